"""Every file that bears on a report by name, each with its digest: what a sign-off is of, and what has changed since.

The build's own digest (``inputs.py``) is one for all: it tells that something has changed. A manifest tells what. Its
names are those by which files are looked up, be they the workspace's own or the program's, so that an edition that has
been pinned since is no change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from msgspec import Struct

from mappa_report.building.inputs import files_of_year, versions_of_libraries
from mappa_report.workspace.door import MAX_FILE, Located, is_file, read
from mappa_report.workspace.workspace import (
    AREAS,
    BOILERPLATE,
    NO_INPUTS,
    PINNED,
    RETURN,
    SETTINGS,
    TEMPLATES,
    Workspace,
)


class Manifest(Struct, frozen=True):
    """The SHA-256 digests, in hexadecimal, of ``files`` by name. ``made_with`` has versions of libraries, apart."""

    files: Mapping[str, str]
    made_with: Mapping[str, str]

    @property
    def digest(self) -> str:
        """A digest of all names and digests, in order of the names."""
        return digest_of(self.files)


class Changes(Struct, frozen=True):
    """The names of files that were added, removed or changed since a manifest, or in their line ends alone."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    line_ends: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.line_ends)

    def sentences(self, most: int = 10) -> Iterator[str]:
        """What has changed, a sentence for each kind, with ``most`` names in each."""
        kinds = (
            ("changed", self.changed), ("added", self.added), ("removed", self.removed),
            ("saved with other line ends, its words the same", self.line_ends),
        )  # fmt: skip
        for what, names in kinds:
            if names:
                more = f" and {len(names) - most} more" if len(names) > most else ""
                yield f"{what}: {', '.join(names[:most])}{more}"


def digest_of(files: Mapping[str, str]) -> str:
    """A digest of the names and digests of ``files``."""
    return hashlib.sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()


def manifest_of(workspace: Workspace, area: str, year: int, edition: str) -> Manifest:
    """The manifest of the report of ``area`` for ``year``, which prints with ``edition``, as files are now.

    Raises FileRefused for a file that can't be read.
    """
    files = {name: _digest(read(at, MAX_FILE)) for name, at in _files(workspace, area, year, edition)}
    return Manifest(dict(sorted(files.items())), versions_of_libraries())


def changes_since(before: Mapping[str, str], workspace: Workspace, area: str, year: int, edition: str) -> Changes:
    """What has changed since ``before``, the files of a manifest, was taken. Raises FileRefused as manifest_of does."""
    return changes_among(before, dict(_files(workspace, area, year, edition)))


def changes_among(before: Mapping[str, str], located: Mapping[str, Located]) -> Changes:
    """What is other among ``located`` than in ``before``, a manifest. Raises FileRefused as manifest_of does."""
    added, changed, line_ends = [], [], []
    for name, at in sorted(located.items()):
        data = read(at, MAX_FILE)
        was = before.get(name)
        if was is None:
            added.append(name)
        elif was in (_digest(unix := data.replace(b"\r\n", b"\n")), _digest(unix.replace(b"\n", b"\r\n"))):
            line_ends += [name] if was != _digest(data) else []
        elif was != _digest(data):
            changed.append(name)
    removed = sorted(before.keys() - located.keys())
    return Changes(tuple(added), tuple(removed), tuple(changed), tuple(line_ends))


def _files(workspace: Workspace, area: str, year: int, edition: str) -> Iterator[tuple[str, Located]]:
    """What bears on the report, by the names by which it is looked up."""
    about = f"{AREAS}/{area}"
    yield from ((f"{about}/{name}", at) for name, at in workspace.listing(AREAS, area).items() if is_file(at))
    if folder := workspace.locate(AREAS, area, str(year)):
        own = ((name, at) for name, at in files_of_year(folder) if name.split("/")[0] not in {PINNED, *NO_INPUTS})
        yield from ((f"{about}/{year}/{name}", at) for name, at in own)
    for earlier in (each for each in workspace.years(area) if each < year):
        past = workspace.locate(AREAS, area, str(earlier), RETURN)
        yield from [(f"{about}/{earlier}/{RETURN}", past)] if past else []
    pinned = workspace.pinned_to(area, str(year))
    yield from ((f"{BOILERPLATE}/{edition}/{name}", at) for name, at in pinned.files(BOILERPLATE, edition).items())
    for shared in (BOILERPLATE, TEMPLATES):
        every = workspace.listing(shared) if shared == BOILERPLATE else workspace.files(shared)
        yield from ((f"{shared}/{name}", at) for name, at in every.items() if is_file(at))
    yield from ((f"{AREAS}/{name}", at) for name, at in workspace.listing(AREAS).items() if is_file(at))
    settings = workspace.own(SETTINGS)
    yield from [(SETTINGS, settings)] if is_file(settings) else []


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
