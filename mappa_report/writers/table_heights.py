"""About how high the rows of a table are on a page: whether it may run over pages, and whether a row has to."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from msgspec import Struct

from mappa_report.document.blocks import Alignment, Table
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.writers.column_widths import Setting, column_widths, is_compact, narrowest_width, natural_width

SCALE = 8957
"""The width of a page's tables in twentieths of a point."""

_WIDTHS = {"half": 5329, "text": 7597, "page": SCALE}
"""How wide tables on paper may be, so that those near one another are as wide, and how a template calls that."""

_WIDE = 10545
"""Into the margins."""

_ROOMY_ON_PAPER = Setting(size=195, margins=262, short_label=1550, long_line=6200, figure_heading=2100)
_COMPACT_ON_PAPER = Setting(size=190, margins=124, short_label=1700)

LONG, LONG_OF_WORDS = 20, 8
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
        return max(1, int((width - self.margins) / (self.size * 0.46)))

    def height(self, text: str, width: float) -> float:
        """About how high a cell is, in points."""
        return (ceil(len(text) / self.letters(width)) + 1) * self.size * 1.3


_ROOMY = Density("roomy", 10.5, 12.6)
_CLOSE = Density("close", 10, 6)
_DENSE = Density("dense", 10, 4)


def density_of(table: Table) -> Density:
    """How close the type of ``table`` is: the closer, the more columns it has."""
    count = len(table.columns)
    return _DENSE if count > 10 else _CLOSE if count > 6 else _ROOMY


@lru_cache(maxsize=64)  # PDF and web page ask for it three times each, of the same tables
def columns_on_paper(table: Table) -> tuple[str, tuple[float, ...]]:
    """What a template calls the width of ``table``, and how wide its columns are, in points."""
    setting = _COMPACT_ON_PAPER if is_compact(table) else _ROOMY_ON_PAPER
    name, width = _width_of(table, setting)
    return name, tuple(each / 20 for each in column_widths(table, width, setting))


def _width_of(table: Table, setting: Setting) -> tuple[str, int]:
    if is_compact(table):
        return ("wide", _WIDE) if narrowest_width(table, setting) > SCALE else ("page", SCALE)
    if not table.has_row_headers:
        return "page", SCALE
    natural = natural_width(table, setting)
    return next(((name, width) for name, width in _WIDTHS.items() if natural <= width), ("page", SCALE))


def is_long(table: Table) -> bool:
    """True for a table that may run over pages: of many rows, or higher than a page; of words, sooner than of figures.

    Figures are compared with one another, and a glossary or timetable is read line by line.
    """
    is_of_words = all(column.alignment is Alignment.LEFT for column in table.columns)
    most = LONG_OF_WORDS if is_of_words else LONG
    return len(table.rows) >= most or sum(_heights(table)) > _PAGE


def has_tall_rows(table: Table) -> bool:
    """True where a row may be higher than half a page, so that it has to be free to run over to the next."""
    return max(_heights(table), default=0) > _PAGE / 2


def _heights(table: Table) -> list[float]:
    density = density_of(table)
    _, widths = columns_on_paper(table)
    return [_row_height(row.cells, widths, density) for row in table.rows]


def _row_height(cells: tuple[Inlines, ...], widths: Sequence[float], density: Density) -> float:
    return max(density.height(plain_text(cell), width) for cell, width in zip(cells, widths, strict=True))
