"""Tables in a PDF's tag tree: their parts in order, and for each cell the headers that it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mappa_report.writers.typst.tree import Element, Kid


def complete_table(group: Element, part: dict[str, Any], number: int) -> Iterator[Kid]:
    """The table in ``group`` with its caption in it, and the notes below it.

    ``part`` tells its summary, how many columns it has, and whether its rows have headers; ``number`` is its own in
    the report.
    """
    kids = group.elements()
    place = next(place for place, kid in enumerate(kids) if kid.role == "Table")
    table, captions = kids[place], kids[:place]
    for caption in captions:
        caption.role = "Caption"
    table.put([*captions, *table.kids])
    summary = part["summary"]
    table.about["A"] = Dictionary(O=Name.Table, Summary=pikepdf.String(summary)) if summary else None
    _add_headers(table, part, number)
    yield table
    yield from kids[place + 1 :]


def _add_headers(table: Element, part: dict[str, Any], number: int) -> None:
    groups = [kid for kid in table.elements() if kid.role in ("THead", "TBody")]
    if all(group.role == "THead" for group in groups):  # a head over no body is no head
        for group in groups:
            group.role = "TBody"
    rows = [row for group in groups for row in group.elements()]
    for place, row in enumerate(rows):
        if len(row.kids) > part["columns"]:  # what holds rows together
            row.put(row.kids[: part["columns"]])
        _complete_row(row, place, number, has_header=part["row_headers"])


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
