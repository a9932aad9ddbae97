"""What is being made has a temporary name beside its place. What a process left behind that was ended is swept away.

Nothing of such a name is made in a folder without that folder's lock. So whoever holds the lock knows that the process
which made it has ended, on whichever machine that was: numbers of processes are used again, and mean nothing elsewhere.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from shutil import rmtree
from time import time

from mappa_report.workspace.locks import Busy, locked

_NAME = re.compile(r"\.mappa-report-[0-9a-f]{16}\.tmp")
_MOST_ENTRIES = 10_000
_A_DAY = 24 * 60 * 60


def temporary_beside(place: Path) -> Path:
    """A name in the same folder that nothing has yet."""
    return place.parent / f".mappa-report-{os.urandom(8).hex()}.tmp"


def remove(temporary: Path) -> None:
    """Remove a file or folder as far as that can be done, but nothing that a link leads to."""
    with suppress(OSError):
        if temporary.is_dir() and not temporary.is_symlink():
            rmtree(temporary, ignore_errors=True)
        else:
            temporary.unlink(missing_ok=True)


def sweep(folder: Path, is_locked: bool) -> None:
    """Remove what ended processes have left in ``folder``; without its lock, only what is older than a day."""
    for leftover in _leftovers(folder):
        if is_locked or _is_old(leftover):
            remove(leftover)


def sweep_if_idle(folders: Iterable[Path]) -> None:
    """Sweep those of ``folders`` that nobody writes to. A look at a folder without leftovers costs next to nothing."""
    for folder in folders:
        if _leftovers(folder):
            with suppress(Busy), locked([folder], patience=0) as having:
                sweep(folder, folder in having)


def _leftovers(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [folder / entry.name for entry in islice(entries, _MOST_ENTRIES) if _NAME.fullmatch(entry.name)]
    except OSError:
        return []


def _is_old(leftover: Path) -> bool:
    try:
        return leftover.lstat().st_mtime < time() - _A_DAY
    except OSError:
        return False
