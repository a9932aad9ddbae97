"""Change: one figure beside the same figure of an earlier year, and what may be said of the two."""

from decimal import Decimal

from msgspec import Struct

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Basis, other_basis
from mappa_report.model.comparison import Outcome
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.history import PastReturn

MIN_PERCENTAGE_BASE = 50
"""No percentage is given of a smaller number: one person more or less would move it by over two per cent."""

Number = int | Decimal


class Change(Struct, frozen=True):
    """A figure ``now``, and ``then``: None where the earlier return has none to compare it with.

    ``difference`` is ``now`` less ``then``: 0 unless both are numbers counted in the same way. ``because`` is the
    reason for a break in series, ``basis`` what the populations of two rates differ in. ``base`` is what a percentage
    is worked out on: None where none may be given.
    """

    now: Figure
    then: Figure | None
    outcome: Outcome
    difference: Number = 0
    base: Number | None = None
    because: str = ""
    basis: Basis | None = None

    @property
    def size(self) -> Number:
        """The difference without its sign."""
        return -self.difference if self.difference < 0 else self.difference


def change_since(past: PastReturn, report: AnnualReport, path: Path) -> Change:
    """The figure at ``path`` of ``report`` compared with the same figure in ``past``."""
    now = report.statistics.figures.get(path, Figure(FigureState.MISSING))
    kind = report.edition.form.types[path]
    then = _comparable(past, report, path)
    if then is None or now.value is None or then.value is None:
        is_suppressed = then is not None and then.state is FigureState.SUPPRESSED
        return Change(now, then, Outcome.SUPPRESSED if is_suppressed else Outcome.UNKNOWN)
    break_ = report.history.break_between(path, past.year, report.year)
    if break_:
        outcome = Outcome.BREAK if break_.is_known else Outcome.NOT_KNOWN
        return Change(now, then, outcome, because=break_.because)
    years_between = report.year.ends_in - past.year.ends_in
    if kind is FigureType.RATE and (basis := other_basis(past.population, report.population, years_between)):
        return Change(now, then, Outcome.OTHER_BASIS, basis=basis)
    by = now.value - then.value
    return Change(now, then, _outcome(now.value, then.value), by, _base(past, report, path, then.value))


def _comparable(past: PastReturn, report: AnnualReport, path: Path) -> Figure | None:
    """The same figure in ``past``, if both forms ask for the same kind of number; None where it is missing there."""
    types = report.edition.form.types
    names = (name for name in report.history.names_of(path) if past.form.types.get(name) is types[path])
    figure = next((past.figures[name] for name in names if name in past.figures), None)
    return None if figure and figure.state is FigureState.MISSING else figure


def _outcome(now: Number, then: Number) -> Outcome:
    if now == then:
        return Outcome.SAME if now else Outcome.STILL_ZERO
    if not now:
        return Outcome.TO_ZERO
    if not then:
        return Outcome.FROM_ZERO
    return Outcome.RISE if now > then else Outcome.FALL


def _base(past: PastReturn, report: AnnualReport, path: Path, then: Number) -> Number | None:
    """``then``, if it counts MIN_PERCENTAGE_BASE people or more. For a rate, those that the rate is of are counted."""
    counted = then
    if report.edition.form.types[path] is FigureType.RATE:
        of = report.edition.form.rates.get(path)
        figure = _comparable(past, report, of) if of else None
        counted = figure.value or 0 if figure else 0
    return then if then and counted >= MIN_PERCENTAGE_BASE else None
