"""This year's figures against last year's, where the area has a return of the year before on a comparable basis."""

from collections.abc import Iterator

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source


def check_last_year(report: AnnualReport) -> Iterator[Problem]:
    """Everything that the year before makes look wrong, or worth a look, in this year's figures."""
    if report.last_year is None:
        return
    # Loaded here because most reports have no year before them to be held against, and would wait for these.
    from mappa_report.checks.last_year.blank import check_blank
    from mappa_report.checks.last_year.large_changes import check_large_changes
    from mappa_report.checks.last_year.rates import check_population_since, check_rates_since
    from mappa_report.checks.last_year.swapped import check_swapped
    from mappa_report.checks.last_year.unchanged import check_unchanged

    yield from check_large_changes(report)
    yield from check_unchanged(report)
    yield from check_swapped(report)
    yield from check_blank(report)
    yield from check_rates_since(report)
    yield from check_population_since(report)


def not_compared(place: Place, report: AnnualReport, year: ReportingYear) -> Problem:
    """The Problem that the return of ``year`` can't be read, or not by the edition that it names: see ``place``."""
    message = f"the return of {year} can't be read, so the figures of {report.year} are not compared with it"
    hint = f"`mappa-report check {report.area.slug} {year}` says what is wrong with it."
    on_page = f"the problems of the report of {year.label} say what is wrong with it."
    at = Place(Source(place.file))
    return Problem("last-year-not-compared", message, at, Severity.INFO, hint=hint, on_page=on_page)
