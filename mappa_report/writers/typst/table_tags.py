"""Tables in a PDF's tag tree: their parts in order, and for each cell the headers that it has."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from mappa_report.writers.typst.parts import Part, wrong_part
from mappa_report.writers.typst.tree import Element, Kid


def complete_table(group: Element, part: Part, number: int) -> Iterator[Kid]:
    """The table in ``group`` with its caption in it, and the notes below it.

    ``part`` tells its summary, how many columns it has, and whether its rows have headers; ``number`` is its own in
    the report.
    """
    kids = group.elements()
    place = next((place for place, kid in enumerate(kids) if kid.role == "Table"), None)
    if place is None or not {"summary", "columns", "row_headers"} <= part.keys():
        raise wrong_part("Table", "must hold a table, and say its summary, its columns and whether rows have headers")
    table, captions = kids[place], kids[:place]
    for caption in captions:
        caption.role = "Caption"
    table.put([*captions, *_grouped(table)])
    summary = part["summary"]
    table.about["A"] = Dictionary(O=Name.Table, Summary=pikepdf.String(summary)) if summary else None
    _add_headers(table, part, number)
    yield table
    yield from kids[place + 1 :]


def _grouped(table: Element) -> list[Kid]:
    """The rows of ``table`` in groups. A head over no body is no head, and Typst makes no group of it."""
    rows: list[Kid] = [kid for kid in table.elements() if kid.role == "TR"]
    return [Element("TBody", rows)] if rows else table.kids


def _add_headers(table: Element, part: Part, number: int) -> None:
    rows = [row for kid in table.elements() for row in _rows(kid)]
    for place, row in enumerate(rows):
        if len(row.kids) > part["columns"]:  # what holds rows together
            row.put(row.kids[: part["columns"]])
        _complete_row(row, place, number, has_header=part["row_headers"])


def _rows(part: Element) -> list[Element]:
    match part.role:
        case "TR":
            return [part]
        case "THead" | "TBody":
            return part.elements()
    return []


def _complete_row(row: Element, place: int, number: int, *, has_header: bool) -> None:
    for column, cell in enumerate(row.elements()):
        above = [f"{number}-0-{column}"]
        if place == 0:
            _make_header(cell, above[0], Name.Column)
        elif has_header and column == 0:
            _make_header(cell, f"{number}-{place}-0", Name.Row)
        else:
            before = [f"{number}-{place}-0"] if has_header else []
            headers = Array([pikepdf.String(each) for each in (*before, *above)])
            cell.about["A"] = Dictionary(O=Name.Table, Headers=headers)


def _make_header(cell: Element, identity: str, scope: Name) -> None:
    cell.role = "TH"
    cell.identity = identity
    cell.about["A"] = Dictionary(O=Name.Table, Scope=scope)
