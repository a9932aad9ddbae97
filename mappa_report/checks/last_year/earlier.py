"""The return of the year before, cut down to what can be held against this year's."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import other_basis
from mappa_report.model.figure import Figure, FigureType, Path
from mappa_report.model.form import Form, Sum
from mappa_report.model.history import PastReturn
from mappa_report.model.series import SeriesBreak, break_between


def comparable_part(past: PastReturn, report: AnnualReport, breaks: Iterable[SeriesBreak]) -> PastReturn:
    """``past`` with those of its figures alone that ``report`` has too, counted the same way.

    Rates are on one basis only where the estimates of their populations are.
    """
    years_between = report.year.ends_in - past.year.ends_in
    is_one_basis = other_basis(past.population, report.population, years_between) is None
    asked, types = report.edition.form.types, past.form.types
    between = [each for each in breaks if each.separates(past.year, report.year)]
    returned = {path: figure for path, figure in past.figures.items() if asked.get(path) is types[path]}
    comparable = {
        path: figure
        for path, figure in returned.items()
        if (is_one_basis or types[path] is not FigureType.RATE)
        and not break_between(between, path, past.year, report.year)
    }
    return replace(past, figures=comparable, returned=returned)


def without_failed_sums(form: Form, figures: Mapping[Path, Figure]) -> dict[Path, Figure]:
    """``figures`` without those in a sum that does not add up, as any of them may be wrong."""
    wrong = {path for table in form.tables for sum_ in table.sums if _fails(sum_, figures) for path in sum_.paths}
    return {path: figure for path, figure in figures.items() if path not in wrong}


def _fails(sum_: Sum, figures: Mapping[Path, Figure]) -> bool:
    values = [figures[path].value if path in figures else None for path in sum_.paths]
    known = [value for value in values if value is not None]
    return len(known) == len(values) and sum(known[:-1]) != known[-1]
