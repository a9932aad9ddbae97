"""About how high the rows of a table are on a page: whether it may run over pages, and whether a row has to."""

from math import ceil

from msgspec import Struct

from mappa_report.document.blocks import Table
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.writers.column_widths import column_widths

SCALE = 9411
"""The width of a page's text in twentieths of a point."""

LONG = 20
"""Rows of a table that may run over pages."""

_PAGE = 560
"""Points that a table may be high and surely fits on one page."""


class Density(Struct, frozen=True):
    """Type and room in a table of so many columns: the size of its type, and of one cell the margins, in points."""

    name: str
    size: float
    margins: float

    def letters(self, width: float) -> int:
        """How many letters stand in a line of ``width`` points: rather fewer than so many wide ones."""
        return max(1, int((width - self.margins) / (self.size * 0.56)))

    def height(self, text: str, width: float) -> float:
        """About how high a cell is, in points."""
        return (ceil(len(text) / self.letters(width)) + 1) * self.size * 1.3


_ROOMY = Density("roomy", 10, 14)
_CLOSE = Density("close", 9, 7.2)
_DENSE = Density("dense", 8, 4.8)


def density_of(table: Table) -> Density:
    """How close the type of ``table`` is: the closer, the more columns it has."""
    count = len(table.columns)
    return _DENSE if count > 10 else _CLOSE if count > 6 else _ROOMY


def is_long(table: Table) -> bool:
    """True for a table that may run over pages: of many rows, or higher than a page."""
    return len(table.rows) >= LONG or sum(_heights(table)) > _PAGE


def has_tall_rows(table: Table) -> bool:
    """True where a row may be higher than half a page, so that it has to be free to run over to the next."""
    return max(_heights(table), default=0) > _PAGE / 2


def _heights(table: Table) -> list[float]:
    density = density_of(table)
    widths = [share / 20 for share in column_widths(table, SCALE)]
    return [_row_height(row.cells, widths, density) for row in table.rows]


def _row_height(cells: tuple[Inlines, ...], widths: list[float], density: Density) -> float:
    return max(density.height(plain_text(cell), width) for cell, width in zip(cells, widths, strict=True))
