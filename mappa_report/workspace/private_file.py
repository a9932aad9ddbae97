"""Small files that only their owner may read, in the folder that the system has for the settings of this program."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click

_MOST = 4096


def private_file(folder: str, name: str) -> Path:
    """Where the file ``name`` of ``folder`` is, whether there is one or not."""
    return Path(click.get_app_dir("mappa-report")) / folder / name


def read_private(path: Path) -> bytes:
    """What the file holds; nothing where there is none, or none that can be read or is this user's own."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    with os.fdopen(handle, "rb") as stream:
        if hasattr(os, "getuid") and os.fstat(handle).st_uid != os.getuid():
            return b""
        with suppress(OSError):
            return stream.read(_MOST)
    return b""


def write_private(path: Path, data: bytes) -> bool:
    """Put ``data`` there, whole or not at all. Whether that could be done.

    On Windows, modes say nothing of who may read, but the folder is in the user's profile, which others can't read.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.replace(path)
    except (OSError, RuntimeError):
        return False
    return True


def remove_private(path: Path) -> None:
    """Remove the file, if it is there and may go."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
