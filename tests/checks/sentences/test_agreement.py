"""When a number agrees with a value: properties of rounding, of "over" and "nearly", and of numbers in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.sentences.agreement import agrees, unit_of
from mappa_report.checks.sentences.numbers import Number, NumberKind, number_at
from mappa_report.checks.sentences.tokens import tokens_of
from mappa_report.checks.sentences.words import Qualifier

COUNTS = st.integers(0, 100_000)


def read(text: str) -> Number:
    tokens = tokens_of(text)
    for at in range(len(tokens)):
        number = number_at(tokens, at)
        if number:
            return number
    raise AssertionError(f"no number in {text}")


@given(COUNTS)
def test_a_count_agrees_with_itself_however_it_is_grouped(value: int) -> None:
    for text in (f"{value}", f"{value:,}", f"{value:,}".replace(",", " ")):
        assert agrees(read(text), Fraction(value))


@given(COUNTS, COUNTS)
def test_an_exact_count_agrees_with_nothing_else_unless_it_is_round(stated: int, value: int) -> None:
    number = read(str(stated))

    if stated < 100 or stated % 100:
        assert agrees(number, Fraction(value)) == (stated == value)


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_percentage_agrees_as_it_is_rounded_half_up(part: int, whole: int, decimals: int) -> None:
    exact = Decimal(part) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

    value = Fraction(part, whole) * 100

    assert agrees(read(f"{rounded:f}%"), value)
    assert not agrees(read(f"{rounded + Decimal(1).scaleb(-decimals):f}%"), value)


@given(COUNTS, COUNTS)
def test_over_and_nearly_never_both_agree(stated: int, value: int) -> None:
    over, nearly = read(f"over {stated}"), read(f"nearly {stated}")

    assert not (agrees(over, Fraction(value)) and agrees(nearly, Fraction(value)))
    assert not (agrees(over, Fraction(value)) and value <= stated)
    assert not (agrees(nearly, Fraction(value)) and value >= stated)


TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = "one two three four five six seven eight nine".split()


def in_words(value: int) -> str:
    if value >= 1000:
        rest = value % 1000
        joint = " and " if rest and rest < 100 else " "
        return f"{in_words(value // 1000)} thousand{joint + in_words(rest) if rest else ''}"
    if value >= 100:
        return f"{ONES[value // 100 - 1]} hundred{' and ' + in_words(value % 100) if value % 100 else ''}"
    if value < 20:
        teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
        return ("zero", *ONES, *teens)[value]
    return TENS[value // 10 - 2] + (f"-{ONES[value % 10 - 1]}" if value % 10 else "")


@given(st.integers(1, 99_999))
def test_numbers_in_words_are_read(value: int) -> None:
    number = read(in_words(value))

    assert (number.value, number.kind, number.in_words) == (Fraction(value), NumberKind.COUNT, True)


@pytest.mark.parametrize(
    ("text", "value", "sort", "bound"),
    [
        ("more than 150", 150, NumberKind.COUNT, Qualifier.OVER),
        ("just under 2,700", 2700, NumberKind.COUNT, Qualifier.NEARLY),
        ("no fewer than nine", 9, NumberKind.COUNT, Qualifier.AT_LEAST),
        ("a dozen", 12, NumberKind.COUNT, Qualifier.EXACT),
        ("two dozen", 24, NumberKind.COUNT, Qualifier.EXACT),
        ("7.6 per cent", Fraction(76, 10), NumberKind.PERCENTAGE, Qualifier.EXACT),
        ("ninety-nine per cent", 99, NumberKind.PERCENTAGE, Qualifier.EXACT),
        ("a third of them", Fraction(1, 3), NumberKind.FRACTION, Qualifier.EXACT),
        ("nearly three quarters of them", Fraction(3, 4), NumberKind.FRACTION, Qualifier.NEARLY),
        ("two-thirds of them", Fraction(2, 3), NumberKind.FRACTION, Qualifier.EXACT),
        ("one in five people", Fraction(1, 5), NumberKind.FRACTION, Qualifier.EXACT),
        ("3 out of 4 people", Fraction(3, 4), NumberKind.FRACTION, Qualifier.EXACT),
    ],
)
def test_a_number_is_read_with_what_qualifies_it(
    text: str, value: Fraction, sort: NumberKind, bound: Qualifier
) -> None:
    number = read(text)

    assert (number.value, number.kind, number.qualifier) == (value, sort, bound)


@pytest.mark.parametrize(
    ("text", "unit"), [("2,700", 100), ("45", 1), ("7.6", Fraction(1, 10)), ("0", 1), ("3000", 1000)]
)
def test_the_unit_is_the_last_place_that_is_no_nought(text: str, unit: Fraction) -> None:
    assert unit_of(read(text)) == unit
