"""The one door to the disk: whatever the program reads or lists, it reads and lists here.

A place is looked at step by step from the root that it may not lead out of: the workspace, the package, or what the
command line named. Links are followed as far as they stay inside. What is no ordinary file or folder, is too large,
can't be read or has vanished is refused, with a Problem that names it. Nothing here waits, not even for a pipe.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file of any kind, where no smaller bound is known."""

MAX_ENTRIES = 2_000
"""Files and folders in one folder, and below it. An area has some tens of them."""

MAX_DEPTH = 8
"""Folders within one another. A workspace has five; only a link that leads back into its own folder has more."""

_HIDDEN = re.compile(r"\..*|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)
"""What systems, editors and this program itself put beside people's files. It is never listed."""

NOT_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[. ]|[^<>:\"|?*\\\x00-\x1f]*[<>:\"|?*\\\x00-\x1f].*",
    re.IGNORECASE | re.DOTALL,
)
"""Names that Windows can't have."""

_REPARSE_POINT = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: links and junctions on Windows, and files of OneDrive


class FileRefused(Exception):
    """A file or folder can't be used; ``problem`` says which, why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class FileMissing(FileRefused):
    """There is nothing at the place."""


class Located(Struct, frozen=True):
    """A file or folder, there or not: where it is, the root that it may not lead out of, and the name to call it by."""

    path: Path
    root: Path
    name: str

    def inside(self, *names: str) -> "Located":
        """What has these ``names``, one below the other, in this folder."""
        return Located(self.path.joinpath(*names), self.root, "/".join((self.name, *names)))


def named_file(path: Path, name: str) -> Located:
    """The file that the command line names: whatever links lead there, they are what was asked for."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(name, error) from error
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
    """The bytes of an ordinary file, at most ``most`` of them. Raises FileRefused, or FileMissing."""
    status = _status(at)
    if status is None:
        raise FileMissing(_problem("file-missing", "this file does not exist", at.name, "add it, or correct its name."))
    if not stat.S_ISREG(status.st_mode):
        raise _odd(at.name)
    try:
        # Not to wait for a pipe that has just taken the file's place.
        handle = os.open(at.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            size = os.fstat(handle).st_size
            data = stream.read(most + 1) if size <= most else b""
    except (OSError, ValueError) as error:
        raise _unreadable(at.name, error) from error
    size = max(size, len(data))
    if size > most:
        message = f"this file is too large: {size:,} bytes, where at most {most:,} are read"
        raise FileRefused(_problem("file-too-large", message, at.name, "check that it is the right file."))
    return data


def listing(folder: Located) -> list[Located]:
    """The files and folders in ``folder`` by name, without those that are hidden; none where there is no such folder.

    Raises FileRefused for a folder that can't be read or has more than ``MAX_ENTRIES``, and for names that Windows
    can't tell apart or can't have: a workspace is shared with people who use it.
    """
    if not is_folder(folder):
        return []
    names = []
    try:
        with os.scandir(folder.path) as entries:
            for entry in entries:
                names.append(entry.name)
                if len(names) > MAX_ENTRIES:
                    raise _too_many(folder.name)
    except OSError as error:
        raise _unreadable(folder.name, error, "folder") from error
    kept = sorted(name for name in names if not _HIDDEN.fullmatch(name))
    _check_names(folder, kept)
    return [folder.inside(name) for name in kept]


def files_below(folder: Located) -> Iterator[tuple[str, Located]]:
    """Every file in ``folder`` and the folders in it, with its path from there. Raises FileRefused as listing does."""
    waiting: list[tuple[tuple[str, ...], Located]] = [((), folder)]
    count = 0
    while waiting:
        way, place = waiting.pop()
        if len(way) > MAX_DEPTH:
            message = f"folders are nested more than {MAX_DEPTH} deep here"
            raise FileRefused(_problem("not-a-file", message, place.name, "move what is needed further up."))
        for entry in listing(place):
            inner = (*way, entry.path.name)
            if is_folder(entry):
                waiting.append((inner, entry))
            else:
                yield "/".join(inner), entry
            count += 1
        if count > MAX_ENTRIES:
            raise _too_many(folder.name)


def _status(at: Located) -> os.stat_result | None:
    """What stands at the place; None where nothing does. Raises FileRefused for links out and for odd files."""
    beyond = len(at.root.parts)
    if at.path.parts[:beyond] != at.root.parts or ".." in at.path.parts[beyond:]:
        raise _outside(at.name, "this file lies outside the workspace")
    step = str(at.root)
    status: os.stat_result | None = None
    for part in at.path.parts[beyond:] or (".",):
        if status and not stat.S_ISDIR(status.st_mode):
            message = "this is a file, and a folder is due here"
            raise FileRefused(_problem("not-a-file", message, _name_of(step, at), "move it away, or rename it."))
        step = f"{step}{os.sep}{part}"
        try:
            status = _step_status(step, at)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise _unreadable(_name_of(step, at), error) from error
    if status and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise _odd(at.name)
    return status


def _step_status(step: str, at: Located) -> os.stat_result:
    """What stands at ``step``, on the way to ``at``; of a link, what it leads to, if that is inside too."""
    status = os.lstat(step)
    if not (stat.S_ISLNK(status.st_mode) or getattr(status, "st_file_attributes", 0) & _REPARSE_POINT):
        return status
    name = _name_of(step, at)
    try:
        target, root = os.path.realpath(step, strict=True), os.path.realpath(at.root)
    except OSError as error:
        hint = "put the file or folder itself there, or remove the link."
        raise FileRefused(_problem("file-unreadable", "this link leads nowhere", name, hint)) from error
    if not Path(target).is_relative_to(root):
        raise _outside(name, "this link leads out of the workspace")
    return Path(step).stat()


def _name_of(step: str, at: Located) -> str:
    """What people call ``step``, a place on the way to ``at``: as much of the name of ``at`` as leads there."""
    further = len(at.path.parts) - len(Path(step).parts)
    parts = at.name.split("/")
    return "/".join(parts[: len(parts) - further]) or at.name


def _check_names(folder: Located, names: list[str]) -> None:
    """Refuse the first of ``names`` that Windows can't have, or can't tell from one before."""
    known: dict[str, str] = {}
    for name in names:
        if NOT_ON_WINDOWS.fullmatch(name):
            message = "Windows can't have a file or folder of this name"
            hint = "rename it: small letters, digits and hyphens are safe everywhere."
            raise FileRefused(_problem("file-name", message, f"{folder.name}/{name}", hint))
        twin = known.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            message = f"this name and {twin} are the same to Windows, so one would take the other's place"
            raise FileRefused(_problem("file-name", message, f"{folder.name}/{name}", "rename one of the two."))


def _problem(code: str, message: str, name: str, hint: str) -> Problem:
    return Problem(code, message, Place(Source(name)), hint=hint)


def _outside(name: str, message: str) -> FileRefused:
    return FileRefused(_problem("outside-workspace", message, name, "put the file itself there, not a link to it."))


def _odd(name: str) -> FileRefused:
    return FileRefused(_problem("not-a-file", "this is not an ordinary file", name, "remove or rename it."))


def _too_many(name: str) -> FileRefused:
    message = f"more than {MAX_ENTRIES:,} files and folders are in this folder"
    return FileRefused(_problem("file-too-large", message, name, "check that it is the right folder."))


def _unreadable(name: str, error: Exception, kind: str = "file") -> FileRefused:
    """The refusal of what the system won't give: to a bad name it answers with a ValueError."""
    message = f"this {kind} can't be read: {getattr(error, 'strerror', '') or 'its name leads nowhere'}"
    return FileRefused(_problem("file-unreadable", message, name, "check its permissions, then try again."))
