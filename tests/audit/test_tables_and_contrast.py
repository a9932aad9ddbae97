"""Where cells come to stand, and how far colours are apart: arithmetic, for any table and any two colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.audit.outline import Cell, Location, Table
from mappa_report.audit.tables import check_tables, grid_of
from mappa_report.model.colour import contrast
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import Tally

HERE = Location(Place(Source("report.pdf")))
COLOURS = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(rows, has_caption=True, location=HERE)


def told(made: Table) -> list[str]:
    return [problem.code for problem in check_tables([made])]


COLUMN = Cell(is_header=True, scope="column")
ROW = Cell(is_header=True, scope="row")
FIGURE = Cell()


def test_merged_cells_stand_at_all_that_they_cover() -> None:
    tall, wide = Cell(down=2), Cell(across=2)

    grid = grid_of(table((tall, wide), (FIGURE, FIGURE)), Tally("cells", 6))

    assert grid == [{0: tall, 1: wide, 2: wide}, {0: tall, 1: FIGURE, 2: FIGURE}]


@given(st.integers(1, 8), st.integers(1, 8), st.data())
def test_every_way_to_cut_up_a_rectangle_gives_even_rows(across: int, down: int, data: st.DataObject) -> None:
    """Cells of any size are laid until the rectangle is full, as a browser would lay them."""
    covered: set[tuple[int, int]] = set()
    rows: list[list[Cell]] = [[] for _ in range(down)]
    for row in range(down):
        for column in range(across):
            if (row, column) in covered:
                continue
            room = next((at for at in range(column, across) if (row, at) in covered), across) - column
            wide = data.draw(st.integers(1, room))
            tall = data.draw(st.integers(1, down - row))
            covered |= {(row + y, column + x) for y in range(tall) for x in range(wide)}
            rows[row].append(Cell(across=wide, down=tall))

    grid = grid_of(table(*map(tuple, rows)), Tally("cells", across * down))

    assert [set(each) for each in grid] == [set(range(across))] * down


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        pytest.param([(COLUMN, COLUMN), (ROW, FIGURE)], [], id="both kinds of header"),
        pytest.param([(COLUMN, COLUMN), (FIGURE, FIGURE)], [], id="columns alone"),
        pytest.param([(ROW, FIGURE), (ROW, FIGURE)], [], id="rows alone"),
        pytest.param([(FIGURE, FIGURE)], [], id="one row"),
        pytest.param([(FIGURE,), (FIGURE,)], [], id="one column"),
        pytest.param([], [], id="nothing"),
        pytest.param([(Cell(is_blank=True), COLUMN), (ROW, FIGURE)], [], id="an empty corner"),
        pytest.param([(COLUMN, FIGURE), (FIGURE, FIGURE)], ["cell-without-header"], id="a column without one"),
        pytest.param([(COLUMN, FIGURE), (FIGURE, Cell(names_headers=True))], ["cell-without-header"], id="one named"),
        pytest.param(
            [(COLUMN, Cell(is_header=True, scope="column", across=2)), (ROW, FIGURE, FIGURE)], [], id="a wide header"
        ),
        pytest.param([(COLUMN, COLUMN), (ROW,)], ["table-uneven"], id="a short row"),
        pytest.param([(COLUMN, COLUMN), (Cell(is_header=True), FIGURE)], ["header-scope"], id="no scope"),
        pytest.param(
            [(Cell(is_header=True, scope="column", is_blank=True), COLUMN), (ROW, FIGURE)],
            ["header-wordless"],
            id="an empty header",
        ),
        pytest.param([(FIGURE, FIGURE), (FIGURE, FIGURE)], ["table-without-headers"], id="no header"),
    ],
)
def test_what_is_told_of_a_table(rows: list[tuple[Cell, ...]], codes: list[str]) -> None:
    assert told(table(*rows)) == codes


def test_tables_without_captions_are_told_of_together() -> None:
    rows = ((COLUMN, COLUMN), (ROW, FIGURE))
    bare = [Table(rows, has_caption=False, location=HERE.within(f"table {number}")) for number in (1, 2, 3)]

    problems = list(check_tables(bare))

    assert [(each.message, each.record, each.notes) for each in problems] == [
        ("3 tables have no caption", ("table 1",), ("table 2, table 3",))
    ]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("12436D", "FFFFFF", 10.25), ("28A197", "FFFFFF", 3.17), ("777777", "FFFFFF", 4.48)],
)
def test_contrasts_that_are_known(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
def test_a_contrast_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1
