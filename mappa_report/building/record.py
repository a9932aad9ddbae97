"""The build record: digests of each built file and of its inputs, and the problems found. It tells what is up to date.

The record is a file like any other and may hold anything, so msgspec validates all of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, convert, to_builtins
from msgspec.structs import replace

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Source
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.refusals import FileRefused

RECORD = ".build-record.json"

_MAX_RECORD = 4 * 1024 * 1024
MAX_BUILT = 64 * 1024 * 1024
"""Bytes of a built file that may be up to date; a larger one is built again."""


def built_file(path: Path) -> Located:
    """The built file at ``path``. Where its folder may be is looked at when it is written."""
    return Located(path, path.parent, path.name)


class FileEntry(Struct, frozen=True):
    """One built file: digests of its inputs and of its bytes, the problems found in it, and the engine of a PDF."""

    inputs: str
    digest: str
    problems: tuple[Problem, ...] = ()
    engine: str = ""


class CheckRecord(Struct, frozen=True):
    """The problems of a check of inputs with the digest ``inputs``; ``waived`` is how many more were waived."""

    inputs: str = ""
    problems: tuple[Problem, ...] = ()
    waived: int = 0


class _Stored(Struct, frozen=True):
    """The layout of the file."""

    files: Mapping[str, FileEntry]
    last_check: CheckRecord


class BuildRecord(Struct, frozen=True):
    """The files built into one folder, by name, and the last check before that."""

    folder: Path
    files: Mapping[str, FileEntry]
    last_check: CheckRecord

    @classmethod
    def of(cls, folder: Path) -> BuildRecord:
        """The record in ``folder``; an empty one where there is none that can be read."""
        try:
            # Names of files may hold lone surrogates, which json reads and msgspec's own parser does not.
            stored = convert(json.loads(read(Located(folder / RECORD, folder, RECORD), _MAX_RECORD)), _Stored)
        except (FileRefused, ValueError, RecursionError, AssertionError):
            return cls(folder, {}, CheckRecord())
        return cls(folder, stored.files, stored.last_check)

    @property
    def file(self) -> Path:
        """Where the record is stored."""
        return self.folder / RECORD

    def is_current(self, path: Path, inputs: str) -> bool:
        """True if ``path`` was made from ``inputs`` and nobody has touched it since."""
        entry = self.files.get(path.name)
        try:
            return (
                entry is not None
                and entry.inputs == inputs
                and hashlib.sha256(read(built_file(path), MAX_BUILT)).hexdigest() == entry.digest
            )
        except FileRefused:
            return False

    def problems_of(self, paths: Iterable[Path]) -> tuple[Problem, ...]:
        """The problems that were found in these files when they were built."""
        return tuple(problem for path in paths for problem in self.files[path.name].problems)

    def with_files(
        self, files: Mapping[Path, bytes], check: CheckRecord, problems: Iterable[Problem] = (), pdf_engine: str = ""
    ) -> bytes:
        """The bytes to store once ``files`` have been built, after ``check``.

        ``problems`` are those of the files: each names one of them as its place.
        """
        excerpts = tuple(map(_with_excerpt, problems))
        added = {
            path.name: FileEntry(
                check.inputs,
                hashlib.sha256(data).hexdigest(),
                tuple(problem for problem in excerpts if problem.place.file == path.name),
                pdf_engine if path.suffix == ".pdf" else "",
            )
            for path, data in files.items()
        }
        last_check = replace(check, problems=tuple(map(_with_excerpt, check.problems)))
        stored = to_builtins(_Stored({**self.files, **added}, last_check))
        return (json.dumps(stored, indent=1, sort_keys=True) + "\n").encode()


def _with_excerpt(problem: Problem) -> Problem:
    """``problem`` without its edits, of whose source only the line that it points at and the one before are left.

    All other lines are blank, so that line numbers stay the same. Only a check offers edits, which are made there.
    """
    place = problem.place
    source = place.source
    lines = [source.line(place.line - 1), source.line(place.line)][-place.line :] if place.line else []
    excerpt = Source(source.name, "\n" * max(0, place.line - 2) + "\n".join(lines))
    return replace(problem, place=replace(place, source=excerpt), edits=())
