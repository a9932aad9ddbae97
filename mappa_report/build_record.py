"""What each built file was made from, so that a build with nothing changed has nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mappa_report.frozen import frozen
from mappa_report.workspace import AREAS, KEPT, SCHEMA, TEMPLATES, WAIVERS, Workspace

RECORD = ".build-record.json"
_PACKAGE = Path(__file__).resolve().parent
_LIBRARIES = ("weasyprint", "python-docx", "jinja2", "markdown-it-py", "pillow", "fonttools", "pydyf", "resvg-py")


def digest_of_inputs(workspace: Workspace, area: str, year: int, edition: str, created: int | None) -> str:
    """A digest of all that the report depends on: files, templates, date, this program, its libraries and the edition.

    ``edition`` is the edition's own digest.
    """
    digest = hashlib.sha256()
    facts = {"created": created, "edition": edition, "libraries": {name: _version(name) for name in _LIBRARIES}}
    digest.update(json.dumps(facts).encode())
    for name, path in _inputs(workspace, area, year):
        with path.open("rb") as stream:
            inner = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{name}\n{inner}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _inputs(workspace: Workspace, area: str, year: int) -> Iterable[tuple[str, Path]]:
    """Every file that may bear on the report, under a name that does not depend on where the workspace is."""
    if about := workspace.locate(AREAS, area, "area.yaml"):
        yield "area.yaml", about.path
    if folder := workspace.locate(AREAS, area, str(year)):
        yield from _files(folder.path)
    yield from ((name, at.path) for name, at in workspace.files(TEMPLATES).items())
    yield from ((name, path) for name, path in _files(_PACKAGE) if path.suffix == ".py")


def _files(top: Path) -> Iterable[tuple[str, Path]]:
    """The files below ``top``, but for those that are no part of it: packaged data, caches, text kept elsewhere."""
    for path in sorted(top.rglob("*")):
        inner = path.relative_to(top)
        is_apart = inner.parts[0] in (KEPT, SCHEMA, WAIVERS) or {"_data", "__pycache__"} & set(inner.parts)
        if path.is_file() and not is_apart:
            yield inner.as_posix(), path


def _version(library: str) -> str:
    # Loaded here because a check, which has no use for it, would wait for it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@frozen
class BuildRecord:
    """For each file built into one folder, the digest of its inputs and that of its bytes."""

    folder: Path
    entries: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, folder: Path) -> BuildRecord:
        """The record in ``folder``; an empty one where there is none that can be read."""
        try:
            stored = json.loads((folder / RECORD).read_text("utf-8"))
            return cls(folder, {str(name): (str(made), str(held)) for name, (made, held) in stored.items()})
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return cls(folder, {})

    def is_current(self, path: Path, inputs: str) -> bool:
        """True if ``path`` was made from ``inputs`` and nobody has touched it since."""
        made, held = self.entries.get(path.name, ("", ""))
        try:
            return made == inputs and hashlib.sha256(path.read_bytes()).hexdigest() == held
        except OSError:
            return False

    def with_files(self, files: Mapping[Path, bytes], inputs: str) -> bytes:
        """The record to keep once ``files`` have been built from ``inputs``."""
        added = {path.name: (inputs, hashlib.sha256(data).hexdigest()) for path, data in files.items()}
        return (json.dumps({**self.entries, **added}, indent=1, sort_keys=True) + "\n").encode()
