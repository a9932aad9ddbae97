"""Which headers each cell of a table has, counted again by hand."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name

from mappa_report.writers.pdf_tags.tables import add_headers
from mappa_report.writers.pdf_tags.tree import Element

Spans = list[list[tuple[str, int, int]]]


SCOPES = {"row": Name.Row, "col": Name.Column}


def made_table(rows: Spans) -> Element:
    """A table with these cells: their scope, or none for a TD, and how many columns and rows they fill."""
    return Element("Table", [Element("TR", [made_cell(*cell) for cell in cells]) for cells in rows], attributes={})


def made_cell(scope: str, columns: int, rows: int) -> Element:
    says = {"ColSpan": columns, "RowSpan": rows}
    if not scope:
        return Element("TD", [], attributes=says)
    return Element("TH", [], attributes={**says, "Scope": SCOPES[scope]})


def headers_by_hand(rows: Spans) -> Iterator[set[tuple[int, int]]]:
    """For each TD, where the headers in its rows before it, and in its columns above it, begin."""
    slots: dict[tuple[int, int], tuple[int, int, str]] = {}
    placed = []
    for row, cells in enumerate(rows):
        for scope, columns, down in cells:
            column = next(each for each in range(999) if (row, each) not in slots)
            area = [(row + y, column + x) for y in range(down) for x in range(columns)]
            slots.update({slot: (row, column, scope) for slot in area if slot not in slots})
            placed.append((row, column, columns, down, scope))
    for row, column, columns, down, scope in placed:
        if not scope:
            before = [slots.get((row + y, x)) for y in range(down) for x in range(column)]
            above = [slots.get((y, column + x)) for x in range(columns) for y in range(row)]
            yield {each[:2] for each in before if each and each[2] == "row"} | {
                each[:2] for each in above if each and each[2] == "col"
            }


cells = st.tuples(st.sampled_from(["", "", "row", "col"]), st.just(1), st.just(1))
wide_cells = st.tuples(st.sampled_from(["", "row", "col"]), st.integers(1, 3), st.just(1))
tall_cells = st.tuples(st.sampled_from(["", "row", "col"]), st.just(1), st.integers(1, 3))


@given(
    st.lists(st.lists(cells | wide_cells, max_size=5), max_size=5)
    | st.lists(st.lists(cells | tall_cells, max_size=5), max_size=5)
)
def test_the_headers_of_any_table(rows: Spans) -> None:
    table = made_table(rows)
    add_headers(table)
    found = [set(cell.attributes["Headers"]) for cell in table.within() if cell.attributes and cell.role == "TD"]
    assert found == [{f"1-{row}-{column}" for row, column in headers} for headers in headers_by_hand(rows)]


def test_a_table_whose_attributes_are_the_files_own_is_left_alone_and_not_counted() -> None:
    theirs = Element("Table", [Element("TR", [Element("TH", []), Element("TD", [])])])
    ours = made_table([[("col", 1, 1)], [("", 1, 1)]])
    add_headers(Element("Document", [theirs, ours]))
    assert [(cell.identity, cell.attributes) for cell in theirs.within() if not cell.kids] == [("", None), ("", None)]
    assert [cell.identity for cell in ours.within() if cell.role == "TH"] == ["1-0-0"]
