"""Figures and tables that are the same as last year's, where chance seldom makes them so."""

from collections.abc import Iterator
from math import prod

from mappa_report.checks.figure_words import format_list, key_in_words, name_of
from mappa_report.checks.last_year.chance import chance_of_same
from mappa_report.checks.last_year.pairs import Pair, Pairs, copied_pairs_in, location_note, pairs_in
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import FigureType
from mappa_report.model.form import FormTable
from mappa_report.problems.problem import Problem, Severity

_SELDOM_FIGURE = 0.02
"""From some 800 on, a figure comes out the same by chance less often than this: one in 50."""

_SELDOM_TABLE = 0.005
"""A return has some eight tables: by chance one of them would seem copied in no more than one report in 25."""


def check_unchanged(report: AnnualReport) -> Iterator[Problem]:
    """A warning for each table that is last year's, and else information on each large figure that is."""
    for table in report.edition.form.tables:
        pairs = pairs_in(report, table, FigureType.COUNT)
        totals = {sum_.total for sum_ in table.sums}
        leaves = [pair for path, pair in copied_pairs_in(report, table).items() if path not in totals]
        if _is_copied(leaves):
            yield from _unchanged_table(report, table, leaves)
        else:
            yield from _unchanged_figures(report, table, pairs)


def _is_copied(leaves: list[Pair]) -> bool:
    all_same = len(leaves) > 1 and all(pair.is_same for pair in leaves)
    return all_same and prod(chance_of_same(int(pair.now)) for pair in leaves) < _SELDOM_TABLE


def _unchanged_table(report: AnnualReport, table: FormTable, leaves: list[Pair]) -> Iterator[Problem]:
    written = [pair for pair in leaves if pair.place]
    if not (written and written[0].place and report.last_year):
        return
    last, this = report.last_year.year.label, report.year.label
    name = key_in_words(table.key) if table.key else format_list(tuple(name_of(pair.path) for pair in leaves))
    yield Problem(
        "unchanged-table",
        f"{name}: all {len(leaves)} figures of {this} that {last} has too are the same",
        written[0].place,
        Severity.WARNING,
        record=(table.key,) if table.key else written[0].path,
        label=f"the first of them: {written[0].now:,} in both years",
        notes=(location_note(written[0], last),),
        hint="check that these are this year's figures, and that last year's were not left in or copied.",
    )


def _unchanged_figures(report: AnnualReport, table: FormTable, pairs: Pairs) -> Iterator[Problem]:
    same = {path: pair for path, pair in pairs.items() if pair.is_same}
    seldom = {path: pair for path, pair in same.items() if chance_of_same(int(pair.now)) < _SELDOM_FIGURE}
    explained = {sum_.total for sum_ in table.sums if not seldom.keys().isdisjoint(sum_.parts)}
    for path, pair in seldom.items():
        if pair.place and path not in explained and report.last_year:
            last, this = report.last_year.year.label, report.year.label
            yield Problem(
                "unchanged-figure",
                f"{name_of(path)} is {pair.now:,} in {this}, just as in {last}",
                pair.place,
                Severity.INFO,
                record=path,
                label="so large a figure seldom comes out the same twice",
                notes=(location_note(pair, last),),
                hint="check that it is this year's figure.",
            )
