"""The national tables of 2005–06: every percentage is worked out, and agrees with the published one or says why not."""

from __future__ import annotations

import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mappa_report.assembly.editions import load_edition
from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Chart, Table
from mappa_report.document.document import Document
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.edition import Edition
from mappa_report.model.national import Measure, NationalColumn, NationalTable
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.documents import words_of

DATA = "boilerplate/2006/data"
PUBLISHED: dict[str, Any] = yaml.safe_load((ROOT / DATA / "published-percentages.yaml").read_text("utf-8"))
CELLS = [
    (table, row, column, printed)
    for table, rows in PUBLISHED["tables"].items()
    for row, columns in rows.items()
    for column, printed in columns.items()
]
# Both were cut off after two decimals in print, where all the others were rounded.
DIFFERS = {
    ("national-3", "category_2", "level-2-change"): ("18.39%", "18.395573997", "18.40%"),
    ("national-3", "category_2", "level-3-change"): ("-7.49%", "-7.495429616", "−7.50%"),
}


@cache
def edition_of_2006() -> Edition:
    problems: list[Problem] = []
    edition = load_edition(Workspace(ROOT), "2006", problems)
    assert edition, problems
    return edition


@cache
def document() -> Document:
    report = check_report(Workspace(ROOT), "kent", "2006").report
    assert report
    return compose_report(report, digest="")


def printed_cells(key: str) -> dict[tuple[str, str], str]:
    """The cells of the national table ``key`` as composed, by the keys of their row and column."""
    table = edition_of_2006().national.tables[key]
    made = next(
        block
        for block in document().blocks
        if isinstance(block, Table) and block.caption and words_of(block.caption.text) == words_of(table.title)
    )
    return {
        (row.key, column): words_of(cell)
        for row, made_row in zip(table.rows, made.rows, strict=True)
        for column, cell in zip(column_keys(key), made_row.cells[1:], strict=True)
    }


@cache
def column_keys(key: str) -> list[str]:
    written = yaml.safe_load((ROOT / DATA / "national.yaml").read_text("utf-8"))
    return list(map(str, written["tables"][key]["columns"]))


def exact(table: NationalTable, column: NationalColumn, row: str) -> Decimal:
    """The percentage of one cell, from the counts and not by the program's own arithmetic."""
    figures = edition_of_2006().national.figures
    value = figures[column.group, row, column.year]
    if column.measure is Measure.SHARE:
        return Decimal(100 * value) / figures[*column.of, column.year]
    assert column.measure is Measure.CHANGE, table.key
    before = figures[column.group, row, column.year - 1]
    return Decimal(100 * (value - before)) / before


def test_every_percentage_of_the_tables_has_a_published_one_beside_it() -> None:
    percentages = [
        (table.key, row.key, key)
        for table in edition_of_2006().national.tables.values()
        for row in table.rows
        for key, column in zip(column_keys(table.key), table.columns, strict=True)
        if column.measure is not Measure.COUNT
    ]

    assert sorted(percentages) == sorted((table, row, column) for table, row, column, _ in CELLS)
    assert len(percentages) == 46


@pytest.mark.parametrize(("key", "row", "column", "published"), CELLS)
def test_a_percentage_comes_out_as_published_or_the_difference_is_known(
    key: str, row: str, column: str, published: str
) -> None:
    printed = printed_cells(key)[row, column]
    table = edition_of_2006().national.tables[key]
    worked_out = exact(table, table.columns[column_keys(key).index(column)], row)

    if (key, row, column) in DIFFERS:
        assert (published, f"{worked_out:.9f}", printed) == DIFFERS[key, row, column]
        # Cut off and not rounded, it would be the published one.
        assert Decimal(int(worked_out * 100)) / 100 == Decimal(published.rstrip("%"))
        return
    assert printed == f"{Decimal(published.rstrip('%')):.2f}%".replace("-", "−"), "all have two decimals"
    assert abs(worked_out - Decimal(published.rstrip("%"))) <= Decimal("0.005")


def test_the_notes_know_the_differences_and_no_others() -> None:
    noted = {
        (entry["table"], entry["row"], entry["column"]): (entry["printed"], entry["exact"])
        for entry in PUBLISHED["differs"]
    }

    assert noted == {place: (published, value) for place, (published, value, _) in DIFFERS.items()}


@pytest.mark.parametrize("entry", PUBLISHED["text"], ids=lambda entry: f"{entry['from']}-{entry['year']}")
def test_a_percentage_in_the_text_agrees_with_the_figures(entry: dict[str, Any]) -> None:
    figures = edition_of_2006().national.figures

    def figure(of: str, year: int = entry["year"]) -> int:
        group, _, row = of.partition(".")
        return figures[group, row, year]

    value = figure(entry["from"]) - (figure(entry["less"]) if "less" in entry else 0)
    if entry["shows"] == "change":
        before = figure(entry["from"], entry["year"] - 1)
        worked_out = Decimal(100 * (value - before)) / before
    else:
        whole = entry["of"] if isinstance(entry["of"], list) else [entry["of"]]
        worked_out = Decimal(100 * value) / sum(map(figure, whole))
    says = Decimal(entry["says"].rstrip("%"))

    assert round(worked_out, max(0, -int(says.as_tuple().exponent))) == says


def panels(*bars: Bar) -> tuple[BarPanel]:
    return (BarPanel((BarGroup(bars),)),)


def test_both_charts_show_the_national_figures() -> None:
    charts = [block for block in document().text if isinstance(block, Chart)][:2]

    assert [(chart.caption.words, chart.panels, chart.alternative) for chart in charts] == [
        (
            "Chart 1: Registered sex offenders made up 63% of MAPPA offenders in the community in 2005–06",
            panels(
                Bar("Registered sex offenders", 29_973, "29,973 (63%)"),
                Bar("Violent offenders and other sex offenders", 14_317, "14,317 (30%)"),
                Bar("Other offenders", 3_363, "3,363 (7%)"),
            ),
            "Registered sex offenders: 29,973 (63%); Violent offenders and other sex offenders: 14,317 (30%); "
            "Other offenders: 3,363 (7%).",
        ),
        (
            "Chart 2: Level\xa01 had 71% of MAPPA offenders in 2005–06",
            panels(
                Bar("Level 1", 33_870, "33,870 (71%)"),
                Bar("Level 2", 12_505, "12,505 (26%)"),
                Bar("Level 3", 1_278, "1,278 (3%)"),
            ),
            "Level 1: 33,870 (71%); Level 2: 12,505 (26%); Level 3: 1,278 (3%).",
        ),
    ]


def test_every_sum_of_the_national_figures_holds() -> None:
    figures = edition_of_2006().national.figures
    parts = ("category_1", "category_2", "category_3")
    summed = {
        (group, year): sum(figures[group, part, year] for part in parts)
        for group, row, year in figures
        if row == "total"
    }

    assert summed == {(group, year): value for (group, row, year), value in figures.items() if row == "total"}
    assert summed == {
        ("community", 2003): 52_909,
        ("community", 2004): 39_492,
        ("community", 2005): 44_592,
        ("community", 2006): 47_653,
        ("level_2", 2005): 11_288,
        ("level_2", 2006): 12_505,
        ("level_3", 2005): 1_478,
        ("level_3", 2006): 1_278,
        ("levels_2_and_3", 2006): 13_783,
    }


# What is wrong with national.yaml is said at its line.


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A workspace with a copy of the edition's national figures, to be spoilt."""
    shutil.copytree(ROOT / DATA, tmp_path / DATA)
    return tmp_path


def spoil(own: Path, old: str, new: str) -> None:
    path = own / DATA / "national.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "2005: 44592",
            "2005: 44593",
            [("total-differs", "community, total, 2005 does not add up", "44593")],
        ),
        (
            "{2003: , 2004: , 2005: 993, 2006: 1295}",
            "{2003: , 2004: , 2005: , 2006: 1295}",
            [
                (
                    "missing",
                    "there is no figure enforcement.rso_charged_or_cautioned.2005",
                    "columns:\n      2005: {label: 2004–05, from: enforcement",
                )
            ],
        ),
        (
            "parts: [enforcement.sopo,",
            "parts: [enforcement.sopos,",
            [("unknown-value", "there are no figures enforcement.sopos", "enforcement.sopos,")],
        ),
        (
            "from: community.total, less: levels_2_and_3.total",
            "from: community.total, less: level_2_and_3.total",
            [("unknown-value", "there are no figures level_2_and_3.total", "level_2_and_3.total")],
        ),
        (
            "level_2, year: 2006, shows: share, of: community.total",
            "level_2, year: 2006, shows: share, of: comunity.total",
            [("unknown-value", "there are no figures comunity.total", "comunity.total")],
        ),
        (
            "level_2, year: 2006, shows: share, of: community.total",
            "level_2, year: 2006, shows: share",
            [
                (
                    "unknown-value",
                    "the column level-2-share shows a share of nothing, or names what it is no share of",
                    '{label: "Level 2, % of',
                )
            ],
        ),
        (
            "from: enforcement, year: 2006, shows: change",
            "from: enforcement, year: 206, shows: change",
            [("badly-written", "206 is no year", "206, shows: change")],
        ),
        (
            "from: enforcement, year: 2006, shows: change",
            "from: enforcement, year: 2006, shows: difference",
            [("unknown-value", "shows can't be difference", "difference")],
        ),
        (
            "    title: MAPPA offenders by management level, 2005–06\n    year: 2006",
            "    title: MAPPA offenders by management level, 2005–06\n    year: 206",
            [("badly-written", "206 is no year", "206\n")],
        ),
    ],
)
def test_a_slip_in_the_national_figures_is_a_problem_at_its_line(
    old: str, new: str, expected: list[tuple[str, str, str]], own: Path
) -> None:
    spoil(own, old, new)
    text = (own / DATA / "national.yaml").read_text("utf-8")
    problems: list[Problem] = []

    load_edition(Workspace(own), "2006", problems)

    said = [
        (problem.code, problem.message, problem.place.source.name, problem.place.line, problem.place.column)
        for problem in dict.fromkeys(problems)
    ]
    assert said == [
        (code, message, f"{DATA}/national.yaml", *line_and_column(text, at)) for code, message, at in expected
    ]


def line_and_column(text: str, words: str) -> tuple[int, int]:
    assert text.count(words) == 1
    start = text.index(words)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{table: national-5", "{table: national-6", "this edition has no table national-6"),
        ("{chart: national-chart-2", "{chart: national-chart-3", "this edition has no chart national-chart-3"),
    ],
)
def test_an_outline_that_calls_for_a_national_table_that_is_not_there_is_a_problem(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "boilerplate/2006"
    folder.mkdir(parents=True)
    text = (ROOT / "boilerplate/2006/edition.yaml").read_text("utf-8")
    (folder / "edition.yaml").write_text(text.replace(old, new), "utf-8")
    problems: list[Problem] = []

    assert load_edition(Workspace(tmp_path), "2006", problems) is None
    assert [(problem.code, problem.message) for problem in problems] == [("unknown-value", message)]


def test_a_percentage_of_nought_is_not_applicable_and_says_so(own: Path) -> None:
    text = (own / DATA / "national.yaml").read_text("utf-8")
    path = own / DATA / "national.yaml"
    text = text.replace("{2003: , 2004: , 2005: 1, 2006: 1}", "{2003: , 2004: , 2005: 0, 2006: 2}")
    path.write_text(text.replace("2005: 526, 2006: 973", "2005: 525, 2006: 974"), "utf-8")

    report = check_report(Workspace(own), "kent", "2006").report
    assert report
    tables = [block for block in compose_report(report, digest="").blocks if isinstance(block, Table) and block.caption]

    assert [words_of(cell) for cell in tables[4].rows[3].cells[1:]] == ["0", "2", "n/a"]
    assert [words_of(note) for note in tables[4].notes] == [
        "The first row counts offenders, the others orders.",
        "n/a: not applicable.",
    ]
