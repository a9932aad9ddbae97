"""Files and folders of a workspace removed, while nothing else writes beside them."""

from __future__ import annotations

from collections.abc import Sequence

from mappa_report.problems.problem import Problem
from mappa_report.workspace.door import Located, exists, is_file, is_taken
from mappa_report.workspace.leftovers import remove, temporary_beside
from mappa_report.workspace.locks import Busy, locked
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.targets import CLOSE_IT, not_written, refuse_unless_writable, told_of

_IN_USE = "another program has it open, or you may not delete it"


def remove_files(files: Sequence[Located]) -> tuple[Problem, ...]:
    """Delete ``files``; one that is gone already is fine. The problem at which it stopped, if there was one."""
    try:
        for at in files:
            refuse_unless_writable(at)
        with locked(frozenset(at.path.parent for at in files)):
            for at in files:
                _remove(at)
    except Busy as busy:
        return (_busy(next(at.name for at in files if at.path.parent == busy.folder)).problem,)
    except FileRefused as refused:
        return (refused.problem,)
    return ()


def _remove(at: Located) -> None:
    if not is_file(at):
        return
    try:
        at.path.unlink()
    except PermissionError as error:
        raise not_written(at.name, _IN_USE, CLOSE_IT) from error
    except OSError as error:
        raise told_of(error, at.name) from error


def remove_whole(at: Located) -> None:
    """Remove the file or folder ``at``: under its own name it is there or gone. Raises FileRefused if it can't go.

    What a run that is ended leaves has a temporary name, and the next run that writes there sweeps it.
    """
    exists(at)  # refuses what leads out of the workspace
    temporary = temporary_beside(at.path)
    try:
        with locked([at.path.parent]):
            at.path.rename(temporary)
            remove(temporary)
    except Busy as busy:
        raise _busy(at.name) from busy
    except OSError as error:
        raise not_written(at.name, _IN_USE, CLOSE_IT) from error
    if is_taken(Located(temporary, at.root, at.name)):
        raise not_written(at.name, _IN_USE, CLOSE_IT)


def _busy(name: str) -> FileRefused:
    reason = "another mappa-report has been writing to its folder all the while"
    return not_written(name, reason, "wait until that one is done, or end it, then try again.")
