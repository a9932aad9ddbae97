"""The area and year that somebody typed, as the workspace knows them, and folders whose names can be neither."""

from mappa_report.assembly.register import area_named, folders_by_other_name, read_register
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import did_you_mean
from mappa_report.workspace.door import is_file
from mappa_report.workspace.refusals import no_folder
from mappa_report.workspace.workspace import AREAS, Workspace, slug, year_number


def find_area_year(
    workspace: Workspace, area: str, year: str, problems: list[Problem]
) -> tuple[str, ReportingYear] | None:
    """The area's slug and its ReportingYear, if the workspace or the package has a folder for them."""
    name = area_named(workspace, area)
    if name not in workspace.areas():
        in_place = _file_in_place(workspace, name or "") or under_other_name(workspace, name, year)
        problems.append(in_place or _no_area(workspace, area, year))
        return None
    reporting_year = read_year(year, problems)
    if reporting_year and reporting_year.ends_in not in workspace.years(name):
        in_place = _file_in_place(workspace, name, str(reporting_year)) or under_other_name(workspace, name, year)
        problems.append(in_place or _no_year(name, reporting_year, workspace.years(name)))
        return None
    return (name, reporting_year) if reporting_year else None


def _file_in_place(workspace: Workspace, *names: str) -> Problem | None:
    """The Problem that a file stands where the folder of an area or year is due; None where nothing does."""
    at = workspace.own(AREAS, *names)
    return no_folder(at.name).problem if all(names) and is_file(at) else None


def under_other_name(workspace: Workspace, name: str | None, year: str) -> Problem | None:
    """The Problem that the area's year is there, in a folder that is left out for its name; None where none is."""
    number = year_number(year)
    for folders in workspace.misnamed_folders():
        if name and number and (_area_of(workspace, folders[0]), year_number(folders[1])) == (name, number):
            return _misnamed_problem(workspace, *folders, severity=Severity.ERROR)
    return None


def _area_of(workspace: Workspace, folder: str) -> str | None:
    return slug(folder) and area_named(workspace, folder)


def read_year(text: str, problems: list[Problem]) -> ReportingYear | None:
    """The reporting year that ``text`` names; None after a Problem."""
    number = year_number(text)
    if number is None:
        hint = "give the calendar year in which it ends: 2023 is 1 April 2022 to 31 March 2023."
        message = f"{_shown(text)[:40]} is no reporting year"
        problems.append(Problem("no-such-year", message, Place(Source(AREAS)), hint=hint))
        return None
    return ReportingYear(number)


def _no_area(workspace: Workspace, area: str, year: str) -> Problem:
    """The Problem that ``area`` has no report: it may be one of the register, or near to one."""
    place, others = Place(Source(AREAS)), folders_by_other_name(workspace)
    known = {*workspace.areas(), *read_register(workspace, []), *others}
    name = area_named(workspace, area)
    if name in known:
        hint = f"`mappa-report new {name} {year[:10]}` starts one."
        on_page = "begin one on the page of all reports."
        return Problem("no-such-area", f"{name} has no report yet", place, hint=hint, on_page=on_page)
    hint = did_you_mean(area, known, most=3, otherwise=f"those with reports: {', '.join(workspace.areas())}.")
    return Problem("no-such-area", f"there is no area {_shown(area)[:60]}", place, hint=hint)


def _no_year(area: str, year: ReportingYear, years: list[int]) -> Problem:
    have = ", ".join(map(str, sorted(years, key=lambda other: abs(other - year.ends_in))[:3]))
    hint = f"{area} has {have or 'no year yet'}; `mappa-report new {area} {year}` starts one."
    on_page = f"{area} has {have or 'no year yet'}; begin another on the page of all reports."
    place = Place(Source(f"{AREAS}/{area}"))
    return Problem("no-such-year", f"{area} has no year {year}", place, hint=hint, on_page=on_page)


def misnamed_folders(workspace: Workspace) -> list[Problem]:
    """A warning for each folder with a return that is no report, as its name can be no area's or year's."""
    return [
        *(_misnamed_problem(workspace, *names) for names in workspace.misnamed_folders()),
        *map(_without_year, workspace.areas_with_return()),
    ]


def _without_year(folder: str) -> Problem:
    place, number = Place(Source(f"{AREAS}/{folder}")), year_number(folder)
    wanted = f"{AREAS}/AREA/{number}, with the name of its area" if number else f"{AREAS}/{folder}/YEAR, with its year"
    what = "move the folder" if number else "move its return and its sections"
    message = "this folder is left out: a return lies in a year's folder, and that in its area's"
    return Problem("folder-name", message, place, Severity.WARNING, hint=f"{what} to {wanted}.")


def _misnamed_problem(workspace: Workspace, area: str, year: str, severity: Severity = Severity.WARNING) -> Problem:
    name, number = slug(area), year_number(year)
    if name is None:
        hint = "name an area's folder in small letters and digits, with hyphens between words, such as west-midlands."
    elif number is None:
        hint = "name a year's folder by the calendar year in which it ends, such as 2023."
    elif (name, str(number)) in workspace.folders_with_return():
        hint = f"there is {AREAS}/{name}/{number} as well: keep one of the two under that name."
    elif year == str(number) and name not in workspace.areas():
        hint = f"rename {AREAS}/{area} to {AREAS}/{name}."
    else:
        hint = f"rename it to {AREAS}/{name}/{number}."
    message = "this folder is left out: no area and year can have its name"
    return Problem("folder-name", message, Place(Source(f"{AREAS}/{area}/{year}")), severity, hint=hint)


def _shown(typed: str) -> str:
    """What somebody typed, without what may be private in it: masked first, as what is cut short can hide it."""
    from mappa_report.problems.masking import masked  # only what went wrong has a use for it

    return masked(typed)
