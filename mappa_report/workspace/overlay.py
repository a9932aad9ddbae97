"""Bytes that are read in place of a file's own: how a check sees what somebody is typing before it is saved."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

_overlay: ContextVar[Mapping[Path, bytes]] = ContextVar("_overlay", default=MappingProxyType({}))


@contextmanager
def overlaying(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Within, the door gives these bytes for ``files``, which have to be there. Nothing is written.

    They are files of one report: what reports share may have been read and cached before. Other threads see none.
    """
    before = _overlay.set({**_overlay.get(), **files})
    try:
        yield
    finally:
        _overlay.reset(before)


def overlaid(path: Path) -> bytes | None:
    """The bytes that stand in for those of the file at ``path``; None where its own are to be read."""
    return _overlay.get().get(path)
