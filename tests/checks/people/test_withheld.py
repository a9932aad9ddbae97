"""Figures that are withheld: found however a sentence, a table or a return gives them, and mere mentions left alone."""

from __future__ import annotations

import pytest

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.people.withheld import refuse_withheld, withheld_in
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import to_builtins
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace
from tests.checks.people.test_details import page_of, shown
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
        ("| Category | People |\n|---|---|\n| 3 | 5 |\n| 4 | 2 |", "2"),
        ("| Category | 3 | 4 |\n|---|---|---|\n| People | 5 | 2 |", "2"),
        ("| | 2023 |\n|---|---|\n| Category 3 | 3 |\n| Category 4 | nil |", "nil"),
    ],
)
def test_a_figure_is_an_error(body: str, figure: str) -> None:
    assert told(body) == [(figure, Severity.ERROR)]


@pytest.mark.parametrize(
    "body",
    [
        "Category 4 (terrorism) stood at 37.",
        "Category 4 (terrorism): 37.",
        "Category 4 grew to 37.",
        "Category 4 cases rose by 37.",
        "Category 4, 37.",
        "Category 4s: 37.",
        "37 (Category 4).",
        "Under Category 4 we manage 37.",
        "37 of our cases are Category 4.",
        "A dozen Category 4 cases.",
        "Cat. 4 = 37",
        "Category  4: 37",
        "category4: 37 people",
        "Category 4: 37 TODO",
        "Category 4: thirty-seven",
        "Category 4 comprises 37 individuals",
        "37 cases (Category 4)",
        "In Category 4, 37 were managed.",
        "At Level 2 37 were Category 4.",
        "Category 3 had 40, Category 4 37.",
        "Category 4 reached 37 by 31 March 2023.",
        "Thirty-seven people were in Category 4 at Level 2.",
    ],
)
def test_a_number_near_the_name_is_an_error(body: str) -> None:
    ((figure, severity),) = told(body)

    assert severity is Severity.ERROR
    assert not any(number in body.replace(figure, "") for number in ("37", "dozen", "hirty"))


def test_each_number_beside_a_name_is_told() -> None:
    assert told("Category 4 now has 37 and had 12 last year.") == [
        ("Category 4 now has 37", Severity.ERROR),
        ("12", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "We manage two terrorist offenders.",
        "Kent manages 3 people, all of them in Category 4.",
        "| Terrorist offenders |\n|---|\n| 37 |",
        "Kent manages 37 people convicted of terrorism offences.",
        "Three people convicted of terrorism were managed.",
        "One of the four people at Level 3 is a convicted terrorist.",
        "At Category 4 meetings we discussed 37 people.",
    ],
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
        "| | 2023 |\n|---|---|\n| Category 4 | 28 June 2022 |",
        "A Category 4 panel met on 12 June 2022 and 3 people attended.",
        "The three people who chair Category 4 meetings were trained.",
        "Categories 1, 2 or 4 apply.",
        "There were 526 people at Level 2 and Category 4 has its own rules.",
        "Kent has 3 districts with Category 4 leads.",
        "Category 4 (s.327B) is new.",
        "Category 3 had 37, Category 4 is withheld.",
        "Excluding Category 4, there were 2,680 people.",
        "Two new guidance documents on Category 4 came.",
        "Category 4 is the newest of the four.",
        "Category 4 was added by the PCSC Act 2022 on 28 June 2022.",
        "Category 4 needs a sentence of between two and ten years.",
        "Category 4 covers a 12-month term.",
        "Category 4 (see Part 15, ss 1, 2 and 37).",
        "Category 4 takes 5% of our time.",
        "In 2022-23 Category 4 began.",
        "We met on 12 May 2022 (Category 4).",
        "The MAPPA unit has 12 staff for Category 4.",
        "Two leaflets explain Category 4 to readers.",
        "2,680 people were in Categories 1 to 3 and not in Category 4.",
        "Category 4 applies to people aged 18 or over.",
        "Kent Police told 12 schools about Category 4.",
        "Category 4 came with three other changes.",
        "| | Category 3 | Category 4 |\n|---|---|---|\n| Level 2 | 3 | n/a |\n| Level 3 | 4 | withheld |",
    ],
)
def test_a_mention_is_no_figure(body: str) -> None:
    assert told(body) == []


def test_a_return_is_rid_of_what_is_withheld() -> None:
    text = (
        "eligible:\n  level_1:\n    category_1: 5\n    category_4: 2\nCategory 4: {level_2: 0}\nterrorism:\nCat 4: {}\n"
        "terrorist_offenders: 1\nterrorism_offenders: 2\ncategory_4_37: 3\nmore:\n- category_4: 4\n  category_3: 5\n"
    )
    node = read_yaml(Source("statistics.yaml", text), [])
    assert node
    problems: list[Problem] = []

    left = refuse_withheld(node, FORM, problems)

    assert to_builtins(left) == {"eligible": {"level_1": {"category_1": "5"}}, "more": [{"category_3": "5"}]}
    assert [(problem.code, problem.place.line, shown(problem)) for problem in problems] == [
        ("figure-withheld", 4, "2"),
        ("figure-withheld", 5, "0"),
        ("figure-withheld", 6, "terrorism"),
        ("figure-withheld", 7, "Cat 4"),
        ("figure-withheld", 8, "1"),
        ("figure-withheld", 9, "2"),
        ("figure-withheld", 10, "3"),
        ("figure-withheld", 12, "4"),
    ]
    assert all(problem.is_private and problem.is_error for problem in problems)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "text",
    [
        "Category 4 " * 4_500,
        "12 people in Category 4 and " * 1_800,
        "no " * 18_000 + "Category 4",
        "1 " * 25_000 + "Category 4",
        "Category 3 37 " * 3_500 + "Category 4",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    told(text)
