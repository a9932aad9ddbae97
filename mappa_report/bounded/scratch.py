"""Folders of the program's own among the system's temporary files, for what a library takes from nowhere else.

Each is removed by the process that made it. What one left that was ended at once, the next removes a day later.
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

_PREFIX = "mappa-report-"
_A_DAY = 24 * 60 * 60
_MOST_ENTRIES = 10_000


def make_scratch_folder() -> Path:
    """A new folder that nobody else can read. Whoever asks for it removes it."""
    _sweep()
    return Path(tempfile.mkdtemp(prefix=_PREFIX))


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Such a folder, which is removed at the end."""
    folder = make_scratch_folder()
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


@cache  # once in a process
def _sweep() -> None:
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in islice(entries, _MOST_ENTRIES):
            if entry.name.startswith(_PREFIX) and entry.is_dir(follow_symlinks=False) and _is_old(entry):
                rmtree(entry.path, ignore_errors=True)


def _is_old(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.stat(follow_symlinks=False).st_mtime < time() - _A_DAY
    except OSError:
        return False
