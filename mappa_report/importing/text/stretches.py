"""Lines of a text into stretches that belong together: paragraphs, items of lists, rows of tables."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.importing.text.marks import item_of, looks_like_row

_WRAPPED_FROM, _WRAPPED_BELOW = 36, 100
"""A text whose full lines are as long was broken into the lines of a page; shorter ones are cells."""
_ENDS = tuple(".!?:;”\"'")


class Line(Struct, frozen=True):
    """A line with letters in it; ``number`` counts from 1, ``gap`` is how many blank lines stand before it."""

    number: int
    text: str
    gap: int


def lines_with_text(lines: Sequence[str]) -> list[Line]:
    """The lines that are not blank; one of a tab alone is a blank cell."""
    told: list[Line] = []
    gap = 0
    for number, text in enumerate(lines, 1):
        if text.strip() or text.startswith("\t"):
            told.append(Line(number, text, gap))
            gap = 0
        else:
            gap += 1
    return told


def width_of(lines: Sequence[Line]) -> int:
    """How long a full line is in a text that was broken into the lines of a page, else 0."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    usual = lengths[len(lengths) * 9 // 10]
    return usual if _WRAPPED_FROM <= usual <= _WRAPPED_BELOW else 0


def stretches(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """The lines of each paragraph or item, those of a page joined; a row of a table stands alone."""
    together: list[Line] = []
    for line in lines:
        if together and not _goes_on(together, line, width):
            yield together
            together = []
        together.append(line)
    if together:
        yield together


def _goes_on(together: Sequence[Line], line: Line, width: int) -> bool:
    last = together[-1]
    if not width or looks_like_row(last.text) or item_of(line.text) or _starts_row(line.text):
        return False
    was_full = len(last.text.strip()) + _first_word(line.text) >= width * 0.8
    if line.gap:
        starts_small = line.text.lstrip()[:1].islower()
        return line.gap == 1 and was_full and starts_small and not last.text.rstrip().endswith(_ENDS)
    return was_full or _is_amid(last, line)


def _starts_row(text: str) -> bool:
    """True for a row of figures, but for the end of a label that the line before began."""
    return looks_like_row(text) and not text.lstrip()[:1].islower()


def _is_amid(last: Line, line: Line) -> bool:
    """True where a sentence goes on, though its line was left short."""
    return not last.text.rstrip().endswith(_ENDS) and line.text.lstrip()[:1].islower()


def _first_word(text: str) -> int:
    return len(text.split(maxsplit=1)[0]) + 1


def joined(lines: Sequence[Line]) -> str:
    """The words of ``lines`` in one line; a word parted at a line's end keeps its hyphen."""
    text = lines[0].text.strip()
    for line in lines[1:]:
        words = line.text.strip()
        text += words if re.search(r"\w-$", text) and words[:1].islower() else f" {words}"
    return text
