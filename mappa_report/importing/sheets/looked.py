"""What a look at the raw XML of a worksheet tells, before its values are read: calamine hides all of this.

It gives nothing for an error, for a formula that was never worked out and for a blank alike, says nothing of hidden
rows, and ends the whole process where one cell lies far out.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import Cell, address
from mappa_report.importing.sheets.package import Package

MAX_ROWS, MAX_COLUMNS = 50_000, 200
"""Above the long table of all areas in twenty years."""

MAX_AREA = 600_000
"""Rows times columns, blank cells among them."""


class Look(Struct, frozen=True):
    """Of one worksheet the cells that are not what they seem, and how many hidden rows and columns have values."""

    marked: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_lines: int = 0
    is_hidden: bool = False


class Reach:
    """How far the cells of a worksheet reach. Raises FileRefused for more than any return has."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._rows = self._columns = 0

    def takes(self, row: int, column: int) -> None:
        """There is something in the cell at ``row`` and ``column``, both counted from 0."""
        self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
        if self._rows > MAX_ROWS or self._columns > MAX_COLUMNS or self._rows * self._columns > MAX_AREA:
            hint = "delete all rows and columns beyond the tables, save the file, then try again."
            raise refusals.too_large(self._package.name, f"a cell at {address(row, column)}", hint)
