"""From files to an AnnualReport: everything read, everything checked, every problem found on the way."""

from __future__ import annotations

from dataclasses import replace

from mappa_report.checks.area import check_area
from mappa_report.checks.between import check_between
from mappa_report.checks.outline import check_outline
from mappa_report.checks.people.files import check_files
from mappa_report.checks.people.in_return import refuse_withheld
from mappa_report.checks.placeholders import check_placeholders
from mappa_report.checks.sections import check_sections
from mappa_report.checks.statistics import check_return, edition_named, published_on
from mappa_report.checks.totals.check import check_totals, paths_of
from mappa_report.checks.words.pasted import check_pasted
from mappa_report.editions import edition_digest, load_edition
from mappa_report.families import check_families, personal_words
from mappa_report.last_year import return_of_last_year
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.placed import Node
from mappa_report.problem import Place, Problem, Severity, Source
from mappa_report.readers.area_reader import read_area_year
from mappa_report.workspace import AREAS, KEPT, Workspace


def assemble_report(workspace: Workspace, slug: str, year: ReportingYear, found: list[Problem]) -> AnnualReport | None:
    """The report of the area ``slug`` for ``year``; None where too little of it can be read.

    Problems are appended to ``found``; where there are errors among them the report is not one to print.
    """
    raw = read_area_year(workspace, slug, str(year), found)
    words = personal_words(workspace, found)
    found += [*check_files(raw, found, words)]
    area = check_area(raw.area, slug, found, raw.brand) if raw.area else None
    edition = _edition(workspace, slug, raw.statistics, year, found) if raw.statistics else None
    if not (edition and raw.statistics):
        return None
    edition = _with_units(edition, area, year, found)
    statistics = check_return(refuse_withheld(raw.statistics, edition.form, found), edition.form, found)
    # Figures are checked even where too little else can be read for a report.
    found += check_totals(edition.form, statistics.figures, paths_of(found))
    found += check_between(edition.form, statistics.figures, paths_of(found))
    sections = check_sections(raw.pages, edition, found)
    found += (problem for page in raw.pages for problem in check_pasted(page))
    published = published_on(raw.statistics, found)
    if area is None:
        return None
    left_out = check_outline(raw.outline, edition, found) if raw.outline else ()
    report = AnnualReport(area, year, edition, statistics, sections, published, left_out=left_out)
    report = replace(report, last_year=return_of_last_year(workspace, report, found))
    found += check_placeholders(report)
    found += check_families(workspace, report, raw.pages, words)
    return report


def _edition(
    workspace: Workspace, slug: str, statistics: Node, year: ReportingYear, found: list[Problem]
) -> Edition | None:
    """The edition that the return follows: as it was kept when the report was published, or as it is now."""
    keeping = workspace.keeping(slug, str(year))
    key = edition_named(statistics, keeping.editions(), found)
    edition = load_edition(keeping, key, found) if key else None
    if edition and year.ends_in not in edition.years:
        covered = ", ".join(map(str, edition.years))
        hint = (
            "name the edition of this year; where there is none, "
            f"`mappa-report boilerplate new {year} --from {edition.key}` begins one."
        )
        message = f"the edition {edition.key} covers {covered}, not {year}"
        found.append(Problem("edition-year", message, Place(statistics.place.source), hint=hint))
    is_kept = edition and keeping != workspace and edition.key in workspace.editions()
    if edition and is_kept and edition_digest(workspace, edition.key) != edition_digest(keeping, edition.key):
        found.append(_changed(f"{AREAS}/{slug}/{year}/{KEPT}", edition.key))
    return edition


def _changed(kept: str, key: str) -> Problem:
    message = f"the edition {key} has been changed since this report was published"
    hint = f"the report is still built from the text kept in {kept}; for the new text, start a new edition."
    return Problem("edition-changed", message, Place(Source(kept)), Severity.WARNING, hint=hint)


def _with_units(edition: Edition, area: Area | None, year: ReportingYear, found: list[Problem]) -> Edition:
    """``edition`` with the area's own units as rows, where its form asks for figures by them."""
    units = area.units.get(year.ends_in, ()) if area else ()
    if area and edition.form.takes_units and not units:
        hint = f"add  units:  with {year.ends_in}: below it, and below that a key and a name for each."
        message = f"the form asks for figures by unit, and area.yaml names none for {year}"
        found.append(Problem("missing", message, Place(Source(f"{AREAS}/{area.slug}/area.yaml")), hint=hint))
    return replace(edition, form=edition.form.with_units(units))
