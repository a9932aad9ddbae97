"""Whether what a page shows has been changed since: asked every other second by pages that somebody looks at."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from mappa_report.workbench.reports import report_of
from mappa_report.workbench.seen import digest_of_files


def show(request: Request) -> Response:
    """The digest as it is now, and whether it is another than the page has."""
    digest = digest_of_files(report_of(request), request.query_params.get("of", ""))
    return JSONResponse({"digest": digest, "changed": digest != request.query_params.get("since", "")})
