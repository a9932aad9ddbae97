"""What last year left in: words, sections that are gone, tables copied over a break, columns and rows swapped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem, Severity
from mappa_report.workspace.workspace import Workspace
from tests.checks.last_year.test_last_year import edit, figures
from tests.conftest import BASE, ROOT

HEAD = "---\ntitle: {title}\nkind: {kind}\nplace: local\nrole: Inspector\n---\n"
LONG = "The police met each of the other agencies in turn and looked at every plan with them."
OTHER = "Two new officers began their work in June and have visited all of those whom they supervise."
FIGURE = "All {{ figures.reviews }} of the reviews that were due in the year were held in good time."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny workspace with a year before, whose figures differ enough to be told of in no way."""
    root = tmp_path / "two"
    shutil.copytree(BASE, root)
    edit(root / "boilerplate/tiny/edition.yaml", "years: .*", "years: [2022, 2023]")
    edit(root / "boilerplate/tiny/edition.yaml", "kinds: .*", "kinds: [foreword, agency-perspective, contacts]")
    for year, blue in (("2022", 50), ("2023", 61)):
        (root / f"areas/testshire/{year}/sections").mkdir(parents=True, exist_ok=True)
        (root / f"areas/testshire/{year}/statistics.yaml").write_text(figures(blue=blue), "utf-8")
    section(root, 2022, "10-introduction", "Welcome.", "Introduction", "foreword")
    (root / "areas/testshire/2023/sections/20-police.md").unlink()
    return root


def section(
    root: Path, year: int, name: str, body: str, title: str = "Police", kind: str = "agency-perspective"
) -> None:
    path = root / f"areas/testshire/{year}/sections/{name}.md"
    path.write_text(HEAD.format(title=title, kind=kind) + body, "utf-8")


def problems(root: Path) -> list[Problem]:
    return list(check_report(Workspace(root), "testshire", "2023").problems)


def said(root: Path) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.place.line, problem.message) for problem in problems(root)]


def test_a_section_that_is_last_year_s_is_told_once(root: Path) -> None:
    section(root, 2022, "20-police", f"{LONG}\n\n{OTHER}\n")
    section(root, 2023, "30-force", LONG.replace(" looked", "\n looked") + f"\n\n{OTHER}\n")

    assert said(root) == [("text-unchanged", 7, "this section is word for word that of 2021–22")]


def test_a_section_of_which_so_much_as_a_short_paragraph_is_another_is_not_last_year_s(root: Path) -> None:
    section(root, 2022, "20-police", f"{LONG}\n\nColleagues train well.\n")
    section(root, 2023, "20-police", f"{LONG}\n\nPolice colleagues train well.\n")

    assert said(root) == [("text-unchanged", 7, "this paragraph is word for word that of 2021–22")]


def test_of_paragraphs_the_first_is_told_and_the_lines_of_others(root: Path) -> None:
    section(root, 2022, "20-police", f"{LONG}\n\n{FIGURE}\n")
    section(root, 2023, "20-police", f"{OTHER}\n\n  {LONG}\n\n{FIGURE.replace('reviews }', 'orders.first }')}\n")

    (problem,) = problems(root)

    assert (problem.message, problem.place.line) == ("this paragraph is word for word that of 2021–22", 9)
    assert (problem.place.column, problem.place.length) == (3, len(LONG))
    assert problem.notes == ("so are those that begin in line 11",)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (LONG, LONG.replace("each", "all")),
        (LONG, f"{LONG} And more."),
        ("One two three four five six seven eight nine ten eleven.",) * 2,
        ("", LONG),
    ],
)
def test_words_that_have_changed_or_are_few_are_not_told(root: Path, then: str, now: str) -> None:
    section(root, 2022, "20-police", f"{then}\n")
    section(root, 2023, "20-police", f"{now}\n")

    assert problems(root) == []


def test_twelve_words_are_enough(root: Path) -> None:
    for year in (2022, 2023):
        section(root, year, "20-police", "One two three four five six seven eight nine ten eleven twelve.\n")

    assert [code for code, _, _ in said(root)] == ["text-unchanged"]


def test_contacts_may_stay_the_same(root: Path) -> None:
    shutil.copy(ROOT / "boilerplate/people.yaml", root / "boilerplate/people.yaml")
    for year in (2022, 2023):
        section(root, year, "20-contacts", f"{LONG}\n", "Contacts", "contacts")

    assert problems(root) == []


def test_a_section_that_is_gone_is_told_with_its_title(root: Path) -> None:
    section(root, 2022, "20-police", "Words.")

    (problem,) = problems(root)

    message = "the report of 2021–22 had a section “Police”, and this one has none like it"
    assert (problem.code, problem.message, problem.place.file) == (
        "section-dropped",
        message,
        "areas/testshire/2023/sections",
    )
    assert (
        problem.hint == "add a section of the kind agency-perspective; if it is left out on purpose, a waiver says so."
    )


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("90-police", "Another title", "foreword"),
        ("20-force", "police", "foreword"),
        ("30-probation", "Probation", "agency-perspective"),
    ],
)
def test_a_namesake_or_the_one_section_of_its_kind_takes_its_place(
    root: Path, name: str, title: str, kind: str
) -> None:
    section(root, 2022, "20-police", "Words.")
    section(root, 2023, name, "Other words.", title, kind)

    assert problems(root) == []


def test_a_new_section_of_another_agency_hides_none_that_is_gone(root: Path) -> None:
    section(root, 2022, "20-police", "Words.")
    section(root, 2022, "30-probation", "Words.", "Probation")
    section(root, 2023, "30-probation", "Other words.", "Probation")
    section(root, 2023, "50-health", "Other words.", "Health")

    assert [message for _, _, message in said(root)] == [
        "the report of 2021–22 had a section “Police”, and this one has none like it"
    ]


@pytest.mark.parametrize(
    ("title", "organisation"), [("Testshire Police", "Testshire Police"), ("Those who manage", "The Constabulary")]
)
def test_a_section_with_more_in_its_title_or_by_the_same_people_takes_the_place_of_one(
    root: Path, title: str, organisation: str
) -> None:
    by = "---\ntitle: {}\nkind: agency-perspective\nplace: local\nrole: Inspector\norganisation: {}\n---\nWords.\n"
    sections = root / "areas/testshire"
    (sections / "2022/sections/20-police.md").write_text(by.format("Police", "The Constabulary"), "utf-8")
    (sections / "2023/sections/60-force.md").write_text(by.format(title, organisation), "utf-8")
    section(root, 2023, "50-health", "Other words.", "Health")

    assert problems(root) == []


def test_a_table_copied_over_a_break_in_its_series_is_told(root: Path) -> None:
    (root / "boilerplate/breaks.yaml").write_text(
        "breaks: [{since: 2023, figures: [people, reviews], because: all is new}]", "utf-8"
    )
    for year in ("2022", "2023"):
        (root / f"areas/testshire/{year}/statistics.yaml").write_text(figures(), "utf-8")

    assert [(problem.code, problem.record) for problem in problems(root)] == [("unchanged-table", ("people",))]


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ({"first": 90, "second": 12}, {"first": 13, "second": 95}, True),
        ({"first": 90, "second": 12}, {"first": 12, "second": 12}, False),
        ({"first": 90, "second": 12}, {"first": 40, "second": 60}, False),
        ({"first": 9, "second": 2}, {"first": 2, "second": 9}, False),
        ({"red": 300, "blue": 50}, {"red": 51, "blue": 290}, True),
        ({"red": 300, "far": 5}, {"red": 6, "far": 290}, True),
        ({"first": 0, "second": 0}, {"first": 0, "second": 0}, False),
    ],
)
def test_lines_are_told_as_swapped_where_each_has_what_the_other_had(
    root: Path, then: dict[str, int | str], now: dict[str, int | str], told: bool
) -> None:
    for year, values in (("2022", then), ("2023", {"blue": 61} | now)):
        (root / f"areas/testshire/{year}/statistics.yaml").write_text(figures(**values), "utf-8")

    assert ("swapped" in {problem.code for problem in problems(root)}) is told
