"""One table of the return: its figures in four states that are never confused, its notes, and its shape in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Alignment, Caption, Column, Row, Table
from mappa_report.document.inlines import Anchored, Link, Text, plain_text
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE


@pytest.fixture
def report() -> AnnualReport:
    checked = check_report(Workspace(BASE), "testshire", "2023").report
    assert checked
    return checked


def tables_of(report: AnnualReport) -> list[Table]:
    return [block for block in compose_report(report, digest="").blocks if isinstance(block, Table)]


def with_figures(report: AnnualReport, changed: dict[FigurePath, Figure]) -> AnnualReport:
    return replace(report, statistics=StatisticalReturn({**report.statistics.figures, **changed}))


def text(words: str) -> tuple[Text]:
    return (Text(words),)


def row(*cells: str, is_total: bool = False) -> Row:
    return Row(tuple(text(cell) for cell in cells), is_total)


def test_a_table_is_composed_whole(report: AnnualReport) -> None:
    right = Alignment.RIGHT

    assert tables_of(report)[0] == Table(
        columns=(
            Column(text("Distance")),
            Column(text("Red"), right),
            Column(text("Blue"), right),
            Column(text("Total"), right, is_total=True),
        ),
        rows=(
            row("Near", "10", "5", "15"),
            Row((text("Far"), text("2"), (Link(text("-"), "#people-not-applicable", "-: does not apply"),), text("2"))),
            row("Total", "12", "5", "17", is_total=True),
        ),
        has_row_headers=True,
        caption=Caption("Table", 1, (Text("People on "), Text("31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2023"))),
        anchor="table-1",
        summary="Rows: Near, Far, Total. Columns: Red, Blue, Total.",
        notes=(
            (Text("Explained in "), Link(text("(a)"), "#definition-people", "(a) People"), Text(".")),
            (Anchored(text("“-”: does not apply; Blue is only ever near."), "people-not-applicable"),),
        ),
    )


def test_a_list_of_single_figures_has_one_column(report: AnnualReport) -> None:
    table = tables_of(report)[2]

    assert [plain_text(column.heading) for column in table.columns] == ["Over the year", "Number"]
    assert table.rows == (row("Cases reviewed", "4"), row("Rate per 100,000", "2.4"))
    assert [plain_text(note) for note in table.notes] == ["Worked out on the population of mid-2021."]


def test_several_definitions_are_joined_by_the_edition_s_own_and(report: AnnualReport) -> None:
    assert [plain_text(note) for note in tables_of(report)[1].notes] == ["Explained in (a) and (b)."]


def test_tables_are_numbered_in_the_order_in_which_they_stand(report: AnnualReport) -> None:
    captions = [table.caption for table in tables_of(report)]

    assert [(caption.label, caption.number) for caption in captions if caption] == [
        ("Table", 1), ("Table", 2), ("Table", 3),
    ]  # fmt: skip
    assert [table.anchor for table in tables_of(report)] == ["table-1", "table-2", "table-3"]


FOUR = {
    ("orders", "first"): Figure(FigureState.NUMBER, 0),
    ("orders", "second"): Figure(FigureState.NOT_RETURNED),
    ("reviews",): Figure(FigureState.NOT_APPLICABLE),
    ("share",): Figure(FigureState.MISSING),
}


def test_the_four_states_of_a_figure_print_differently(report: AnnualReport) -> None:
    tables = tables_of(with_figures(report, FOUR))

    prints = [plain_text(made.cells[1]) for table in tables[1:] for made in table.rows]
    assert prints == ["0", "not returned", "-", "missing"]


def test_each_state_but_a_number_is_explained_below_the_table_where_it_stands(report: AnnualReport) -> None:
    tables = tables_of(with_figures(report, FOUR))

    assert [[plain_text(note) for note in table.notes] for table in tables[1:]] == [
        ["Explained in (a) and (b).", "not returned: no figure was given."],
        ["“-”: does not apply.", "missing: still to come.", "Worked out on the population of mid-2021."],
    ]


@pytest.mark.parametrize("name", ["<b>Near</b>", "{{ year.end }}", "*Near*", "a & b"])
def test_what_fills_a_placeholder_is_never_read_as_markup(name: str, workspace: Path) -> None:
    area = workspace / "areas/testshire/area.yaml"
    area.write_text(area.read_text().replace("name: Testshire", f'name: "{name}"'))
    form = workspace / "boilerplate/tiny/form.yaml"
    form.write_text(form.read_text().replace("near: Near", 'near: "{{ area.name }}"'))
    checked = check_report(Workspace(workspace), "testshire", "2023").report
    assert checked

    assert tables_of(checked)[0].rows[0].cells[0] == text(name)


def test_a_note_of_its_own_is_numbered_where_the_edition_has_a_word_for_it(report: AnnualReport) -> None:
    edition = replace(report.edition, terms={**report.edition.terms, "note": text("note")})
    table = tables_of(replace(report, edition=edition))[2]

    assert table.caption
    assert table.caption.text == (*text("Reviews"), Text(" ["), Link(text("note 1"), "#note-1"), Text("]"))
    assert table.notes[-1][:2] == (Anchored(text("[note 1]"), "note-1"), Text(" "))
    assert plain_text(table.notes[-1]) == "[note 1] Worked out on the population of mid-2021."
    assert [made.caption and plain_text(made.caption.text) for made in tables_of(report)] == [
        "People on 31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2023",
        "Orders",
        "Reviews",
    ]
