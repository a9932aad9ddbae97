"""Folders of the program's own among the system's temporary files, for what a library takes from nowhere else.

Each is removed by the process that made it, which holds its lock until then. What one left that was ended at once has
no lock any more, and the next process that needs such a folder removes it; where the system has no locks, a day later.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from shutil import rmtree
from time import time

from mappa_report.bounded.folder_lock import lock_of

_PREFIX = "mappa-report-scratch-"
_A_DAY = 24 * 60 * 60
_MOST_ENTRIES = 10_000

_held: dict[Path, int] = {}
"""The handles that hold the locks of this process's folders."""


def make_scratch_folder() -> Path:
    """A new folder that nobody else can read. Whoever asks for it removes it, with ``remove_scratch_folder``."""
    _sweep()
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        with suppress(BlockingIOError):  # another process has found it before it was locked, and sweeps it
            handle = lock_of(folder)
            if handle is not None:
                _held[folder] = handle
            if folder.is_dir():
                return folder
            _let_go(folder)


def remove_scratch_folder(folder: Path) -> None:
    """Remove such a folder with all that is in it."""
    _let_go(folder)  # first, as Windows removes no folder in which a file is open
    rmtree(folder, ignore_errors=True)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Such a folder, which is removed at the end."""
    folder = make_scratch_folder()
    try:
        yield folder
    finally:
        remove_scratch_folder(folder)


def _let_go(folder: Path) -> None:
    handle = _held.pop(folder, None)
    if handle is not None:
        os.close(handle)


@cache  # once in a process
def _sweep() -> None:
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in islice(entries, _MOST_ENTRIES):
            if entry.name.startswith(_PREFIX) and entry.is_dir(follow_symlinks=False):
                with suppress(BlockingIOError):
                    _remove_if_left(entry)


def _remove_if_left(entry: "os.DirEntry[str]") -> None:
    """Remove what nobody holds the lock of. Raises BlockingIOError where somebody does."""
    folder = Path(entry.path)
    handle = lock_of(folder)
    if handle is not None:
        _held[folder] = handle
        rmtree(folder, ignore_errors=True)  # while it is locked: who has just made it can't take it for its own
    if handle is not None or _is_old(entry):
        remove_scratch_folder(folder)


def _is_old(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.stat(follow_symlinks=False).st_mtime < time() - _A_DAY
    except OSError:
        return False
