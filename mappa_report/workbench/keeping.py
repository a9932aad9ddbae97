"""What a request changes is kept as it was, and the page that answers it offers to undo that."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from starlette.types import ASGIApp, Receive, Scope, Send

from mappa_report.intake.earlier import digest_at
from mappa_report.workspace.versions import keeping_versions, kept_now


class KeepVersions:
    """``app``, whose requests keep what they replace. What scripts save while somebody types is kept once a minute."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._own: dict[Path, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        headers = dict(scope.get("headers", ()))
        with keeping_versions(self._own, headers.get(b"content-type", b"").startswith(b"application/json")):
            await self.app(scope, receive, send)


class Undo(Struct, frozen=True):
    """How to undo what was just saved: the address to ask, and what to bring back there."""

    address: str
    versions: tuple[str, ...]


def undo_now() -> Undo | None:
    """How to undo what this request has changed; None where it changed nothing, or made files besides."""
    kept = kept_now()
    if not kept:
        return None
    places = {at: at.path.relative_to(at.root).parts for at in kept}
    area, year = next(iter(places.values()))[1:3]
    files = {at: "/".join(parts[3:]) for at, parts in places.items()}
    return Undo(
        f"/reports/{area}/{year}/versions",
        tuple(f"{files[at]}/{version.path.name}/{digest_at(at)}" for at, version in kept.items()),
    )
