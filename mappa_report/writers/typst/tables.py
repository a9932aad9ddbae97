"""A Table as data for ``templates/tables.typ``: how wide its columns are, how close its type, where it may break."""

from mappa_report.document.blocks import Table
from mappa_report.writers.table_heights import LONG, columns_on_paper, density_of, has_tall_rows, is_long
from mappa_report.writers.typst.words import Node, heading_words, words


def table_data(table: Table) -> Node:
    """``table`` with all that decides how it looks."""
    density = density_of(table)
    name, widths = columns_on_paper(table)
    longest = [density.letters(width) for width in widths]
    return {
        "kind": "Table",
        "columns": [
            {
                "heading": heading_words(column.heading, letters),
                "alignment": column.alignment.value,
                "is_total": column.is_total,
                "share": round(width / sum(widths) * 100, 4),
            }
            for column, width, letters in zip(table.columns, widths, longest, strict=True)
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
        "width": name,
        "is_held": len(table.rows) >= LONG,
        "is_long": is_long(table),
        "has_tall_rows": has_tall_rows(table),
    }
