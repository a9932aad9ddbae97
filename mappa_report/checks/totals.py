"""Every row and column adds up, and a slip is shown at the one figure that would mend every sum that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import Form, FormTable, Sum
from mappa_report.problem import Problem
from mappa_report.wording.numbers import number

Figures = Mapping[Path, Figure]


def check_totals(form: Form, figures: Figures, blamed: frozenset[Path]) -> Iterator[Problem]:
    """A Problem for each slip in a table's sums. Figures at ``blamed`` have a Problem already and are left out."""
    for table in form.tables:
        sums = [sum_ for sum_ in table.sums if blamed.isdisjoint(sum_.paths)]
        yield from (_part_sum_problem(sum_, figures) for sum_ in sums if _exceeds(sum_, figures))
        failing = [failed for sum_ in sums if (failed := _failure(sum_, figures))]
        if failing:
            yield from _diagnosed(table, failing, figures)


@dataclass(frozen=True)
class _Failure:
    """A sum that fails: what its total should be for its parts to be right."""

    sum: Sum
    made: int | Decimal

    def mended(self, path: Path, figures: Figures) -> int | Decimal:
        """The value at ``path`` with which this sum would hold."""
        stated = _value(figures, self.sum.total)
        return self.made if path == self.sum.total else _value(figures, path) + stated - self.made


def _failure(sum_: Sum, figures: Figures) -> _Failure | None:
    """The failure of ``sum_``, if all of it is known and somebody wrote a part of it."""
    if not all(figures[path].is_number for path in sum_.paths) or not any(figures[path].place for path in sum_.paths):
        return None
    made = sum(_value(figures, path) for path in sum_.parts)
    return _Failure(sum_, made) if made != _value(figures, sum_.total) else None


def _exceeds(sum_: Sum, figures: Figures) -> bool:
    """True where parts were not returned, and those that were already make more than the total that was written.

    A total that was worked out is too small only where a written one is, and that one is told of.
    """
    states = {figures[path].state for path in sum_.parts}
    if FigureState.NOT_RETURNED not in states or not figures[sum_.total].is_number or not figures[sum_.total].place:
        return False
    return sum(_value(figures, path) for path in sum_.parts) > _value(figures, sum_.total)


def _diagnosed(table: FormTable, failing: list[_Failure], figures: Figures) -> Iterator[Problem]:
    """One Problem at the figure that explains every failure, if just one does; else one for each total."""
    culprits = list(_culprits(table, failing, figures)) if len(failing) > 1 else []
    if len(culprits) == 1:
        yield _slip(*culprits[0], failing, figures)
        return
    for failure in failing:
        yield _total_differs(failure, figures)


def _culprits(table: FormTable, failing: list[_Failure], figures: Figures) -> Iterator[tuple[Path, int | Decimal]]:
    """Each written figure that is in all failing sums and in no other, and whose one new value mends them all."""
    failing_sums = [failure.sum for failure in failing]
    for path in failing_sums[0].paths:
        members = [sum_ for sum_ in table.sums if path in sum_.paths]
        values = {failure.mended(path, figures) for failure in failing if path in failure.sum.paths}
        if figures[path].place and len(values) == 1 and _same(members, failing_sums) and min(values) >= 0:
            yield path, values.pop()


def _same(some: list[Sum], others: list[Sum]) -> bool:
    return len(some) == len(others) and all(sum_ in others for sum_ in some)


def _slip(path: Path, mended: int | Decimal, failing: list[_Failure], figures: Figures) -> Problem:
    figure = figures[path]
    assert figure.place, "only written figures are blamed"
    own = next((failure for failure in failing if failure.sum.total == path), None)
    others = [failure for failure in failing if failure is not own]
    hint = f"{number(mended)} here would mend every sum that fails, so this figure is the likelier slip."
    return Problem(
        "total-differs",
        f"{_name(path)} does not add up",
        figure.place,
        record=path,
        label=_sum_in_words(own.sum, figures) if own else f"{number(mended)} would agree with both sums",
        notes=tuple(f"{_said(failure, figures)}" for failure in others),
        hint=hint,
    )


def _total_differs(failure: _Failure, figures: Figures) -> Problem:
    written = [path for path in (failure.sum.total, *failure.sum.parts) if figures[path].place]
    place = figures[written[0]].place
    assert place, "a sum of which nothing was written is no failure"
    return Problem(
        "total-differs",
        f"{_name(failure.sum.total)} does not add up",
        place,
        record=written[0],
        label=_sum_in_words(failure.sum, figures),
        hint=f"correct the total, {number(_value(figures, failure.sum.total))}, or the figure that is wrong.",
    )


def _part_sum_problem(sum_: Sum, figures: Figures) -> Problem:
    place = figures[sum_.total].place
    assert place, "only a total that was written exceeds"
    known = [path for path in sum_.parts if figures[path].is_number]
    return Problem(
        "total-differs",
        f"{_name(sum_.total)} is less than its parts",
        place,
        record=sum_.total,
        label=_sum_in_words(Sum(sum_.total, tuple(known)), figures),
        hint="correct the total, or the part that is wrong; other parts were not returned.",
    )


def _said(failure: _Failure, figures: Figures) -> str:
    stated = number(_value(figures, failure.sum.total))
    return f"{_name(failure.sum.total)} is {stated}, but {_sum_in_words(failure.sum, figures)}"


def _sum_in_words(sum_: Sum, figures: Figures) -> str:
    """``category 1 + category 2 = 7 + 9 = 16``, with the keys that tell the parts apart."""
    step = next((i for i in range(len(sum_.total)) if len({path[i] for path in sum_.paths}) > 1), -1)
    names = " + ".join(_spoken(path[step]) for path in sum_.parts)
    values = " + ".join(number(_value(figures, path)) for path in sum_.parts)
    made = number(sum(_value(figures, path) for path in sum_.parts))
    return f"{names} = {values} = {made}" if len(sum_.parts) > 1 else f"{names} = {made}"


def _name(path: Path) -> str:
    """``eligible, level 2, total``: enough for a reader to find the cell."""
    return ", ".join(map(_spoken, path))


def _spoken(key: str) -> str:
    return key.replace("_", " ")


def _value(figures: Figures, path: Path) -> int | Decimal:
    return figures[path].value or 0


def paths_of(problems: Iterable[Problem]) -> frozenset[Path]:
    """The records that ``problems`` speak of."""
    return frozenset(problem.record for problem in problems)
