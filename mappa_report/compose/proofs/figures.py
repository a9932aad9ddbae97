"""The figures of a proof beside those of last year and of the last proof, in sentences."""

from collections.abc import Iterator, Mapping
from math import sqrt

from msgspec import Struct

from mappa_report.compose.proofs.context import LastProof
from mappa_report.compose.proofs.places import Places, counted, line
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change, change_since
from mappa_report.model.comparison import Outcome
from mappa_report.model.figure import SUPPRESSED_WORDING, Figure, FigureState, FigureType, Path
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.wording.numbers import format_number

_FAR = 3
"""How many times what chance does a change has to be, for somebody to be asked whether it is right."""

_GAPS = {
    FigureState.NOT_APPLICABLE: "does not apply",
    FigureState.NOT_RETURNED: "was not returned",
    FigureState.SUPPRESSED: "is suppressed",
    FigureState.MISSING: "is missing",
}


class FigureChange(Struct, frozen=True):
    """What one figure did, in a sentence, and how many times what chance does. ``is_gone`` if there is none now."""

    path: Path
    sentence: Inlines
    size: float
    is_gone: bool = False

    @property
    def is_far(self) -> bool:
        """True where somebody should say whether it is right."""
        return self.is_gone or self.size >= _FAR


def shown_figures(report: AnnualReport) -> dict[str, str]:
    """Every figure of the form as the report prints it, by its path with dots."""
    figures = report.statistics.figures
    return {".".join(path): _shown(figures.get(path), report) for path in report.edition.form.types}


def _shown(figure: Figure | None, report: AnnualReport) -> str:
    if figure is None:
        return "missing"
    if figure.value is not None:
        return format_number(figure.value)
    return report.edition.cells.get(figure.state, SUPPRESSED_WORDING).prints


def past_return(report: AnnualReport) -> PastReturn | None:
    """The return of the year before that of ``report``."""
    return report.history.in_year(ReportingYear(report.year.ends_in - 1))


def changes_since_last_year(report: AnnualReport, places: Places) -> list[FigureChange]:
    """Each figure that is another than last year's, those that are gone first, then the largest changes."""
    past = past_return(report)
    if past is None:
        return []
    paths = report.edition.form.types
    changes = (_change(path, change_since(past, report, path), report, places) for path in paths)
    return sorted(filter(None, changes), key=lambda each: (not each.is_gone, -each.size))


def _change(path: Path, change: Change, report: AnnualReport, places: Places) -> FigureChange | None:
    then = change.then.value if change.then else None
    name = line(places.name(path), " (", places.table(path), ")")
    if then is None:
        return None
    if change.now.value is None:
        words = f" was {format_number(then)} and {_GAPS[change.now.state]}. Please confirm."
        return FigureChange(path, line(name, words), float(then), is_gone=True)
    if change.outcome in (Outcome.BREAK, Outcome.OTHER_BASIS) or not change.difference:
        return None
    verb = "rose" if change.difference > 0 else "fell"
    is_rate = report.edition.form.types[path] is FigureType.RATE
    size = _size(change, float(then), is_rate)
    asked = " Please confirm." if size >= _FAR else ""
    words = f" {verb} from {format_number(then)} to {format_number(change.now.value)}.{asked}"
    return FigureChange(path, line(name, words), size)


def _size(change: Change, then: float, is_rate: bool) -> float:
    """The change, as a number of standard deviations of the difference of two counts. A rate counts a tenth as one."""
    now = float(change.now.value or 0)
    if is_rate:
        return abs(now - then) / max(then, now) * 10
    return abs(now - then) / sqrt(now + then)


def not_compared(report: AnnualReport, places: Places) -> Iterator[Inlines]:
    """For each table, how many of its figures can't be held against last year's, and why; and how many are the same."""
    past = past_return(report)
    if past is None:
        return
    for table in report.edition.form.tables:
        changes = [change_since(past, report, path) for path, _, _ in table.slots()]
        where = line("“" + places.filler.words(table.title) + "” (", places.table(next(table.slots())[0]), "): ")
        reasons = [change.because for change in changes if change.outcome is Outcome.BREAK]
        same = sum(change.outcome in (Outcome.SAME, Outcome.STILL_ZERO) for change in changes)
        new = sum(change.then is None and change.now.is_number for change in changes)
        told = [f"{counted(same, 'figure')} the same as last year’s"] if same else []
        told += [f"{counted(new, 'figure')} without one of last year’s to compare with"] if new else []
        told += (
            [f"{counted(len(reasons), 'figure')} counted otherwise than last year ({reasons[0]})"] if reasons else []
        )
        if told:
            yield line(where, "; ".join(told), ".")


def changes_since_proof(report: AnnualReport, last: LastProof, places: Places) -> list[Inlines]:
    """Each figure that prints otherwise than in the ``last`` proof: before, and now."""
    now: Mapping[str, str] = shown_figures(report)
    told: list[Inlines] = []
    for key in dict.fromkeys((*now, *last.figures)):
        before, after = last.figures.get(key, "not in the form"), now.get(key, "no longer in the form")
        if before != after:
            path = tuple(key.split("."))
            name = places.name(path) or key.replace("_", " ").replace(".", ", ")
            where = line(" (", places.table(path), ")") if places.table(path) else ()
            told.append(line(name, where, f": {before} before, {after} now."))
    return told
