"""The tables of a page: their cells where they stand, merged ones too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mappa_report.importing.office.walked import Cell, Grid, Walked
from mappa_report.unpacking.bounds import Tally

_SPAN = re.compile(r"\d{1,4}", re.ASCII)
_MOST_ACROSS = 63
_PARTS = ("thead", "tbody", "tfoot")


def rows_of(table: Any) -> list[Any]:
    """The rows of ``table`` itself, those of its head first and of its foot last."""
    rows = [child for child in table if child.tag == "tr"]
    return [row for part in _PARTS for each in table if each.tag == part for row in each if row.tag == "tr"] + rows


def grid(table: Any, where: str, walk: Callable[[Any], list[Walked]], cells: Tally) -> Grid:
    """The table that the element ``table`` draws; ``walk`` gives what a cell holds."""
    below: dict[int, int] = {}
    rows: list[tuple[Cell, ...]] = []
    headed = counted = 0
    for row in rows_of(table):
        elements = [cell for cell in row if cell.tag in ("td", "th")]
        headed += len(elements) > 1 and elements[0].tag == "th" and elements[1].tag == "td"
        counted += len(elements) > 1 and elements[1].tag == "td"
        rows.append(tuple(_cells(elements, below, walk, cells)))
    summary = " ".join(str(table.get("data-summary") or table.get("summary") or "").split())
    return Grid(tuple(filter(None, rows)), where, summary, has_row_headers=bool(counted) and headed == counted)


def _cells(elements: list[Any], below: dict[int, int], walk: Callable[[Any], list[Walked]], tally: Tally) -> list[Cell]:
    """The cells of a row; ``below`` says for how many more rows the cell above each column goes on."""
    row: list[Cell] = []
    column = 0
    for element in [*elements, None]:
        while below.get(column):
            below[column] -= 1
            row.append(Cell(is_below=True))
            column += 1
        if element is None or column >= _MOST_ACROSS:
            break
        across = min(_span(element.get("colspan")), _MOST_ACROSS - column)
        down = _span(element.get("rowspan"))
        tally.add(across)
        row.append(Cell(tuple(walk(element)), across))
        below.update({each: down - 1 for each in range(column, column + across) if down > 1})
        column += across
    return row


def _span(text: str | None) -> int:
    return max(1, int(text)) if text and _SPAN.fullmatch(text) else 1
