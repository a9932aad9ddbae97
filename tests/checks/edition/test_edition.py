"""An edition's files: what each names stands in another, and a slip in any of them is a Problem in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.checks.edition.check import check_edition
from mappa_report.document.inlines import Text, plain_text
from mappa_report.model.edition import Edition, OutlineEntry, OutlineKind
from mappa_report.model.figure import FigureState
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_edition
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.workspace.workspace import Workspace

FOLDER = Path("boilerplate/tiny")


def check() -> tuple[Edition | None, list[Problem]]:
    problems: list[Problem] = []
    files = read_edition(Workspace(Path.cwd()), "tiny", problems)
    return check_edition(files, read_inline, problems), problems


def change(name: str, old: str, new: str) -> None:
    path = FOLDER / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.usefixtures("workspace")
def test_a_whole_edition_is_made_of_its_files() -> None:
    edition, found = check()

    assert found == []
    assert edition
    assert (edition.key, edition.years, edition.slots) == ("tiny", (2023,), ("front", "local"))
    assert edition.outline == (
        OutlineEntry(OutlineKind.SECTIONS, "front"),
        OutlineEntry(OutlineKind.PASSAGE, "about"),
        OutlineEntry(OutlineKind.STATISTICS),
        OutlineEntry(OutlineKind.PASSAGE, "commentary"),
        OutlineEntry(OutlineKind.DEFINITIONS),
        OutlineEntry(OutlineKind.SECTIONS, "local"),
    )
    assert [(entry.letter, entry.key, entry.term) for entry in edition.definitions] == [
        ("a", "people", (Text("People"),)),
        ("b", "order", (Text("Order"),)),
    ]
    assert {state: wording.prints for state, wording in edition.cells.items()} == {
        FigureState.NOT_APPLICABLE: "-",
        FigureState.NOT_RETURNED: "not returned",
        FigureState.MISSING: "missing",
        FigureState.SUPPRESSED: "c",
    }
    assert [(table.key, plain_text(table.stub), len(list(table.slots()))) for table in edition.form.tables] == [
        ("people", "Distance", 9),
        ("orders", "Order", 2),
        ("", "Over the year", 2),
    ]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "old", "new", "code", "message", "place"),
    [
        ("edition.yaml", "[2023]", "[0]", "badly-written", "0 is no year", "edition.yaml:2:9"),
        ("edition.yaml", "[2023]", "[]", "missing", "years is empty", "edition.yaml:2:1"),
        ("edition.yaml", "contents: Contents", "contents: ' '", "missing", "contents is empty", "edition.yaml:8:3"),
        (
            "edition.yaml",
            "- passage: about",
            "- passage: abuot",
            "unknown-value",
            "this edition has no passage abuot",
            "edition.yaml:24:14",
        ),
        (
            "edition.yaml",
            "- passage: about",
            "- {}",
            "outline",
            "this entry names more than one thing",
            "edition.yaml:24:5",
        ),
        (
            "edition.yaml",
            "- statistics: all",
            "- statistics: all\n  - statistics: all",
            "outline",
            "statistics stand here more than once",
            "edition.yaml:22:1",
        ),
        (
            "edition.yaml",
            "  - definitions: all\n",
            "",
            "outline",
            "tables lead to definitions that have no place here",
            "edition.yaml:22:1",
        ),
        (
            "edition.yaml",
            "[people, order]",
            "[people, order, people]",
            "duplicate-key",
            "the definition people is given twice",
            "edition.yaml:29:30",
        ),
        (
            "form.yaml",
            "first: First order",
            "a.b: First order",
            "badly-written",
            "a.b can't be the key of a line",
            "form.yaml:21:7",
        ),
        (
            "form.yaml",
            "first: First order",
            "first:",
            "missing",
            "the line first has no label",
            "form.yaml:21:7",
        ),
        (
            "form.yaml",
            "reviews: Cases",
            "edition: Cases",
            "duplicate-key",
            "edition stands for the edition that a return names already",
            "form.yaml:28:7",
        ),
        (
            "form.yaml",
            "reviews: Cases",
            "people: Cases",
            "duplicate-key",
            "people stands for another table already",
            "form.yaml:28:7",
        ),
        (
            "form.yaml",
            "near: Near",
            "near: {label: Near, sum: [near]}",
            "unknown-value",
            "sum names near, which this table does not have",
            "form.yaml:6:33",
        ),
        (
            "form.yaml",
            "near: Near",
            "near: {label: Near, sum: [[far]]}",
            "unknown-value",
            "sum names nothing, which this table does not have",
            "form.yaml:6:33",
        ),
        (
            "form.yaml",
            "row: far",
            "row: fra",
            "unknown-value",
            "row names fra, which this table does not have",
            "form.yaml:14:15",
        ),
        (
            "form.yaml",
            "notes: [base]",
            "notes: [bas]",
            "unknown-value",
            "this edition has no passage bas",
            "form.yaml:30:13",
        ),
        (
            "form.yaml",
            "type: rate}",
            "type: rate, of: people.total.rad}",
            "unknown-value",
            "people.total.rad is no figure of this form",
            "form.yaml:29:54",
        ),
        (
            "form.yaml",
            "first: First order\n      second: Second order",
            "first: {label: First order, sum: [second]}\n      second: Second order\n"
            "      third: {label: T, sum: [fourth]}\n      fourth: {label: F, sum: [third]}",
            "unknown-value",
            "these sums go round in a circle: third, fourth",
            "form.yaml:23:7",
        ),
        (
            "edition.yaml",
            "  - statistics: all\n",
            "",
            "outline",
            "the tables of the return have no place here",
            "edition.yaml:22:1",
        ),
        (
            "edition.yaml",
            "    kind: foreword\n    place: front",
            "    kind: foreward\n    place: front",
            "unknown-value",
            "this edition has no kind foreward",
            "edition.yaml:34:11",
        ),
        ("form.yaml", "stub: Order", "stub: <b>Order", "raw-html", "HTML stands here", "form.yaml:18:11"),
    ],
)
def test_a_slip_in_an_edition_is_a_problem_in_its_place(
    name: str, old: str, new: str, code: str, message: str, place: str
) -> None:
    change(name, old, new)

    edition, found = check()

    assert edition is None
    assert [(problem.code, problem.message, str(problem.place)) for problem in found] == [
        (code, message, f"boilerplate/tiny/{place}")
    ]


@pytest.mark.usefixtures("workspace")
def test_a_table_may_have_its_columns_left_blank() -> None:
    change("form.yaml", "    stub: Order\n", "    stub: Order\n    columns:\n")

    edition, found = check()

    assert found == []
    assert edition


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["edition.yaml", "form.yaml"])
def test_an_edition_without_one_of_its_files_is_a_problem(name: str) -> None:
    (FOLDER / name).unlink()

    edition, found = check()

    assert edition is None
    assert [(problem.code, str(problem.place)) for problem in found] == [("file-missing", f"boilerplate/tiny/{name}")]
