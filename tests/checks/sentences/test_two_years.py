"""Figures that may not be told, and figures of two years that are not counted alike: the whole of what is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.problems.problem import Severity
from tests.checks.sentences.scoring import kent, problems_of_page

SUPPRESSED: tuple[Path, ...] = (
    ("eligible", "level_2", "category_2"),
    ("eligible", "level_2", "category_3"),
    ("restrictive_orders", "shpo_foreign_travel"),
)
BARRED = ("eligible.total.total", "returned_to_custody.total.total", "managed.total.total")


def suppressed() -> AnnualReport:
    """Kent 2023, with some figures suppressed."""
    report = kent()
    figures = {**report.statistics.figures, **dict.fromkeys(SUPPRESSED, Figure(FigureState.SUPPRESSED))}
    return replace(report, statistics=replace(report.statistics, figures=figures))


def across_a_break() -> AnnualReport:
    """Kent 2023 beside a return of the year before, of which some figures were counted otherwise."""
    report = kent()
    assert report.last_year
    figures = report.last_year.figures
    like = {path: figure for path, figure in figures.items() if ".".join(path) not in BARRED}
    return replace(report, last_year=replace(report.last_year, figures=like, returned=figures))


def told(report: AnnualReport, page: str) -> list[tuple[str, Severity, str]]:
    return [
        (problem.message, problem.severity, problem.label)
        for problem in problems_of_page(report, page)
        if problem.severity is not Severity.INFO
    ]


def kept_back(words: str, name: str) -> tuple[str, Severity, str]:
    return (
        f"the sentence says {words}, and this figure is suppressed in the return",
        Severity.WARNING,
        f"{name} is suppressed",
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "On 31 March 2023 there was one person in Category 2 at Level 2.",
            [kept_back("one", "eligible › level 2 › category 2")],
        ),
        (
            "Two orders with foreign travel restriction were made.",
            [kept_back("Two", "restrictive orders › shpo foreign travel")],
        ),
        (
            "Nine of the 23 people at Level 2 on 31 March 2023 were in Category 2, six in Category 3.",
            [
                kept_back("Nine", "eligible › level 2 › category 2"),
                kept_back("six", "eligible › level 2 › category 3"),
            ],
        ),
        (
            "| On 31 March 2023 | Category 1 | Category 2 | Category 3 | Total |\n"
            "|---|---|---|---|---|\n| Level 2 | 7 | 9 | 7 | 23 |",
            [
                kept_back("9", "eligible › level 2 › category 2"),
                kept_back("7", "eligible › level 2 › category 3"),
            ],
        ),
        ("On 31 March 2023 there were 23 people at Level 2, seven of them in Category 1.", []),
        ("Two of the people in Category 2 at Level 2 had moved to the coast.", []),
        ("There were 743 people in Category 2 on 31 March 2023.", []),
    ],
)
def test_a_suppressed_figure_is_told_as_such_and_no_other_is_taken_for_it(
    page: str, expected: list[tuple[str, Severity, str]]
) -> None:
    assert told(suppressed(), page) == expected


BREACHES = ("notification_breaches",)


def worked_out(words: str) -> list[tuple[str, Severity, str]]:
    message = f"the sentence says {words} of a change, from which anybody can work out a figure that is suppressed in"
    return [(f"{message} the return", Severity.WARNING, "notification breaches is suppressed")]


def breaches_suppressed(last: Figure) -> AnnualReport:
    """Kent 2023 with its breaches of notification suppressed, and ``last`` the year before."""
    report = kent()
    assert report.last_year
    figures = {**report.statistics.figures, BREACHES: Figure(FigureState.SUPPRESSED)}
    before = replace(report.last_year, figures={**report.last_year.figures, BREACHES: last}, returned={})
    return replace(report, statistics=replace(report.statistics, figures=figures), last_year=before)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("There were 51 fewer breaches of notification requirements than last year.", "51"),
        ("The number of breaches of notification requirements fell by 93% this year.", "93%"),
        ("Breaches of notification requirements fell from 55 by 51.", "51"),
        ("Breaches of notification requirements halved.", "halved"),
        ("Breaches of notification requirements have fallen by more than 90%.", "more than 90%"),
        ("The number of breaches of notification requirements had fallen by 51.", "51"),
        ("A fall of 51 in breaches of notification requirements was seen this year.", "51"),
        ("We held thirty more meetings, and breaches of notification requirements fell by 51.", "51"),
        ("Breaches of notification requirements fell.", ""),
        ("In Dover, breaches of notification requirements fell by 51 on Sundays.", ""),
        ("Last year 55 people were cautioned or convicted for breach of notification requirements.", ""),
        ("Restrictive orders rose by 12%, with breaches of notification requirements still few.", ""),
        ("We held 51 more meetings than last year.", ""),
    ],
)
def test_the_size_of_a_change_tells_a_suppressed_figure(page: str, words: str) -> None:
    assert told(breaches_suppressed(Figure(FigureState.NUMBER, 55)), page) == (worked_out(words) if words else [])


def test_the_size_of_a_change_tells_nothing_where_both_years_are_suppressed() -> None:
    report = breaches_suppressed(Figure(FigureState.SUPPRESSED))

    assert told(report, "There were 2 fewer breaches of notification requirements than last year.") == []


def incomparable(name: str) -> tuple[str, Severity, str]:
    return (
        "the sentence compares this figure with last year's, and the two are not comparable",
        Severity.WARNING,
        f"{name} is counted otherwise since",
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("On 31 March 2022 there were 2,669 people under MAPPA.", []),
        (
            "On 31 March 2022 there were 2,706 people under MAPPA.",
            [
                (
                    "the sentence says 2,706 of last year, and last year's return has 2,669",
                    Severity.WARNING,
                    "2,669 at eligible › total › total",
                )
            ],
        ),
        ("Twenty-six people were returned to custody in 2021-22, and 28 in 2022-23.", []),
        ("| | 2021-22 | 2022-23 |\n|---|---|---|\n| Returned to custody | 26 | 28 |", []),
        (
            "On 31 March 2023 there were 2,706 people under MAPPA, 37 more than a year before.",
            [incomparable("eligible › total › total")],
        ),
        (
            "There were 2,706 people under MAPPA, 37 more than a year before, though the two are not comparable.",
            [],
        ),
        ("On 31 March 2023 there were 1,953 people in Category 1, 30 more than a year before.", []),
    ],
)
def test_a_figure_across_a_break_is_held_for_itself_and_a_change_of_it_is_told(
    page: str, expected: list[tuple[str, Severity, str]]
) -> None:
    assert told(across_a_break(), page) == expected
