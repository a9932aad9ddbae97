"""Files of a workspace deleted, one by one, while nothing else writes to their folders."""

from __future__ import annotations

from collections.abc import Sequence

from mappa_report.problems.problem import Problem
from mappa_report.workspace.door import Located, is_file
from mappa_report.workspace.locks import Busy, locked
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.targets import CLOSE_IT, not_written, refuse_unless_writable, told_of


def remove_files(files: Sequence[Located]) -> tuple[Problem, ...]:
    """Delete ``files``; one that is gone already is fine. The problem at which it stopped, if there was one."""
    try:
        for at in files:
            refuse_unless_writable(at)
        with locked(frozenset(at.path.parent for at in files)):
            for at in files:
                _remove(at)
    except Busy as busy:
        name = next(at.name for at in files if at.path.parent == busy.folder)
        reason = "another mappa-report has been writing to its folder all the while"
        return (not_written(name, reason, "wait until that one is done, or end it, then try again.").problem,)
    except FileRefused as refused:
        return (refused.problem,)
    return ()


def _remove(at: Located) -> None:
    if not is_file(at):
        return
    try:
        at.path.unlink()
    except PermissionError as error:
        raise not_written(at.name, "another program has it open, or you may not delete it", CLOSE_IT) from error
    except OSError as error:
        raise told_of(error, at.name) from error
