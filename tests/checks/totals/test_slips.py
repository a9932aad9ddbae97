"""Every slip of the pen in two of the returns that ship: a small part of ``benchmarks/slips.py``, held to its aims."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.slips import NO_TOTAL, ONE_WAY, TWO_WAY, Outcome, Sample, Slip, double_slips, figure_slips, single_slips
from mappa_report.model.figure import Path

RETURNS = [("kent", 2015), ("kent", 2023)]


@cache
def sample_of(slug: str, year: int) -> Sample:
    return Sample.of(slug, year)


def outcomes(sample: Sample, group: str) -> list[tuple[Slip, Outcome]]:
    """What became of every slip in figures of ``group`` that changes what is printed."""
    slips = [slip for slip in single_slips(sample) if sample.groups[next(iter(slip.texts))] == group]
    made = [(slip, sample.outcome(slip)) for slip in slips]
    return [(slip, outcome) for slip, outcome in made if not outcome.is_harmless]


@pytest.mark.parametrize(("slug", "year"), RETURNS)
def test_every_slip_in_a_table_with_totals_both_ways_is_caught_and_placed(slug: str, year: int) -> None:
    made = outcomes(sample_of(slug, year), TWO_WAY)

    assert len(made) > 300
    assert [slip for slip, outcome in made if not outcome.is_caught] == []
    assert [slip for slip, outcome in made if not outcome.is_named] == []
    assert sum(outcome.is_placed for _, outcome in made) >= 0.98 * len(made)


@pytest.mark.parametrize(("slug", "year"), RETURNS)
def test_what_is_not_placed_in_such_a_table_are_neighbours_that_others_could_be_as_well(slug: str, year: int) -> None:
    made = outcomes(sample_of(slug, year), TWO_WAY)

    assert {slip.kind for slip, outcome in made if not outcome.is_placed} <= {"neighbours swapped"}


def test_of_slips_in_a_table_with_one_total_only_parts_that_changed_places_go_unseen() -> None:
    made = outcomes(sample_of("kent", 2006), ONE_WAY)
    unseen = [slip for slip, outcome in made if not outcome.is_caught]

    assert made
    assert {slip.kind for slip in unseen} == {"neighbours swapped"}
    assert [slip for slip in unseen if any(path[-1] == "total" for path in slip.texts)] == []


def test_two_slips_at_once_in_a_table_with_totals_both_ways_are_caught() -> None:
    made = [sample.outcome(slip) for sample, slip in double_slips([sample_of("kent", 2023)], TWO_WAY, 200)]

    assert [outcome for outcome in made if not (outcome.is_caught or outcome.is_harmless)] == []


def test_a_return_of_the_year_before_makes_more_slips_seen() -> None:
    sample = sample_of("kent", 2023)
    without = sum(outcome.is_caught for _, outcome in outcomes(sample, NO_TOTAL))
    with_one = sum(outcome.is_caught for _, outcome in outcomes(sample.with_simulated_last_year(), NO_TOTAL))

    assert with_one > 1.5 * without


def test_a_figure_is_slipped_in_every_way_and_never_in_the_same_way_twice() -> None:
    path: Path = ("t",)

    assert [(slip.kind, slip.texts[path]) for slip in figure_slips(path, "110")] == [
        ("+1", "111"),
        ("−1", "109"),
        ("+10", "120"),
        ("−10", "100"),
        ("digits swapped", "101"),
        ("digit dropped", "10"),
        ("digit dropped", "11"),
        ("nought added", "1100"),
        ("blanked", ""),
    ]
