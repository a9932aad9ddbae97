"""Reports laid out in ways that no edition has: every figure is found, and none is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.layouts import differences, figures_in, return_of

REPORTS = sorted((Path(__file__).parent / "other_hands").glob("*.txt"))


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_every_figure_is_found_whatever_the_layout(report: Path) -> None:
    expected, units, year = return_of(report.with_suffix(".yaml"))

    found = figures_in(report.read_text("utf-8"), year, units)

    assert differences(found, expected) == []
    assert found.ties == ()
