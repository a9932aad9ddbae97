"""How the width of a table is shared out among its columns on paper."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.document.blocks import Alignment, Column, Row, Table
from mappa_report.writers.table_heights import columns_on_paper
from tests.documents import text

MARKED = Table(
    columns=(
        Column(text("Year")),
        *(Column(text(f"Category\N{NO-BREAK SPACE}{n}"), Alignment.RIGHT) for n in (1, 2, 3)),
    ),
    rows=(Row((text("2021–22"), text("1,889"), text("709 [b1]"), text("6 [b1]"))),),
    has_row_headers=True,
)


def test_years_take_no_more_than_their_share_and_leave_headings_room_before_a_mark() -> None:
    name, (years, *figures) = columns_on_paper(MARKED)

    assert name == "text"
    assert years < min(figures)
    assert min(figures) > 72  # the words of a heading, the margins of its cell and the mark behind a figure


def test_long_labels_take_what_is_left_over() -> None:
    label = Row((text("Individuals managed in the year by all agencies"), *MARKED.rows[0].cells[1:]))
    _, widths = columns_on_paper(replace(MARKED, rows=(label,)))

    assert widths[0] > sum(widths) / 2.5
