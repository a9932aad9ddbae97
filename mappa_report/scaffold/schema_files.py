"""The schemas beside a year's files: made for a year that has been started, from what is there of it."""

from mappa_report.assembly.editions import edition_for, load_edition
from mappa_report.assembly.naming import find_area_year
from mappa_report.checks.area.check import check_area
from mappa_report.checks.statistics import edition_named
from mappa_report.model.area import Area
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import STATISTICS
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.scaffold.contributors import contributors_schema
from mappa_report.scaffold.return_schema import schema_file
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, exists
from mappa_report.workspace.output_files import CreatedFiles, write_files
from mappa_report.workspace.workspace import AREAS, CONTRIBUTORS_SCHEMA, SCHEMA, Workspace


def make_schema(workspace: Workspace, area: str, year: str) -> CreatedFiles:
    """Write the schemas of the return of ``area`` for ``year`` and of who owes what, in place of any that are there."""
    problems: list[Problem] = []
    named = find_area_year(workspace, area, year, problems)
    if named is None:
        return CreatedFiles(problems=tuple(problems))
    if not workspace.has_own_year(named[0], str(named[1])):
        return CreatedFiles(problems=(only_a_sample(*named),))
    edition = edition_of_year(workspace, *named, problems)
    if edition is None:
        return CreatedFiles(problems=tuple(problems))
    files = dict((located_schema(workspace, *named, edition), located_contributors_schema(workspace, *named, edition)))
    failed = write_files(files).problems
    return CreatedFiles(() if failed else tuple(at.name for at in files), failed)


def only_a_sample(area: str, year: ReportingYear) -> Problem:
    """A folder made for the schema alone would hide the sample, and be no report."""
    message = f"this workspace has no year {year} of {area}; only the program brings one, as a sample"
    hint = f"`mappa-report new {area} {year}` starts one of your own, and writes this file too."
    return Problem("no-such-year", message, Place(Source(f"{AREAS}/{area}")), hint=hint)


def located_schema(
    workspace: Workspace, area: str, year: ReportingYear, edition: Edition, name: str = ""
) -> tuple[Located, bytes]:
    """Where the schema belongs, and its bytes. ``name`` is the area's, where it has no ``area.yaml`` to say it."""
    about = area_as_known(workspace, area, name)
    return workspace.own(AREAS, area, str(year), SCHEMA), schema_file(about, year, edition).encode()


def located_contributors_schema(
    workspace: Workspace, area: str, year: ReportingYear, edition: Edition
) -> tuple[Located, bytes]:
    """Where the schema of the list of who owes what belongs, and its bytes."""
    return workspace.own(AREAS, area, str(year), CONTRIBUTORS_SCHEMA), contributors_schema(edition).encode()


def area_as_known(workspace: Workspace, area: str, name: str = "") -> Area:
    """The area as its ``area.yaml`` has it, else its ``name`` alone."""
    # What is wrong with area.yaml is for a check to say.
    ignored: list[Problem] = []
    at = workspace.locate(AREAS, area, "area.yaml")
    node = read_yaml_file(at, at.name, ignored) if at else None
    known = check_area(node, area, ignored) if node else None
    return known or Area(area, name or area, "", (), "", {})


def edition_of_year(workspace: Workspace, area: str, year: ReportingYear, problems: list[Problem]) -> Edition | None:
    """The edition that the return names, as it was kept if it was; else the one that covers the year."""
    # What is wrong with the return is for a check to say, and the schema a help in mending it.
    ignored: list[Problem] = []
    pinned = workspace.pinned_to(area, str(year))
    at = pinned.own(AREAS, area, str(year), STATISTICS)
    node = read_yaml_file(at, at.name, ignored) if exists(at) else None
    key = edition_named(node, pinned.editions(), ignored) if node else None
    return load_edition(pinned, key, problems) if key else edition_for(workspace, year.ends_in, problems)
