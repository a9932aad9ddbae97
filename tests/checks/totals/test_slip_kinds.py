"""Slips of the pen: each is taken for what it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.totals.slip_kinds import (
    DIGIT_ADDED,
    DIGIT_LEFT_OUT,
    DIGITS_SWAPPED,
    NOUGHT_ADDED,
    ONE_OFF,
    OTHER,
    WRONG_DIGIT,
    SlipKind,
    kind_of_slip,
)


@pytest.mark.parametrize(
    ("written", "right", "kind"),
    [
        (1954, 1945, DIGITS_SWAPPED),
        (54, 45, DIGITS_SWAPPED),
        (36, 63, DIGITS_SWAPPED),
        (945, 1945, DIGIT_LEFT_OUT),
        (195, 1945, DIGIT_LEFT_OUT),
        (70, 7, NOUGHT_ADDED),
        (775, 75, DIGIT_ADDED),
        (1948, 1945, WRONG_DIGIT),
        (1845, 1945, WRONG_DIGIT),
        (100, 99, ONE_OFF),
        (0, 1, WRONG_DIGIT),
        (541, 145, OTHER),
        (18, 27, OTHER),
        (2, 5000, OTHER),
        (Decimal("2.41"), Decimal("2.4"), DIGIT_ADDED),
    ],
)
def test_a_slip_is_taken_for_the_most_usual_that_it_can_be(
    written: int | Decimal, right: int | Decimal, kind: SlipKind
) -> None:
    assert kind_of_slip(written, right) == kind


@given(st.integers(10, 999_999), st.data())
def test_digits_that_change_places_are_always_known_and_differ_by_a_multiple_of_nine(
    right: int, data: st.DataObject
) -> None:
    digits = str(right)
    place = data.draw(st.integers(0, len(digits) - 2))
    written = int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])

    if len(str(written)) == len(digits) and written != right:
        assert (written - right) % 9 == 0
        assert kind_of_slip(written, right) == DIGITS_SWAPPED


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_any_two_numbers_have_a_kind(written: int, right: int) -> None:
    assert 0 < kind_of_slip(written, right).cost <= OTHER.cost
