"""A worksheet as tables are looked for on it: as it is, or turned round, so that its rows are columns."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from msgspec import Struct

from mappa_report.importing.sheets.cells import BLANK, Cell, Sheet, address
from mappa_report.importing.sheets.values import is_value
from mappa_report.importing.years import years_of_row

At = tuple[int, int]
"""A row and a column of a view, counted from 0."""


class _Kind(Enum):
    WORDS = "words"
    VALUE = "value"
    NEITHER = "neither"


def _kind_of(cell: Cell) -> _Kind:
    if cell.is_blank:
        return _Kind.NEITHER
    if is_value(cell, {}):
        return _Kind.VALUE
    return _Kind.WORDS if any(map(str.isalpha, cell.text)) else _Kind.NEITHER


class View(Struct, frozen=True, dict=True):
    """``sheet`` with its rows and columns, which have changed places if ``is_turned``."""

    sheet: Sheet
    is_turned: bool = False

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells, row by row."""
        return tuple(zip(*self.sheet.rows, strict=True)) if self.is_turned else self.sheet.rows

    @cached_property
    def filled(self) -> tuple[tuple[int, ...], ...]:
        """Of each row the columns whose cells show anything."""
        return tuple(tuple(at for at, cell in enumerate(row) if not cell.is_blank) for row in self.rows)

    @cached_property
    def _kinds(self) -> tuple[tuple[_Kind, ...], ...]:
        """What each cell is."""
        return tuple(tuple(map(_kind_of, row)) for row in self.rows)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; a blank one beyond the last."""
        return self.rows[row][column] if 0 <= row < len(self.rows) and 0 <= column < self.width else BLANK

    def text(self, row: int, column: int) -> str:
        """The words there; none where a figure stands, or a formula that has gone wrong."""
        return self._texts[row][column] if 0 <= row < len(self.rows) and 0 <= column < self.width else ""

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each cell."""
        return tuple(tuple("" if cell.flaw else " ".join(cell.text.split()) for cell in row) for row in self.rows)

    def heads(self, row: int) -> frozenset[str]:
        """What of the words in a row may be a heading or name a year: no bare number beside a label."""
        return self._heads[row]

    @cached_property
    def _heads(self) -> tuple[frozenset[str], ...]:
        """Of each row what may be a heading."""
        rows = ([text for at in columns if (text := self.text(row, at))] for row, columns in enumerate(self.filled))
        return tuple(frozenset(years_of_row(texts)) for texts in rows)

    def has_words(self, row: int, column: int) -> bool:
        """Whether words stand there, and no figure."""
        return self._kind(row, column) is _Kind.WORDS

    def has_value(self, row: int, column: int) -> bool:
        """Whether a figure stands there, or what should be one."""
        return self._kind(row, column) is _Kind.VALUE

    def _kind(self, row: int, column: int) -> _Kind:
        return self._kinds[row][column] if 0 <= row < len(self.rows) and 0 <= column < self.width else _Kind.NEITHER

    def where(self, at: At) -> str:
        """The name of the cell, as in "Table_1!B7"."""
        row, column = reversed(at) if self.is_turned else at
        name = address(row, column)
        return f"{self.sheet.name}!{name}" if self.sheet.name else name

    def in_sheet(self, at: At) -> tuple[str, int, int]:
        """Which cell of which worksheet it is, whichever way the sheet is looked at."""
        row, column = reversed(at) if self.is_turned else at
        return self.sheet.name, row, column

    def nearest_above(self, row: int, column: int) -> str:
        """The words in a cell, or in the nearest above a blank one, which stands for those below it too."""
        if column not in self._carried:
            latest, carried = "", []
            for each in range(len(self.rows)):
                latest = self.text(each, column) or latest
                carried.append(latest)
            self._carried[column] = carried
        return self._carried[column][row]

    @cached_property
    def _carried(self) -> dict[int, list[str]]:
        """For columns that have been asked for, the words of each cell, carried down."""
        return {}

    def words_above(self, row: int, first: int, last: int, most: int) -> Iterator[str]:
        """The words in the ``most`` rows above ``row``, nearest first, up to the next row with figures.

        Only what stands in the columns from ``first`` to ``last`` counts, and in those before them.
        """
        for above in range(row - 1, max(-1, row - 1 - most), -1):
            columns = [column for column in self.filled[above] if column <= last]
            if sum(self.has_value(above, column) for column in columns if column >= first) > 1:
                return
            yield from (self.text(above, column) for column in columns if self.has_words(above, column))
