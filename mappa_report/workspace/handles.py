"""Files opened step by step from a root, so that what takes a folder's or file's place meanwhile leads nowhere else.

What has been looked at may be another thing by the time it is opened. A step is therefore opened in the folder that
was opened before it, and is no link; where one stands, the way that it leads is gone from the root again.
"""

import errno
import os
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe is not waited for
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_IS_A_LINK = (errno.ELOOP, errno.ENOTDIR, getattr(errno, "EMLINK", errno.ELOOP))


class LeadsOut(OSError):
    """A link on the way leads out of the root."""


def open_below(root: Path, path: Path) -> int:
    """A handle to read ``path``, which is ``root`` or below it. Raises LeadsOut, and OSError as ``os.open`` does."""
    if os.open not in os.supports_dir_fd:  # Windows
        return os.open(path, _READ)
    try:
        return _opened(root, path)
    except OSError as error:
        if error.errno not in _IS_A_LINK:
            raise
    real, target = Path(os.path.realpath(root)), Path(os.path.realpath(path))
    if not target.is_relative_to(real):
        raise LeadsOut(errno.ELOOP, "a link leads out")
    return _opened(real, target)


def identity_below(root: Path, path: Path) -> tuple[int, int]:
    """What tells the folder ``path``, below ``root``, from any that takes its place. Raises as ``open_below`` does."""
    if os.open not in os.supports_dir_fd:
        return identity_of(path)
    handle = open_below(root, path)
    try:
        status = os.fstat(handle)
    finally:
        os.close(handle)
    return status.st_dev, status.st_ino


def identity_of(path: Path) -> tuple[int, int]:
    """The same of what ``path`` leads to now, by whatever links. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _opened(root: Path, path: Path) -> int:
    """The same, where no step after ``root`` may be a link."""
    *folders, name = path.relative_to(root).parts or (".",)
    folder = os.open(root, _FOLDER)
    try:
        for each in folders:
            inner = os.open(each, _FOLDER | _NO_LINK, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(name, _READ | _NO_LINK, dir_fd=folder)
    finally:
        os.close(folder)
