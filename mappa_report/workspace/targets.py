"""Where a file may be written: inside its root, whatever links there are, and in place of nothing but a file."""

import errno
import os
import stat
from pathlib import Path

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import FileRefused, Located


def not_written(name: str, reason: str, hint: str) -> FileRefused:
    """The file ``name`` can't be written for ``reason``; ``hint`` says what to do."""
    return FileRefused(Problem("not-written", f"this file can't be written: {reason}", Place(Source(name)), hint=hint))


_ELSEWHERE = "choose another folder; this one can't be written to."
CLOSE_IT = "close the file if another program has it open, check that you may write there, or choose another folder."
_REMEDIES = {
    errno.ENOSPC: "make room on the disk, then try again; files that were there before are as they were.",
    errno.EDQUOT: "make room on the disk, then try again; files that were there before are as they were.",
    errno.EFBIG: "choose another folder, which takes files of this size.",
    errno.EROFS: _ELSEWHERE,
    errno.EACCES: _ELSEWHERE,
    errno.ENAMETOOLONG: "choose a shorter name.",
}


def told_of(error: OSError, name: str) -> FileRefused:
    """What the system says of why the file ``name`` can't be written."""
    reason = error.strerror or "the system refuses its name"
    return not_written(name, reason, _REMEDIES.get(error.errno or 0, CLOSE_IT))


def refuse_unless_writable(at: Located) -> None:
    """Raise FileRefused where ``at`` would be written outside its root, or in place of what is no file."""
    try:
        root = at.root.resolve()
        if not at.path.resolve().is_relative_to(root) or ".." in at.path.relative_to(at.root).parts:
            raise _leads_out(at, root)
        _refuse_in_the_way(at)
    except OSError as error:
        raise told_of(error, at.name) from error
    # A link that leads to itself is a RuntimeError of resolve's, a name with a nought byte or outside a ValueError.
    except (RuntimeError, ValueError) as error:
        raise not_written(at.name, "its name leads nowhere", "remove the link of that name.") from error


def _leads_out(at: Located, root: Path) -> FileRefused:
    """The outermost folder or file on the way to ``at`` that lies outside, by its name: never what is behind it."""
    inner = at.path.relative_to(at.root)
    steps = [*reversed(inner.parents), inner]
    step = next((step for step in steps if not (at.root / step).resolve().is_relative_to(root)), inner)
    below = inner.relative_to(step).as_posix()
    name = at.name if below == "." else at.name.removesuffix(f"/{below}")
    message = "nothing is written here, as this is a link that leads out of the folder it stands in"
    hint = "put a folder or file of that name there, not a link."
    return FileRefused(Problem("outside-workspace", message, Place(Source(name)), hint=hint))


def _refuse_in_the_way(at: Located) -> None:
    for folder in at.path.parents:
        if os.path.lexists(folder):
            if not folder.is_dir():
                name = at.name.removesuffix(f"/{at.path.relative_to(folder).as_posix()}")
                raise not_written(
                    at.name, f"{name} is no folder, and one is due there", f"move {name}, or choose another folder."
                )
            break
    if os.path.lexists(at.path) and not at.path.is_symlink() and not stat.S_ISREG(at.path.lstat().st_mode):
        raise not_written(at.name, "what stands there is no ordinary file", "move it, or choose another folder.")
