"""From files to an AnnualReport: everything read, everything checked, every problem found on the way."""

from __future__ import annotations

from dataclasses import replace

from mappa_report.checks.area import check_area
from mappa_report.checks.between import check_between
from mappa_report.checks.completeness import check_completeness
from mappa_report.checks.last_year import check_last_year, not_compared
from mappa_report.checks.narrative import narrative_of
from mappa_report.checks.pasted import check_pasted
from mappa_report.checks.people import check_people
from mappa_report.checks.people_return import refuse_withheld
from mappa_report.checks.people_words import check_personal_words
from mappa_report.checks.placeholders import check_placeholders
from mappa_report.checks.rates import check_rates
from mappa_report.checks.sections import check_sections
from mappa_report.checks.sentences.check import check_sentences
from mappa_report.checks.statistics import check_return, edition_named, published_on
from mappa_report.checks.totals import check_totals, paths_of
from mappa_report.checks.vocabulary import check_vocabulary
from mappa_report.checks.words import check_words
from mappa_report.editions import edition_digest, load_edition
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Area
from mappa_report.model.earlier import EarlierReturn
from mappa_report.model.edition import Edition
from mappa_report.model.people import PersonalWords
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.placed import Node
from mappa_report.problem import Place, Problem, Severity, Source
from mappa_report.readers.area_reader import read_area_year, read_return
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.register import read_register
from mappa_report.workspace import AREAS, BOILERPLATE, KEPT, Workspace

BREAKS = "breaks.yaml"
PEOPLE = "people.yaml"
WORDS = "words.yaml"


def assemble_report(workspace: Workspace, slug: str, year: ReportingYear, found: list[Problem]) -> AnnualReport | None:
    """The report of the area ``slug`` for ``year``; None where too little of it can be read.

    Problems are appended to ``found``; where there are errors among them the report is not one to print.
    """
    raw = read_area_year(workspace, slug, str(year), found)
    area = check_area(raw.area, slug, found) if raw.area else None
    edition = _edition(workspace, slug, raw.statistics, year, found) if raw.statistics else None
    if not (edition and raw.statistics):
        return None
    edition = _with_units(edition, area, year, found)
    statistics = check_return(refuse_withheld(raw.statistics, edition.form, found), edition.form, found)
    found += check_totals(edition.form, statistics.figures, paths_of(found))
    found += check_between(edition.form, statistics.figures, paths_of(found))
    sections = check_sections(raw.pages, edition, found)
    found += (problem for page in raw.pages for problem in check_pasted(page))
    published = published_on(raw.statistics, found)
    if area is None:
        return None
    report = AnnualReport(area, year, edition, statistics, sections, published)
    report = replace(report, last_year=_last_year(workspace, report, found))
    found += check_placeholders(report)
    found += check_rates(report)
    narrative = narrative_of(report)
    found += check_sentences(report, narrative)
    found += check_people(report, raw.pages, narrative, _personal_words(workspace, found))
    found += check_words(report, narrative, _vocabulary(workspace, found), lambda: _names_of_areas(workspace))
    found += check_completeness(report, raw.pages)
    found += check_last_year(report)
    return report


def _personal_words(workspace: Workspace, found: list[Problem]) -> PersonalWords:
    """The words that what identifies people is found by, for all editions alike."""
    node = read_yaml_file(workspace.locate(BOILERPLATE, PEOPLE), f"{BOILERPLATE}/{PEOPLE}", found)
    return check_personal_words(node, found)


def _vocabulary(workspace: Workspace, found: list[Problem]) -> Vocabulary:
    """The words that are looked for in what areas write, for all editions alike."""
    node = read_yaml_file(workspace.locate(BOILERPLATE, WORDS), f"{BOILERPLATE}/{WORDS}", found)
    return check_vocabulary(node, found)


def _names_of_areas(workspace: Workspace) -> list[str]:
    """The name of every registered area. What is wrong with the register is told where it is asked for."""
    return [area.name for area in read_register(workspace, []).values()]


def _edition(
    workspace: Workspace, slug: str, statistics: Node, year: ReportingYear, found: list[Problem]
) -> Edition | None:
    """The edition that the return follows: as it was kept when the report was published, or as it is now."""
    keeping = workspace.keeping(slug, str(year))
    key = edition_named(statistics, keeping.editions(), found)
    edition = load_edition(keeping, key, found) if key else None
    if edition and year.ends_in not in edition.years:
        covered = ", ".join(map(str, edition.years))
        hint = "name the edition of this year; a year without one needs a new edition."
        message = f"the edition {edition.key} covers {covered}, not {year}"
        found.append(Problem("edition-year", message, Place(statistics.place.source), hint=hint))
    is_kept = edition and keeping != workspace and edition.key in workspace.editions()
    if edition and is_kept and edition_digest(workspace, edition.key) != edition.digest:
        found.append(_changed(f"{AREAS}/{slug}/{year}/{KEPT}", edition.key))
    return edition


def _last_year(workspace: Workspace, report: AnnualReport, found: list[Problem]) -> EarlierReturn | None:
    """The return of the year before, if the area has one. What is wrong with it is told when that year is checked."""
    slug, year = report.area.slug, ReportingYear(report.year.ends_in - 1)
    faults: list[Problem] = []
    node = read_return(workspace, slug, str(year), faults)
    if node is None and {problem.code for problem in faults} <= {"file-missing"}:
        return None
    keeping = workspace.keeping(slug, str(year))
    key = edition_named(node, keeping.editions(), faults) if node else None
    is_same = key == report.edition.key and keeping == workspace.keeping(slug, str(report.year))
    edition = report.edition if is_same else load_edition(keeping, key, faults) if key else None
    if not (node and edition):
        found.append(not_compared(node.place if node else faults[0].place, report, year))
        return None
    # Loaded here because most reports have no year before them, and would wait for these.
    from mappa_report.checks.earlier import earlier_return
    from mappa_report.checks.series import check_breaks

    form = edition.form.with_units(report.area.units.get(year.ends_in, ()))
    figures = check_return(node, form, faults).figures
    blamed = paths_of(faults)
    sound = {path: figure for path, figure in figures.items() if path not in blamed}
    listed = read_yaml_file(workspace.locate(BOILERPLATE, BREAKS), f"{BOILERPLATE}/{BREAKS}", found)
    breaks = check_breaks(listed, found) if listed else None
    return None if breaks is None else earlier_return(report, year, form, sound, breaks)


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
