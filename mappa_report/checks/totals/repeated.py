"""A table that holds the figures of another: it adds up all the same, but was probably pasted from it."""

from collections.abc import Iterator
from itertools import combinations
from math import log10

from mappa_report.checks.figure_words import Figures, key_in_words
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, FormTable
from mappa_report.problems.problem import Problem, Severity

_MIN_FIGURES = 4
"""Figures that two tables must share."""

_MIN_DIGITS = 2.0
"""How many digits the figures must have in all: those of d digits agree by chance about once in 10 to the power d."""


def check_repeated(form: Form, figures: Figures, blamed: frozenset[Path]) -> Iterator[Problem]:
    """A warning for each table whose figures are, one and all, those of an earlier one where both have them."""
    tables = [table for table in form.tables if table.key and table.columns]
    for first, second in combinations(tables, 2):
        pairs = [pair for pair in _shared(first, second) if all(figures[path].is_number for path in pair)]
        is_known = blamed.isdisjoint(path for pair in pairs for path in pair)
        if len(pairs) >= _MIN_FIGURES and is_known and _are_same(pairs, figures):
            yield _problem(first, second, pairs[0][1], figures)


def _shared(first: FormTable, second: FormTable) -> Iterator[tuple[Path, Path]]:
    """The figures at the same row and column of both, totals left out."""
    cells = {(row.key, column.key if column else ""): path for path, row, column in first.slots() if not row.is_total}
    for path, row, column in second.slots():
        twin = cells.get((row.key, column.key if column else ""))
        if twin and not (column and column.is_total):
            yield twin, path


def _are_same(pairs: list[tuple[Path, Path]], figures: Figures) -> bool:
    """True if each pair is equal and the figures are not so small that this means nothing."""
    if any(figures[one].value != figures[other].value for one, other in pairs):
        return False
    return sum(log10(1 + (figures[one].value or 0)) for one, _ in pairs) >= _MIN_DIGITS


def _problem(first: FormTable, second: FormTable, path: Path, figures: Figures) -> Problem:
    place = figures[path].place
    assert place, "a figure that is no total was written"
    return Problem(
        "table-repeated",
        f"{key_in_words(second.key)} holds the same figures as {key_in_words(first.key)}",
        place,
        Severity.WARNING,
        record=(second.key,),
        hint="check both tables against the return: one may have been pasted from the other.",
    )
