"""The return of the year before: read quietly, and cut down to what this year's can be held against."""

from __future__ import annotations

from mappa_report.checks.last_year.check import not_compared
from mappa_report.checks.statistics import check_return, edition_named
from mappa_report.checks.totals.check import paths_of
from mappa_report.editions import load_edition
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.earlier import EarlierReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problem import Problem
from mappa_report.readers.area_reader import read_return
from mappa_report.readers.edition_reader import read_yaml_file
from mappa_report.workspace import BOILERPLATE, Workspace

BREAKS = "breaks.yaml"


def return_of_last_year(workspace: Workspace, report: AnnualReport, found: list[Problem]) -> EarlierReturn | None:
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
    from mappa_report.checks.last_year.earlier import earlier_return
    from mappa_report.checks.series import check_breaks

    form = edition.form.with_units(report.area.units.get(year.ends_in, ()))
    figures = check_return(node, form, faults).figures
    blamed = paths_of(faults)
    sound = {path: figure for path, figure in figures.items() if path not in blamed}
    listed = read_yaml_file(workspace.locate(BOILERPLATE, BREAKS), f"{BOILERPLATE}/{BREAKS}", found)
    breaks = check_breaks(listed, found) if listed else None
    return None if breaks is None else earlier_return(report, year, form, sound, breaks)
