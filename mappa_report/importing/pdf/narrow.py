"""Text set in less than the width of the page: a label in a cell, a frame, one of several columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mappa_report.importing.pdf.printed import Printed

_FEWEST = 3
_SAME_PLACE = 2


def narrow_stacks(lines: Sequence[Printed], step: float) -> Iterator[tuple[float, Sequence[Printed]]]:
    """Lines right below one another that were broken at a margin of their own, and where that is.

    ``step`` is how far, in heights of letters, lines of a paragraph may be apart.
    """
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _is_below(lines[end - 1], lines[end], step):
            continue
        stack = lines[start:end]
        right = max(line.x1 for line in stack)
        if len(stack) >= _FEWEST and _is_broken_at(stack, right):
            yield right, stack
        start = end


def _is_below(before: Printed, line: Printed, step: float) -> bool:
    is_alike = before.page == line.page and abs(before.size - line.size) <= 1 and before.is_bold is line.is_bold
    return is_alike and abs(before.x0 - line.x0) <= _SAME_PLACE and 0 < line.y - before.y <= step * line.size


def _is_broken_at(stack: Sequence[Printed], right: float) -> bool:
    """True if no line had room for the first word of the next, and sentences run on over most ends of lines."""
    others = stack[1:]
    widths = [line.words[0].x1 - line.words[0].x0 for line in others]
    has_no_room = all(line.x1 + width + line.size / 5 > right for line, width in zip(stack, widths, strict=False))
    return has_no_room and sum(line.text[:1].islower() for line in others) * 2 >= len(others)
