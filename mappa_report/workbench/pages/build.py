"""Building the report, and the files that were built."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.building.plan import BuildResult
from mappa_report.building.request import USUAL_FORMATS, BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.jobs import Jobs, working_page
from mappa_report.workbench.pages.preview import preview_page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import read
from mappa_report.workspace.workspace import BUILD

_MOST = 64 * 1024 * 1024
"""Bytes of a file that is given out."""

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


_MOMENT = 3.0
"""Seconds to wait for a build before a page says that it is under way. Most are done by then."""


def build(request: Request) -> Response:
    """Have the three files built, and lead to what becomes of it."""
    report = report_of(request)
    asked = BuildRequest(report.workspace, USUAL_FORMATS, report.workspace.root / BUILD)
    jobs: Jobs = request.app.state.jobs
    jobs.start(_key(report), build_report, asked, report.area, str(report.year)).wait(_MOMENT)
    return RedirectResponse(f"{report.path}/build", 303)


def show(request: Request) -> Response:
    """How far the build is; once it is done, what became of it on the page that has the files."""
    report = report_of(request)
    job = request.app.state.jobs.of(_key(report))
    if job is None:
        return RedirectResponse(f"{report.path}/preview", 303)
    if not job.is_done:
        return working_page(request, report, job, WORDS["working.build"])
    if job.failure:
        return preview_page(request, report, wrong=WORDS[job.failure])
    result: BuildResult = job.result
    if any(problem.is_error for problem in result.problems):
        return preview_page(request, report, wrong=WORDS["build.not_done"], also=result.problems)
    return preview_page(request, report, told=WORDS["build.done"], also=result.problems)


def _key(report: Report) -> tuple[str, ...]:
    return "build", report.area, str(report.year)


def file(request: Request) -> Response:
    """One of those files, to be saved: none is shown here, so nothing in it is run."""
    files = built_files(report_of(request))
    name = request.path_params["file"]
    if name not in files:
        raise HTTPException(404, WORDS["missing.file"])
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(read(files[name], _MOST), media_type=kind, headers=headers)
