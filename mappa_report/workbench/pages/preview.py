"""The report as the web page that it would be, in a frame in which nothing is run."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mappa_report.pipeline import check_report, preview_of
from mappa_report.problems.problem import Problem
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.jobs import Job, Jobs, working_page
from mappa_report.workbench.page_pictures import page_pictures
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox"
)
"""A report bears its styles and pictures itself, and needs nothing else."""

_MOMENT = 3.0
"""Seconds to wait for the pages before one says that they are being made."""


def show(request: Request) -> Response:
    """The page round the report, or why there is none, and the files that were built of it."""
    return preview_page(request, report_of(request))


def preview_page(
    request: Request, report: Report, *, wrong: str = "", told: str = "", also: Sequence[Problem] = ()
) -> Response:
    """The page of ``report``, which begins with what has just been done, or why it wasn't.

    ``also`` are Problems that were met in doing so. Those that the check tells of too are told once.
    """
    checked = check_report(report.workspace, report.area, str(report.year))
    return page(
        request,
        "preview",
        422 if wrong else 200,
        report=report,
        can_be_shown=checked.report is not None,
        problems=checked.problems,
        met=[each for each in also if each not in checked.problems],
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


def make_pages(request: Request) -> Response:
    """Have the pages of the PDF drawn, and lead to them."""
    asked = report_of(request)
    jobs: Jobs = request.app.state.jobs
    jobs.drop("pages")
    key = ("pages", asked.area, str(asked.year))
    jobs.start(key, page_pictures, asked.workspace, asked.area, str(asked.year)).wait(_MOMENT)
    return RedirectResponse(f"{asked.path}/preview/pages", 303)


def pages(request: Request) -> Response:
    """The pages of the PDF as they will print, or how far they are."""
    asked = report_of(request)
    job = _pages_of(request, asked)
    if job and not job.is_done:
        return working_page(request, asked, job, WORDS["working.pages"])
    pictures: Sequence[bytes] = job.result or () if job else ()
    failure = (job.failure or ("" if pictures else "preview.not")) if job else ""
    numbers = range(1, len(pictures) + 1)
    return page(request, "pages", report=asked, numbers=numbers, failure=failure, made=job.begun if job else None)


def page_picture(request: Request) -> Response:
    """One of these pages as a picture."""
    job = _pages_of(request, report_of(request))
    pictures: Sequence[bytes] = job.result or () if job and job.is_done else ()
    number: int = request.path_params["number"]
    if not 1 <= number <= len(pictures):
        raise HTTPException(404, WORDS["missing.page"])
    return Response(pictures[number - 1], media_type="image/png")


def _pages_of(request: Request, asked: Report) -> Job | None:
    jobs: Jobs = request.app.state.jobs
    return jobs.of(("pages", asked.area, str(asked.year)))
