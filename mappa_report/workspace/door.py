"""The one door to the disk: whatever the program reads or lists, it reads and lists here.

A place is looked at step by step from the root that it may not lead out of: the workspace, the package, or what the
command line named. Links are followed as far as they stay inside. What is no ordinary file or folder, is too large,
can't be read or has vanished is refused, with a Problem that names it. Nothing here waits, not even for a pipe.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from msgspec import Struct

from mappa_report.workspace import refusals
from mappa_report.workspace.handles import LeadsOut, open_below
from mappa_report.workspace.names import check_names, is_hidden
from mappa_report.workspace.overlay import overlaid
from mappa_report.workspace.refusals import FileRefused

MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file of any kind, where no smaller bound is known."""

MAX_ENTRIES = 2_000
"""Files and folders in one folder, and below it. An area has some tens of them."""

MAX_DEPTH = 8
"""Folders within one another. A workspace has five; only a link that leads back into its own folder has more."""

_REPARSE_POINT = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: links and junctions on Windows, and files of OneDrive


class Located(Struct, frozen=True):
    """A file or folder, there or not: where it is, the root that it may not lead out of, and the name to call it by."""

    path: Path
    root: Path
    name: str

    def inside(self, *names: str) -> "Located":
        """What has these ``names``, one below the other, in this folder."""
        return Located(self.path.joinpath(*names), self.root, "/".join((self.name, *names)))

    @property
    def folder(self) -> "Located":
        """The folder that this is in."""
        return Located(self.path.parent, self.root, self.name.rpartition("/")[0])


_seen: ContextVar[set[tuple[str, str]]] = ContextVar("_seen")
"""Roots, each with a folder that has been found to be a folder inside it."""


@contextmanager
def looking_once() -> Iterator[None]:
    """Within, look at the way to each folder only once: for one run, which is over in a moment."""
    before = _seen.set(_seen.get(set()))
    try:
        yield
    finally:
        _seen.reset(before)


def named_file(path: Path, name: str) -> Located:
    """The file that the command line names: whatever links lead there, they are what was asked for."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise refusals.unreadable(name, error) from error
    return Located(real, real.parent, name)


def exists(at: Located) -> bool:
    """Whether there is a file or folder. Raises FileRefused for anything else, and for what may not be looked at."""
    return _status(at) is not None


def is_taken(at: Located) -> bool:
    """Whether there is anything, be it of use or not."""
    try:
        return exists(at)
    except FileRefused:
        return True


def is_file(at: Located) -> bool:
    """Whether there is an ordinary file. Raises FileRefused as ``exists`` does."""
    status = _status(at)
    return status is not None and stat.S_ISREG(status.st_mode)


def is_folder(at: Located) -> bool:
    """Whether there is a folder. Raises FileRefused as ``exists`` does."""
    status = _status(at)
    return status is not None and stat.S_ISDIR(status.st_mode)


def file_size(at: Located) -> int:
    """The bytes of a file; 0 where there is none. Raises FileRefused as ``exists`` does."""
    status = _status(at)
    return status.st_size if status else 0


def read(at: Located, most: int) -> bytes:
    """The bytes of an ordinary file, at most ``most`` of them. Raises FileRefused."""
    status = _status(at)
    if status is None:
        raise refusals.missing(at.name)
    if stat.S_ISDIR(status.st_mode):
        raise refusals.no_file(at.name)
    if not stat.S_ISREG(status.st_mode):
        raise refusals.odd(at.name)
    data = overlaid(at.path)
    if data is None:
        data = _data(at, most)
    if len(data) > most:
        raise refusals.too_large(at.name, len(data), most)
    return data


def _data(at: Located, most: int) -> bytes:
    """The bytes of the file itself. Raises FileRefused."""
    try:
        handle = open_below(at.root, at.path)
        with os.fdopen(handle, "rb", buffering=0) as stream:
            size = os.fstat(handle).st_size
            data = (stream.read(size + 1) or b"") if size <= most else b""
            if len(data) > size:  # it has grown since
                data += stream.read(most + 1 - len(data)) or b""
    except LeadsOut as error:
        raise refusals.leads_out(at.name) from error
    except (OSError, ValueError) as error:
        raise refusals.unreadable(at.name, error) from error
    if size > most:
        raise refusals.too_large(at.name, size, most)
    return data


def listing(folder: Located) -> list[Located]:
    """The files and folders in ``folder`` by name, without those that are hidden; none where there is nothing.

    Raises FileRefused for a file, for a folder that can't be read or has more than ``MAX_ENTRIES``, and for names that
    Windows can't tell apart or can't have: a workspace is shared with people who use it.
    """
    status = _status(folder)
    if status is None:
        return []
    if not stat.S_ISDIR(status.st_mode):
        raise refusals.no_folder(folder.name)
    return [folder.inside(entry.name) for entry in _entries(folder)]


def _entries(folder: Located) -> list["os.DirEntry[str]"]:
    entries: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder.path) as scanned:
            for entry in scanned:
                entries.append(entry)
                if len(entries) > MAX_ENTRIES:
                    raise refusals.too_many(folder.name, MAX_ENTRIES)
    except OSError as error:
        raise refusals.unreadable(folder.name, error, "folder") from error
    kept = sorted((each for each in entries if not is_hidden(each.name)), key=lambda each: each.name)
    check_names(folder.name, (each.name for each in kept))
    return kept


def files_below(folder: Located, most: int = MAX_ENTRIES) -> Iterator[tuple[str, Located]]:
    """Every file in ``folder`` and the folders in it, with its path from there.

    Raises FileRefused as listing does, and where there are more than ``most`` files and folders in all.
    """
    waiting: list[tuple[tuple[str, ...], Located]] = [((), folder)]
    count = 0
    while waiting:
        way, place = waiting.pop()
        if len(way) > MAX_DEPTH:
            raise refusals.too_deep(place.name, MAX_DEPTH)
        for entry in _entries(place) if is_folder(place) else ():
            inner, at = (*way, entry.name), place.inside(entry.name)
            if _is_folder_entry(entry, at):
                waiting.append((inner, at))
            else:
                yield "/".join(inner), at
            count += 1
        if count > most:
            raise refusals.too_many(folder.name, most)


def _is_folder_entry(entry: "os.DirEntry[str]", at: Located) -> bool:
    """Whether ``entry`` is a folder. The listing says so without another look, but for links and odd files."""
    return entry.is_dir(follow_symlinks=False) or (not entry.is_file(follow_symlinks=False) and is_folder(at))


def _status(at: Located) -> os.stat_result | None:
    """What stands at the place; None where nothing does. Raises FileRefused for links out and for odd files."""
    seen, path = _seen.get(set()), str(at.path)
    way = (str(at.root), path.rpartition(os.sep)[0])
    status: os.stat_result | None = None
    for step in [path] if way in seen else _steps_to(at):
        if status and not stat.S_ISDIR(status.st_mode):
            raise refusals.no_folder(_name_of(step.rpartition(os.sep)[0], at))
        try:
            status = _step_status(step, at)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise refusals.unreadable(_name_of(step, at), error) from error
    seen.add(way)
    if status and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise refusals.odd(at.name)
    return status


def _steps_to(at: Located) -> list[str]:
    """The folders on the way from the root to the place, and the place. Raises FileRefused where none leads there."""
    if not at.path.is_relative_to(at.root):
        raise refusals.outside(at.name)
    inner = at.path.relative_to(at.root)
    if ".." in inner.parts:
        raise refusals.outside(at.name)
    return [str(at.root / step) for step in (*reversed(inner.parents[:-1]), inner)]


def _step_status(step: str, at: Located) -> os.stat_result:
    """What stands at ``step``, on the way to ``at``; of a link, what it leads to, if that is inside too."""
    status = os.lstat(step)
    if not (stat.S_ISLNK(status.st_mode) or getattr(status, "st_file_attributes", 0) & _REPARSE_POINT):
        return status
    try:
        target, root = os.path.realpath(step, strict=True), os.path.realpath(at.root)
    except OSError as error:
        raise refusals.leads_nowhere(_name_of(step, at)) from error
    if not Path(target).is_relative_to(root):
        raise refusals.leads_out(_name_of(step, at))
    return Path(step).stat()


def _name_of(step: str, at: Located) -> str:
    """What people call ``step``, a place on the way to ``at``: as much of the name of ``at`` as leads there."""
    further = len(at.path.parts) - len(Path(step).parts)
    parts = at.name.split("/")
    return "/".join(parts[: len(parts) - further]) or at.name
