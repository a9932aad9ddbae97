"""What somebody typed, shown again where it could not be saved and its own page can't be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mappa_report.intake.section_saving import plain
from mappa_report.workbench.words import WORDS

_OWN = ("was", "theirs", "key", "version")
"""Fields that pages fill in themselves."""

_WAS = "was:"
_MOST = 200
_MOST_BYTES = 2 * 1024 * 1024
"""Of a form that is read from a browser that is not known, to give it back what it has sent."""


class TypedText(Struct, frozen=True):
    """What was typed in a field: what it is called, and the text."""

    label: str
    text: str


def keep_typed(request: Request, form: Mapping[str, object]) -> None:
    """Keep what ``form`` has, until the request is answered."""
    request.state.typed = {name: text for name, text in form.items() if isinstance(text, str)}


def typed_again(request: Request) -> tuple[TypedText, ...]:
    """What was typed in the form that ``request`` sent, without what only stood there before."""
    fields: dict[str, str] = getattr(request.state, "typed", {})
    return tuple(_typed(fields))[:_MOST]


def _typed(fields: Mapping[str, str]) -> Iterator[TypedText]:
    for name, text in fields.items():
        before = fields.get("was" if name == "text" else f"{_WAS}{name}", "")
        if name not in _OWN and not name.startswith(_WAS) and text.strip() and plain(text) != plain(before):
            yield TypedText(WORDS["typed.text"] if name == "text" else name, text)


async def with_what_was_sent(refused: str, request: Request) -> Response:
    """The words ``refused`` to a page of an earlier start, and behind them, as text alone, what was typed in it."""
    size = request.headers.get("content-length", "")
    if request.method == "POST" and size.isdecimal() and int(size) <= _MOST_BYTES:
        with suppress(HTTPException):
            keep_typed(request, await request.form(max_files=0, max_fields=_MOST))
    typed = [f"{each.label}:\n{each.text}" for each in typed_again(request)]
    head = [WORDS["typed.title"], WORDS["typed.how"]] if typed else []
    return PlainTextResponse("\n\n".join([refused, *head, *typed]), 401)
