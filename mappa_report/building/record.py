"""What each built file was made from, and what was told of it: where nothing has changed, a build has nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from mappa_report.problems.problem import Problem
from mappa_report.problems.record import from_record, to_record

RECORD = ".build-record.json"


class FileEntry(Struct, frozen=True):
    """One built file: the digest of its inputs, that of its bytes, what was found wrong with it, a PDF's engine."""

    inputs: str
    held: str
    problems: tuple[Problem, ...] = ()
    engine: str = ""


class CheckRecord(Struct, frozen=True):
    """What a check told of the report when its inputs had the digest ``inputs``; ``waived`` is how many were waived."""

    inputs: str = ""
    problems: tuple[Problem, ...] = ()
    waived: int = 0


class BuildRecord(Struct, frozen=True):
    """The files built into one folder, by name, and what the last check before that told."""

    folder: Path
    files: Mapping[str, FileEntry]
    last_check: CheckRecord

    @classmethod
    def of(cls, folder: Path) -> BuildRecord:
        """The record in ``folder``; an empty one where there is none that can be read."""
        try:
            stored = json.loads((folder / RECORD).read_text("utf-8"))
            files = {str(name): _file_entry(kept) for name, kept in stored["files"].items()}
            told = stored["told"]
            return cls(
                folder, files, CheckRecord(str(told["inputs"]), _problems(told["problems"]), int(told["waived"]))
            )
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls(folder, {}, CheckRecord())

    @property
    def file(self) -> Path:
        """Where the record is kept."""
        return self.folder / RECORD

    def is_current(self, path: Path, inputs: str) -> bool:
        """True if ``path`` was made from ``inputs`` and nobody has touched it since."""
        entry = self.files.get(path.name)
        try:
            return (
                entry is not None
                and entry.inputs == inputs
                and hashlib.sha256(path.read_bytes()).hexdigest() == entry.held
            )
        except OSError:
            return False

    def problems_of(self, paths: Iterable[Path]) -> tuple[Problem, ...]:
        """What was found wrong with these files when they were made."""
        return tuple(problem for path in paths for problem in self.files[path.name].problems)

    def with_files(
        self, files: Mapping[Path, bytes], check: CheckRecord, problems: Iterable[Problem] = (), pdf_engine: str = ""
    ) -> bytes:
        """The record to keep once ``files`` have been built, after ``check``.

        ``problems`` are those of the files: each names one of them as its place.
        """
        problems = tuple(problems)
        added = {
            path.name: FileEntry(
                check.inputs,
                hashlib.sha256(data).hexdigest(),
                tuple(problem for problem in problems if problem.place.file == path.name),
                pdf_engine if path.suffix == ".pdf" else "",
            )
            for path, data in files.items()
        }
        kept = {
            "files": {name: _kept_entry(entry) for name, entry in {**self.files, **added}.items()},
            "told": {**asdict(check), "problems": list(map(to_record, check.problems))},
        }
        return (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode()


def _kept_entry(entry: FileEntry) -> dict[str, Any]:
    return {**asdict(entry), "problems": list(map(to_record, entry.problems))}


def _file_entry(kept: Any) -> FileEntry:
    return FileEntry(str(kept["inputs"]), str(kept["held"]), _problems(kept["problems"]), str(kept.get("engine", "")))


def _problems(kept: Iterable[Any]) -> tuple[Problem, ...]:
    return tuple(map(from_record, kept))
