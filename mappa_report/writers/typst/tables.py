"""A Table as data for ``templates/tables.typ``: how wide its columns are, how close its type, where it may break."""

from mappa_report.document.blocks import Column, Table
from mappa_report.document.inlines import Inlines
from mappa_report.writers.hanging import margins_of_marks, marked_figure
from mappa_report.writers.table_heights import LONG_OF_WORDS, columns_on_paper, density_of, has_tall_rows, is_long
from mappa_report.writers.typst.words import Data, Node, heading_words, words


def table_data(table: Table) -> Node:
    """``table`` with all that decides how it looks."""
    density = density_of(table)
    name, widths = columns_on_paper(table)
    margins = margins_of_marks(table, round(density.size * 20))
    longest = [density.letters(width) for width in widths]
    return {
        "kind": "Table",
        "columns": [
            {
                "heading": heading_words(column.heading, letters),
                "alignment": column.alignment.value,
                "is_total": column.is_total,
                "marks": marks / 20,
                "share": round(width / sum(widths) * 100, 4),
            }
            for column, marks, width, letters in zip(table.columns, margins, widths, longest, strict=True)
        ],
        "rows": [
            {
                "cells": [
                    _cell(cell, column, letters)
                    for cell, column, letters in zip(row.cells, table.columns, longest, strict=True)
                ],
                "is_total": row.is_total,
            }
            for row in table.rows
        ],
        "has_row_headers": table.has_row_headers,
        "summary": table.summary,
        "density": density.name,
        "width": name,
        "is_held": len(table.rows) >= LONG_OF_WORDS and is_long(table),
        "is_long": is_long(table),
        "has_tall_rows": has_tall_rows(table),
    }


def _cell(cell: Inlines, column: Column, letters: int) -> list[Data]:
    figure = marked_figure(cell, column)
    if figure is None:
        return words(cell, letters)
    return [*words(figure.words, letters), {"kind": "Hanging", "content": words(figure.mark)}]
