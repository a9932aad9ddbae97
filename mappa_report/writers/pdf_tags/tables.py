"""Tables among a PDF's tags: which headers each cell has, worked out on the grid that the cells fill."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pikepdf import Name

from mappa_report.writers.pdf_tags.tree import Element

_GROUPS = ("THead", "TBody", "TFoot")


class _Cell(Struct, frozen=True):
    """A cell and the rows and columns of the grid that it fills."""

    element: Element
    attributes: dict[str, Any]
    rows: range
    columns: range


_Headers = dict[int, list[_Cell]]
"""By row or by column, the headers over it."""


def add_headers(document: Element) -> None:
    """Name the headers of each table in ``document``, and say of its other cells which of them they have.

    Cells say already how many columns and rows they span, and headers what they are over. A table whose attributes
    are left as the file has them is left alone.
    """
    tables = (element for element in document.within() if element.role == "Table" and element.attributes is not None)
    for number, table in enumerate(tables, 1):
        _complete(list(_grid(table)), number)


def _complete(cells: list[_Cell], number: int) -> None:
    over_rows: _Headers = defaultdict(list)
    over_columns: _Headers = defaultdict(list)
    for cell in cells:
        if cell.element.role == "TH":
            cell.element.identity = f"{number}-{cell.rows.start}-{cell.columns.start}"
            is_of_row = cell.attributes["Scope"] == Name.Row
            for line in cell.rows if is_of_row else cell.columns:
                (over_rows if is_of_row else over_columns)[line].append(cell)
    for cell in cells:
        if cell.element.role == "TD":
            cell.attributes["Headers"] = _headers(cell, over_rows, over_columns)


def _grid(table: Element) -> Iterator[_Cell]:
    """Every cell with its place. A cell that spans rows pushes those below it to the right."""
    occupied_until: dict[int, int] = {}  # column: the first row that is free again
    for row, cells in enumerate(_rows(table)):
        column = 0
        for element in cells:
            while occupied_until.get(column, 0) > row:
                column += 1
            attributes = element.attributes = element.attributes or {}
            across = range(column, column + attributes.get("ColSpan", 1))
            down = range(row, row + attributes.get("RowSpan", 1))
            occupied_until.update(dict.fromkeys(across, down.stop))
            yield _Cell(element, attributes, down, across)
            column = across.stop


def _rows(part: Element) -> Iterator[list[Element]]:
    for kid in part.elements():
        if kid.role == "TR":
            yield kid.elements()
        elif kid.role in _GROUPS:
            yield from _rows(kid)


def _headers(cell: _Cell, over_rows: _Headers, over_columns: _Headers) -> list[str]:
    first_row, first_column = cell.rows.start, cell.columns.start
    before = (each for row in cell.rows for each in over_rows.get(row, ()) if each.columns.stop <= first_column)
    above = (each for column in cell.columns for each in over_columns.get(column, ()) if each.rows.stop <= first_row)
    return list(dict.fromkeys(each.element.identity for each in (*before, *above)))
