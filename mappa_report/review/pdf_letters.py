"""The letters of a page of a PDF that stand in boxes, such as those of a note."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from mappa_report.unpacking.bounds import Tally

_MIDDLE = 2
_MOST = 2_000

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class PageLetters:
    """The letters of ``page``, one of pdfium's. ``looks`` counts them, and then each that a box is held against."""

    def __init__(self, page: Any, looks: Tally) -> None:
        self._text, self._looks = page.get_textpage(), looks
        count = self._text.count_chars()
        looks.add(count)
        # from the bottom up, so that a box of one line is not held against all letters
        self._middles = sorted((*_middle(*self._text.get_charbox(at)), at) for at in range(count))

    def within(self, boxes: Iterable[Box]) -> str:
        """The letters whose middle lies in one of ``boxes``, in the order of the page; the first if they are many."""
        inside: set[int] = set()
        for left, bottom, right, top in boxes:
            first, last = bisect_left(self._middles, (bottom,)), bisect_right(self._middles, (top, float("inf")))
            self._looks.add(1 + max(0, last - first))
            inside |= {at for _, x, at in self._middles[first:last] if left <= x <= right}
        return "".join(self._text.get_text_range(at, 1) for at in sorted(inside)[:_MOST])


def _middle(left: float, bottom: float, right: float, top: float) -> tuple[float, float]:
    """How far up, and how far across."""
    return (bottom + top) / _MIDDLE, (left + right) / _MIDDLE
