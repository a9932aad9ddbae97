"""How files come to their places: made beside them under a temporary name, then renamed, and undone if one fails.

A folder that isn't there yet is made whole and renamed as one, with all the files that belong in it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from msgspec import Struct

from mappa_report.workspace import refusals
from mappa_report.workspace.door import Located
from mappa_report.workspace.handles import LeadsOut, identity_below, identity_of
from mappa_report.workspace.leftovers import remove, temporary_beside
from mappa_report.workspace.targets import CLOSE_IT, not_written, told_of

_PAUSES = (0.1, 0.2, 0.4, 0.6, 0.7)
"""Seconds to wait before each new try, while a virus scanner or a synchronised folder looks at a file."""


class Move(Struct, frozen=True):
    """One file, or one new folder with ``files`` in it, to be renamed to ``place``."""

    place: Path
    files: Mapping[Located, bytes]

    @property
    def name(self) -> str:
        """``place`` as people know it."""
        at = next(iter(self.files))
        return at.name if at.path == self.place else at.name.removesuffix(f"/{self._inner(at)}")

    def _inner(self, at: Located) -> str:
        return at.path.relative_to(self.place).as_posix()

    def make(self, temporary: Path) -> None:
        """Write the files, each synced, at ``temporary`` instead of ``place``. Raises FileRefused."""
        for at, data in self.files.items():
            with _named_in_error(at.name):
                path = temporary / self._inner(at)
                if at.path != self.place:
                    path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, data)


def moves_for(files: Mapping[Located, bytes]) -> list[Move]:
    """The moves that bring ``files`` to their places, in the order of the files."""
    grouped: dict[Path, dict[Located, bytes]] = {}
    for at, data in files.items():
        grouped.setdefault(place_of(at.path), {})[at] = data
    return [Move(place, inner) for place, inner in grouped.items()]


def place_of(path: Path) -> Path:
    """What is renamed: the outermost folder on the way to ``path`` that isn't there yet, or the file itself."""
    while path.parent != path and not os.path.lexists(path.parent):
        path = path.parent
    return path


def make_and_rename(moves: Sequence[Move]) -> None:
    """Make every file and folder of ``moves``, then rename each into place, or none. Raises FileRefused.

    Nothing temporary is left, also on an interrupt.
    """
    made: dict[Path, Move] = {}
    kept: dict[Path, Path] = {}
    folders = {move.place.parent: folder_identity(move) for move in moves}
    try:
        for move in moves:
            refuse_another(move, folders)
            temporary = temporary_beside(move.place)
            made[temporary] = move
            move.make(temporary)
        try:
            for number, (temporary, move) in enumerate(made.items(), 1):
                if number < len(made) and move.place.is_file():
                    kept[move.place] = temporary_beside(move.place)
                    _keep(move, kept[move.place])
                refuse_another(move, folders)
                _rename(temporary, move)
            for move in moves:
                refuse_another(move, folders)
        except BaseException:
            _undo(made, kept)
            raise
    finally:
        for temporary in (*made, *kept.values()):
            remove(temporary)


def folder_identity(move: Move) -> tuple[int, int]:
    """What tells the folder that ``move`` is made in from any that takes its place. Raises FileRefused."""
    root, folder = next(iter(move.files)).root, move.place.parent
    with _named_in_error(move.name):
        try:
            return identity_below(root, folder) if folder.is_relative_to(root) else identity_of(folder)
        except LeadsOut as error:
            raise refusals.leads_out(move.name) from error


def refuse_another(move: Move, folders: Mapping[Path, tuple[int, int]]) -> None:
    """Raise FileRefused where the folder that ``move`` is made in is another by now, as where a link took its place."""
    with _named_in_error(move.name):
        if identity_of(move.place.parent) != folders[move.place.parent]:
            reason = "something has taken the place of its folder meanwhile"
            raise not_written(move.name, reason, "look at what stands there, then run the command again.")


def _keep(move: Move, temporary: Path) -> None:
    """The file at the place of ``move`` under another name too, for an undo that needs no room on the disk."""
    with _named_in_error(move.name):
        try:
            os.link(move.place, temporary)
        except OSError:  # some file systems have no links
            shutil.copyfile(move.place, temporary)


def _undo(made: Mapping[Path, Move], kept: Mapping[Path, Path]) -> None:
    """Have every place again as it was, unless all is done. What has its temporary name still was not renamed."""
    waiting = {temporary for temporary in made if os.path.lexists(temporary)}
    for temporary, move in made.items() if waiting else ():
        if temporary not in waiting:
            with suppress(OSError):
                if move.place in kept:
                    _try_often(kept[move.place], move.place)
                else:
                    _try_often(move.place, temporary)


def _rename(temporary: Path, move: Move) -> None:
    try:
        _try_often(temporary, move.place)
    except PermissionError as error:
        reason = "another program has it open, or you may not change it"
        raise not_written(move.name, reason, CLOSE_IT) from error
    except OSError as error:
        raise told_of(error, move.name) from error


def _try_often(source: Path, place: Path) -> None:
    """Rename ``source``. On Windows that fails while another program has the file open, which may pass."""
    for pause in _PAUSES:
        try:
            source.replace(place)
        except PermissionError:
            sleep(pause)
        else:
            return
    source.replace(place)


def _write(path: Path, data: bytes) -> None:
    """A new file that has reached the disk. Like any, it may be read by whom the system lets read new files."""
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _named_in_error(name: str) -> Iterator[None]:
    """Have an OSError raised within tell of the file ``name``, not of the temporary one beside it."""
    try:
        yield
    except OSError as error:
        raise told_of(error, name) from error
