"""The report as the web page that it would be, in a frame in which nothing is run."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from mappa_report.pipeline import check_report, preview_of
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox"
)
"""A report bears its styles and pictures itself, and needs nothing else."""


def show(request: Request) -> Response:
    """The page round the report, or why there is none, and the files that were built of it."""
    return preview_page(request, report_of(request))


def preview_page(request: Request, report: Report, *, wrong: str = "", told: str = "") -> Response:
    """The page of ``report``, which begins with what has just been done, or why it wasn't."""
    checked = check_report(report.workspace, report.area, str(report.year))
    return page(
        request,
        "preview",
        422 if wrong else 200,
        report=report,
        can_be_shown=checked.report is not None,
        problems=checked.problems,
        files=built_files(report),
        wrong=wrong,
        told=told,
    )


def report(request: Request) -> Response:
    """The report itself."""
    asked = report_of(request)
    html = preview_of(asked.workspace, asked.area, str(asked.year))
    if html is None:
        raise HTTPException(404, WORDS["preview.not"])
    return HTMLResponse(html, headers={"Content-Security-Policy": _POLICY})
