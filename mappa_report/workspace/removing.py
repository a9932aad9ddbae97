"""Files and folders of a workspace removed, while nothing else writes beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace import refusals
from mappa_report.workspace.door import Located, exists, is_file
from mappa_report.workspace.handles import LeadsOut, open_below
from mappa_report.workspace.leftovers import temporary_beside
from mappa_report.workspace.locks import Busy, locked
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.targets import refuse_unless_writable
from mappa_report.workspace.versions import due_before

_IN_USE = "another program has it or a file in it open, or you may not delete it"
_CLOSE_IT = "close the file if another program has it open, or have it removed by someone who may, then try again."


def remove_files(files: Sequence[Located]) -> tuple[Problem, ...]:
    """Delete ``files``, where versions are kept behind one of each. One that is gone already is fine.

    The problem at which it stopped, if there was one.
    """
    try:
        for at in files:
            refuse_unless_writable(at)
        due = due_before(dict.fromkeys(files), datetime.now(UTC))
        if failed := write_files(dict(due.values())).problems:
            return failed
        for at in files:
            if is_file(at):
                remove_whole(at)
    except FileRefused as refused:
        return (refused.problem,)
    return ()


def remove_whole(at: Located) -> None:
    """Remove the file or folder ``at``. Raises FileRefused if it, or part of what is in it, can't go.

    It keeps its name until all of it is gone, unless the run is ended: what that leaves has a temporary name, and the
    next run that writes there sweeps it.
    """
    exists(at)  # refuses what leads out of the workspace
    try:
        with locked([at.path.parent]):
            is_gone = _removed(at.root, at.path)
    except Busy as busy:
        reason = "another mappa-report has been writing to its folder all the while"
        raise _not_removed(at.name, reason, "wait until that one is done, or end it, then try again.") from busy
    except LeadsOut as error:
        raise refusals.leads_out(at.name) from error
    except OSError as error:
        raise _not_removed(at.name, _IN_USE, _CLOSE_IT) from error
    if not is_gone:
        raise _not_removed(at.name, _IN_USE, _CLOSE_IT)


def _removed(root: Path, path: Path) -> bool:
    """Whether ``path`` could be removed with all in it. Where a link takes its folder's place, nothing behind it goes.

    All is done in the folder as it was opened, where the system can.
    """
    temporary = temporary_beside(path)
    if os.rename not in os.supports_dir_fd:  # Windows
        return _renamed_and_removed(str(path), str(temporary), None)
    folder = open_below(root, path.parent)
    try:
        return _renamed_and_removed(path.name, temporary.name, folder)
    finally:
        os.close(folder)


def _renamed_and_removed(name: str, temporary: str, folder: int | None) -> bool:
    os.rename(name, temporary, src_dir_fd=folder, dst_dir_fd=folder)
    with suppress(OSError):
        os.unlink(temporary, dir_fd=folder)  # a file; a folder refuses that
    with suppress(OSError):
        shutil.rmtree(temporary, ignore_errors=True, dir_fd=folder)
    try:
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except FileNotFoundError:
        return True
    return False


def _not_removed(name: str, reason: str, hint: str) -> FileRefused:
    message = f"this can't be removed, or not all of it: {reason}"
    return FileRefused(Problem("not-written", message, Place(Source(name)), hint=hint))
