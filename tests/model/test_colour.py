"""Contrast as WCAG 2.2 defines it, and the shades that are offered for a colour that falls short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.model.colour import BLACK, WHITE, contrast, nearest_readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#767676", WHITE, 4.54),  # the palest grey that passes, and the first that doesn't
        ("#777777", WHITE, 4.48),
        ("#12436d", WHITE, 10.24),
        ("#ff0000", WHITE, 4.0),
        ("#00ff00", WHITE, 1.37),
        ("#0000ff", WHITE, 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, st.sampled_from([(WHITE, BLACK), ("#14181c", WHITE)]), st.floats(1, 7))
def test_the_shade_offered_can_always_be_read(colour: str, paper: tuple[str, str], least: float) -> None:
    background, towards = paper
    shade = nearest_readable(colour, background, towards, least)

    assert contrast(shade, background) >= least
    assert shade == colour or contrast(colour, background) < least
