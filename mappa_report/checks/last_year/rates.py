"""Rates and their populations beside last year's: a rate moves with the figure that it is of."""

from collections.abc import Iterator
from decimal import Decimal

from mappa_report.checks.figure_words import name_of
from mappa_report.checks.last_year.pairs import Pair, change_in_words, location_note, pair_at
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Population
from mappa_report.model.figure import FigureType
from mappa_report.model.form import Line
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_date, format_number, format_percentage

_USUAL_GROWTH = Decimal("0.02")
"""The population of an area changes by less than this in a year; more than once a decade only by a new estimate."""


def check_rates_since(report: AnnualReport) -> Iterator[Problem]:
    """A warning for each rate that is out of step with its figure. One that can be worked out is checked as such."""
    if report.population and report.population.count:
        return
    for table in report.edition.form.tables:
        for path, row, _ in table.slots():
            rate = pair_at(report, path) if row.type is FigureType.RATE else None
            if rate:
                yield from _check_rate(report, rate, row)


def check_population_since(report: AnnualReport) -> Iterator[Problem]:
    """Information where the population is the estimate of the year before."""
    now, then = report.population, report.last_year.population if report.last_year else None
    if not (now and then and now.place and _is_same_estimate(now, then)):
        return
    released = f", released {format_date(now.released)}" if now.released else ""
    assert report.last_year, "it has a population"
    yield Problem(
        "population-unchanged",
        f"the population of {report.year} is that of {report.last_year.year} too: mid-{now.mid_year}{released}",
        now.place,
        Severity.INFO,
        hint="compare it with the note that came with the rate. It can be right: the next may have come too late.",
    )


def _check_rate(report: AnnualReport, rate: Pair, row: Line) -> Iterator[Problem]:
    of = pair_at(report, row.rate_of)
    if not (of and rate.place and report.last_year and rate.now and rate.then and of.now and of.then):
        return
    usual = _USUAL_GROWTH
    if report.population and report.last_year.population:
        usual = Decimal(0) if _is_same_estimate(report.population, report.last_year.population) else usual
    least, most = _implied_growth(rate, of)
    if least <= 1 + usual and most >= 1 - usual:
        return
    last = report.last_year.year.label
    is_stale = rate.is_same
    moved = f"is {format_number(rate.now)}, just as in {last}" if is_stale else f"{change_in_words(rate)} since {last}"
    stale = "check that this is this year's rate, and that last year's was not left in."
    other = "check the rate, and the figure that it is of, this year's and last year's; the national team works it out."
    yield Problem(
        "rate-out-of-step",
        f"the rate {moved}, but the figure that it is of {change_in_words(of)}",
        rate.place,
        Severity.WARNING,
        record=rate.path,
        label=f"right only if the population has {_growth_in_words(rate, of)}",
        notes=(f"the rate is of {name_of(of.path)}", location_note(rate, last)),
        hint=stale if is_stale else other,
    )


def _implied_growth(rate: Pair, of: Pair) -> tuple[Decimal, Decimal]:
    """The least and most that the population can have grown to, for a rate rounded as these are; 1 is no growth."""
    growth = Decimal(of.now) / Decimal(of.then)
    now, then = Decimal(rate.now), Decimal(rate.then)
    half_now, half_then = _half_a_step(now), _half_a_step(then)
    least = growth * max(then - half_then, Decimal(0)) / (now + half_now)
    return least, growth * (then + half_then) / max(now - half_now, half_now / 10)


def _half_a_step(rate: Decimal) -> Decimal:
    """Half of the last decimal that ``rate`` is written with: what rounding may have added or taken away."""
    exponent = rate.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _growth_in_words(rate: Pair, of: Pair) -> str:
    """``shrunk by 8.1%``, as the rates and figures are written."""
    now, then = Decimal(of.now) * Decimal(rate.then), Decimal(of.then) * Decimal(rate.now)
    scale = 10**8
    share = format_percentage(int(abs(now - then) * scale), int(then * scale), 1)
    return f"{'grown' if now > then else 'shrunk'} by {share}"


def _is_same_estimate(one: Population, other: Population) -> bool:
    """True if both are known to be one estimate: of one day and, as far as given, with one day of release."""
    days = {population.released for population in (one, other) if population.released}
    is_one_year = one.mid_year is not None and one.mid_year == other.mid_year
    return is_one_year and one.aged == other.aged and one.census == other.census and len(days) < 2
