"""Where a file may be written: inside its root, whatever links there are, and in place of nothing but a file."""

import errno

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_folder
from mappa_report.workspace.names import is_safe
from mappa_report.workspace.refusals import FileRefused

CLOSE_IT = "close the file if another program has it open, check that you may write there, or choose another folder."
_ELSEWHERE = "choose another folder; this one can't be written to."
_MAKE_ROOM = "make room on the disk, then try again; files that were there before are as they were."
_REMEDIES = {
    errno.ENOSPC: _MAKE_ROOM,
    errno.EDQUOT: _MAKE_ROOM,
    errno.EFBIG: "choose another folder, which takes files of this size.",
    errno.EROFS: _ELSEWHERE,
    errno.EACCES: _ELSEWHERE,
    errno.ENAMETOOLONG: "choose a shorter name.",
    errno.ENOENT: _ELSEWHERE,  # as of /proc, which takes no folders
    errno.ENOTDIR: "a file stands where a folder is due: move it, or choose another folder.",
}
_LEADS_NOWHERE = (errno.ENOENT, errno.ELOOP)


def not_written(name: str, reason: str, hint: str) -> FileRefused:
    """The file ``name`` can't be written for ``reason``; ``hint`` says what to do."""
    return FileRefused(Problem("not-written", f"this file can't be written: {reason}", Place(Source(name)), hint=hint))


def told_of(error: OSError, name: str) -> FileRefused:
    """What the system says of why the file ``name`` can't be written."""
    reason = error.strerror or "the system refuses its name"
    return not_written(name, reason, _REMEDIES.get(error.errno or 0, CLOSE_IT))


def refuse_unless_writable(at: Located) -> None:
    """Raise FileRefused where ``at`` would be written outside its root, or in place of what is no ordinary file."""
    try:
        is_in_the_way = is_folder(at)
    except FileRefused as refused:
        # The door tells of links. What the system says is told of as of any other file that can't be written.
        if isinstance(refused.__cause__, OSError) and refused.__cause__.errno not in _LEADS_NOWHERE:
            raise told_of(refused.__cause__, at.name) from refused
        if isinstance(refused.__cause__, ValueError):
            raise not_written(at.name, "its name leads nowhere", "choose another name.") from refused
        raise
    if is_in_the_way:
        raise not_written(at.name, "a folder of that name stands there", "move it, or choose another folder.")
    if not all(map(is_safe, at.path.relative_to(at.root).parts)):
        message = "Windows can't have a file or folder of this name"
        hint = "choose another: small letters, digits and hyphens are safe everywhere."
        raise FileRefused(Problem("file-name", message, Place(Source(at.name)), hint=hint))
