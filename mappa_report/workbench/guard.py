"""Who may ask the workbench for anything: this program's own pages, in the browser that it was opened in.

The guard stands around the application, so that no page can forget it. Every answer, refusals among them, says to the
browser that nothing but what this program serves may be loaded or run.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mappa_report.workbench.running import AGAIN, Running
from mappa_report.workbench.typed_again import with_what_was_sent
from mappa_report.workbench.words import WORDS

OPEN = "/open"
"""Where the link leads that the program prints."""

MOST_SENT = 40 * 1024 * 1024
"""Bytes of a form with the files in it."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; object-src 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer, forms would send the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_OWN_SITE = ("", "same-origin", "none")
"""What a browser says of a request from the page itself, or that somebody typed; older ones say nothing."""

_READING = ("GET", "HEAD")


class Session:
    """The secrets of one run: that of the link, good once, and that of the browser which has used it.

    ``first_page`` is where the link leads to.
    """

    def __init__(self, port: int, first_page: str) -> None:
        self.port = port
        self.first_page = first_page
        self._link = secrets.token_urlsafe(32)
        self._key = secrets.token_urlsafe(32)

    @property
    def link(self) -> str:
        """The address to open, with the secret in it."""
        return f"http://127.0.0.1:{self.port}{OPEN}?token={self._link}"

    @property
    def cookie(self) -> str:
        """The name of the cookie. All ports of a host share their cookies, so it has the port in it."""
        return f"mappa-report-{self.port}"

    def lead_to(self, page: str) -> str:
        """A new link, which leads to ``page``. The last one is good no more."""
        self.first_page, self._link = page, secrets.token_urlsafe(32)
        return self.link

    def admit(self, token: str) -> Response | None:
        """The answer to the link, which gives the browser its key; None where the token is not, or no longer, good."""
        is_good, self._link = _same(token, self._link), secrets.token_urlsafe(32) if token else self._link
        if not is_good:
            return None
        answer = RedirectResponse(self.first_page, 303)
        answer.set_cookie(self.cookie, self._key, path="/", httponly=True, samesite="strict")
        return answer

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """Whether the browser has the key."""
        return _same(cookies.get(self.cookie, ""), self._key)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


class Guard:
    """``app``, for the browser that ``session`` knows, and for nobody else."""

    def __init__(self, app: ASGIApp, session: Session, running: Running) -> None:
        self.app = app
        self.session = session
        self.running = running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application do so."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(HTTPConnection(scope))
        if answer is None and not self.session.knows(HTTPConnection(scope).cookies):
            answer = await with_what_was_sent(WORDS["refused.link"], Request(scope, receive))
        await (answer or self.app)(scope, receive, send_with_headers)

    def _answer(self, asked: HTTPConnection) -> Response | None:
        """The answer to the link, and to what nobody may ask; None for all else."""
        if not self._is_addressed_to_us(asked):
            return PlainTextResponse(WORDS["refused.host"], 421)
        if asked.scope["path"] == OPEN:
            return self._let_in(asked)
        if asked.scope["path"] == AGAIN and asked.scope["method"] == "POST":
            return self._lead_again(asked)
        if _comes_from_elsewhere(asked):
            return PlainTextResponse(WORDS["refused.site"], 403)
        if int(asked.headers.get("content-length", "0")) > MOST_SENT:  # the server has refused what is no number
            return PlainTextResponse(WORDS["refused.size"], 413)
        return None

    def _let_in(self, asked: HTTPConnection) -> Response:
        admitted = self.session.admit(asked.query_params.get("token", "")) if asked.scope["method"] == "GET" else None
        return admitted or PlainTextResponse(WORDS["refused.link"], 401)

    def _lead_again(self, asked: HTTPConnection) -> Response:
        """A new link for another start of this program by the same user, which alone can prove that it is one."""
        nonce, page, proof = (asked.headers.get(name, "") for name in ("nonce", "page", "proof"))
        first_page = self.running.page_asked(nonce, page, proof)
        if first_page is None:
            return PlainTextResponse(WORDS["refused.link"], 401)
        return PlainTextResponse(self.running.answer(nonce, self.session.lead_to(first_page)))

    def _is_addressed_to_us(self, asked: HTTPConnection) -> bool:
        """Whether the one host asked for is this one. Any name can be made to lead here (DNS rebinding)."""
        names = {f"127.0.0.1:{self.session.port}", f"localhost:{self.session.port}"}
        hosts = asked.headers.getlist("host")
        return len(hosts) == 1 and hosts[0].lower() in names


def _comes_from_elsewhere(asked: HTTPConnection) -> bool:
    """Whether another site's page asks, or one on another port of this machine; for a change, whether it may."""
    site = asked.headers.get("sec-fetch-site", "")
    if site not in _OWN_SITE:
        return True
    if asked.scope["method"] in _READING:
        return False
    origin = asked.headers.get("origin")
    return origin != f"http://{asked.headers['host']}" if origin is not None else site != "same-origin"
