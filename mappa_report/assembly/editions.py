"""Editions as a whole: read and checked, told apart by digest, found by year, and begun from one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

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
    """The edition that covers ``year``, of several one that is adopted, else a Problem that names the nearest."""
    faults: list[Problem] = []
    editions = [*_readable(workspace, faults)]
    covering = [edition for edition in editions if year in edition.years]
    if covering:
        return next((edition for edition in covering if edition.standing.adopted), covering[0])
    problems += faults
    if editions:
        problems.append(no_edition(year, editions, str(year) in workspace.editions()))
    return None


def nearest_edition(workspace: Workspace, year: int) -> Edition | None:
    """The edition of the year nearest to ``year``: for a year to come, the newest there is."""
    return _nearest(year, [*_readable(workspace, [])])


def _readable(workspace: Workspace, faults: list[Problem]) -> Iterator[Edition]:
    for key in workspace.editions():
        if edition := load_edition(workspace, key, faults):
            yield edition


def _nearest(year: int, editions: Sequence[Edition]) -> Edition | None:
    return min(editions, key=lambda edition: min(abs(other - year) for other in edition.years), default=None)


def newest_form() -> Form | None:
    """The form of the newest edition that comes with the program, for what holds of every return."""
    program = Workspace(PACKAGED)
    edition = load_edition(program, max(program.editions()), [])
    return edition.form if edition else None


def no_edition(year: int, editions: Sequence[Edition], is_name_taken: bool = False) -> Problem:
    """The Problem that none of ``editions`` covers ``year``: it names the nearest, and says how to begin one.

    Where an edition has that year for its name, it is that one's ``years`` that lack it.
    """
    nearest = _nearest(year, editions)
    begins = f"`mappa-report boilerplate new {year} --from {nearest.key}` begins one." if nearest else ""
    hint = f"the nearest is {nearest.key}; {begins}" if nearest else ""
    if is_name_taken:
        hint = f"there is an edition named {year}: if it is the one, add the year to  years:  in its edition.yaml."
    on_page = (
        f"the nearest edition is {nearest.key}: ask whoever looks after the editions for that of {year}."
        if nearest
        else ""
    )
    message = f"no edition covers the year {year}"
    return Problem("edition-year", message, Place(Source(BOILERPLATE)), hint=hint, on_page=on_page)


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
