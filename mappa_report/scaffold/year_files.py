"""A year's folder to begin with: laid out by the edition, or carried forward from an earlier year's sections."""

from collections.abc import Iterator

from mappa_report.assembly.editions import edition_for
from mappa_report.assembly.naming import find_area_year, read_year
from mappa_report.assembly.register import RegisteredArea, read_register
from mappa_report.assembly.settings import load_settings
from mappa_report.checks.sections import check_section
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import read_area_year
from mappa_report.scaffold.blanks import area_file, section_file, statistics_file, usual_section_file
from mappa_report.scaffold.schema_files import area_as_known, located_schema
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import did_you_mean
from mappa_report.workspace.door import MAX_FILE, Located, exists, read
from mappa_report.workspace.output_files import CreatedFiles, create_files
from mappa_report.workspace.workspace import AREAS, Workspace, slug


def make_year(workspace: Workspace, area: str, year: str, origin: str | None = None) -> CreatedFiles:
    """Lay out ``areas/<area>/<year>`` by the edition that covers the year. A folder that exists is left alone.

    With ``origin``, an earlier year of the area, its sections are carried forward: files, titles, kinds, places and
    roles, never a figure and never a word of text.
    """
    problems: list[Problem] = []
    load_settings(workspace, problems)  # into a layout that is not ours, nothing is laid out
    registered = _registered(workspace, area, problems)
    reporting_year = read_year(year, problems)
    if problems or registered is None or reporting_year is None:
        return CreatedFiles(problems=tuple(problems))
    folder = workspace.own(AREAS, registered.slug, str(reporting_year))
    if exists(folder):
        name = f"{registered.slug} {reporting_year}"
        hint = f"go on with it, or move it away first; `mappa-report check {name}` says what is open."
        message = "this report has been started already"
        return CreatedFiles(problems=(Problem("exists", message, Place(Source(folder.name)), hint=hint),))
    edition = edition_for(workspace, reporting_year.ends_in, problems)
    if edition is None:
        return CreatedFiles(problems=tuple(problems))
    carried = dict(_carried(workspace, registered.slug, origin, edition, problems)) if origin else {}
    if any(problem.is_error for problem in problems):
        return CreatedFiles(problems=tuple(problems))
    sections = carried or {usual.file: usual_section_file(usual) for usual in edition.usual_sections}
    return _write(workspace, registered, reporting_year, edition, sections)


def _registered(workspace: Workspace, area: str, problems: list[Problem]) -> RegisteredArea | None:
    """The area that ``area`` names: one of the register, or one that the workspace has made for itself."""
    register = read_register(workspace, problems)
    name = slug(area)
    if name and name in register:
        return register[name]
    if name and name in workspace.areas():
        return RegisteredArea(name, name, (), "")
    hint = did_you_mean(area, register, most=3, otherwise=f"the areas are: {', '.join(register)}.")
    message = f"{area[:60]} is none of the areas of England and Wales"
    problems.append(Problem("no-such-area", message, Place(Source(AREAS)), hint=hint))
    return None


def _carried(
    workspace: Workspace, area: str, origin: str, edition: Edition, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """The sections of the year ``origin`` by file name, each with its head alone."""
    named = find_area_year(workspace, area, origin, problems)
    if named is None:
        return
    # What is wrong with last year's text is no matter here: only heads are carried.
    ignored: list[Problem] = []
    for page in read_area_year(workspace, area, str(named[1]), ignored).pages:
        yield page.source.name.rsplit("/", 1)[-1], _head_alone(page, edition)


def _head_alone(page: MarkdownPage, edition: Edition) -> str:
    section = check_section(page, edition, [])
    if not section.is_whole:
        return "\n".join([*page.source.lines[: page.body_line - 1], ""])
    return section_file(section.title, section.kind, section.slot, section.authors, section.is_signed, "")


def _write(
    workspace: Workspace, area: RegisteredArea, year: ReportingYear, edition: Edition, sections: dict[str, str]
) -> CreatedFiles:
    folder = (AREAS, area.slug, str(year))
    known = area_as_known(workspace, area.slug, area.name)
    files: dict[tuple[str, ...], str] = {(*folder, "statistics.yaml"): statistics_file(known, year, edition)}
    files |= {(*folder, "sections", name): text for name, text in sections.items()}
    located: dict[Located, bytes] = {}
    # Before the year: a run that is ended between the two has started no report yet, and can be run again.
    about = workspace.own(AREAS, area.slug, "area.yaml")
    if not exists(about):
        sample = workspace.locate(AREAS, area.slug, "area.yaml")
        located[about] = read(sample, MAX_FILE) if sample else area_file(area, year).encode()
    located |= {workspace.own(*parts): text.encode() for parts, text in files.items()}
    located |= [located_schema(workspace, area.slug, year, edition, area.name)]
    return create_files(located)
