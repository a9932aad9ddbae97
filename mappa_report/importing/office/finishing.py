"""What the walk over a file gave, finished: its title, its language, its headings and its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.importing.finished import Finished, Piece
from mappa_report.importing.office.blocks import BlockMaker, letters_by_language
from mappa_report.importing.office.contents import without_contents
from mappa_report.importing.office.headings import with_headings
from mappa_report.importing.office.walked import Line, Role, Walked
from mappa_report.importing.telling import Telling


def finish(walked: Sequence[Walked], title: str, language: str, telling: Telling) -> Finished:
    """The file that ``walked`` was walked over. ``title`` is what its properties say, and ``language`` its default.

    What is told after this has to be told before.
    """
    language = _language(walked) or language
    own_title, walked = _title(walked)
    contents = without_contents(walked, telling)
    headed = with_headings(contents.walked, contents.entries, telling)
    pieces: tuple[Piece, ...] = tuple(BlockMaker(language, telling).pieces(headed))
    return Finished(" ".join((own_title or title).split()), language, pieces, telling.told())


def _language(walked: Sequence[Walked]) -> str:
    """The language of most letters."""
    counts: dict[str, int] = {}
    letters_by_language(walked, counts)
    counts.pop("", None)
    return max(counts, key=lambda language: counts[language], default="")


def _title(walked: Sequence[Walked]) -> tuple[str, list[Walked]]:
    """The title, in the lines of that style that stand together, and ``walked`` without these.

    Where a file has several, the others are headings of sections.
    """
    lines = [number for number, each in enumerate(walked) if isinstance(each, Line) and each.role is Role.TITLE]
    together = {number for count, number in enumerate(lines) if number == lines[0] + count}
    rest: list[Walked] = []
    for number, each in enumerate(walked):
        if number in together:
            continue
        is_title = isinstance(each, Line) and each.role is Role.TITLE
        rest.append(replace(each, role=Role.BODY, level=1) if is_title else each)
    return " ".join(each.text for number in sorted(together) if isinstance(each := walked[number], Line)), rest
