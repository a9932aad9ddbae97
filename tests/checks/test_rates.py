"""The published rate is held against what the area's figures make, at as many decimals as it is given with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from mappa_report.checks.rates import check_rates
from mappa_report.model.area import Population
from mappa_report.model.figure import Figure, FigureState
from mappa_report.source.place import Place, Source
from tests.checks.sentences.conftest import report_of


def told(rate: str) -> list[str]:
    """What is said of ``rate`` where 1,953 in 1,640,000 are 119.085…"""
    report = report_of("kent 2023")
    written = f"rate: {rate}"
    place = Place(Source("statistics.yaml", written), 1, 7, len(rate))
    figures = {**report.statistics.figures, ("rate",): Figure(FigureState.NUMBER, Decimal(rate), place)}
    population = Population(mid_year=2021, aged="10 and over", released=None, count=1_640_000, place=place)
    area = replace(report.area, populations={2023: population})
    changed = replace(report, statistics=replace(report.statistics, figures=figures), area=area)
    return [problem.message for problem in check_rates(changed)]


@pytest.mark.parametrize("rate", ["119", "119.1", "119.09", "119.085", "119.0854"])
def test_a_rate_is_right_at_the_decimals_that_it_has(rate: str) -> None:
    assert told(rate) == []


@pytest.mark.parametrize(
    ("rate", "expected"), [("120", "119"), ("119.0", "119.1"), ("119.08", "119.09"), ("119.086", "119.085")]
)
def test_a_wrong_rate_is_told_with_as_many_decimals(rate: str, expected: str) -> None:
    assert told(rate) == [f"the rate is {rate}, and the figures make {expected}"]
