"""A line as it is printed, and the cells that it falls into."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from mappa_report.importing.pdf.words import Word

SAME_LINE = 2
"""How many points apart the base lines of one line may be."""

GAP = 1.0
"""How many letters' heights part two cells."""


class Cell(NamedTuple):
    """Words of a line that stand together."""

    x0: float
    x1: float
    text: str


class Printed(Struct, frozen=True, dict=True):
    """A line as printed on ``page``, counted from 1, or a row whose cells were drawn one after another.

    ``y`` is the base line of its first words, ``bottom`` that of its last, ``size`` that of its largest letters, and
    ``starts`` which words, counted from 0, begin cells that were drawn apart.
    """

    page: int
    words: tuple[Word, ...]
    y: float
    bottom: float
    size: float
    starts: frozenset[int] = frozenset()

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @cached_property
    def is_bold(self) -> bool:
        """True if all its letters are."""
        return all(word.is_bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words, with a tab between cells."""
        return "\t".join(cell.text for cell in self.cells)

    @cached_property
    def cells(self) -> list[Cell]:
        """Its cells."""
        cells: list[Cell] = []
        for number, word in enumerate(self.words):
            gap = self.gap(number)
            if gap == "\t":
                cells.append(Cell(word.x0, word.x1, word.text))
            else:
                last = cells[-1]
                text = f"{last.text}{gap}{word.text}"
                cells[-1] = Cell(min(last.x0, word.x0), max(last.x1, word.x1), text)
        return cells

    def gap(self, number: int) -> str:
        """What stands before the word of that number: a tab where it begins a cell, a blank, or nothing."""
        if number == 0 or number in self.starts:
            return "\t"
        before, word = self.words[number - 1], self.words[number]
        gap = word.x0 - before.x1
        if gap > GAP * self.size and abs(word.y - before.y) <= SAME_LINE:
            return "\t"
        return "" if abs(before.y - word.y) > 0.3 and abs(gap) < 0.1 * self.size else " "
