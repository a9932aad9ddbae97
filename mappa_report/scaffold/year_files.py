"""A year's folder to begin with: laid out by the edition, or carried forward from an earlier year's sections."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from mappa_report.assembly.contributions import contributions_to
from mappa_report.assembly.naming import find_area_year, read_year, under_other_name
from mappa_report.assembly.register import RegisteredArea, area_named, folders_by_other_name, read_register
from mappa_report.assembly.settings import load_settings
from mappa_report.checks.sections import check_section
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import read_area_year
from mappa_report.scaffold.blanks import area_file, section_file, statistics_file, usual_section_file
from mappa_report.scaffold.contributors import contributors_file
from mappa_report.scaffold.edition_files import MayBegin, edition_or_copy
from mappa_report.scaffold.schema_files import area_as_known, located_contributors_schema, located_schema
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import did_you_mean
from mappa_report.workspace.door import MAX_FILE, Located, exists, read
from mappa_report.workspace.output_files import CreatedFiles, create_files
from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS, Workspace


def never(_year: int, _nearest: str) -> bool:
    """No edition is begun by the way."""
    return False


def make_year(
    workspace: Workspace, area: str, year: str, origin: str | None = None, may_begin: MayBegin = never
) -> CreatedFiles:
    """Lay out ``areas/<area>/<year>`` by the edition that covers the year. A folder that exists is left alone.

    With ``origin``, an earlier year of the area, its sections are carried forward: files, titles, kinds, places and
    roles, never a figure and never a word of text; and who owed what, without its days. Where no edition covers the
    year, one is begun if ``may_begin`` says so, which is asked last: after that nothing but the disk stands in the way.
    """
    problems: list[Problem] = []
    load_settings(workspace, problems)  # into a layout that is not ours, nothing is laid out
    registered = registered_area(workspace, area, problems)
    reporting_year = read_year(year, problems)
    if problems or registered is None or reporting_year is None:
        return CreatedFiles(problems=tuple(problems))
    folder = workspace.own(AREAS, registered.slug, str(reporting_year))
    if exists(folder):
        name = f"{registered.slug} {reporting_year}"
        hint = f"go on with it, or move it away first; `mappa-report check {name}` says what is open."
        message = "this report has been started already"
        return CreatedFiles(problems=(Problem("exists", message, Place(Source(folder.name)), hint=hint),))
    if misnamed := under_other_name(workspace, registered.slug, year):
        return CreatedFiles(problems=(misnamed,))
    earlier = find_area_year(workspace, registered.slug, origin, problems) if origin else None
    if problems:
        return CreatedFiles(problems=tuple(problems))
    command = f"mappa-report new {registered.slug} {reporting_year}{f' --from {earlier[1]}' if earlier else ''}"
    edition, begun = edition_or_copy(workspace, reporting_year.ends_in, may_begin, command, problems)
    if edition is None:
        return CreatedFiles(problems=tuple(problems))
    sections = dict(_carried(workspace, *earlier, edition)) if earlier else {}
    sections = sections or {usual.file: usual_section_file(usual) for usual in edition.usual_sections}
    owed = contributions_to(workspace, earlier[0], earlier[1].ends_in, None, []) if earlier else ()
    files = _files(workspace, registered, reporting_year, edition, sections, contributors_file(owed, edition))
    # The edition comes first: a run that is ended behind it has started no report yet, and can be run again.
    return create_files(begun | files)


def registered_area(workspace: Workspace, area: str, problems: list[Problem]) -> RegisteredArea | None:
    """The area that ``area`` names: one of the register, or one that the workspace has made for itself."""
    register = read_register(workspace, problems)
    name = area_named(workspace, area)
    if name and name in register:
        return register[name]
    if name and name in workspace.areas():
        return RegisteredArea(name, name, (), "")
    known = (*register, *folders_by_other_name(workspace))
    hint = did_you_mean(area, known, most=3, otherwise=f"the areas are: {', '.join(register)}.")
    message = f"{area[:60]} is none of the areas of England and Wales"
    problems.append(Problem("no-such-area", message, Place(Source(AREAS)), hint=hint))
    return None


def _carried(workspace: Workspace, area: str, year: ReportingYear, edition: Edition) -> Iterator[tuple[str, str]]:
    """The sections of the area's ``year`` by file name, each with its head alone."""
    # What is wrong with last year's text is no matter here: only heads are carried.
    ignored: list[Problem] = []
    for page in read_area_year(workspace, area, str(year), ignored).pages:
        yield page.source.name.rsplit("/", 1)[-1], _head_alone(page, edition)


def _head_alone(page: MarkdownPage, edition: Edition) -> str:
    section = check_section(page, edition, [])
    if not section.is_whole:
        return "\n".join([*page.source.lines[: page.body_line - 1], ""])
    authors = [replace(each, name="") for each in section.authors]  # an office stays, and people change
    return section_file(section.title, section.kind, section.slot, authors, section.is_signed, "")


def _files(
    workspace: Workspace,
    area: RegisteredArea,
    year: ReportingYear,
    edition: Edition,
    sections: Mapping[str, str],
    contributors: str,
) -> dict[Located, bytes]:
    known = area_as_known(workspace, area.slug, area.name)
    files = {"statistics.yaml": statistics_file(known, year, edition).encode()}
    files |= {f"sections/{name}": text.encode() for name, text in sections.items()}
    files[CONTRIBUTORS] = contributors.encode()
    schema = located_contributors_schema(workspace, area.slug, year, edition)
    return files_of_year(workspace, area, year, edition, files) | dict([schema])


def files_of_year(
    workspace: Workspace, area: RegisteredArea, year: ReportingYear, edition: Edition, files: Mapping[str, bytes]
) -> dict[Located, bytes]:
    """``files``, named from the year's folder, in their places: with who the area is, if that is not said yet."""
    located: dict[Located, bytes] = {}
    # Before the year, as the edition is.
    about = workspace.own(AREAS, area.slug, "area.yaml")
    if not exists(about):
        sample = workspace.locate(AREAS, area.slug, "area.yaml")
        located[about] = read(sample, MAX_FILE) if sample else area_file(area, year).encode()
    folder = (AREAS, area.slug, str(year))
    located |= {workspace.own(*folder, *name.split("/")): data for name, data in files.items()}
    return located | dict([located_schema(workspace, area.slug, year, edition, area.name)])
