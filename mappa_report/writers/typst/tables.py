"""A Table as data for ``templates/tables.typ``: how wide its columns are, how close its type, where it may break."""

from mappa_report.document.blocks import Table
from mappa_report.writers.column_widths import column_widths
from mappa_report.writers.table_heights import LONG, SCALE, density_of, has_tall_rows, is_long
from mappa_report.writers.typst.words import Node, heading_words, words


def table_data(table: Table) -> Node:
    """``table`` with all that decides how it looks."""
    density = density_of(table)
    shares = column_widths(table, SCALE)
    longest = [density.letters(share / 20) for share in shares]
    return {
        "kind": "Table",
        "columns": [
            {
                "heading": heading_words(column.heading, letters),
                "alignment": column.alignment.value,
                "is_total": column.is_total,
                "share": round(share / SCALE * 100, 4),
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
        "is_held": len(table.rows) >= LONG,
        "is_long": is_long(table),
        "has_tall_rows": has_tall_rows(table),
    }
