"""Work that takes long or much memory, in processes of its own, while pages are answered."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from datetime import datetime
from threading import Lock, Thread
from typing import Any, TypeVar, TypeVarTuple

from starlette.requests import Request
from starlette.responses import Response

from mappa_report.bounded.child import ChildEnded, run_bounded
from mappa_report.bounded.limits import Limits
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

_LIMITS = Limits(seconds=120, megabytes=600)
"""The longest sample takes 6 seconds and 150 megabytes for all that can be built of it."""

_LOOK_AGAIN = 3
"""Seconds until a page that tells of work under way asks again."""


class Job:
    """Work that was begun: its ``result`` once it ``is_done``, or in ``failure`` the name of words that say why not."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.begun = datetime.now().astimezone()
        self.result: Any = None
        self.failure = ""
        # The daemon ends with us; its child is ended by name before that.
        self._thread = Thread(target=copy_context().run, args=(self._do, work), daemon=True)
        self._thread.start()

    def _do(self, work: Callable[[], Any]) -> None:
        try:
            self.result = work()
        except ChildEnded:
            self.failure = "working.ended"
        except Exception:
            self.failure = "working.fault"

    @property
    def is_done(self) -> bool:
        """Whether it has come to an end, good or bad."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait until it is done, or ``seconds`` have gone by."""
        self._thread.join(seconds)


class Jobs:
    """The work of one run of the workbench, of each key the last."""

    def __init__(self) -> None:
        self._jobs: dict[tuple[str, ...], Job] = {}
        self._children: set[subprocess.Popen[bytes]] = set()
        self._lock = Lock()
        self._has_ended = False

    def start(self, key: tuple[str, ...], work: Callable[[*Ts], R], *arguments: *Ts) -> Job:
        """Begin ``work`` on ``arguments`` in a process of its own, unless the last of that ``key`` is under way."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.is_done:
                job = self._jobs[key] = Job(lambda: self.run(work, *arguments))
            return job

    def of(self, key: tuple[str, ...]) -> Job | None:
        """The last job of that ``key``."""
        return self._jobs.get(key)

    def drop(self, kind: str) -> None:
        """Forget what is done of that ``kind``, which a key begins with: it may be large."""
        with self._lock:
            self._jobs = {key: job for key, job in self._jobs.items() if key[0] != kind or not job.is_done}

    def run(self, work: Callable[[*Ts], R], *arguments: *Ts) -> R:
        """What ``work`` makes of ``arguments`` in a process of its own. Raises as ``run_bounded`` does."""
        children: list[subprocess.Popen[bytes]] = []

        def started(child: subprocess.Popen[bytes]) -> None:
            children.append(child)
            with self._lock:
                self._children.add(child)
                if self._has_ended:
                    child.kill()

        try:
            return run_bounded(work, *arguments, limits=_LIMITS, started=started)
        finally:
            with self._lock:
                self._children.difference_update(children)

    def end(self) -> None:
        """End all that is under way. What it was writing is there whole, or not at all."""
        with self._lock:
            self._has_ended = True
            for child in self._children:
                with suppress(OSError):
                    child.kill()


def working_page(request: Request, report: Report, job: Job, words: str) -> Response:
    """The page that says what is under way, and asks again by itself."""
    answer = page(request, "working", report=report, begun=job.begun, words=words, title=WORDS["working.title"])
    answer.headers["Refresh"] = str(_LOOK_AGAIN)
    return answer
