"""The words that a waiver prints: below which tables they stand, and when they stand nowhere."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from mappa_report.checks.printed_words import check_printed_words
from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Table
from mappa_report.document.inlines import plain_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.table_note import TableNote
from mappa_report.opendata.dataset import dataset_of
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.problems.problem import Problem, Severity, Waived, Waiver
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT

YEAR = "areas/testshire/2023"
SOURCE = Source(f"{YEAR}/waivers.yaml", "printed: words\n")


@pytest.fixture(scope="module")
def report() -> AnnualReport:
    checked = check_report(Workspace(BASE), "testshire", "2023")
    assert checked.report
    return checked.report


def waived(words: str, *records: str, reason: str = "seen") -> list[Waived]:
    """Problems of the figures that ``records`` lead to, all taken by one waiver that prints ``words``."""
    printed = TextNode(words, Place(SOURCE, 1, 10, 5)) if words else None
    waiver = Waiver("rate-differs", (), "", reason, "Chair", date(2023, 9, 1), Place(SOURCE), Place(SOURCE), printed)
    return [
        Waived(Problem("rate-differs", record, Place(SOURCE), Severity.WARNING, tuple(record.split("."))), waiver)
        for record in records
    ]


def notes_of(each: list[Waived], report: AnnualReport) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The first figure of each note with its words, and what is told."""
    problems: list[Problem] = []
    notes: tuple[TableNote, ...] = check_printed_words(each, report, read_inline, problems)
    return [(".".join(note.figure), plain_text(note.words)) for note in notes], problems


def test_words_stand_once_below_each_table_that_the_waiver_is_about(report: AnnualReport) -> None:
    of_three = waived("Seen.", "people.near.red", "people.far.red", "orders.first", "no.figure")

    assert notes_of(of_three, report) == ([("people.near.red", "Seen."), ("orders.first", "Seen.")], [])


def test_the_same_words_of_another_waiver_stand_once_and_other_words_beside_them(report: AnnualReport) -> None:
    each = [
        *waived("Seen.", "orders.first"),
        *waived("Seen.", "orders.second", reason="seen too"),
        *waived("Seen again.", "orders.second"),
    ]

    assert notes_of(each, report) == ([("orders.first", "Seen."), ("orders.second", "Seen again.")], [])


def test_a_waiver_without_words_prints_nothing(report: AnnualReport) -> None:
    assert notes_of(waived("", "orders.first"), report) == ([], [])


def test_words_about_no_table_are_told_at_the_words(report: AnnualReport) -> None:
    notes, problems = notes_of(waived("Seen.", "sections", "orders"), report)

    assert notes == []
    assert [(each.code, each.severity, str(each.place)) for each in problems] == [
        ("waiver-not-printed", Severity.WARNING, f"{YEAR}/waivers.yaml:1:10")
    ]


def waived_with(printed: str, workspace: Path) -> CheckResult:
    """What a check tells of a rate that differs, where the waiver of it has ``printed`` to print."""
    shutil.copytree(ROOT / "tests/problems/cases/rate-differs", workspace, dirs_exist_ok=True)
    (workspace / YEAR / "waivers.yaml").write_text(
        '- code: rate-differs\n  place: "statistics.yaml: share"\n  reason: It is rounded up.\n  who: Chair\n'
        f"  date: 2023-09-01\n  printed: {printed}\n",
        "utf-8",
    )
    return check_report(Workspace(workspace), "testshire", "2023")


def test_words_are_printed_with_their_figures_in_the_report_and_in_the_open_data(workspace: Path) -> None:
    checked = waived_with(">-\n    The rate of {{ figures.share }}\n    is *rounded up*.", workspace)

    assert (checked.problems, [each.problem.code for each in checked.waived]) == ((), ["rate-differs"])
    assert checked.report
    tables = [each for each in compose_report(checked.report, "0" * 12).blocks if isinstance(each, Table)]
    below = ["".join(map(plain_text, table.notes[-1:])) for table in tables]
    assert [words for words in below if "rounded" in words] == ["The rate of 3 is rounded up."]
    in_data = [note for table in dataset_of(checked.report, "0" * 12).tables for note in table.notes]
    assert in_data[-1] == "The rate of 3 is rounded up."


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Rounded up, TBC.", ("leftover", 6, 24)),
        ("There were 7 cases reviewed.", ("sentence-contradicts", 6, 23)),
        (">-\n    All of\n    it 😀.", ("letter-missing", 6, 12)),
    ],
)
def test_words_to_print_are_held_to_what_sections_are_held_to(
    printed: str, told: tuple[str, int, int], workspace: Path
) -> None:
    checked = waived_with(printed, workspace)

    assert [(each.code, each.place.line, each.place.column) for each in checked.problems] == [told]
