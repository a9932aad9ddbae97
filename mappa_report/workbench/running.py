"""One workbench for a folder: a second start finds the first, and asks it for a new link.

The first leaves a note that only its owner can read: where it answers, and a secret. Neither side ever sends that. Each
proves that it has it, so whoever has taken the port of a workbench that crashed learns nothing, and can lead nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import os
import re
import secrets
from pathlib import Path

import msgspec
from msgspec import Struct

from mappa_report.workspace.private_file import private_file, read_private, remove_private, write_private
from mappa_report.workspace.workspace import Workspace

AGAIN = "/again"
"""Where a workbench is asked for another link."""

_SECONDS = 3.0
"""To wait for its answer. One that takes longer is none."""

_MOST = 1000
_PAGE = re.compile(r"/(reports/[a-z0-9-]+/[0-9]{4})?")


class Running(Struct, frozen=True):
    """A workbench: the port that it answers on, the number of its process, and its secret."""

    port: int
    process: int
    secret: str

    @classmethod
    def here(cls, port: int) -> Running:
        """That of this process on ``port``."""
        return cls(port, os.getpid(), secrets.token_urlsafe(32))

    def proof(self, *words: str) -> str:
        """What only those can say of ``words`` who know the secret."""
        return hmac.new(self.secret.encode(), "\n".join(words).encode(), hashlib.sha256).hexdigest()

    def page_asked(self, nonce: str, page: str, proof: str) -> str | None:
        """The ``page`` that somebody asks to be led to; None where they don't know the secret, or it is none."""
        is_proven = hmac.compare_digest(proof.encode(), self.proof("ask", nonce, page).encode())
        return page if is_proven and _PAGE.fullmatch(page) else None

    def answer(self, nonce: str, link: str) -> str:
        """What is answered: the ``link``, and that it is from here."""
        return f"{link}\n{self.proof('answer', nonce, link)}"


def announce(workspace: Workspace, running: Running) -> None:
    """Leave a note of ``running``. Where none can be left, a second start serves for itself."""
    write_private(_note(workspace), msgspec.json.encode(running))


def withdraw(workspace: Workspace, running: Running) -> None:
    """Remove the note of ``running``, unless another has taken its place."""
    if _noted(workspace) == running:
        remove_private(_note(workspace))


def link_from_running(workspace: Workspace, page: str) -> tuple[str, int] | None:
    """A new link to ``page`` from the workbench that serves ``workspace``, and its process; None where none answers.

    The note of one that answers no more is removed.
    """
    running = _noted(workspace)
    if running is None:
        return None
    link = _asked(running, page)
    if link is None:
        remove_private(_note(workspace))
        return None
    return link, running.process


def _asked(running: Running, page: str) -> str | None:
    nonce = secrets.token_urlsafe(16)
    asking = http.client.HTTPConnection("127.0.0.1", running.port, timeout=_SECONDS)
    try:
        asking.request(
            "POST", AGAIN, headers={"Nonce": nonce, "Page": page, "Proof": running.proof("ask", nonce, page)}
        )
        told = asking.getresponse().read(_MOST).decode("ascii", errors="replace")
    except (OSError, http.client.HTTPException):
        return None
    finally:
        asking.close()
    link = told.partition("\n")[0]
    return link if hmac.compare_digest(told.encode(), running.answer(nonce, link).encode()) else None


def _noted(workspace: Workspace) -> Running | None:
    try:
        return msgspec.json.decode(read_private(_note(workspace)), type=Running)
    except msgspec.DecodeError:
        return None


def _note(workspace: Workspace) -> Path:
    """Where the note of ``workspace`` is. Its folder may be shared with others, so the note is not in it."""
    place = os.fsencode(os.path.realpath(workspace.root))
    return private_file("open", f"{hashlib.sha256(place).hexdigest()[:32]}.json")
