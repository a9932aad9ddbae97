"""Counts that have changed since last year by more than chance explains."""

from collections.abc import Iterator
from decimal import Decimal

from mappa_report.checks.figure_words import name_of
from mappa_report.checks.last_year.chance import chance_of_change
from mappa_report.checks.last_year.pairs import (
    Pair,
    Pairs,
    change_in_words,
    derivation_note,
    location_note,
    pairs_in,
    place_to_show,
)
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureType, Path
from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem, Severity

_SELDOM = ((1e-6, "a million"), (1e-5, "100,000"), (1e-4, "10,000"))
"""How unlikely a change has to be, and the years in which chance makes one such, least likely first.

The 42 areas print some 1,500 figures a year. At one in 10,000 chance alone raises one false alarm among them all in six
or seven years.
"""

_USUAL_SHARE = 10
"""A change of at most one part in this many is no problem: caseloads grow by some per cent a year all over the
country, and in a large one that is more than chance, yet nothing to look into."""


def check_large_changes(report: AnnualReport) -> Iterator[Problem]:
    """A warning for each figure whose change is larger than chance explains, and is not explained by a part of it."""
    for table in report.edition.form.tables:
        pairs = pairs_in(report, table, FigureType.COUNT)
        large = {path: pair for path, pair in pairs.items() if _is_large(pair.now, pair.then)}
        for path, pair in large.items():
            if not _is_explained(table, path, pairs, large):
                yield from _large_change(report, table, pair)


def _is_large(now: int | Decimal, then: int | Decimal) -> bool:
    change = max(now, then) - min(now, then)
    return change * _USUAL_SHARE > then and chance_of_change(int(now), int(then)) < _SELDOM[-1][0]


def _is_explained(table: FormTable, total: Path, pairs: Pairs, large: Pairs) -> bool:
    """True where, but for parts whose own change is large, the total's is not."""
    for sum_ in table.sums:
        parts = [large[path] for path in sum_.parts if path in large] if sum_.total == total else []
        now = pairs[total].now - sum(part.now for part in parts)
        then = pairs[total].then - sum(part.then for part in parts)
        # Less than nothing is left where a sum does not add up, which is a Problem of its own.
        if parts and not _is_large(max(now, 0), max(then, 0)):
            return True
    return False


def _large_change(report: AnnualReport, table: FormTable, pair: Pair) -> Iterator[Problem]:
    place = place_to_show(report, table, pair.path)
    if not (place and report.last_year):
        return
    last, this = report.last_year.year.label, report.year.label
    chance = chance_of_change(int(pair.now), int(pair.then))
    years = next(years for limit, years in _SELDOM if chance < limit)
    derived = () if pair.place else (derivation_note(pair, this),)
    yield Problem(
        "change-beyond-chance",
        f"{name_of(pair.path)} {change_in_words(pair)} between {last} and {this}",
        place,
        Severity.WARNING,
        record=pair.path,
        label=f"chance alone makes a change this large less than once in {years} years",
        notes=(*derived, location_note(pair, last)),
        hint="check both figures; if they are right, tell readers in a section what brought the change about.",
    )
