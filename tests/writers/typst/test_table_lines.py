"""The lines of tables that run over pages: what closes one is at its true end."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.document.blocks import Row
from mappa_report.writers.typst.writer import write_pdf
from tests.conftest import ROOT
from tests.documents import FIGURES, empty, text
from tests.writers.pdf_drawing import strokes

THIN, TOTAL, CLOSING, HEAD = 0.5, 0.75, 1.0, 1.0

ROWS = tuple(Row((text(f"Row {number}"), text("1"), text("2"))) for number in range(70))


def lines_of(*rows: Row) -> list[list[float]]:
    """How thick the lines of a table with ``rows`` are below its head on each page: of two at one place, both."""
    table = replace(FIGURES, rows=rows, notes=())
    pages = strokes(write_pdf(replace(empty(), blocks=(table,)), (ROOT / "templates").joinpath))
    drawn = [[width for _, width in sorted(page, key=lambda stroke: -stroke[0])] for page in pages[1:]]
    assert {page.pop(0) for page in drawn} == {HEAD}
    return drawn


def test_each_page_ends_with_a_thin_line_and_the_table_with_its_closing_one() -> None:
    pages = lines_of(*ROWS)
    assert [page[-1] for page in pages] == [THIN, THIN, CLOSING]
    assert [set(page[:-1]) for page in pages] == [{THIN}, {THIN}, {THIN}]
    assert sum(map(len, pages)) == len(ROWS) + 1


def test_a_total_keeps_its_lines_at_the_true_end() -> None:
    pages = lines_of(*ROWS, replace(ROWS[0], is_total=True))
    assert [page[-2:] for page in pages] == [[THIN, THIN], [THIN, THIN], [TOTAL, CLOSING]]
    assert [set(page[:-2]) for page in pages] == [{THIN}, {THIN}, {THIN}]


def test_a_row_over_pages_is_seen_to_go_on() -> None:
    row = Row((text("Long"), text("word " * 900), text("1")))
    *unfinished, last = lines_of(row)
    assert len(unfinished) > 1
    assert all(page == [THIN] for page in unfinished)
    assert last == [THIN, CLOSING]
