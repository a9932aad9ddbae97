"""Tables in a PDF's tag tree: their parts in order, and which of their cells are headers."""

from collections.abc import Iterator

from pikepdf import Name

from mappa_report.writers.pdf_tags.tree import Element, Kid
from mappa_report.writers.typst.template_parts import Part, wrong_part


def complete_table(group: Element, part: Part) -> Iterator[Kid]:
    """The table in ``group`` with its caption in it, and the notes below it.

    ``part`` tells its summary, how many columns it has, and whether its rows have headers.
    """
    kids = group.elements()
    place = next((place for place, kid in enumerate(kids) if kid.role == "Table"), None)
    if place is None or not {"summary", "columns", "row_headers"} <= part.keys():
        raise wrong_part("Table", "must hold a table, and say its summary, its columns and whether rows have headers")
    table, captions = kids[place], kids[:place]
    for caption in captions:
        caption.role = "Caption"
    parts = _grouped(table)
    rows = [row for each in parts for row in each.elements() if row.role == "TR"]
    for number, row in enumerate(rows):
        row.kids = row.kids[: part["columns"]]  # after them comes what holds rows together
        _complete_row(row.elements(), is_first=number == 0, has_header=part["row_headers"])
    table.kids = [*captions, *parts]
    table.attributes = {"Summary": part["summary"]} if part["summary"] else {}
    yield table
    yield from kids[place + 1 :]


def _grouped(table: Element) -> list[Element]:
    """The rows of ``table`` in groups. A head over no body is no head, and Typst makes no group of it."""
    rows: list[Kid] = [kid for kid in table.elements() if kid.role == "TR"]
    return [Element("TBody", rows)] if rows else table.elements()


def _complete_row(cells: list[Element], *, is_first: bool, has_header: bool) -> None:
    for column, cell in enumerate(cells):
        if is_first or cell.role == "TH":
            cell.role, cell.attributes = "TH", {"Scope": Name.Column}
        elif has_header and column == 0:
            cell.role, cell.attributes = "TH", {"Scope": Name.Row}
        else:
            cell.attributes = {}
