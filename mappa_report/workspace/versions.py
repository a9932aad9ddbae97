"""Earlier versions of an area's own files: each as it was before a save, kept in the folder of its year.

Nothing is kept unless somebody asks for it, as the workbench does around each request: people at the command line have
their own editors' undo. A report is never made from these files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from msgspec import Struct

from mappa_report.workspace.door import MAX_FILE, Located, is_file, is_folder, listing, read
from mappa_report.workspace.workspace import AREAS, NO_INPUTS, PINNED, RECORDS, VERSIONS

MOST = 200
"""Versions of one file."""

_NEWEST = 100
"""So many of them stay in any case. Of those before, the ones that are nearest to others in time go first."""

_BURST = timedelta(minutes=1)
"""What is typed within this time of the last version makes no other."""

_WRITTEN = "%Y%m%dT%H%M%S.%fZ"
_KINDS = (".md", ".yaml")


class Version(Struct, frozen=True):
    """A version of ``file``, a path in the folder of its year: where it is, and when it was replaced."""

    file: str
    at: Located
    replaced: datetime

    @property
    def name(self) -> str:
        """Its own name, by which it can be asked for."""
        return self.at.path.name


class Keeping(Struct):
    """What one run keeps of what it is about to replace: in ``own`` the digests of what it has written itself.

    ``is_typing`` says that a program saves while somebody types; ``kept`` has what was kept, by the file's place, and
    ``made`` whether anything was written that was not there before.
    """

    own: dict[Path, str]
    is_typing: bool
    kept: dict[Located, Located]
    made: bool = False


_keeping: ContextVar[Keeping | None] = ContextVar("_keeping", default=None)


@contextmanager
def keeping_versions(own: dict[Path, str], is_typing: bool) -> Iterator[None]:
    """Within, keep what writing replaces. ``own`` lasts for a run, and comes back each time."""
    before = _keeping.set(Keeping(own, is_typing, {}))
    try:
        yield
    finally:
        _keeping.reset(before)


def kept_now() -> Mapping[Located, Located]:
    """By the place of each file that was replaced, the version that was kept; none where files were made besides."""
    keeping = _keeping.get()
    return keeping.kept if keeping and not keeping.made else {}


def due_before(files: Mapping[Located, bytes | None], now: datetime) -> dict[Located, tuple[Located, bytes]]:
    """For each of ``files`` that is to become other bytes, or none, the version to keep, if one is due.

    Raises FileRefused where a file can't be read.
    """
    keeping = _keeping.get()
    due: dict[Located, tuple[Located, bytes]] = {}
    for at, data in files.items() if keeping else ():
        folder = _folder_of(at)
        if keeping and folder and is_file(at):
            before = read(at, MAX_FILE)
            if before != data and not _is_typed_lately(keeping, folder, at, before, now):
                name = f"{now.strftime(_WRITTEN)}-{digest_of(before)[:12]}{at.path.suffix}"
                due[at] = (folder.inside(name), before)
    return due


def note_written(files: Mapping[Located, bytes], due: Mapping[Located, tuple[Located, bytes]], is_new: bool) -> None:
    """Note that ``files`` have been written, what was kept of them, and whether one of them was not there before."""
    keeping = _keeping.get()
    if keeping is None:
        return
    keeping.made |= is_new
    keeping.kept.update({at: version for at, (version, _) in due.items()})
    for at, data in files.items():
        if _folder_of(at):
            keeping.own[at.path] = digest_of(data)


def surplus(folder: Located) -> list[Located]:
    """The versions in ``folder`` that are too many, the latest of a crowd first."""
    times = [(_time_of(at), at) for at in listing(folder)]
    known = sorted((time, at) for time, at in times if time)
    removed: list[Located] = []
    while len(known) > MOST:
        # The first one stays too: it is how the file began.
        least = min(range(1, len(known) - _NEWEST), key=lambda each: known[each + 1][0] - known[each - 1][0])
        removed.append(known.pop(least)[1])
    return removed


def digest_of(data: bytes) -> str:
    """What tells these bytes from others."""
    return hashlib.sha256(data).hexdigest()


def versions_of(year: Located, file: str) -> list[Version]:
    """The versions of ``file``, a path in the folder ``year`` that ``files_with_versions`` gave, the newest first."""
    folder = year.inside(VERSIONS, *file.split("/"))
    times = [(_time_of(at), at) for at in listing(folder)] if is_folder(folder) else []
    return [Version(file, at, time) for time, at in reversed(times) if time]


def files_with_versions(year: Located) -> list[str]:
    """The files in the folder ``year``, by their paths in it, of which there are versions."""
    top = year.inside(VERSIONS)
    files = [at for at in (listing(top) if is_folder(top) else ()) if is_folder(at)]
    inner = [at for folder in files if folder.path.suffix not in _KINDS for at in listing(folder) if is_folder(at)]
    return sorted(at.path.relative_to(top.path).as_posix() for at in (*files, *inner) if at.path.suffix in _KINDS)


def _folder_of(at: Located) -> Located | None:
    """Where versions of ``at`` are kept; None where it is no file of which any are."""
    if at.path.suffix not in _KINDS or not at.path.is_relative_to(at.root):
        return None
    match PurePosixPath(at.path.relative_to(at.root).as_posix()).parts:
        case (top, area, year, first, *rest) if top == AREAS and first not in {*RECORDS, *NO_INPUTS, PINNED}:
            root = Located(at.root.joinpath(top, area, year), at.root, f"{top}/{area}/{year}")
            return root.inside(VERSIONS, first, *rest) if len(rest) <= 1 else None
        case _:
            return None


def _is_typed_lately(keeping: Keeping, folder: Located, at: Located, before: bytes, now: datetime) -> bool:
    """Whether what is there was typed here a moment ago, and how it was before that is kept already."""
    if not keeping.is_typing or keeping.own.get(at.path) != digest_of(before) or not is_folder(folder):
        return False
    times = [time for each in listing(folder) if (time := _time_of(each))]
    return bool(times) and timedelta() <= now - max(times) < _BURST


def _time_of(at: Located) -> datetime | None:
    try:
        return datetime.strptime(at.path.name.partition("-")[0], _WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return None  # no file of ours
