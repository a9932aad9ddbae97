"""The return of the year before, cut down to what this year's can be held against."""

from __future__ import annotations

from mappa_report.assembly.history import read_breaks, read_past_return
from mappa_report.checks.last_year.check import not_compared
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.earlier import EarlierReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place
from mappa_report.workspace.workspace import Workspace


def return_of_last_year(workspace: Workspace, report: AnnualReport, problems: list[Problem]) -> EarlierReturn | None:
    """The return of the year before, if the area has one. Its own Problems come up when that year is checked."""
    year = ReportingYear(report.year.ends_in - 1)
    unreadable: list[Place] = []
    past = read_past_return(workspace, report, year, unreadable)
    if past is None:
        problems += (not_compared(place, report, year) for place in unreadable[:1])
        return None
    # Loaded here because most reports have no year before them, and would wait for these.
    from mappa_report.checks.last_year.earlier import earlier_return

    listed = read_breaks(workspace, problems)
    return None if listed is None else earlier_return(report, year, past.form, past.figures, listed.breaks)
