"""Tables in a PDF's tag tree: which headers each cell has, worked out on the grid that the cells fill."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pydyf
from msgspec import Struct

from mappa_report.writers.weasyprint.node import Node

_ORDER = ("Caption", "THead", "TBody", "TFoot")

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


class _Cell(Struct, frozen=True):
    """A cell and the rows and columns of the grid that it fills."""

    node: Node
    rows: range
    columns: range


def complete_table(table: Node, number: int) -> None:
    """Put its parts in order; say what each header is over, and which headers each other cell has."""
    parts = [kid for kid in table.kids if isinstance(kid, Node)]
    parts.sort(key=lambda part: _ORDER.index(part.role))
    table.kids[:] = parts
    summary = table.piece.attribute("data-summary") if table.piece else None
    if summary:
        table.attributes["Summary"] = pydyf.String(summary)
    over_rows: dict[int, list[_Cell]] = defaultdict(list)
    over_columns: dict[int, list[_Cell]] = defaultdict(list)
    cells = list(_grid(table))
    for cell in cells:
        _add_spans(cell)
        if cell.node.role == "TH":
            cell.node.identity = f"{number}-{cell.rows.start}-{cell.columns.start}"
            _add_scope(cell, over_rows, over_columns)
    for cell in cells:
        if cell.node.role == "TD":
            cell.node.attributes["Headers"] = pydyf.Array(map(pydyf.String, _headers(cell, over_rows, over_columns)))


def _grid(table: Node) -> Iterator[_Cell]:
    """Every cell with its place. A cell that spans rows pushes those below it to the right."""
    occupied_until: dict[int, int] = {}  # column: the first row that is free again
    for row, cells in enumerate(_rows(table)):
        column = 0
        for node in cells:
            while occupied_until.get(column, 0) > row:
                column += 1
            across = range(column, column + _span(node, "colspan"))
            down = range(row, row + _span(node, "rowspan"))
            occupied_until.update(dict.fromkeys(across, down.stop))
            yield _Cell(node, down, across)
            column = across.stop


def _rows(node: Node) -> Iterator[list[Node]]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role == "TR":
            yield [cell for cell in kid.kids if isinstance(cell, Node)]
        elif isinstance(kid, Node) and kid.role in _ORDER[1:]:
            yield from _rows(kid)


def _span(node: Node, attribute: str) -> int:
    written = node.piece.attribute(attribute) if node.piece else None
    return int(written) if written else 1


def _add_spans(cell: _Cell) -> None:
    for name, filled in (("ColSpan", cell.columns), ("RowSpan", cell.rows)):
        if len(filled) > 1:
            cell.node.attributes[name] = len(filled)


def _add_scope(header: _Cell, over_rows: dict[int, list[_Cell]], over_columns: dict[int, list[_Cell]]) -> None:
    written = header.node.piece.attribute("scope") if header.node.piece else None
    scope = _SCOPES.get(written or "", "/Column")
    header.node.attributes["Scope"] = scope
    over, filled = (over_rows, header.rows) if scope == "/Row" else (over_columns, header.columns)
    for line in filled:
        over[line].append(header)


def _headers(cell: _Cell, over_rows: Mapping[int, list[_Cell]], over_columns: Mapping[int, list[_Cell]]) -> list[str]:
    first_row, first_column = cell.rows.start, cell.columns.start
    before = (each for row in cell.rows for each in over_rows.get(row, ()) if each.columns.stop <= first_column)
    above = (each for column in cell.columns for each in over_columns.get(column, ()) if each.rows.stop <= first_row)
    return list(dict.fromkeys(each.node.identity for each in (*before, *above)))
