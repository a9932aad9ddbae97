"""A lock on a folder, so that one process at a time writes there. The system lets go of it when its process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

_GLANCE = 0.02
"""Seconds between looks at a lock that another process holds."""

_PATIENCE = 10.0
"""Seconds to wait for it: another process writes for a fraction of one, unless it has been halted."""


class Busy(Exception):
    """Another process has been writing to ``folder`` all the time that was waited for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


if sys.platform == "win32":
    import msvcrt

    _FILE = ".mappa-report.lock"

    def _open(folder: Path) -> int:
        # A folder can't be locked there. O_TEMPORARY: the system removes the file with the process.
        return os.open(folder / _FILE, os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locked(folder: Path) -> int | None:
    """A handle that holds the lock of ``folder``; None where its file system has none, as on some shared drives.

    Raises BlockingIOError while another process holds it.
    """
    try:
        handle = _open(folder)
    except OSError:
        return None
    try:
        _lock(handle)
    except BaseException as error:
        os.close(handle)
        if isinstance(error, OSError) and not isinstance(error, BlockingIOError):
            return None
        raise
    return handle


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
            return _locked(folder)
        except BlockingIOError:
            if monotonic() >= until:
                raise Busy(folder) from None
            sleep(_GLANCE)
