"""JSON that the program's own scripts send: read within bounds, and held to the types that it has to have."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.workbench.words import WORDS

T = TypeVar("T")

_MOST = 4 * 1024 * 1024
"""Bytes: a section or a return with all that is said of it has far fewer."""


def with_json(kind: type[T]) -> Callable[[Callable[[Request, T], Response]], Callable[[Request], Awaitable[Response]]]:
    """Makes a handler of one that is given what was sent as a ``kind``. It may take its time: it runs in a thread.

    Whatever is no such JSON, or is not declared to be any, is refused with 422, and nothing is done.
    """

    def around(handle: Callable[[Request, T], Response]) -> Callable[[Request], Awaitable[Response]]:
        @wraps(handle)
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(handle, request, _read(kind, request, await request.body()))

        return answer

    return around


def _read(kind: type[T], request: Request, data: bytes) -> T:
    # A form of another page can send text, but not say that it is JSON without being asked first.
    is_json = request.headers.get("content-type", "").partition(";")[0].strip() == "application/json"
    try:
        if is_json and len(data) <= _MOST:
            return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise HTTPException(422, WORDS["refused.json"])


def as_json(answer: object, status: int = 200) -> Response:
    """``answer`` as the program's own scripts read it."""
    return Response(msgspec.json.encode(answer), status, media_type="application/json")
