"""Building the report, and the files that were built."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.building.request import USUAL_FORMATS, BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.pages.preview import preview_page
from mappa_report.workbench.reports import report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import read
from mappa_report.workspace.workspace import BUILD

_MOST = 64 * 1024 * 1024
"""Bytes of a file that is given out."""

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def build(request: Request) -> Response:
    """Build the three files, and say what became of it on the page that has them."""
    report = report_of(request)
    out = report.workspace.root / BUILD
    result = build_report(BuildRequest(report.workspace, USUAL_FORMATS, out), report.area, str(report.year))
    if any(problem.is_error for problem in result.problems):
        return preview_page(request, report, wrong=WORDS["build.not_done"])
    return preview_page(request, report, told=WORDS["build.done"])


def file(request: Request) -> Response:
    """One of those files, to be saved: none is shown here, so nothing in it is run."""
    files = built_files(report_of(request))
    name = request.path_params["file"]
    if name not in files:
        raise HTTPException(404, WORDS["missing.file"])
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(read(files[name], _MOST), media_type=kind, headers=headers)
