"""One year at a glance: what is done, what is missing, who owes what, and one next step."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from mappa_report.pipeline import check_report
from mappa_report.problems.outcome import Counts
from mappa_report.rounds.open_comments import open_comments
from mappa_report.status.state import status_of
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import report_of
from mappa_report.workbench.tasks import next_step, tasks_of
from mappa_report.workspace.door import is_file
from mappa_report.workspace.workspace import UNPLACED


def show(request: Request) -> Response:
    """The year's page."""
    report = report_of(request)
    checked = check_report(report.workspace, report.area, str(report.year))
    status = status_of(report.workspace, report.area, report.year, checked, date.today())
    groups = tasks_of(report, status, checked.assembled.sections) if status and checked.assembled else ()
    return page(
        request,
        "year",
        report=report,
        groups=groups,
        next_step=next_step(groups),
        owed=[part for part in status.parts if part.who] if status else [],
        counts=Counts.of(checked.problems) if checked.problems else None,
        open_comments=len(open_comments(report.workspace, report.area, report.year)),
        has_unplaced=is_file(report.folder.inside(UNPLACED)),
    )
