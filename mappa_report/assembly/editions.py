"""Editions as a whole: read and checked, told apart by digest, found by year, and begun from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_report.checks.edition.check import check_edition
from mappa_report.model.edition import Edition
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem
from mappa_report.readers.edition_reader import read_edition
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.source.place import Place, Source
from mappa_report.source.suggest import comparing_within_bounds, did_you_mean
from mappa_report.workspace.door import MAX_FILE, Located, read
from mappa_report.workspace.read_cache import read_cached
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, PACKAGED, PINNED, Workspace

if TYPE_CHECKING:
    from mappa_report.workspace.output_files import CreatedFiles

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_edition(workspace: Workspace, key: str, problems: list[Problem]) -> Edition | None:
    """The edition ``key``; None after Problems, which are appended to ``problems``."""

    def load(problems: list[Problem]) -> Edition | None:
        with comparing_within_bounds():
            return check_edition(read_edition(workspace, key, problems), read_inline, problems)

    return read_cached(("edition", workspace, key), load, problems)


def named_edition(workspace: Workspace, key: str, problems: list[Problem]) -> Edition | None:
    """The edition that somebody typed the name of; None after Problems."""
    if key in workspace.editions():
        return load_edition(workspace, key, problems)
    from mappa_report.problems.masking import masked  # only what went wrong has a use for it

    hint = did_you_mean(key, workspace.editions())
    message = f"there is no edition {masked(key)[:40]}"
    problems.append(Problem("no-such-edition", message, Place(Source(BOILERPLATE)), hint=hint))
    return None


def edition_for(workspace: Workspace, year: int, problems: list[Problem]) -> Edition | None:
    """The edition that covers ``year``, else a Problem that names the nearest."""
    editions = []
    faults: list[Problem] = []
    for key in workspace.editions():
        edition = load_edition(workspace, key, faults)
        if edition and year in edition.years:
            return edition
        editions += [edition] if edition else []
    problems += faults
    if editions:
        problems.append(no_edition(year, editions))
    return None


def newest_form() -> Form | None:
    """The form of the newest edition that comes with the program, for what holds of every return."""
    program = Workspace(PACKAGED)
    edition = load_edition(program, max(program.editions()), [])
    return edition.form if edition else None


def no_edition(year: int, editions: Sequence[Edition]) -> Problem:
    """The Problem that none of ``editions`` covers ``year``: it names the nearest, and says how to begin one."""
    nearest = min(editions, key=lambda edition: min(abs(other - year) for other in edition.years))
    hint = f"the nearest is {nearest.key}; `mappa-report boilerplate new {year} --from {nearest.key}` begins one."
    return Problem("edition-year", f"no edition covers the year {year}", Place(Source(BOILERPLATE)), hint=hint)


def edition_files(workspace: Workspace, key: str) -> dict[str, Located]:
    """Every file of the edition ``key`` by its path in the edition's folder, in order of that."""
    return workspace.files(BOILERPLATE, key)


def edition_digest(workspace: Workspace, key: str) -> str:
    """A digest of every word of the edition ``key``: it changes if any file of it does."""
    import hashlib  # most checks ask for no digest, and to import it takes 3 ms

    digest = hashlib.sha256()
    for name, at in edition_files(workspace, key).items():
        digest.update(f"{name}\n{hashlib.sha256(read(at, MAX_FILE)).hexdigest()}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def pinned_copies(workspace: Workspace, area: str, year: str, key: str) -> dict[Path, bytes]:
    """The files and their bytes that pin the edition ``key`` as it is now for the report of ``area`` and ``year``."""
    folder = workspace.own(AREAS, area, year, PINNED, BOILERPLATE, key).path
    files = edition_files(workspace, key)
    return {folder.joinpath(*name.split("/")): read(at, MAX_FILE) for name, at in files.items()}


def edition_origin(workspace: Workspace, key: str) -> str:
    """Where the edition ``key`` comes from: the program, the workspace, or some files from each."""
    roots = [at.root for at in edition_files(workspace, key).values()]
    own = sum(root != PACKAGED for root in roots)
    if not own:
        return "the program"
    return "this workspace" if own == len(roots) else f"the program, {own} of {len(roots)} files this workspace's own"


def begin_edition(workspace: Workspace, key: str, origin: str) -> CreatedFiles:
    """Copy the edition ``origin`` to the workspace as ``key``, to be edited. One that exists is left alone."""
    from mappa_report.problems.masking import masked  # a check has no use for these
    from mappa_report.workspace.output_files import CreatedFiles, create_files

    problems: list[Problem] = []
    place = Place(Source(f"{BOILERPLATE}/{masked(key)[:40]}"))
    if not _NAME.fullmatch(key):
        hint = "use small letters, digits and hyphens, such as 2024."
        problems.append(Problem("no-such-edition", f"{masked(key)[:40]} is no name for an edition", place, hint=hint))
    elif key in workspace.editions():
        hint = "edit it, or choose another name."
        problems.append(Problem("exists", "this edition exists already", place, hint=hint))
    if named_edition(workspace, origin, problems) is None or problems:
        return CreatedFiles(problems=tuple(problems))
    files = {}
    for name, at in edition_files(workspace, origin).items():
        data = read(at, MAX_FILE)
        files[workspace.own(BOILERPLATE, key, *name.split("/"))] = (
            _renamed(data, key) if name == "edition.yaml" else data
        )
    return create_files(files)


def _renamed(data: bytes, key: str) -> bytes:
    """``edition.yaml`` with its own name, and with the year of that name if it is one."""
    text = re.sub(r"^edition:.*$", f'edition: "{key}"', data.decode("utf-8-sig"), flags=re.MULTILINE)
    year = key if re.fullmatch(r"(19|20)\d\d", key, re.ASCII) else ""
    return re.sub(r"^years:.*(\n[ -].*)*$", f"years: [{year}]", text, flags=re.MULTILINE).encode()
