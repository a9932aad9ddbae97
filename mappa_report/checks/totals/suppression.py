"""Suppressed figures that others give away: by a sum in which all else is known, or a rate that rests on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from msgspec import Struct

from mappa_report.checks.figure_words import Figures, Value, name_of, value_at
from mappa_report.model.figure import Figure, FigureState, Path
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

    No figure is below nought, so that in a total all of whose other parts are known, those left over follow if nothing
    is left for them. ``also`` are figures to take for suppressed besides.
    """
    hidden = set(also)
    paths = dict.fromkeys(path for sum_ in sums for path in sum_.paths)
    bounds = {path: _Bounds.of(figures[path], path in hidden) for path in paths}
    suppressed = [path for path in paths if figures[path].state is FigureState.SUPPRESSED and figures[path].place]
    given: dict[Path, Sum] = {}
    # Each round but the last settles something; figures that contradict one another must not go on for ever.
    for _ in suppressed and paths:
        is_narrowed = False
        for sum_ in sums:
            is_narrowed |= _narrow(sum_, bounds)
            known = (path for path in sum_.paths if path in suppressed and bounds[path].is_known)
            given = dict.fromkeys(known, sum_) | given
        if not is_narrowed:
            break
    return given


class _Bounds(Struct):
    """The least and the most that a figure can be, as far as readers can tell."""

    least: Value = 0
    most: Value | None = None

    @classmethod
    def of(cls, figure: Figure, is_hidden: bool) -> Self:
        """What is known of ``figure`` from itself, which is nothing if it ``is_hidden``."""
        if figure.state is FigureState.NOT_APPLICABLE:
            return cls(0, 0)
        return cls() if figure.value is None or is_hidden else cls(figure.value, figure.value)

    @property
    def is_known(self) -> bool:
        """True where it can be one number alone."""
        return self.least == self.most

    def narrow(self, least: Value, most: Value | None) -> bool:
        """True where ``least`` and ``most`` say more than was known."""
        was = self.least, self.most
        self.least = max(self.least, least)
        self.most = min((each for each in (self.most, most) if each is not None), default=None)
        return was != (self.least, self.most)


def _narrow(sum_: Sum, bounds: Mapping[Path, _Bounds]) -> bool:
    """True where ``sum_`` narrows the bounds of one of its figures. One that does not add up tells nothing."""
    parts, total = [bounds[path] for path in sum_.parts], bounds[sum_.total]
    least = sum(part.least for part in parts)
    if total.most is not None and least > total.most:
        return False
    open_parts = [part for part in parts if part.most is None]
    most = None if open_parts else sum(part.most or 0 for part in parts)
    if most is not None and most < total.least:
        return False
    is_narrowed = total.narrow(least, most)
    for part in parts:
        rest = [other for other in parts if other is not part]
        up = None if total.most is None else total.most - sum(other.least for other in rest)
        is_open = any(other.most is None for other in rest)
        down = 0 if is_open else total.least - sum(other.most or 0 for other in rest)
        is_narrowed |= part.narrow(down, up)
    return is_narrowed


def _given_away(path: Path, sum_: Sum, sums: Sequence[Sum], figures: Figures) -> Problem:
    place = figures[path].place
    assert place, "only what was written is told of"
    others = sorted(
        (other for other in sum_.parts if other != path and figures[other].is_number),
        key=lambda other: value_at(figures, other),
    )
    of = f"its total ({name_of(sum_.total)})" if path != sum_.total else "its parts"
    message = f"{name_of(path)} is suppressed, and {of} and the other figures give it away"
    hint = f"leave {name_of(sum_.total)} blank, so that it is suppressed too."
    if others:
        safe = (other for other in others if not _worked_out(sums, figures, (other,)))
        hint = f"suppress {name_of(next(safe, others[0]))} too, by writing c for it; or {hint}"
    return Problem("suppression-undone", message, place, record=path, hint=hint)
