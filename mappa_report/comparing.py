"""A report compared with an earlier year, for `mappa-report compare`."""

from msgspec.structs import replace

from mappa_report.assembly.history import history_of, years_before
from mappa_report.assembly.naming import read_year
from mappa_report.compose.comparison import compared_with
from mappa_report.compose.filling import Filler
from mappa_report.compose.tables import Numbering
from mappa_report.document.blocks import Block
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.wording.facts import gather_facts
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, Workspace


def compare(
    workspace: Workspace, report: AnnualReport, earlier: str | None, problems: list[Problem]
) -> tuple[Block, ...]:
    """A heading, sentences and a table of ``report`` beside the year that is called ``earlier``, or the one before.

    Nothing after Problems, which are appended to ``problems``.
    """
    year = read_year(earlier, problems) if earlier else ReportingYear(report.year.ends_in - 1)
    if year is None:
        return ()
    history = history_of(workspace, report, problems)
    past, words = history.in_year(year), report.edition.comparison
    if past is None:
        problems += [] if problems else [_no_return(workspace, report, year)]
    elif words is None:
        problems.append(_no_comparison_words(report))
    if past is None or words is None:
        return ()
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures), gap=_GAP)
    numbering = Numbering(report.edition, filler)
    blocks = tuple(compared_with(past, replace(report, history=history), words, filler, numbering))
    problems += [] if blocks else [_nothing_comparable(report, year)]
    return blocks


_GAP = "…"
"""Stands for a placeholder that can't be filled in, which a check tells of."""


def _no_comparison_words(report: AnnualReport) -> Problem:
    key = report.edition.key
    hint = "copy  comparison:  from the edition.yaml of another edition, with the figures that this one asks for."
    message = f"the edition {key} does not say which figures to compare"
    return Problem("missing", message, Place(Source(f"{BOILERPLATE}/{key}/edition.yaml")), hint=hint)


def _no_return(workspace: Workspace, report: AnnualReport, year: ReportingYear) -> Problem:
    """That there is no return of ``year`` to compare with, or none that can be read, and which years there are."""
    slug = report.area.slug
    years = years_before(workspace, report)
    earlier = [str(other) for other in years]
    known = f"the years before {report.year} are: {', '.join(earlier)}." if earlier else "there is no earlier year."
    place = Place(Source(f"{AREAS}/{slug}"))
    if not year < report.year:
        hint = f"name the later year first; {known}"
        return Problem("no-such-year", f"{year} is not before {report.year}", place, hint=hint)
    if year not in years:
        message = f"{report.area.name} has no year {year} to compare {report.year} with"
        return Problem("no-such-year", message, place, hint=known)
    message = f"the return of {year} can't be read, so the figures of {report.year} are not compared with it"
    hint = f"`mappa-report check {slug} {year}` says what is wrong with it."
    on_page = f"the problems of the report of {year.label} say what is wrong with it."
    return Problem("last-year-not-compared", message, place, hint=hint, on_page=on_page)


def _nothing_comparable(report: AnnualReport, year: ReportingYear) -> Problem:
    message = f"no figure that is compared stands in the return of {year}"
    hint = f"`mappa-report check {report.area.slug} {year}` says whether its figures add up."
    return Problem("last-year-not-compared", message, Place(Source(f"{AREAS}/{report.area.slug}")), hint=hint)
