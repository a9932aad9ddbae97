"""Forms that pages send: read within bounds, and dealt with beside other requests."""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workbench.reports import refuse_without_workspace
from mappa_report.workbench.typed_again import keep_typed

_MOST_FIELDS = 5000
_MOST_FILES = 50

Handle = Callable[[Request, FormData], Response]


def with_form(handle: Handle) -> Callable[[Request], Awaitable[Response]]:
    """``handle``, given the form that was sent. It may take its time: it runs in a thread of its own.

    Where the folder of the workspace has gone, nothing is made in its place, such as where a drive is no longer.
    """

    @wraps(handle)
    async def answer(request: Request) -> Response:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=MAX_BYTES) as form:
            keep_typed(request, form)
            refuse_without_workspace(request.app.state.workspace)
            return await run_in_threadpool(handle, request, form)

    return answer


def files_in(form: FormData, name: str) -> list[tuple[str, bytes]]:
    """The files in the field ``name`` of ``form``, each with the name that it was sent by; none that is empty."""
    given = [each for each in form.getlist(name) if isinstance(each, UploadFile)]
    return [(each.filename or "", data) for each in given if (data := each.file.read())]
