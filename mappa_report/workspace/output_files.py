"""Files onto disk, whole or not at all: an interrupted or failed build leaves the last good ones."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write every file, each beside its target and synced first, then renamed into place.

    Nothing is renamed until all have been written, so that a full disk changes no file; and where a rename fails, as
    it does on Windows while another program has the file open, those before it are undone. Raises OSError, its
    ``filename`` the target that failed; temporary files are removed, also on an interrupt.
    """
    staged: dict[Path, Path] = {}
    before = {target: target.read_bytes() for target in files if target.is_file()}
    renamed: list[Path] = []
    try:
        for target, data in files.items():
            with _named_in_error(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                staged[target] = _stage(target, data)
        for target, temporary in staged.items():
            with _named_in_error(target):
                temporary.replace(target)
                renamed.append(target)
    except BaseException:
        _restore(renamed, before)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _restore(renamed: Iterable[Path], before: Mapping[Path, bytes]) -> None:
    """Give the files at ``renamed`` their bytes of ``before`` again; remove those that were not there."""
    for target in renamed:
        if target in before:
            _stage(target, before[target]).replace(target)
        else:
            target.unlink()


def write_files(files: Mapping[Path, bytes]) -> list[Problem]:
    """Write ``files`` by ``replace_files``. Gives the Problem for an OSError, or an empty list."""
    try:
        replace_files(files)
    except OSError as error:
        message = f"this file can't be written: {error.strerror}"
        hint = _REMEDIES.get(error.errno or 0, _CLOSE_IT)
        return [Problem("not-written", message, Place(Source(str(error.filename))), hint=hint)]
    return []


class CreatedFiles(Struct, frozen=True):
    """The names of new files in a workspace, sorted, as people know them; or the problems that prevented them."""

    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def create_files(files: Mapping[Located, bytes]) -> CreatedFiles:
    """Write ``files`` into a workspace: all of them, or none, with the Problem."""
    problems = tuple(write_files({at.path: data for at, data in files.items()}))
    return CreatedFiles(() if problems else tuple(sorted(at.name for at in files)), problems)


_ELSEWHERE = "choose another folder; this one can't be written to."
_IN_THE_WAY = "a file stands where a folder is due: move it, or choose another folder."
_CLOSE_IT = "close the file if another program has it open, check that you may write there, or choose another folder."
_REMEDIES = {
    errno.ENOSPC: "make room on the disk, then try again; files that were there before are as they were.",
    errno.EROFS: _ELSEWHERE,
    errno.EACCES: _ELSEWHERE,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
}


def _stage(target: Path, data: bytes) -> Path:
    """A new file beside ``target`` that holds ``data`` and has reached the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files that only their owner can read; a report is for its readers.
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


@contextlib.contextmanager
def _named_in_error(target: Path) -> Iterator[None]:
    """Have an OSError raised within name ``target``, not the temporary file beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
