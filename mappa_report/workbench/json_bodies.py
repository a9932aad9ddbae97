"""What scripts of our own pages send and are answered: JSON, read into types, within bounds, or refused in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.workbench.words import WORDS

T = TypeVar("T")

_MOST_BYTES = 4 * 1024 * 1024
"""A section or a return with all that is said of it has far fewer."""


def answer(value: object, status: int = 200) -> Response:
    """``value`` as JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def data_in_page(value: object) -> str:
    """``value`` as JSON that can stand in a page as it is: no sign of it begins an element."""
    return msgspec.json.encode(value).decode().replace("<", r"\u003c")


def refusal(key: str, status: int = 400) -> Response:
    """That nothing was done, in the words that have this ``key``."""
    return answer({"message": WORDS[key]}, status)


def with_json(kind: type[T]) -> Callable[[Callable[[Request, T], Response]], Callable[[Request], Awaitable[Response]]]:
    """What handles a request, given what was sent as ``kind``. It may take its time: it runs in a thread of its own.

    Whatever is no such JSON, or is not declared to be any, is refused, and nothing is done.
    """
    decoder = msgspec.json.Decoder(kind)

    def decorated(handle: Callable[[Request, T], Response]) -> Callable[[Request], Awaitable[Response]]:
        @wraps(handle)
        async def answered(request: Request) -> Response:
            # A form of another page can send text, but not say that it is JSON without being asked first.
            if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return refusal("refused.json")
            body = await request.body()
            if len(body) > _MOST_BYTES:
                return refusal("refused.size", 413)
            try:
                sent = decoder.decode(body)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                return refusal("refused.json")
            return await run_in_threadpool(handle, request, sent)

        return answered

    return decorated
