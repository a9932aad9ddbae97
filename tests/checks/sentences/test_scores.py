"""How well sentences are judged: each of those given, and the goals, on sentences that nothing was tuned to."""

from __future__ import annotations

from itertools import permutations

import pytest

from mappa_report.problems.problem import Severity
from tests.checks.sentences.scoring import Case, cases_in, kent, names, problems_of_page, score_of, told_of

CASES = cases_in("cases.txt")


@pytest.mark.parametrize("case", CASES, ids=[case.text[:70] for case in CASES])
def test_a_right_page_is_left_alone_and_a_slip_is_named(case: Case) -> None:
    told = told_of(case)

    assert any(names(problem, case) for problem in told) if case.label != "right" else told == []


def test_the_verdict_is_the_same_in_any_order_of_sections() -> None:
    pages = (
        "There were 40 meetings. In Essex 2,310 people were under MAPPA.",
        "Nine were at Level 3, 12 at Level 2.",
        "## Level 3\n\nWe held 14 meetings.",
        "Of these, 33 were in Category 1. There were 2,760 people under MAPPA on 31 March 2023.",
    )
    verdicts = {
        tuple(sorted(problem.message for problem in problems_of_page(kent(), *order))) for order in permutations(pages)
    }

    assert verdicts == {
        (
            "the sentence says 12, and the return has 23",
            "the sentence says 2,760, and the return has 2,706",
            "the sentence says 33, and the return has 38",
        )
    }


def test_on_sentences_that_nothing_was_tuned_to_the_goals_are_met() -> None:
    score = score_of(cases_in("held-out.txt"))

    assert score.named_share >= 0.9, score.by_kind()
    assert score.accused_share <= 0.005, score.by_kind()
    assert score.errors == ()


@pytest.mark.parametrize(
    ("name", "named", "accused"),
    [
        ("held-out-2.txt", 0.89, 0),
        ("held-out-3.txt", 0.89, 0),
        ("held-out-4.txt", 0.9, 0),
        ("held-out-5.txt", 0.82, 0),
        ("held-out-6.txt", 0.84, 0),
        ("held-out-7.txt", 0.75, 0),
    ],
)
def test_on_later_sets_no_fewer_are_named_and_no_more_accused_than_once_were(
    name: str, named: float, accused: float
) -> None:
    score = score_of(cases_in(name))

    assert score.named_share >= named, score.by_kind()
    assert score.accused_share <= accused, score.by_kind()
    assert score.errors == ()


def test_no_right_page_that_is_known_gets_an_error() -> None:
    right = [case for case in CASES if case.label == "right"]

    assert [case for case in right if any(problem.severity is Severity.ERROR for problem in told_of(case))] == []
