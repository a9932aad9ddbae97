"""Suppressed figures that others give away: by a sum in which all else is known, or a rate that rests on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mappa_report.checks.figure_words import Figures, name_of, value_at
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Sum
from mappa_report.problems.problem import Problem


def check_suppressed(sums: Sequence[Sum], rates: Mapping[Path, Path], figures: Figures) -> Iterator[Problem]:
    """An error for each suppressed figure that a reader could work out, with another figure to suppress.

    ``rates`` are those that are known to be of a figure.
    """
    for path, sum_ in _worked_out(sums, figures).items():
        yield _given_away(path, sum_, sums, figures)
    for rate, of in rates.items():
        place = figures[rate].place
        if figures[of].state is FigureState.SUPPRESSED and figures[rate].is_number and place:
            message = f"{name_of(rate)} gives {name_of(of)} away, which is suppressed"
            yield Problem("suppression-undone", message, place, record=rate, hint="write c for the rate too.")


def _worked_out(sums: Sequence[Sum], figures: Figures, also: Iterable[Path] = ()) -> dict[Path, Sum]:
    """The suppressed figures that follow, one from another, each with the sum that gives it away.

    ``also`` are figures to take for suppressed besides.
    """
    unknown = {path for sum_ in sums for path in sum_.paths if not figures[path].is_number} | set(also)
    suppressed = {path for path in unknown if figures[path].state is FigureState.SUPPRESSED and figures[path].place}
    given: dict[Path, Sum] = {}
    is_changed = True
    while is_changed:
        is_changed = False
        for sum_ in sums:
            lacking = [path for path in sum_.paths if path in unknown]
            if len(lacking) == 1:
                unknown.discard(lacking[0])
                is_changed = True
                if lacking[0] in suppressed:
                    given[lacking[0]] = sum_
    return given


def _given_away(path: Path, sum_: Sum, sums: Sequence[Sum], figures: Figures) -> Problem:
    place = figures[path].place
    assert place, "only what was written is told of"
    others = sorted(
        (other for other in sum_.parts if other != path and figures[other].is_number),
        key=lambda other: value_at(figures, other),
    )
    of = "its total" if path != sum_.total else "its parts"
    message = f"{name_of(path)} is suppressed, and {of} and the other figures give it away"
    hint = "leave its total blank, so that it is suppressed too."
    if others:
        safe = (other for other in others if not _worked_out(sums, figures, (other,)))
        hint = f"suppress {name_of(next(safe, others[0]))} too, by writing c for it; or {hint}"
    return Problem("suppression-undone", message, place, record=path, hint=hint)
