"""Every write of the program: whole or not at all, inside its root, one process at a time, and swept.

An interrupted or failed run leaves what was there before. One that the system ends at once, as when power fails, may
leave some files new and some old, but each whole; what it left under temporary names, the next run removes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.leftovers import remove, sweep, sweep_if_idle
from mappa_report.workspace.locks import Busy, locked
from mappa_report.workspace.moves import make_and_rename, moves_for, place_of
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.targets import not_written, refuse_unless_writable
from mappa_report.workspace.versions import due_before, note_written, surplus


class WrittenFiles(Struct, frozen=True):
    """The files that are new or have changed; or the problem that prevented all of them."""

    changed: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()


def write_files(files: Mapping[Located, bytes]) -> WrittenFiles:
    """Write ``files`` in this order, in place of any that are there; those that hold these bytes already are left."""
    return _write(files)


def create_files(files: Mapping[Located, bytes], replaced: Mapping[Located, bytes] | None = None) -> CreatedFiles:
    """Write ``files``, none of which may be there already but those ``replaced``, which must still have their bytes."""
    problems = _write(files, replaced or {}).problems
    return CreatedFiles(() if problems else tuple(sorted(at.name for at in files)), problems)


def sweep_beside(files: Iterable[Located]) -> None:
    """Remove what a run that was ended has left beside ``files``: for a run that has nothing to write."""
    sweep_if_idle(_folders_of(files))


class CreatedFiles(Struct, frozen=True):
    """The names of new files in a workspace, sorted, as people know them; or the problems that prevented them."""

    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def _write(files: Mapping[Located, bytes], replaced: Mapping[Located, bytes] | None = None) -> WrittenFiles:
    try:
        with ExitStack() as stack:
            together, due = _under_locks(files, stack)
            if replaced is not None:
                _refuse_what_exists(files, replaced)
            moves = moves_for({at: data for at, data in together.items() if not _holds(at, data)})
            is_new = not all(os.path.lexists(at.path) for at in files)
            make_and_rename(moves)
            note_written(files, due, is_new)
            for version, _ in due.values():
                for each in surplus(version.folder):
                    remove(each.path)
    except FileRefused as refused:
        return WrittenFiles(problems=(refused.problem,))
    return WrittenFiles(tuple(at for move in moves for at in move.files if at in files))


def _under_locks(
    files: Mapping[Located, bytes], stack: ExitStack
) -> tuple[dict[Located, bytes], dict[Located, tuple[Located, bytes]]]:
    """``files`` behind the versions to keep of what they replace, with their folders locked until ``stack`` ends.

    While this waits for a lock, another process may make a folder that was missing, or change a file; then others are
    to be locked or kept. The folders are swept.
    """
    now = datetime.now(UTC)
    while True:
        due = due_before(files, now)
        together = {**dict(due.values()), **files}
        for at in together:
            refuse_unless_writable(at)
        folders = _made_in(together)
        held = ExitStack()
        having = held.enter_context(_locked(folders, together))
        if _made_in(together) == folders and due_before(files, now) == due:
            stack.push(held)
            for folder in folders:
                sweep(folder, folder in having)
            sweep_if_idle(_folders_of(together) - folders)
            return together, due
        held.close()


@contextmanager
def _locked(folders: frozenset[Path], files: Mapping[Located, bytes]) -> Iterator[frozenset[Path]]:
    """Hold the locks of ``folders``. Raises FileRefused where another process has one all the time."""
    try:
        with locked(folders) as having:
            yield having
    except Busy as busy:
        at = next(at for at in files if at.path.is_relative_to(busy.folder))
        reason = "another mappa-report has been writing to its folder all the while"
        raise not_written(at.name, reason, "wait until that one is done, or end it, then try again.") from busy


def _made_in(files: Iterable[Located]) -> frozenset[Path]:
    """The folders in which ``files``, or new folders with them, are made and renamed."""
    return frozenset(place_of(at.path).parent for at in files)


def _folders_of(files: Iterable[Located]) -> frozenset[Path]:
    """Every folder from the root down to one of ``files``, as far as it is there, and where it would be made."""
    within = {folder for at in files for folder in at.path.parents if folder.is_relative_to(at.root)}
    return frozenset(within) | _made_in(files)


def _refuse_what_exists(files: Iterable[Located], replaced: Mapping[Located, bytes]) -> None:
    for at in files:
        if os.path.lexists(at.path) and not (at in replaced and _holds(at, replaced[at])):
            done, made = ("has been changed", "changed") if at in replaced else ("is there already", "made")
            hint = f"something else has {made} it just now: look at it, then do this again."
            raise FileRefused(Problem("exists", f"this file {done}", Place(Source(at.name)), hint=hint))


def _holds(at: Located, data: bytes) -> bool:
    """Whether the file is these bytes already."""
    try:
        return read(at, len(data)) == data
    except FileRefused:
        return False
