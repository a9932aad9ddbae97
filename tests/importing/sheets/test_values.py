"""What a cell says of a figure, however people write it, and what can't be taken for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mappa_report.importing.sheets.cells import Cell
from mappa_report.importing.sheets.values import Dash, Fault, read_cell
from mappa_report.model.figure import Figure, FigureState, FigureType

COUNT, RATE = FigureType.COUNT, FigureType.RATE


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1953", 1953),
        ("1,953 ", 1953),
        ("1 953", 1953),
        ("1\u00a0953", 1953),
        ("1\u2009953", 1953),
        ("12,345,678", 12345678),
        ("7.0", 7),
        ("0", 0),
        ("nil", 0),
        ("44*", 44),
        ("44¹", 44),
        ("44 [note 3]", 44),
        ("2,706 [b]", 2706),
        ("12 [u]", 12),
        ("'19", None),
    ],
)
def test_a_count_however_it_is_written(written: str, number: int | None) -> None:
    reading = read_cell(Cell(written), COUNT, {})

    assert reading == Figure(FigureState.NUMBER, number) if number is not None else isinstance(reading, Fault)


@pytest.mark.parametrize(
    ("written", "state"),
    [
        *((text, FigureState.NOT_APPLICABLE) for text in ("n/a", "N/A", "na", "[z]", "Not applicable")),
        *((text, FigureState.NOT_RETURNED) for text in ("[x]", "..", "not returned", "Not available")),
        *((text, FigureState.SUPPRESSED) for text in ("[c]", "c", "*", "<5", "< 5")),
    ],
)
def test_shorthand_for_a_figure_that_is_no_number(written: str, state: FigureState) -> None:
    assert read_cell(Cell(written), COUNT, {}) == Figure(state)


def test_the_words_of_the_edition_are_known() -> None:
    assert read_cell(Cell("nobody asked"), COUNT, {"nobody asked": FigureState.NOT_APPLICABLE}) == Figure(
        FigureState.NOT_APPLICABLE
    )


def test_a_rate_may_have_decimals_up_to_four() -> None:
    assert read_cell(Cell("119.5"), RATE, {}) == Figure(FigureState.NUMBER, Decimal("119.5"))
    assert read_cell(Cell("100"), RATE, {}) == Figure(FigureState.NUMBER, Decimal(100))
    assert read_cell(Cell("0.30000000000000004"), RATE, {}) == Figure(FigureState.NUMBER, Decimal("0.3"))


def test_a_blank_says_nothing_and_a_dash_too_little() -> None:
    assert read_cell(Cell(" "), COUNT, {}) is None
    assert [read_cell(Cell(dash), COUNT, {}) for dash in "-–—"] == [Dash()] * 3


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("7.5", "number-fraction: 7.5 is not a whole number"),
        ("-3", "number-negative: -3 is less than nothing"),
        ("12345678901", "number-too-large: 12345678901 is larger than any figure can be"),
        ("about 40", "number-word: “about 40” is no number"),
        ("11.9%", "number-word: “11.9%” is no number"),
        ("3 April 2023", "number-word: “3 April 2023” is no number"),
        ("12 345 6", "number-word: “12 345 6” is no number"),
        ("inf", "number-word: “inf” is no number"),
        ("TRUE", "number-word: “TRUE” is no number"),
        ("[b]", "unknown-value: [b] says how a number was counted, and no number stands before it"),
    ],
)
def test_what_is_no_figure_is_never_made_one(written: str, told: str) -> None:
    fault = read_cell(Cell(written), COUNT, {})

    assert isinstance(fault, Fault)
    assert f"{fault.code}: {fault.message}" == told
