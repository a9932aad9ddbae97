"""What of a published report found no place in the year that it became."""

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.problems.privacy import redacted
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.removing import remove_files
from mappa_report.workspace.workspace import UNPLACED


def show(request: Request) -> Response:
    """The list as its file has it."""
    return _page(request, report_of(request))


@with_form
def settle(request: Request, form: FormData) -> Response:
    """Take the list away, if the form says that all of it has been settled."""
    report = report_of(request)
    if "settled" not in form:
        return _page(request, report, WORDS["unplaced.kept"])
    failed = redacted(remove_files([_file(report)]))
    return page(request, "problem", 409, problem=failed[0]) if failed else RedirectResponse(report.path, 303)


def _file(report: Report) -> Located:
    return report.folder.inside(UNPLACED)


def _page(request: Request, report: Report, wrong: str = "") -> Response:
    at = _file(report)
    if not is_file(at):
        raise HTTPException(404, WORDS["missing.page"])
    text = read(at, MAX_BYTES).decode("utf-8-sig", errors="replace")
    return page(request, "unplaced", 422 if wrong else 200, report=report, text=text, wrong=wrong)
