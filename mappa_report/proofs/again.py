"""Making a proof again from its record: the same words always, the same bytes with the same version of the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mappa_report.building.formats import write_formats
from mappa_report.building.manifest import changes_among
from mappa_report.building.plan import BuildResult
from mappa_report.problems.privacy import redacted
from mappa_report.proofs.record import (
    INPUTS,
    ProofRecord,
    counter_file,
    damaged,
    digest_of,
    proof_folder,
    read_document,
)
from mappa_report.proofs.request import ProofRequest, ProofResult
from mappa_report.proofs.version import program_version
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.door import Located, files_below
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import TEMPLATES, Workspace, output_root

_DEPTH_OF_FONTS = 2


def targets_of(request: ProofRequest, record: ProofRecord, formats: tuple[str, ...]) -> dict[str, Path]:
    """Where the files of a proof go, by format."""
    folder = request.out / record.area / str(record.year)
    return {name: folder / record.file_name(name) for name in formats}


def located(request: ProofRequest, path: Path) -> Located:
    """A file of a proof, with the root that it may not lead out of."""
    return Located(path, output_root(request.workspace, request.out), request.workspace.name(path))


def make_again(request: ProofRequest, record: ProofRecord, *, is_unasked: bool = False) -> ProofResult:
    """The files of the proof of ``record``, from that alone. Raises FileRefused where it can't be read.

    ``is_unasked`` says that a new proof was asked for, and that nothing has changed since this one: the run that made
    it may have been ended before it kept the number.
    """
    document = read_document(request.workspace, record)
    inputs = _inputs_as_they_were(request.workspace, record)
    targets = targets_of(request, record, request.formats or record.formats)
    files, told = write_formats(document, targets, record.engine, inputs)
    counter = counter_file(request.workspace, record.area, record.year, record.number) if is_unasked else {}
    written = write_files({located(request, path): data for path, data in files.items()} | dict(counter))
    changed = tuple(at.path for at in written.changed if at.path in files)
    unchanged = () if written.problems else tuple(path for path in files if path not in changed)
    built = BuildResult((*redacted(told), *written.problems), changed, unchanged)
    return ProofResult(built, record.number, (*_reason(record, is_unasked), *_other_bytes(record, files)))


def _inputs_as_they_were(workspace: Workspace, record: ProofRecord) -> Workspace:
    """The copies of what the proof was made from, as a workspace. Raises FileRefused where one is not as it was."""
    folder = proof_folder(workspace, record).inside(INPUTS)
    kept = {name: at for name, at in files_below(folder) if name in record.manifest or _is_template(name)}
    changes = changes_among(record.manifest, kept)
    if record.manifest and (other := (*changes.changed, *changes.added)):
        raise FileRefused(damaged(folder.inside(other[0])))
    return Workspace(folder.path)


def _is_template(name: str) -> bool:
    """Whether it is one of those that a manifest names."""
    return name.startswith(f"{TEMPLATES}/") and name.count("/") <= _DEPTH_OF_FONTS


def _reason(record: ProofRecord, is_unasked: bool) -> tuple[str, ...]:
    if not is_unasked:
        return ()
    day = format_date(record.made)
    return (f"Nothing has changed since proof {record.number} of {day}. For a new one all the same: --anyway",)


def _other_bytes(record: ProofRecord, files: Mapping[Path, bytes]) -> tuple[str, ...]:
    """A sentence where a file has the words of the proof, but not its bytes."""
    other = [path.name for path, data in files.items() if not _is_as_it_was(record, path.name, data)]
    if not other:
        return ()
    this = program_version()
    reason = f"it was made by version {record.program}, and this is {this}"
    if record.program == this:
        reason = f"version {this}, which made it, has other libraries or templates here"
    return (f"The words are those of proof {record.number}, but not the bytes of {', '.join(other)}: {reason}.",)


def _is_as_it_was(record: ProofRecord, name: str, data: bytes) -> bool:
    digest = record.files.get(name)
    return digest is None or digest == digest_of(data)
