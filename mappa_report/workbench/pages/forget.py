"""What a published report no longer needs, listed and removed once somebody says so."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.status.forgetting import no_longer_needed
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.removing import remove_whole


def show(request: Request) -> Response:
    """What may go, or that nothing may as the report is not published."""
    return _page(request, report_of(request))


@with_form
def remove(request: Request, form: FormData) -> Response:
    """Remove what may go, if the form says that it is to."""
    report = report_of(request)
    if "sure" not in form:
        return _page(request, report, WORDS["forget.unsure"])
    try:
        for at in no_longer_needed(report.workspace, report.area, report.year) or ():
            remove_whole(at)
    except FileRefused as refused:
        return _page(request, report, problems=redacted([refused.problem]))
    return _page(request, report, told=WORDS["forget.done"])


def _page(
    request: Request, report: Report, wrong: str = "", told: str = "", problems: tuple[Problem, ...] = ()
) -> Response:
    listed = no_longer_needed(report.workspace, report.area, report.year)
    return page(
        request,
        "forget",
        422 if wrong or problems else 200,
        report=report,
        is_published=listed is not None,
        files=[at.name.split("/", 3)[-1] for at in listed or ()],
        wrong=wrong,
        told=told,
        problems=problems,
    )
