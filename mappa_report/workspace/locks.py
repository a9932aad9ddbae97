"""A lock on a folder, so that one process at a time writes there. The system lets go of it when its process ends."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

from mappa_report.bounded.folder_lock import lock_of

_GLANCE = 0.02
"""Seconds between looks at a lock that another process holds."""

_PATIENCE = 10.0
"""Seconds to wait for it: another process writes for a fraction of one, unless it has been halted."""


class Busy(Exception):
    """Another process has been writing to ``folder`` all the time that was waited for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@contextmanager
def locked(folders: Iterable[Path], patience: float = _PATIENCE) -> Iterator[frozenset[Path]]:
    """Hold the locks of ``folders``; what is given are those of them that have one. Where none is, we go on without.

    Raises Busy where another process holds one for longer than ``patience``.
    """
    until = monotonic() + patience
    with ExitStack() as held:
        having: set[Path] = set()
        for folder in sorted(folders):  # in one order for all, so that no two wait for each other
            handle = _wait_for(folder, until)
            if handle is not None:
                held.callback(os.close, handle)
                having.add(folder)
        yield frozenset(having)


def _wait_for(folder: Path, until: float) -> int | None:
    while True:
        try:
            return lock_of(folder)
        except BlockingIOError:
            if monotonic() >= until:
                raise Busy(folder) from None
            sleep(_GLANCE)
