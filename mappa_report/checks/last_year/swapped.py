"""Columns or rows of one table of which each has the figures that the other had last year."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from mappa_report.checks.figure_words import format_list, key_in_words
from mappa_report.checks.last_year.pairs import Pair, Pairs, copied_pairs_in, location_note
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Path
from mappa_report.model.form import FormTable, Line
from mappa_report.problems.problem import Problem, Severity

_FAR = 25.0
"""How far from last year two lines have to be: a sum of squares, by which chance makes no more than a few."""
_TIMES_NEARER = 10
"""How much nearer they have to be when swapped."""

_Both = tuple[Pair, Pair]


def check_swapped(report: AnnualReport) -> Iterator[Problem]:
    """A warning for each two lines that fit last year's figures far better the other way round."""
    for table in report.edition.form.tables:
        pairs = copied_pairs_in(report, table)
        for one, other, both in _lines(table, pairs):
            as_they_are = sum(_distance(pair.now, pair.then) for each in both for pair in each)
            swapped = sum(_distance(a.now, b.then) + _distance(b.now, a.then) for a, b in both)
            if as_they_are > _FAR and swapped * _TIMES_NEARER < as_they_are:
                yield from _problem(report, table, (one, other), both)


def _lines(table: FormTable, pairs: Pairs) -> Iterator[tuple[Line, Line, list[_Both]]]:
    """Each two columns, then each two rows, that are no totals, with those of their figures that both have."""
    rows, columns = ([line for line in lines if not line.is_total] for lines in (table.rows, table.columns))
    for one, other in combinations(columns, 2):
        yield one, other, _both(pairs, ((table.path(row, one), table.path(row, other)) for row in rows))
    for one, other in combinations(rows, 2):
        across: list[Line | None] = [*columns] or [None]
        yield one, other, _both(pairs, ((table.path(one, column), table.path(other, column)) for column in across))


def _both(pairs: Pairs, paths: Iterable[tuple[Path, Path]]) -> list[_Both]:
    return [(pairs[one], pairs[other]) for one, other in paths if one in pairs and other in pairs]


def _distance(now: int | Decimal, then: int | Decimal) -> float:
    """The square of the change, in units of what chance makes of it."""
    return float((now - then) ** 2 / (now + then)) if now + then else 0.0


def _problem(
    report: AnnualReport, table: FormTable, lines: tuple[Line, Line], both: Sequence[_Both]
) -> Iterator[Problem]:
    last = report.last_year
    first, second = next((each for each in both if each[0].place), (None, None))
    if not (last and first and second and first.place):
        return
    name = key_in_words(table.key) if table.key else "the figures"
    words = format_list(tuple(key_in_words(line.key) for line in lines))
    message = f"{name}: {words} look as if each had the other's figures"
    label = f"{first.now:,} and {second.now:,}, where they were {first.then:,} and {second.then:,} in {last.year.label}"
    yield Problem(
        "swapped",
        message,
        first.place,
        Severity.WARNING,
        record=first.path,
        label=label,
        notes=(location_note(first, last.year.label),),
        hint="look whether the two were swapped as they were copied; change them back if so.",
    )
