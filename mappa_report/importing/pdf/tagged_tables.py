"""Tables by their tags: rows and cells on their grid, with those that stand over several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mappa_report.importing.office.walked import Cell, Grid, Walked
from mappa_report.importing.pdf.elements import Element
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import text_of

_GROUPS = frozenset(("THead", "TBody", "TFoot", "Sect", "Div", "NonStruct"))
_CELLS = ("TH", "TD")
_MOST_COLUMNS = 63
_MOST_ROWS = 300


def tagged_grid(table: Element, content: Callable[[Element], tuple[Walked, ...]], where: str, cells: Tally) -> Grid:
    """The grid of ``table``; ``content`` says what stands in a cell."""
    rows: list[tuple[Cell, ...]] = []
    covered: dict[int, int] = {}
    headed: list[bool] = []
    for row in _rows(table):
        made, covered = _row(row, covered, content)
        cells.add(len(made))
        rows.append(made)
        kinds = [each.kind for each in row.elements() if each.kind in _CELLS]
        if "TD" in kinds:
            headed.append(kinds[0] == "TH")
    summary = text_of(table.attribute("/Summary"))
    return Grid(tuple(rows), where, summary, has_row_headers=bool(headed) and all(headed))


def _rows(parent: Element) -> Iterator[Element]:
    for each in parent.elements():
        if each.kind == "TR":
            yield each
        elif each.kind in _GROUPS:
            yield from _rows(each)


def _row(
    row: Element, covered: dict[int, int], content: Callable[[Element], tuple[Walked, ...]]
) -> tuple[tuple[Cell, ...], dict[int, int]]:
    """The cells of ``row``, and how many rows more each column is ``covered`` by a cell of one above."""
    below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
    made: list[Cell] = []
    column = 0
    for each in (each for each in row.elements() if each.kind in _CELLS):
        while covered.get(column):
            made.append(Cell(is_below=True))
            column += 1
        across = _span(each.attribute("/ColSpan"), _MOST_COLUMNS - column)
        down = _span(each.attribute("/RowSpan"), _MOST_ROWS)
        if down > 1:
            below |= dict.fromkeys(range(column, column + across), down - 1)
        made.append(Cell(content(each), across))
        column += across
        if column >= _MOST_COLUMNS:
            break
    made += [Cell(is_below=True) for at in sorted(covered) if at >= column]
    return tuple(made), below


def _span(value: Any, most: int) -> int:
    return max(1, min(value, most)) if isinstance(value, int) else 1
