"""Numbers, dates and letters as they stand in print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.wording.numbers import (
    counted,
    format_date,
    format_number,
    format_percentage,
    list_letter,
    rate_per_100_000,
)

# Office for National Statistics, people aged ten and over in the middle of 2020.
KENT, NORFOLK = 1_640_950, 819_292


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (2706, "2,706"),
        (999_999_999, "999,999,999"),
        (Decimal("0"), "0"),
        (Decimal("2.40"), "2.40"),
        (Decimal("1234.5"), "1,234.5"),
    ],
)
def test_thousands_are_set_off_and_decimals_kept_as_given(value: int | Decimal, words: str) -> None:
    assert format_number(value) == words


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "words"),
    [
        (1, 8, 0, "13%"),
        (-1, 8, 1, "−12.5%"),
        (1, 5, 2, "20.00%"),
        (0, 5, 2, "0.00%"),
        (999_949, 50, 0, "1,999,898%"),
    ],
)
def test_a_percentage_has_the_decimals_asked_for(part: int, whole: int, decimals: int, words: str) -> None:
    assert format_percentage(part, whole, decimals) == words


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_without_its_commas_is_itself(value: int) -> None:
    assert int(format_number(value).replace(",", "")) == value
    assert all(len(group) == 3 for group in format_number(value).split(",")[1:])


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 3, 31), "31 March 2023"),
        (date(2022, 4, 1), "1 April 2022"),
        (date(2022, 12, 21), "21 December 2022"),
        (date(2024, 2, 29), "29 February 2024"),
    ],
)
def test_a_date_is_written_out_without_a_leading_nought(day: date, words: str) -> None:
    assert format_date(day) == words


def test_every_month_has_its_name() -> None:
    assert [format_date(date(2023, month, 1)).split()[1] for month in range(1, 13)] == [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "population", "rate"),
    [
        (0, 1, 0),
        (1, 200_000, 1),  # 0.5 goes up
        (3, 200_000, 2),  # 1.5 goes up
        (5, 200_000, 3),  # 2.5 goes up, where half-even would go down
        (249_999, 10**11, 0),
        (1_294_994, 10**9, 129),  # 129.4994 was published as 129: nothing is rounded on the way
        (1_295_030, 10**9, 130),  # 129.503 was published as 130
        (2_125, KENT, 129),  # 129.498
        (2_126, KENT, 130),  # 129.559
        (1_060, NORFOLK, 129),  # 129.380
        (1_061, NORFOLK, 130),  # 129.502
        (1, 3, 33_333),
        (2, 3, 66_667),
    ],
)
def test_halves_go_up_and_nothing_is_rounded_on_the_way(count: int, population: int, rate: int) -> None:
    assert rate_per_100_000(count, population) == rate


@given(st.integers(0, 10**6), st.integers(1, 10**8))
def test_a_rate_is_the_whole_number_nearest_to_the_exact_ratio(count: int, population: int) -> None:
    exact = Fraction(count * 100_000, population)
    distance = Fraction(rate_per_100_000(count, population)) - exact

    assert Fraction(-1, 2) < distance <= Fraction(1, 2)


def test_letters_go_on_after_z() -> None:
    assert [list_letter(position) for position in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_no_two_entries_share_a_letter(one: int, other: int) -> None:
    assert (list_letter(one) == list_letter(other)) is (one == other)


def test_only_one_thing_has_a_noun_for_one() -> None:
    assert [counted(count, "figure", " changed") for count in (0, 1, 2)] == [
        "0 figures changed", "1 figure changed", "2 figures changed",
    ]  # fmt: skip
