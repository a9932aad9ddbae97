"""Rows of cells with their places into tables of columns, and the halves of a table that a page cuts into one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.importing.office.walked import Cell, Grid, Line, Run, Walked
from mappa_report.importing.pdf.printed import Cell as Placed
from mappa_report.importing.pdf.rows import Rows, columns_of, is_figure

_FEW = 2


def grid_of(rows: Rows, where: str) -> Grid:
    """The table that ``rows`` draw."""
    laid = [row for row in rows.rows if len(row) >= _FEW]
    figured = [row for row in laid if any(map(is_figure, row[1:]))] or laid
    columns = columns_of(figured)
    texts = [_laid(row, columns) for row in rows.rows]
    return Grid(tuple(tuple(_cell(text, where) for text in row) for row in _one_head(texts)), where)


def with_halves_joined(walked: Sequence[Walked]) -> list[Walked]:
    """``walked`` with each table that goes on at the top of the next page as one; a head that is repeated goes."""
    joined: list[Walked] = []
    last_page = ""
    for each in walked:
        before = joined[-1] if joined else None
        if isinstance(before, Grid) and isinstance(each, Grid) and _goes_on(before, last_page, each):
            is_repeated = _words(before.rows[0]) == _words(each.rows[0])
            joined[-1] = replace(before, rows=before.rows + each.rows[is_repeated:])
        else:
            joined.append(each)
        last_page = each.where
    return joined


def _goes_on(before: Grid, page: str, grid: Grid) -> bool:
    """True if ``grid`` has as many columns, and stands on the page after ``page``, where ``before`` ends."""
    first, second = (int(each.rpartition(" ")[2]) for each in (page, grid.where))
    return second == first + 1 and len(before.rows[0]) == len(grid.rows[0])


def _words(row: Sequence[Cell]) -> list[str]:
    return ["".join(each.text for each in cell.content if isinstance(each, Line)) for cell in row]


def _laid(row: Sequence[Placed], columns: Sequence[tuple[float, float]]) -> list[str]:
    """The words of ``row`` in the columns that they are nearest to."""
    texts = [""] * len(columns)
    for cell in row:
        at = max(range(len(columns)), key=lambda number: _shared(cell, columns[number]))
        texts[at] = f"{texts[at]} {cell.text}".strip()
    return texts


def _shared(cell: Placed, column: tuple[float, float]) -> float:
    """How much of ``cell`` stands over ``column``; how far it is off, below nought."""
    return min(cell.x1, column[1]) - max(cell.x0, column[0])


def _one_head(rows: Sequence[list[str]]) -> list[list[str]]:
    """``rows`` with those that stand, without a label, over the first row of figures as one head."""
    first = next((number for number, row in enumerate(rows) if row[0] and any(row[1:])), 0)
    if first < _FEW or any(row[0] for row in rows[:first]):
        return list(rows)
    head = [" ".join(filter(None, texts)) for texts in zip(*rows[:first], strict=True)]
    return [head, *rows[first:]]


def _cell(text: str, where: str) -> Cell:
    return Cell((Line((Run(text),), where),) if text else ())
