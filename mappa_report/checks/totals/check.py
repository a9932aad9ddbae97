"""Every row and column adds up, and a slip is shown where it most likely is."""

from collections.abc import Iterable, Iterator

from mappa_report.checks.figure_words import Figures, name_of, sum_in_words, value_at
from mappa_report.checks.totals.balances import balances_of
from mappa_report.checks.totals.between_tables import rule_break_counter
from mappa_report.checks.totals.blanks import check_blanks
from mappa_report.checks.totals.diagnosis import explanations_of
from mappa_report.checks.totals.repeated import check_repeated
from mappa_report.checks.totals.slip_problems import SlipProblems
from mappa_report.checks.totals.suppression import check_suppressed
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Form, FormTable, Sum
from mappa_report.problems.problem import Problem


def check_totals(form: Form, figures: Figures, blamed: frozenset[Path]) -> Iterator[Problem]:
    """A Problem for each slip in a table's sums. Figures at ``blamed`` have a Problem already and are left out."""
    for table in form.tables:
        sums = [sum_ for sum_ in table.sums if blamed.isdisjoint(sum_.paths)]
        slips = list(_slips(table, sums, form, figures))
        reported = paths_of(slips)
        trusted = [sum_ for sum_ in sums if reported.isdisjoint(sum_.paths)]
        yield from slips
        yield from (_part_sum_problem(sum_, figures) for sum_ in trusted if _exceeds(sum_, figures))
        yield from check_blanks(trusted, figures)
    yield from check_suppressed([sum_ for table in form.tables for sum_ in table.sums], form.rates, figures)
    yield from check_repeated(form, figures, blamed)


def _slips(table: FormTable, sums: list[Sum], form: Form, figures: Figures) -> Iterator[Problem]:
    balances = balances_of(sums, figures)
    if any(balance.fails for balance in balances):
        explanations = explanations_of(table, balances, figures, rule_break_counter(form, figures))
        yield from SlipProblems(table, balances, figures).problems(explanations)


def _exceeds(sum_: Sum, figures: Figures) -> bool:
    """True where parts were not returned, and those that were already make more than the total that was written.

    A total that was worked out is too small only where a written one is, and that one is told of.
    """
    states = {figures[path].state for path in sum_.parts}
    if FigureState.NOT_RETURNED not in states or not figures[sum_.total].is_number or not figures[sum_.total].place:
        return False
    return sum(value_at(figures, path) for path in sum_.parts) > value_at(figures, sum_.total)


def _part_sum_problem(sum_: Sum, figures: Figures) -> Problem:
    place = figures[sum_.total].place
    assert place, "only a total that was written exceeds"
    known = [path for path in sum_.parts if figures[path].is_number]
    return Problem(
        "total-differs",
        f"{name_of(sum_.total)} is less than its parts",
        place,
        record=sum_.total,
        label=sum_in_words(Sum(sum_.total, tuple(known)), figures),
        hint="correct the total, or the part that is wrong; other parts were not returned.",
    )


def paths_of(problems: Iterable[Problem]) -> frozenset[Path]:
    """The paths of the figures that ``problems`` are about."""
    return frozenset(problem.record for problem in problems)
