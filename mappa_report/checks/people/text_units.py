"""What a reader takes in at once: a paragraph, a table's row under its headings, a picture's words."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose

_PICTURE = re.compile(r"!\[([^\[\]]+)\] ?\(([^()\s]*)")


class TextUnit(Struct, frozen=True):
    """``parts`` are its runs of prose, each with where its words begin in ``text``."""

    text: str
    parts: tuple[tuple[int, Prose], ...]

    def place(self, start: int, end: int) -> Place:
        """Where the characters from ``start`` to ``end`` stand: a whole line where the author wrote them otherwise.

        What stands there is hidden by its place, which is rather too long than too short.
        """
        begins, prose = next((begins, prose) for begins, prose in reversed(self.parts) if begins <= start)
        place = prose.place(start - begins, end - begins)
        written = place.source.line(place.line)[place.column - 1 : place.column - 1 + place.length]
        return place if written == self.text[start:end] else whole_line(place)


def whole_line(place: Place) -> Place:
    """The line of ``place``, without the blanks round it."""
    line = place.source.line(place.line)
    words = line.strip()
    return replace(place, column=line.find(words) + 1, length=max(1, len(words)))


def text_units_of(runs: Iterable[Prose]) -> Iterator[TextUnit]:
    """``runs``, each by itself, but the cells of a table's row together, each below the heading of its column."""
    headings: dict[tuple[int, int], str] = {}
    for (table, row), group in groupby(runs, _row):
        if table is None:
            yield from (TextUnit(prose.text, ((0, prose),)) for prose in group)
        elif row == 0:
            cells = tuple(group)
            headings |= {(table, prose.cell.column): prose.text for prose in cells if prose.cell}
            yield from (TextUnit(prose.text, ((0, prose),)) for prose in cells)
        else:
            yield _joined(list(group), headings)


def _row(prose: Prose) -> tuple[int | None, int]:
    return (prose.cell.table, prose.cell.row) if prose.cell else (None, 0)


def _joined(cells: list[Prose], headings: dict[tuple[int, int], str]) -> TextUnit:
    text, parts = "", []
    for prose in cells:
        heading = headings.get((prose.cell.table, prose.cell.column), "") if prose.cell else ""
        text += f"; {heading} " if text else f"{heading} "
        parts.append((len(text), prose))
        text += prose.text
    return TextUnit(text, ((0, cells[0]), *parts))


def pictures_in(source: Source) -> Iterator[tuple[Prose, str]]:
    """The words of each picture in ``source``, as if they were a paragraph, and the file that it comes from."""
    for number, line in enumerate(source.lines, 1):
        for match in _PICTURE.finditer(line):
            words = match[1]
            yield Prose((Piece(words, Place(source, number, match.start(1) + 1, len(words))),)), match[2]
