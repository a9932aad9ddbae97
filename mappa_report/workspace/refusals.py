"""Why a file or folder can't be used, in words: each a Problem with its name, the reason and the remedy."""

import errno

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source


class FileRefused(Exception):
    """A file or folder can't be used; ``problem`` says which, why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def missing(name: str) -> FileRefused:
    """There is no file ``name``."""
    return FileRefused(_problem("file-missing", "this file does not exist", name, "add it, or correct its name."))


def outside(name: str) -> FileRefused:
    """The path of ``name`` leaves its root."""
    message = "this lies outside the workspace"
    hint = "put the file or folder itself there, not a link to it."
    return FileRefused(_problem("outside-workspace", message, name, hint))


def leads_out(name: str) -> FileRefused:
    """``name`` is a link that leads out of its root. What lies behind it is not said."""
    hint = "put the file or folder itself there, not a link to it."
    if name.split("/")[0] == "build":
        hint = "to build into another folder, name that with --out FOLDER; else remove the link."
    return FileRefused(_problem("outside-workspace", "this link leads out of the workspace", name, hint))


def leads_nowhere(name: str) -> FileRefused:
    """``name`` is a link to nothing, or to itself."""
    hint = "put the file or folder itself there, or remove the link."
    return FileRefused(_problem("file-unreadable", "this link leads nowhere", name, hint))


def odd(name: str) -> FileRefused:
    """``name`` is a pipe, a socket or a device."""
    hint = "remove or rename it."
    if name.startswith("/dev/"):
        hint = "give the name of a file; to hand one over on standard input, save it first."
    return FileRefused(_problem("not-a-file", "this is not an ordinary file", name, hint))


def no_file(name: str) -> FileRefused:
    """``name`` is a folder where a file is due."""
    message = "this is a folder, and a file is due here"
    return FileRefused(_problem("not-a-file", message, name, "move it away, or rename it."))


def no_folder(name: str) -> FileRefused:
    """``name`` is a file, and others should be in it."""
    message = "this is a file, and a folder is due here"
    return FileRefused(_problem("not-a-file", message, name, "move it away, or rename it."))


def too_deep(name: str, most: int) -> FileRefused:
    """``name`` is a folder below more than ``most`` others."""
    message = f"folders are nested more than {most} deep here"
    return FileRefused(_problem("not-a-file", message, name, "move what is needed further up."))


def too_large(name: str, size: int, most: int) -> FileRefused:
    """The file ``name`` has ``size`` bytes, where ``most`` are read."""
    message = f"this file is too large: {size:,} bytes, where at most {most:,} are read"
    return FileRefused(_problem("file-too-large", message, name, "check that it is the right file."))


def too_many(name: str, most: int) -> FileRefused:
    """The folder ``name`` has more than ``most`` files and folders in it."""
    message = f"more than {most:,} files and folders are in this folder"
    return FileRefused(_problem("file-too-large", message, name, "check that it is the right folder."))


def unreadable(name: str, error: Exception, kind: str = "file") -> FileRefused:
    """The system won't give ``name``. To a name that no file can have it answers with a ValueError."""
    if isinstance(error, RuntimeError) or getattr(error, "errno", 0) == errno.ELOOP:
        return leads_nowhere(name)
    message = f"this {kind} can't be read: {getattr(error, 'strerror', '') or 'its name leads nowhere'}"
    return FileRefused(_problem("file-unreadable", message, name, "check its permissions, then try again."))


def not_on_windows(name: str) -> FileRefused:
    """``name`` is one that Windows can't have."""
    message = "Windows can't have a file or folder of this name"
    hint = "rename it: small letters, digits and hyphens are safe everywhere."
    return FileRefused(_problem("file-name", message, name, hint))


def same_on_windows(name: str, twin: str) -> FileRefused:
    """``name`` stands beside ``twin``, from which Windows can't tell it."""
    message = f"this name and {twin} are the same to Windows, so one would take the other's place"
    return FileRefused(_problem("file-name", message, name, "rename one of the two."))


def _problem(code: str, message: str, name: str, hint: str) -> Problem:
    return Problem(code, message, Place(Source(name)), hint=hint)
