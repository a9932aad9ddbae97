"""A whole folder in place of another: the old one stays until the new one is whole, and goes in the same moment."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from mappa_report.workspace.door import Located
from mappa_report.workspace.leftovers import remove, sweep, temporary_beside
from mappa_report.workspace.locks import Busy, locked
from mappa_report.workspace.moves import Move, folder_identity, refuse_another
from mappa_report.workspace.output_files import CreatedFiles
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.targets import CLOSE_IT, not_written, refuse_unless_writable, told_of

_HERE = -100
_EXCHANGE = 2
_ASIDE = "before-import"


def replace_folder(folder: Located, files: Mapping[Located, bytes]) -> CreatedFiles:
    """Put a new folder with ``files`` in it in place of ``folder``, or leave that as it is and say why."""
    place = folder.path
    try:
        for at in files:
            refuse_unless_writable(at)
        with locked([place.parent]) as having:
            sweep(place.parent, place.parent in having)
            _make_and_exchange(folder, Move(place, files))
    except Busy:
        reason = "another mappa-report has been writing to its folder all the while"
        busy = not_written(folder.name, reason, "wait until that one is done, or end it, then try again.")
        return CreatedFiles(problems=(busy.problem,))
    except FileRefused as refused:
        return CreatedFiles(problems=(refused.problem,))
    return CreatedFiles(tuple(sorted(at.name for at in files)))


def _make_and_exchange(folder: Located, move: Move) -> None:
    folders = {move.place.parent: folder_identity(move)}
    temporary = temporary_beside(move.place)
    try:
        move.make(temporary)
        refuse_another(move, folders)
        try:
            _exchange(temporary, move.place)
        except PermissionError as error:
            reason = "another program has a file in it open, or you may not change it"
            raise not_written(folder.name, reason, CLOSE_IT) from error
        except OSError as error:
            raise told_of(error, folder.name) from error
    finally:
        remove(temporary)  # what was made, or after the exchange what it has replaced


def _exchange(new: Path, old: Path) -> None:
    """Have both folders change places: at once where the system can, else over a name that nothing sweeps."""
    if _exchanged_at_once(new, old):
        return
    aside = old.with_name(f"{old.name}-{_ASIDE}")
    old.rename(aside)
    try:
        new.rename(old)
    except BaseException:
        aside.rename(old)
        raise
    aside.rename(new)


def _exchanged_at_once(new: Path, old: Path) -> bool:
    """Whether Linux has exchanged the two, which not every file system can."""
    if not sys.platform.startswith("linux"):
        return False
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return exchange is not None and exchange(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE) == 0
