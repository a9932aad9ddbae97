"""Figures that are withheld: found however a sentence, a table or a return gives them, and mere mentions left alone."""

from __future__ import annotations

import time

import pytest

from mappa_report.checks.people.in_return import refuse_withheld
from mappa_report.checks.people.withheld import withheld_in
from mappa_report.editions import load_edition
from mappa_report.model.form import Form
from mappa_report.placed import plain
from mappa_report.problem import Problem, Severity, Source
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.workspace import Workspace
from tests.checks.test_people_details import page_of, shown
from tests.conftest import ROOT


def form_of_2023() -> Form:
    edition = load_edition(Workspace(ROOT), "2023", [])
    assert edition
    return edition.form


FORM = form_of_2023()


def told(body: str) -> list[tuple[str, Severity]]:
    (rule,) = FORM.withheld
    problems = withheld_in(page_of(body).prose, rule, FORM)
    return [(shown(problem), problem.severity) for problem in problems]


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("There were 12 individuals in Category 4.", "12 individuals in Category 4"),
        ("Three people were managed under Category 4 at Level 3.", "Three people were managed under Category 4"),
        ("At Level 3 we had a single Category 4 case.", "single Category 4 case"),
        ("There were no individuals managed in category 4 this year.", "no individuals managed in category 4"),
        ("None in Category 4, as ever.", "None in Category 4"),
        ("Nobody was managed in Category four.", "Nobody was managed in Category four"),
        ("Category 4: 3", "Category 4: 3"),
        ("Category 4 – 0", "Category 4 – 0"),
        ("Category 4 (2)", "Category 4 (2"),
        ("In Category 4 there were 3.", "Category 4 there were 3"),
        ("In Category 4, there was one individual.", "Category 4, there was one individual"),
        ("Category 4 individuals numbered 3.", "Category 4 individuals numbered 3"),
        ("Category 1 12, Category 4 3.", "Category 4 3"),
        ("Of these, 5% were in Cat 4.", "5% were in Cat 4"),
        ("**Two** people in **Category 4**", "**Two** people in **Category 4**"),
        ("- ten people in Category\n  4.", "- ten people in Category"),
        ("| | Category 3 | Category 4 |\n|---|---|---|\n| Level 2 | 3 | 1 |", "1"),
        ("| | 2023 |\n|---|---|\n| Category 3 | 3 |\n| Category 4 | nil |", "nil"),
    ],
)
def test_a_figure_is_an_error(body: str, figure: str) -> None:
    assert told(body) == [(figure, Severity.ERROR)]


@pytest.mark.parametrize(
    "body", ["We manage two terrorist offenders.", "Kent manages 3 people, all of them in Category 4."]
)
def test_what_may_be_a_figure_is_a_warning(body: str) -> None:
    assert [severity for _, severity in told(body)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "body",
    [
        "Category 4 – people who have been convicted of terrorism or who pose a terrorism risk.",
        "This report gives no figures for Category 4. The numbers in any one area are low.",
        "There are no Category 4 figures in this report.",
        "Category 4 was created in 2022.",
        "In 2022 Category 4 was created.",
        "In 2022, Category 4 was added by section 4 of the Act.",
        "Since 28 June 2022 Category 4 has covered terrorism.",
        "Kent had 2,680 people in Categories 1 to 3; Category 4 is not reported.",
        "There are four categories: Category 1, Category 2, Category 3 and Category 4.",
        "Category 4 is 1 of the four categories.",
        "Category 4: see page 3.",
        "The two lay advisers were told about Category 4.",
        "Two Category 4 training events were held, and a Category 4 panel met twice.",
        "No one outside the core panel sees Category 4 minutes.",
        "Level 3 individuals and Category 4 individuals are reviewed.",
        "Category 4 has been in force for two years.",
        "| | Category 3 | Category 4 |\n|---|---|---|\n| Level 2 | 3 | n/a |\n| Level 3 | 4 | withheld |",
    ],
)
def test_a_mention_is_no_figure(body: str) -> None:
    assert told(body) == []


def test_a_return_is_rid_of_what_is_withheld() -> None:
    text = (
        "eligible:\n  level_1:\n    category_1: 5\n    category_4: 2\nCategory 4: {level_2: 0}\nterrorism:\nCat 4: {}\n"
    )
    node = read_yaml(Source("statistics.yaml", text), [])
    assert node
    found: list[Problem] = []

    left = refuse_withheld(node, FORM, found)

    assert plain(left) == {"eligible": {"level_1": {"category_1": "5"}}}
    assert [(problem.code, problem.place.line, shown(problem)) for problem in found] == [
        ("figure-withheld", 4, "2"),
        ("figure-withheld", 5, "0"),
        ("figure-withheld", 6, "terrorism"),
        ("figure-withheld", 7, "Cat 4"),
    ]
    assert all(problem.is_private and problem.is_error for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        "Category 4 " * 4_500,
        "12 people in Category 4 and " * 1_800,
        "no " * 18_000 + "Category 4",
        "1 " * 25_000 + "Category 4",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.perf_counter()
    told(text)

    assert time.perf_counter() - begun < 4
