"""A case that shows whom it is about, and paragraphs that only have an age or an offence in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.checks.people.cases import check_cases
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.checks.people.test_details import WORDS

POLICE = "areas/testshire/2023/sections/20-police.md"
HEAD = "---\ntitle: P\nkind: agency-perspective\nplace: local\nrole: R\n---\n"


def cases(workspace: Path, body: str) -> list[Problem]:
    (workspace / POLICE).write_text(HEAD + body, "utf-8")
    report = check_report(Workspace(workspace), "testshire", "2023").report
    assert report
    return list(check_cases(report, WORDS))


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "A 34-year-old man was jailed for seven years for rape in Ashford.",
            "an age, an offence, a sentence and a place",
        ),
        (
            "A man aged 34 was convicted of arson.\n\nHe got seven years’ imprisonment.",
            "an age, an offence and a sentence",
        ),
        ("In his forties, he served a life sentence for murder.", "an age, an offence and a sentence"),
        ("Aged thirty-four, he lives in Norwich. He had raped a woman.", "an age, an offence and a place"),
        ("A person (34) from Ashford was convicted of stalking.", "an age, an offence and a place"),
        ("Mr B was 43 when a court in Ashford heard of the rape.", "an age, an offence and a place"),
        ("Somebody, 34, was jailed for nine years for rape.", "an age, an offence and a sentence"),
        ("The victim, 43, from Herne, was raped.", "an age, an offence and a place"),
        (
            "In Herne a pensioner of 71 was jailed for nine years for rape.",
            "an age, an offence, a sentence and a place",
        ),
        (
            "One man, aged 43, of Sturry was convicted in May 2022 and recalled to prison.",
            "an age, a conviction or recall and a place",
        ),
        ("A woman of Herne, aged 51, had been recalled.", "an age, a conviction or recall and a place"),
        ("He pleaded guilty. He is 43 years old, of Sturry.", "an age, a conviction or recall and a place"),
        ("A boy under the age of sixteen was abducted in Ashford.", "an age, an offence and a place"),
        ("He had set fires since the age of 5: arson, in Ashford.", "an age, an offence and a place"),
        ("| Age | Offence | Sentence |\n|---|---|---|\n| 34 | rape | 7 years |", "an age, an offence and a sentence"),
    ],
)
def test_a_case_is_told_by_the_kinds_of_detail_in_it(workspace: Path, body: str, kinds: str) -> None:
    problems = cases(workspace, body)

    assert [problem.message for problem in problems] == [f"a case is told here with {kinds}"]
    assert all(problem.is_private for problem in problems)


@pytest.mark.parametrize(
    "body",
    [
        "People aged 10 and over in Ashford were sentenced to two years for rape.",
        "For 18-year-olds in Ashford, robbery brings two years of prison.",
        "Someone aged 18 to 21 may go to prison for 12 months for an assault in Ashford.",
        "Of the total, 43, nine were jailed for nine years for rape, and in Ashford a majority of 71 was.",
        "Under the age of 18, two years for robbery in Ashford.",
        "The total was 43 when the year ended in Ashford, after rape cases and nine years of prison.",
        "Whoever is sentenced to 12 months for a sexual offence in Ashford.",
        "A man aged 34 came to the meeting in Ashford.",
        "A man aged 34 was convicted of arson in Testshire in May.",
        "A man aged 34 was convicted and recalled in May, at a meeting of Police and Probation.",
        "A man aged 34, of Testshire, was recalled.",
        "A man aged 34, of Sturry, recalled what the Board had done for him.",
        "A man aged 34 was there.\n\nThe weather was good.\n\nSeven years in prison for arson in Ashford.",
    ],
)
def test_what_shows_nobody_is_left_alone(workspace: Path, body: str) -> None:
    assert cases(workspace, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The victim, Emily Carter, told the panel that she feels safe.",
        "It was the victim Mrs Quill who rang.",
        "A visit to the perpetrator, Gary Brown, led to his arrest.",
        "Operation Falcon led to the arrest of Gary Brown for stalking.",
    ],
)
def test_whom_a_name_is_put_to_or_what_was_done_shows_whose_case_it_is(workspace: Path, body: str) -> None:
    assert [problem.message for problem in cases(workspace, body)] == ["a case is told here with a name and an offence"]


@pytest.mark.parametrize(
    "body",
    [
        "Emily Carter, who came to know the victim, was there.",
        "Victims were met by Emily Carter.",
        "Emily Carter led the review of stalking.",
    ],
)
def test_a_name_that_is_put_to_nobody_is_left_alone(workspace: Path, body: str) -> None:
    assert cases(workspace, body) == []


def test_the_whole_line_is_hidden(workspace: Path) -> None:
    (problem,) = cases(workspace, "The man was\n aged 34, jailed for seven years for rape,\nof course.")

    place = problem.place
    shown = place.source.line(place.line)[place.column - 1 : place.column - 1 + place.length]
    assert shown == "aged 34, jailed for seven years for rape,"


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("text", ["aged 34 " * 6_000, "in his " * 7_000, "A man aged 34 in Ashford.\n\n" * 1_900])
def test_no_text_takes_long(workspace: Path, text: str) -> None:
    (workspace / POLICE).write_text(HEAD + text, "utf-8")
    report = check_report(Workspace(workspace), "testshire", "2023").report
    assert report
    list(check_cases(report, WORDS))
