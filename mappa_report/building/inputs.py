"""One digest of everything that bears on a build: while it is the same, the build would come out the same."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from mappa_report.workspace.door import MAX_FILE, Located, files_below, is_file, is_folder, listing, read
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import (
    AREAS,
    BOILERPLATE,
    NO_INPUTS,
    PACKAGE,
    PINNED,
    RECORDS,
    SETTINGS,
    TEMPLATES,
    Workspace,
)

_LIBRARIES = (
    "cerberus fonttools jinja2 lxml markdown-it-py pikepdf pillow pydyf python-docx pyyaml typst weasyprint xlsxwriter"
).split()

_NO_FILES: Mapping[Path, bytes] = {}


def digest_of_inputs(
    workspace: Workspace, area: str, year: int, settings: Sequence[str], added: Mapping[Path, bytes] = _NO_FILES
) -> str:
    """A digest of the report's own files, its area's earlier returns, and all that reports share.

    ``settings`` are what bears on a build besides files. ``added`` are files that are about to be written: they are
    taken for there already.
    """
    shared = read_cached(("shared inputs", workspace), lambda _: _digest_of_shared(workspace), [])
    digest = hashlib.sha256("\n".join((*settings, shared, "")).encode())
    files = {name: _digest_of(at) for name, at in _files_of(workspace, area, year)}
    folder = workspace.own(AREAS, area, str(year)).path
    files |= {path.relative_to(folder).as_posix(): hashlib.sha256(data).hexdigest() for path, data in added.items()}
    for name, file_digest in sorted(files.items()):
        digest.update(f"{name}\n{file_digest}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files_of(workspace: Workspace, area: str, year: int) -> Iterator[tuple[str, Located]]:
    """Every file of the area that bears on the report, under a name that does not depend on where the workspace is."""
    if about := workspace.locate(AREAS, area, "area.yaml"):
        yield from ((f"../{name}", at) for name, at in _files_in(workspace.folder_of(about)))
    if folder := workspace.locate(AREAS, area, str(year)):
        yield from files_of_year(folder)
    for earlier in (each for each in workspace.years(area) if each < year):
        if past := workspace.locate(AREAS, area, str(earlier)):
            yield from ((f"../{earlier}/{name}", at) for name, at in _files_in(past))
            yield from ((f"../{earlier}/{PINNED}/{name}", at) for name, at in files_below(past.inside(PINNED)))


def files_of_year(folder: Located) -> Iterator[tuple[str, Located]]:
    """Every file in the folder of a year but those that no report is made from: proofs may hold thousands."""
    for at in listing(folder):
        name = at.path.name
        if not is_folder(at):
            yield from [(name, at)] if name not in NO_INPUTS else []
        elif name not in RECORDS:
            yield from ((f"{name}/{inner}", file) for inner, file in files_below(at))


def _files_in(folder: Located) -> Iterator[tuple[str, Located]]:
    return ((at.path.name, at) for at in listing(folder) if is_file(at))


def _digest_of(at: Located) -> str:
    try:
        return hashlib.sha256(read(at, MAX_FILE)).hexdigest()
    except FileRefused:
        return ""  # what can't be read is told by a check, or never read by anything


def _digest_of_shared(workspace: Workspace) -> str:
    """A digest of what bears on every report: national text, lists, templates, this program and its libraries."""
    digest = hashlib.sha256(_program().encode())
    for name, at in _shared_files(workspace):
        digest.update(f"{name}\n{_digest_of(at)}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


@cache  # a process runs the program as it found it, and ``--watch`` builds many times
def _program() -> str:
    """A digest of this program and the versions of its libraries.

    Its own files need no door: they run already. Each would take four times as long.
    """
    digest = hashlib.sha256(json.dumps(versions_of_libraries()).encode())
    for folder, folders, names in os.walk(PACKAGE):
        folders.sort()
        place = folder.removeprefix(str(PACKAGE)).replace(os.sep, "/")
        for name in sorted(each for each in names if each.endswith(".py")):
            with open(f"{folder}/{name}", "rb", buffering=0) as module:  # noqa: PTH123 - a Path for each takes longer
                digest.update(f"{place}/{name}\n".encode() + module.read())
    return digest.hexdigest()


def _shared_files(workspace: Workspace) -> Iterator[tuple[str, Located]]:
    for folder in (BOILERPLATE, TEMPLATES):
        yield from ((f"{folder}/{name}", at) for name, at in workspace.files(folder).items())
    for key in workspace.editions():
        yield from ((f"{key}/{name}", at) for name, at in workspace.files(BOILERPLATE, key).items())
    yield from ((name, at) for name, at in workspace.listing(AREAS).items() if is_file(at))
    settings = workspace.own(SETTINGS)
    yield from [(settings.name, settings)] if is_file(settings) else []


def versions_of_libraries() -> dict[str, str]:
    """The version of each library that bears on what is built; blank for one that isn't there."""
    return {name: _version(name) for name in _LIBRARIES}


def _version(library: str) -> str:
    # Loaded here because a check, which has no use for it, would wait for it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
