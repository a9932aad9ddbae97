"""Folders that hold a return, but are taken for no report, as their names can be no area's or year's."""

from __future__ import annotations

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import AREAS, Workspace, slug, year_number


def misnamed_folders(workspace: Workspace) -> list[Problem]:
    """A warning for each, with the name that would do."""
    return [_misnamed_problem(workspace, *names) for names in workspace.misnamed_folders()]


def _misnamed_problem(workspace: Workspace, area: str, year: str) -> Problem:
    name, number = slug(area), year_number(year)
    if name is None:
        hint = "name an area's folder in small letters and digits, with hyphens between words, such as west-midlands."
    elif number is None:
        hint = "name a year's folder by the calendar year in which it ends, such as 2023."
    elif (name, str(number)) in workspace.folders_with_return():
        hint = f"there is {AREAS}/{name}/{number} as well: keep one of the two under that name."
    else:
        hint = f"rename it to {AREAS}/{name}/{number}."
    message = "this folder is left out: no area and year can have its name"
    return Problem("folder-name", message, Place(Source(f"{AREAS}/{area}/{year}")), Severity.WARNING, hint=hint)
