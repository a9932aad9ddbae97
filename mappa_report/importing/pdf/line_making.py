"""The lines that the words of a page stand in, in the order in which the page is drawn.

That is the order of reading; to sort by place would weave columns into each other. A row of a table may be drawn cell
after cell, each of several lines: then the pen goes back up, to the right of the lines just drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mappa_report.importing.pdf.printed import GAP, SAME_LINE, Printed
from mappa_report.importing.pdf.words import Word

_RAISED = 0.85
"""A mark is no larger than this share of the letters beside it."""

_LOOKED_BACK = 8
_BASE_WORDS = 4
_TIGHT = 1.6
_CENTRED = 4
_SLACK = 0.2


def printed_lines(words: Iterable[Word], page: int) -> list[Printed]:
    """The lines of ``page``, and the rows drawn cell by cell."""
    lines: list[_Drawn] = []
    for word in words:
        if not (lines and lines[-1].takes(word)) and not _begins_cell(word, lines):
            lines.append(_Drawn([[word]]))
    return [line.printed(page) for line in lines]


class _Drawn:
    """A line that is being drawn: its cells, if they are drawn one after another, else one of all its words."""

    def __init__(self, cells: list[list[Word]]) -> None:
        self.cells = cells

    @property
    def top(self) -> float:
        return min(cell[0].y for cell in self.cells)

    @property
    def right(self) -> float:
        return max(word.x1 for word in self.cells[-1])

    @property
    def has_gap(self) -> bool:
        words = self.cells[-1]
        return any(word.x0 - before.x1 > GAP * word.size for before, word in pairwise(words))

    def takes(self, word: Word) -> bool:
        """Take ``word`` if it goes on with the line, or with its last cell."""
        cell = self.cells[-1]
        last = cell[-1]
        goes_on = word.x0 >= last.x1 - SAME_LINE and (_is_level(word, cell) or _is_mark(word, last))
        if not goes_on and len(self.cells) > 1:
            left = max(each.x1 for each in self.cells[-2])
            goes_on = 0 < word.y - last.y <= _TIGHT * word.size and word.x0 > left and word.x0 < self.right
        if goes_on:
            cell.append(word)
        return goes_on

    def printed(self, page: int) -> Printed:
        words = [word for cell in self.cells for word in cell]
        size = max(word.size for word in words)
        first = max(self.cells[0], key=lambda word: word.size)
        bottom = max(word.y for word in words) if len(self.cells) > 1 else first.y
        starts: list[int] = []
        count = 0
        for cell in self.cells[:-1]:
            count += len(cell)
            starts.append(count)
        return Printed(page, tuple(words), self.top if starts else first.y, bottom, size, frozenset(starts))


def _begins_cell(word: Word, lines: list[_Drawn]) -> bool:
    """Put ``word`` into a row whose next cell it begins, if it does: what was drawn of that last becomes one line."""
    if not lines or word.y > lines[-1].cells[-1][-1].y + SAME_LINE:
        return False
    start = _start_of_row(word, lines)
    if start is None:
        return False
    first, *others = lines[start:]
    if any(each.has_gap or len(each.cells) > 1 for each in others) or (others and first.has_gap):
        return False
    if word.x0 <= max(each.right for each in lines[start:]) + _SLACK * word.size:
        return False
    first.cells[-1] += [each for line in others for each in line.cells[-1]]
    first.cells.append([word])
    del lines[start + 1 :]
    return True


def _start_of_row(word: Word, lines: Sequence[_Drawn]) -> int | None:
    """Which line the row begins with that ``word`` is to the right of."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _LOOKED_BACK), -1):
        top = lines[number].top
        if abs(top - word.y) <= SAME_LINE:
            return number
        if top < word.y:  # the cell begins further down, as it is set in the middle of its row
            return number
        if number and lines[number - 1].top < word.y - _TIGHT * word.size:
            return number if top - word.y <= _CENTRED * word.size else None
    return None


def _is_level(word: Word, line: Sequence[Word]) -> bool:
    """True if ``word`` stands on the base line of ``line``, which is that of its largest letters."""
    last = line[-1]
    beside = [each for each in line[-_BASE_WORDS:] if abs(each.y - last.y) < max(each.size, last.size) / 2]
    base = max(beside, key=lambda each: each.size)
    return abs(word.y - base.y) <= SAME_LINE


def _is_mark(word: Word, last: Word) -> bool:
    """True of small letters beside larger ones, less than half a line off: the mark of a note, or "st" in "31st"."""
    larger, smaller = max(word.size, last.size), min(word.size, last.size)
    return abs(word.y - last.y) < larger / 2 and smaller <= larger * _RAISED and word.x0 - last.x1 < larger / 2
