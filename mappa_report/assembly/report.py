"""From files to an AnnualReport: everything read, everything checked, every problem found on the way."""

from msgspec.structs import replace

from mappa_report.assembly.editions import edition_digest, edition_for, load_edition
from mappa_report.assembly.families import check_families, personal_words
from mappa_report.assembly.history import return_of_last_year
from mappa_report.assembly.register import check_name, with_other_names
from mappa_report.assembly.stand_ins import Known, check_part_of_return, has_all_sections, readable_part, stand_in_area
from mappa_report.checks.area.check import check_area
from mappa_report.checks.area.outline import Outline, check_outline
from mappa_report.checks.corrections import check_corrections
from mappa_report.checks.edition.standing import check_adopted, check_provisional
from mappa_report.checks.people.files import check_files
from mappa_report.checks.people.withheld import refuse_withheld
from mappa_report.checks.placeholders import check_placeholders
from mappa_report.checks.printed_values import check_values, printed_values
from mappa_report.checks.sections import check_sections
from mappa_report.checks.statistics import check_return, edition_named, published_on
from mappa_report.checks.totals.between_tables import check_between_tables
from mappa_report.checks.totals.check import check_totals, paths_of
from mappa_report.checks.words.markup import check_markup
from mappa_report.checks.words.pasted import check_pasted
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.form import Form
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.area_reader import read_area_year
from mappa_report.readers.misnamed_templates import misnamed_templates
from mappa_report.source.nodes import Node
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import AREAS, PINNED, Workspace


def assemble_report(
    workspace: Workspace, slug: str, year: ReportingYear, problems: list[Problem]
) -> AnnualReport | None:
    """The report of the area ``slug`` for ``year``; None where too little of it can be read.

    What can be read is checked all the same: a fault in one file hides none of another's. Problems are appended to
    ``problems``; where there are errors among them the report is not one to print.
    """
    raw = read_area_year(workspace, slug, str(year), problems)
    has_sections = has_all_sections(raw.pages, problems)
    problems += misnamed_templates(workspace)
    words = personal_words(workspace, problems)
    problems += [*check_files(raw, problems, words)]
    area = check_area(raw.area, slug, problems, raw.brand) if raw.area else None
    area = with_other_names(workspace, area, problems) if area else None
    problems += check_name(workspace, area, raw.area) if area and raw.area else ()
    returned = raw.statistics or readable_part(problems)
    of_edition: list[Problem] = []
    named = _edition(workspace, slug, returned, year, of_edition) if returned else None
    # Where part of the return was not read, it may be that which names the edition.
    problems += (problem for problem in of_edition if raw.statistics or problem.code != "edition-missing")
    edition = named or edition_for(workspace, year.ends_in, [])
    if edition is None:
        return None
    problems += check_provisional(edition)
    problems += check_adopted(edition)
    edition = _with_units(edition, area, year, problems)
    known = Known(area is not None, named is not None, bool(named and raw.statistics), has_sections)
    statistics = _statistics(returned, edition.form, problems, known)
    # Figures are checked even where too little else can be read for a report.
    problems += check_totals(edition.form, statistics.figures, paths_of(problems))
    problems += check_between_tables(edition.form, statistics.figures, paths_of(problems))
    before = len(problems)
    sections = check_sections(raw.pages, edition, problems)
    problems += (problem for page in raw.pages for check in (check_pasted, check_markup) for problem in check(page))
    published = published_on(returned, year, problems) if returned else None
    outline = check_outline(raw.outline, edition, problems) if raw.outline else Outline((), edition)
    report = AnnualReport(
        area or stand_in_area(workspace, slug), year, outline.edition, statistics, sections, published,
        omitted=outline.omitted,
        corrections=check_corrections(raw.corrections, problems) if raw.corrections else (),
    )  # fmt: skip
    report = replace(report, last_year=return_of_last_year(workspace, report, problems))
    problems += check_placeholders(report)
    values = printed_values(raw, year)
    problems += check_values(values)
    problems += check_families(workspace, report, raw.pages, values, words)
    problems[before:] = known.tellable(problems[before:])
    whole = tuple(section for section in sections if section.is_whole)
    return replace(report, sections=whole) if known.all else None


def _statistics(returned: Node | None, form: Form, problems: list[Problem], known: Known) -> StatisticalReturn:
    node = refuse_withheld(returned, form, problems) if returned else None
    if node and known.figures:
        return check_return(node, form, problems)
    return check_part_of_return(node, form, problems)


def _edition(
    workspace: Workspace, slug: str, statistics: Node, year: ReportingYear, problems: list[Problem]
) -> Edition | None:
    """The edition that the return follows: as it was kept when the report was published, or as it is now."""
    pinned = workspace.pinned_to(slug, str(year))
    key = edition_named(statistics, pinned.editions(), problems)
    edition = load_edition(pinned, key, problems) if key else None
    if edition and year.ends_in not in edition.years:
        covered = ", ".join(map(str, edition.years))
        hint = (
            "name the edition of this year; where there is none, "
            f"`mappa-report boilerplate new {year} --from {edition.key}` begins one."
        )
        message = f"the edition {edition.key} covers {covered}, not {year}"
        on_page = "let the report follow an edition of its year, on the page of the national text and form."
        place = Place(statistics.place.source)
        problems.append(Problem("edition-year", message, place, hint=hint, on_page=on_page))
    is_pinned = edition and pinned != workspace and edition.key in workspace.editions()
    if edition and is_pinned and edition_digest(workspace, edition.key) != edition_digest(pinned, edition.key):
        problems.append(_changed(f"{AREAS}/{slug}/{year}/{PINNED}", edition.key))
    return edition


def _changed(pinned_digest: str, key: str) -> Problem:
    message = f"the edition {key} has been changed since this report was published"
    hint = f"the report is still built from the text kept in {pinned_digest}; for the new text, start a new edition."
    return Problem("edition-changed", message, Place(Source(pinned_digest)), Severity.WARNING, hint=hint)


def _with_units(edition: Edition, area: Area | None, year: ReportingYear, problems: list[Problem]) -> Edition:
    """``edition`` with the area's own units as rows, where its form asks for figures by them."""
    units = area.units.get(year.ends_in, ()) if area else ()
    if area and edition.form.takes_units and not units:
        hint = f"add  units:  with {year.ends_in}: below it, and below that a key and a name for each."
        message = f"the form asks for figures by unit, and area.yaml names none for {year}"
        problems.append(Problem("missing", message, Place(Source(f"{AREAS}/{area.slug}/area.yaml")), hint=hint))
    return replace(edition, form=edition.form.with_units(units))
