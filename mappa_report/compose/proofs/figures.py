"""The figures of a proof beside those of last year and of the last proof, in sentences."""

from collections.abc import Iterator, Mapping
from math import inf, sqrt

from msgspec import Struct

from mappa_report.compose.proofs.context import LastProof
from mappa_report.compose.proofs.places import Places, line
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change, change_since
from mappa_report.model.comparison import APART
from mappa_report.model.figure import SUPPRESSED_WORDING, Figure, FigureState, FigureType, Path
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.wording.numbers import counted, format_number

_FAR = 3
"""How many times what chance does a change has to be, for somebody to be asked whether it is right."""

_GAPS = {
    FigureState.NOT_APPLICABLE: "does not apply now",
    FigureState.NOT_RETURNED: "is not returned now",
    FigureState.SUPPRESSED: "is suppressed now",
    FigureState.MISSING: "is missing now",
}


class FigureChange(Struct, frozen=True):
    """What one figure did, in a sentence, and how many times what chance does.

    ``is_gone`` if there is no number now, ``is_missing`` if that is because none has been given yet.
    """

    path: Path
    sentence: Inlines
    size: float
    is_gone: bool = False
    is_missing: bool = False

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
    changes = (_change(path, change, report, places) for path, change in _changes(report))
    return sorted(filter(None, changes), key=lambda each: (not each.is_gone, -each.size))


def _change(path: Path, change: Change, report: AnnualReport, places: Places) -> FigureChange | None:
    then = change.then.value if change.then else None
    name = line(places.name(path), " (", places.table(path), ")")
    if then is None:
        return None
    if change.now.value is None:
        words = f" was {format_number(then)} last year and {_GAPS[change.now.state]}. Please confirm."
        is_missing = change.now.state is FigureState.MISSING
        return FigureChange(path, line(name, words), float(then), is_gone=True, is_missing=is_missing)
    if change.outcome in APART or not change.difference:
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


def counted_otherwise(report: AnnualReport, places: Places) -> dict[str, list[Inlines]]:
    """Both numbers of each figure that is another, and was counted otherwise last year, by the reason why."""
    told: dict[str, list[Inlines]] = {}
    for path, change in _changes(report):
        if change.outcome in APART and change.then and change.then.value is not None:
            before, after = format_number(change.then.value), format_number(change.now.value or 0)
            reason = change.because or "the population of the rate is another estimate"
            name = line(places.name(path), " (", places.table(path), f"): {before} last year, {after} now.")
            if before != after:
                told.setdefault(reason, []).append(name)
    return told


def not_told(report: AnnualReport, places: Places) -> Iterator[Inlines]:
    """For each table, how many of its figures are last year's, and how many had none last year."""
    for table in report.edition.form.tables if past_return(report) else ():
        paths = {path for path, _, _ in table.slots()}
        changes = [change for path, change in _changes(report) if path in paths]
        numbers = [(change.then.value if change.then else None, change.now.value) for change in changes]
        same = sum(then == now and now is not None for then, now in numbers)
        new = sum(then is None and now is not None for then, now in numbers)
        told = [f"{counted(same, 'figure')} the same as last year’s"] if same else []
        told += [f"{counted(new, 'figure')} with no number of last year’s to compare"] if new else []
        if told:
            where = places.table(next(table.slots())[0])
            yield line("“" + places.filler.words(table.title) + "” (", where, f"): {'; '.join(told)}.")


def _changes(report: AnnualReport) -> Iterator[tuple[Path, Change]]:
    """Each figure of the form beside last year's; none where there is no return of that."""
    if past := past_return(report):
        yield from ((path, change_since(past, report, path)) for path in report.edition.form.types)


def changes_since_proof(report: AnnualReport, last: LastProof, places: Places) -> list[FigureChange]:
    """Each figure that prints otherwise than in the ``last`` proof: before, and now."""
    now: Mapping[str, str] = shown_figures(report)
    told: list[FigureChange] = []
    for key in dict.fromkeys((*now, *last.figures)):
        before, after = last.figures.get(key, "not in the form"), now.get(key, "no longer in the form")
        if before != after:
            path = tuple(key.split("."))
            name = places.name(path) or key.replace("_", " ").replace(".", ", ")
            where = line(" (", places.table(path), ")") if places.table(path) else ()
            sentence = line(name, where, f": {before} before, {after} now.")
            told.append(FigureChange(path, sentence, _size_as_printed(before, after)))
    return told


def _size_as_printed(before: str, after: str) -> float:
    """The size of a change between two proofs: most for a number that is gone, none for one that has come in."""
    then, now = (each.replace(",", "") for each in (before, after))
    if not (then.isdecimal() and now.isdecimal()):
        return inf if then.isdecimal() else 0
    return abs(int(now) - int(then)) / sqrt(int(now) + int(then))
