"""What checks share, such as an edition, read once for all requests while none of its files has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from starlette.types import ASGIApp, Receive, Scope, Send

from mappa_report.workspace.door import MAX_FILE, Located, is_file, read
from mappa_report.workspace.read_cache import Reads, keeping_reads
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, SETTINGS, Workspace

_KEPT = ("edition", "register.yaml", "words.yaml", "people.yaml")
"""The names of what is kept, with which its keys begin, before the workspace that it was read from."""


class KeepReads:
    """``app``, whose requests keep what they have read of the national text of ``workspace``.

    A form may change that and then look at it, so a request that sends one reads anew.
    """

    def __init__(self, app: ASGIApp, workspace: Workspace) -> None:
        self.app = app
        self.workspace = workspace
        self._reads: Reads = {}
        self._digest = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        is_typing = dict(scope.get("headers", ())).get(b"content-type", b"").startswith(b"application/json")
        if scope["type"] == "http" and (scope["method"] == "GET" or is_typing):
            with keeping_reads(self.fresh):
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def fresh(self) -> Reads:
        """What was read and is still so. A report that is published has an edition of its own, which is read anew."""
        digest = self._digest_now()
        is_same, self._digest = digest == self._digest, digest
        kept = self._reads.items() if is_same else ()
        self._reads = {key: value for key, value in [*kept] if _is_of(self.workspace, key)}
        return self._reads

    def _digest_now(self) -> str:
        whole = hashlib.sha256()
        for name, at in self._files():
            try:
                data = read(at, MAX_FILE)
            except FileRefused:
                data = b""
            whole.update(f"{name}\n{len(data)}\n".encode(errors="surrogateescape"))
            whole.update(data)
        return whole.hexdigest()

    def _files(self) -> Iterator[tuple[str, Located]]:
        yield from self.workspace.files(BOILERPLATE).items()
        for key in self.workspace.editions():
            yield from ((f"{key}/{name}", at) for name, at in self.workspace.files(BOILERPLATE, key).items())
        yield from ((name, at) for name, at in self.workspace.listing(AREAS).items() if is_file(at))
        yield from ((SETTINGS, at) for at in [self.workspace.own(SETTINGS)] if is_file(at))


def _is_of(workspace: Workspace, key: object) -> bool:
    return isinstance(key, tuple) and key[0] in _KEPT and key[1] == workspace
