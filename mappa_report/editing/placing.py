"""Where a place in a file is in the text boxes of an editor: which block, which box of it, which letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct

from mappa_report.editing import nodes
from mappa_report.editing.boxes import Box, Stretch, units
from mappa_report.editing.page import Page, Part, PartKind
from mappa_report.source.place import Place


class Range(Struct, frozen=True):
    """``block`` is the place of a block among those that were sent; None for what stands in none."""

    block: int | None = None
    box: int = 0
    start: int = 0
    end: int = 0


def runs_in(node: nodes.Node) -> list[nodes.Run]:
    """What each text box of ``node`` holds, in their order."""
    return list(_runs(node))


def _runs(value: Any) -> Iterator[nodes.Run]:
    match value:
        case nodes.ParagraphNode() | nodes.HeadingNode() | nodes.PictureNode():
            yield value.content
        case nodes.HeadCellNode() | nodes.CellNode():
            yield value.content
        case nodes.KeptNode():
            pass
        case _:
            for each in value.content:
                yield from _runs(each)


class Placing:
    """Tells places in ``page`` as an editor has them, which shows ``shown``: ``at`` says which blocks of the page."""

    def __init__(self, page: Page, shown: Sequence[nodes.Node], at: Sequence[int | None]) -> None:
        self._page, self._shown = page, shown
        self._sent_of = {block: number for number, block in enumerate(at) if block is not None}
        self._parts = list(page.of_blocks)

    def range_of(self, place: Place) -> Range:
        """Where ``place`` is. What is in a note stands at its mark."""
        line = place.line - 1
        part = next((part for part in self._page.parts if part.start <= line < part.end), None)
        if part is not None and part.kind is PartKind.NOTE:
            place = self._mark_of(part) or place
            part = next((part for part in self._parts if part.start <= place.line - 1 < part.end), None)
        if part is None or part.kind is not PartKind.BLOCK:
            return Range()
        number = self._parts.index(part)
        return self._within(part, self._sent_of[number], place) if number in self._sent_of else Range()

    def _mark_of(self, part: Part) -> Place | None:
        mark = f"[^{part.label}]"
        for each in self._parts:
            for number in range(each.start + 1, each.end + 1):
                if (column := self._page.source.line(number).find(mark)) >= 0:
                    return Place(self._page.source, number, column + 1, len(mark))
        return None

    def _within(self, part: Part, sent: int, place: Place) -> Range:
        runs = runs_in(self._shown[sent])
        filled = [number for number, run in enumerate(runs) if _says_something(run)]
        for number, box in zip(filled, part.boxes, strict=False):
            if span := _span(box, place):
                before = _blanks_before(runs[number])
                return Range(sent, number, *(min(at + before, _length(runs[number])) for at in span))
        on_line = (n for n, box in zip(filled, part.boxes, strict=False) if _is_on(box, place.line))
        number = next(on_line, filled[0] if filled else 0)
        return Range(sent, number, 0, _length(runs[number]) if runs else 0)


def _span(box: Box, place: Place) -> tuple[int, int] | None:
    """The letters of ``box`` that are at ``place``; None where it has none of them."""
    begins, ends = place.column, place.column + max(1, place.length)
    on_line = [each for each in box.stretches if each.place.line == place.line]
    inside = [each for each in on_line if each.place.column < ends and begins < _end_column(each)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    return first.start + _letters(first, begins), last.start + (_letters(last, ends) or last.length)


def _end_column(stretch: Stretch) -> int:
    return stretch.place.column + max(1, stretch.place.length)


def _letters(stretch: Stretch, column: int) -> int:
    """How many letters of ``stretch`` are before ``column``. An atom is before it as a whole, or not at all."""
    place = stretch.place
    if column <= place.column:
        return 0
    if column >= _end_column(stretch):
        return stretch.length
    if stretch.length == 1 != place.length:
        return 0
    line = place.source.line(place.line)
    return min(units(line[place.column - 1 : column - 1]), stretch.length)


def _is_on(box: Box, line: int) -> bool:
    return any(each.place.line == line for each in box.stretches)


def _says_something(run: nodes.Run) -> bool:
    return any(
        each.text.strip() if isinstance(each, nodes.WordsNode) else not isinstance(each, nodes.BreakNode)
        for each in run
    )


def _blanks_before(run: nodes.Run) -> int:
    """Letters at the beginning of ``run`` that its file goes without."""
    is_blank = takewhile(lambda each: not _says_something((each,)), run)
    blanks = sum(_length((each,)) for each in is_blank)
    first = next((each for each in run if _says_something((each,))), None)
    if isinstance(first, nodes.WordsNode):
        blanks += len(first.text) - len(first.text.lstrip())
    return blanks


def _length(run: nodes.Run) -> int:
    return sum(units(each.text) if isinstance(each, nodes.WordsNode) else 1 for each in run)
