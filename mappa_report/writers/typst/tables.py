"""A Table as data for ``templates/tables.typ``: how wide its columns are, how close its type, where it may break."""

from math import ceil

from msgspec import Struct

from mappa_report.document.blocks import Table
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.writers.column_widths import column_widths
from mappa_report.writers.typst.words import Node, heading_words, words

_SCALE = 9411
"""The width of a page's text in twentieths of a point."""

_LONG = 20
"""Rows of a table that may run over pages."""

_PAGE = 560
"""Points that a table may be high and surely fits on one page."""


class _Density(Struct, frozen=True):
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


_ROOMY = _Density("roomy", 10, 14)
_CLOSE = _Density("close", 9, 7.2)
_DENSE = _Density("dense", 8, 4.8)


def table_data(table: Table) -> Node:
    """``table`` with all that decides how it looks."""
    density = _density(table)
    shares = column_widths(table, _SCALE)
    widths = [share / 20 for share in shares]
    longest = [density.letters(width) for width in widths]
    heights = [_row_height(row.cells, widths, density) for row in table.rows]
    return {
        "kind": "Table",
        "columns": [
            {
                "heading": heading_words(column.heading, letters),
                "alignment": column.alignment.value,
                "is_total": column.is_total,
                "share": round(share / _SCALE * 100, 4),
            }
            for column, share, letters in zip(table.columns, shares, longest, strict=True)
        ],
        "rows": [
            {
                "cells": [words(cell, letters) for cell, letters in zip(row.cells, longest, strict=True)],
                "is_total": row.is_total,
            }
            for row in table.rows
        ],
        "has_row_headers": table.has_row_headers,
        "summary": table.summary,
        "density": density.name,
        "is_held": len(table.rows) >= _LONG,
        "is_long": len(table.rows) >= _LONG or sum(heights) > _PAGE,
        "has_tall_rows": max(heights, default=0) > _PAGE / 2,
    }


def _density(table: Table) -> _Density:
    count = len(table.columns)
    return _DENSE if count > 10 else _CLOSE if count > 6 else _ROOMY


def _row_height(cells: tuple[Inlines, ...], widths: list[float], density: _Density) -> float:
    return max(density.height(plain_text(cell), width) for cell, width in zip(cells, widths, strict=True))
