"""The figures of the return, each typed in its place in the tables of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.statistics import write_values
from mappa_report.intake.target import target_of
from mappa_report.intake.typed import Refused, Typed, typed_figures
from mappa_report.model.figure import Path
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.figure_tables import FigureTables, figures_of_last_year
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of

_WAS = "was:"
"""What stands before the name of a field that says what its cell showed."""


def show(request: Request) -> Response:
    """The figures as the file has them, with what the check says of each."""
    return _page(request, report_of(request))


@with_form
def save(request: Request, form: FormData) -> Response:
    """Write what was changed, and say of each figure that was not taken why."""
    report = report_of(request)
    problems: list[Problem] = []
    target = target_of(report.workspace, report.area, str(report.year), problems)
    if target is None:
        return _page(request, report, told=redacted(problems))
    typed = {
        path: Typed(str(form.get(f"{_WAS}{name}", "")), str(form[name]))
        for path in target.form.types
        if (name := ".".join(path)) in form
    }
    figures = typed_figures(target, typed)
    told = redacted(write_values(target, figures.values)) if figures.values else ()
    return _page(request, report, typed, figures.refused, told, is_saved=not (figures.refused or told))


def _page(
    request: Request,
    report: Report,
    typed: Mapping[Path, Typed] | None = None,
    refused: Sequence[Refused] = (),
    told: Sequence[Problem] = (),
    is_saved: bool = False,
) -> Response:
    unread: list[Problem] = []
    target = target_of(report.workspace, report.area, str(report.year), unread)
    checked = check_report(report.workspace, report.area, str(report.year))
    before = figures_of_last_year(report.workspace, checked.assembled)
    shown = FigureTables(target, before, checked.problems, typed or {}, refused) if target else None
    tables = list(shown.tables()) if shown else []
    return page(
        request,
        "figures",
        422 if refused or told else 200,
        report=report,
        tables=tables,
        refused=[cell for table in tables for cell in table.cells if cell.refused],
        told=(*told, *(() if target else redacted(unread))),
        others=shown.others() if shown else (),
        is_saved=is_saved,
    )
