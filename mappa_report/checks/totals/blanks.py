"""Figures left blank that the totals give all the same: what each would be, or that none can be right."""

from collections.abc import Iterator, Sequence

from mappa_report.checks.figure_words import Figures, Value, format_list, name_of, value_at
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Sum
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import format_number


def check_blanks(sums: Sequence[Sum], figures: Figures) -> Iterator[Problem]:
    """A warning for each blank that sums give a value for; an error where they give different ones."""
    derived = {
        path: derivations for path in _blanks(sums, figures) if (derivations := _derivations(path, sums, figures))
    }
    for path, derivations in derived.items():
        values = {value for _, value in derivations}
        if min(values) >= 0:  # parts that exceed their total have a Problem of their own
            yield (
                _derivable(path, values.pop(), derivations, figures)
                if len(values) == 1
                else _contradictory(path, derivations, figures)
            )


def _blanks(sums: Sequence[Sum], figures: Figures) -> Iterator[Path]:
    """The parts of sums that were left blank, each once."""
    parts = dict.fromkeys(path for sum_ in sums for path in sum_.parts)
    totals = {sum_.total for sum_ in sums}
    for path in parts:
        if path not in totals and figures[path].state is FigureState.NOT_RETURNED and figures[path].place:
            yield path


def _derivations(path: Path, sums: Sequence[Sum], figures: Figures) -> list[tuple[Sum, Value]]:
    """Each sum in which nothing but ``path`` is unknown, and whose total was written, with the value it leaves."""
    derivations = []
    for sum_ in sums:
        others = [other for other in sum_.parts if other != path]
        is_known = figures[sum_.total].place and all(figures[other].is_number for other in (*others, sum_.total))
        if path in sum_.parts and is_known:
            left = value_at(figures, sum_.total) - sum(value_at(figures, other) for other in others)
            derivations.append((sum_, left))
    return derivations


def _derivable(path: Path, value: Value, derivations: list[tuple[Sum, Value]], figures: Figures) -> Problem:
    place = figures[path].place
    assert place, "only what was written blank is told of"
    totals = format_list(tuple(name_of(sum_.total) for sum_, _ in derivations))
    return Problem(
        "blank-derivable",
        f"{name_of(path)} is left blank, and the totals make it {format_number(value)}",
        place,
        Severity.WARNING,
        record=path,
        label=f"{format_number(value)} would agree with {totals}",
        hint=f"write {format_number(value)} if the return gives it; "
        "leave it blank only if the area has no figure to give.",
    )


def _contradictory(path: Path, derivations: list[tuple[Sum, Value]], figures: Figures) -> Problem:
    place = figures[path].place
    assert place, "only what was written blank is told of"
    notes = tuple(
        f"{name_of(sum_.total)} is {format_number(value_at(figures, sum_.total))}, which leaves {format_number(value)}"
        for sum_, value in derivations
    )
    return Problem(
        "total-differs",
        f"no figure in place of {name_of(path)}, which is left blank, can make its totals agree",
        place,
        record=path,
        notes=notes,
        hint="write the figure, then correct the total that differs, or another figure in its row or column.",
    )
