"""The lock of one folder, which the system lets go of when the process that holds it ends, in whatever way."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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


def lock_of(folder: Path) -> int | None:
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
