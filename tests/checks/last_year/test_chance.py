"""The exact test for two counts, against the same probabilities added up term by term in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.last_year.chance import chance_of_change, chance_of_same

COUNTS = st.integers(0, 999_999_999)
SMALL = st.integers(0, 600)


def added_up(one: int, other: int) -> float:
    """Twice the probability of as few heads as the lesser count in as many tosses as both make, but no more than 1."""
    tosses = one + other
    ways = term = 1
    for heads in range(min(one, other)):
        term = term * (tosses - heads) // (heads + 1)
        ways += term
    return float(min(Fraction(1), Fraction(2 * ways, 2**tosses)))


@given(SMALL, SMALL)
def test_it_is_the_sum_of_its_terms(one: int, other: int) -> None:
    assert isclose(chance_of_change(one, other), added_up(one, other), rel_tol=1e-9, abs_tol=1e-300)


@pytest.mark.parametrize(("one", "other"), [(1945, 2445), (2680, 2706), (5000, 5800), (0, 900), (4000, 4001)])
def test_it_is_the_sum_of_its_terms_for_a_caseload(one: int, other: int) -> None:
    assert isclose(chance_of_change(one, other), added_up(one, other), rel_tol=1e-9)


@given(COUNTS, COUNTS)
def test_it_is_a_probability_whichever_count_comes_first(one: int, other: int) -> None:
    assert 0 <= chance_of_change(one, other) == chance_of_change(other, one) <= 1


@given(COUNTS)
def test_no_change_is_certain_to_be_matched(count: int) -> None:
    assert chance_of_change(count, count) == 1


@given(st.integers(0, 20_000), st.integers(0, 3_000), st.integers(0, 3_000))
def test_a_larger_change_is_never_likelier(count: int, change: int, more: int) -> None:
    least, most = (chance_of_change(count, count + step) for step in (change, change + more))

    assert most <= least * (1 + 1e-9)


@given(st.integers(0, 400))
def test_the_chance_of_the_same_figure_is_that_of_half_heads(count: int) -> None:
    assert isclose(chance_of_same(count), comb(2 * count, count) / 4**count, rel_tol=1e-9)


@pytest.mark.usefixtures("no_hang")
def test_the_largest_counts_of_a_return_take_no_time() -> None:
    chances = [chance_of_change(999_999_999, 999_999_999 - change) for change in (1, 1_000, 50_000, 300_000, 10**9 - 1)]

    # The normal distribution's, with the correction for whole counts, which so many come near to.
    assert chances == pytest.approx([1, 0.9821725, 0.2635510, 1.99e-11, 0], rel=1e-2)
    assert chance_of_same(999_999_999) == pytest.approx(1.7841241e-05)
