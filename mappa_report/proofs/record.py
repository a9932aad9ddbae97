"""The record of a proof: what it was, what it was made from and what it said. Hand-edited ones are refused in words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Struct

from mappa_report.document.blocks import Picture
from mappa_report.document.bounds import Seconds, Words
from mappa_report.document.document import Document
from mappa_report.document.stored import MOST_BYTES, UNDECODABLE, document_from_json
from mappa_report.document.walk import parts_of
from mappa_report.model.settings import PDF_ENGINES
from mappa_report.problems.problem import Problem
from mappa_report.readers.picture_reader import are_as_read
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, exists, files_below, is_folder, listing, read
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, PROOFS, Workspace
from mappa_report.writers import EXTENSIONS

LAYOUT = 1
"""The layout of a record that this version of the program writes and reads."""

RECORD = "proof.json"
DOCUMENT = "document.json"
INPUTS = "inputs"

_REMEDY = "put it back as it was written, from a copy; or delete the folder of this proof."

_COUNTER = "last-number.json"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_MAX_RECORD = 4 * 1024 * 1024
_MOST = 999_999


Format = Annotated[str, msgspec.Meta(pattern=rf"\A(?:{'|'.join(EXTENSIONS)})\Z")]
Engine = Annotated[str, msgspec.Meta(pattern=rf"\A(?:{'|'.join(PDF_ENGINES)})\Z")]


class ProofCounts(Struct, frozen=True):
    """How many problems a check found when a proof was made."""

    errors: int
    warnings: int
    remarks: int
    waived: int


class ProofRecord(Struct, frozen=True, forbid_unknown_fields=False):
    """What a proof was. ``files`` are the digests of the files made, by name; ``figures`` what each figure printed as.

    ``inputs`` is the digest of the ``manifest``: the digest of each file that it was made from, by name;
    ``program`` the version that made it. ``document`` is the digest of the file with all that it says.
    """

    layout: int
    number: int
    made: date
    handling: Words
    area: str
    year: int
    edition: Words
    identity: Words
    formats: Annotated[tuple[Format, ...], msgspec.Meta(min_length=1)]
    engine: Engine
    inputs: str
    files: Mapping[str, str]
    figures: Mapping[str, str]
    counts: ProofCounts
    program: Words
    created: Seconds | None = None
    reply_by: date | None = None
    manifest: Mapping[str, str] = msgspec.field(default_factory=dict)
    document: str = ""

    def file_name(self, format_name: str) -> str:
        """What its file in a format is called."""
        return f"{self.area}-mappa-annual-report-{self.year}-proof-{self.number}.{EXTENSIONS[format_name]}"


class _Counter(Struct, frozen=True):
    last: int


def proofs_folder(workspace: Workspace, area: str, year: int) -> Located:
    """Where the records of the proofs of one report are."""
    return workspace.own(AREAS, area, str(year), PROOFS)


def proof_numbers(workspace: Workspace, area: str, year: int) -> list[int]:
    """The numbers of the proofs that there is a record of, in order."""
    folders = listing(proofs_folder(workspace, area, year))
    return sorted(int(at.path.name) for at in folders if _NUMBER.fullmatch(at.path.name) and is_folder(at))


def next_number(workspace: Workspace, area: str, year: int) -> int:
    """The number of the next proof: one that no proof has had, even if its record is gone."""
    number = max([_remembered(workspace, area, year), *proof_numbers(workspace, area, year)]) + 1
    if number > _MOST:
        counter = _counter(workspace, area, year)
        raise FileRefused(damaged(counter, f"no proof has a number above {_MOST}: rename the folder that has."))
    return number


def counter_file(workspace: Workspace, area: str, year: int, number: int) -> Mapping[Located, bytes]:
    """The file that remembers ``number``, or a later one, so that none is given again. Raises FileRefused."""
    last = max(number, _remembered(workspace, area, year))
    return {_counter(workspace, area, year): msgspec.json.encode(_Counter(last)) + b"\n"}


def _remembered(workspace: Workspace, area: str, year: int) -> int:
    counter = _counter(workspace, area, year)
    if not exists(counter):
        return 0
    try:
        last = msgspec.json.decode(read(counter, _MAX_RECORD), type=_Counter).last
    except UNDECODABLE as error:
        raise FileRefused(damaged(counter, "remove it: the next number then follows the last proof.")) from error
    return last if 0 <= last < _MOST else 0


def _counter(workspace: Workspace, area: str, year: int) -> Located:
    return proofs_folder(workspace, area, year).inside(_COUNTER)


def read_record(workspace: Workspace, area: str, year: int, number: int) -> ProofRecord:
    """The record of a proof. Raises FileRefused where there is none, or none that can be read."""
    at = proofs_folder(workspace, area, year).inside(str(number), RECORD)
    try:
        record = msgspec.json.decode(read(at, _MAX_RECORD), type=ProofRecord)
    except UNDECODABLE as error:
        raise FileRefused(damaged(at)) from error
    if record.layout != LAYOUT:
        raise FileRefused(damaged(at, "install the version of mappa-report that made it, or a newer one."))
    if (record.number, record.area, record.year) != (number, area, year):
        raise FileRefused(damaged(at, "it is the record of another proof: move it back to where it belongs."))
    if not record.files.keys() <= set(map(record.file_name, record.formats)):
        raise FileRefused(damaged(at))
    return record


def read_document(workspace: Workspace, record: ProofRecord) -> Document:
    """All that the proof said. Raises FileRefused where that can't be read."""
    at = proof_folder(workspace, record).inside(DOCUMENT)
    data = read(at, MOST_BYTES)
    document = document_from_json(data) if digest_of(data) == record.document else None
    if document is None or not _is_of(record, document):
        raise FileRefused(damaged(at))
    return document


def _is_of(record: ProofRecord, document: Document) -> bool:
    """Whether ``document`` is marked as this proof, and its pictures are what it says of them."""
    pictures = (part for part, _ in parts_of(document) if isinstance(part, Picture))
    return bool(document.draft and document.draft.identity == record.identity) and are_as_read(pictures)


def digest_of(data: bytes) -> str:
    """The SHA-256 digest of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def proof_folder(workspace: Workspace, record: ProofRecord) -> Located:
    """Where all that is kept of a proof is."""
    return proofs_folder(workspace, record.area, record.year).inside(str(record.number))


def files_of_proof(workspace: Workspace, area: str, year: int, number: int) -> list[Located]:
    """All that is kept of a proof, and the file that remembers its number."""
    kept = files_below(proofs_folder(workspace, area, year).inside(str(number)))
    return [*(at for _, at in kept), *filter(exists, [_counter(workspace, area, year)])]


def to_json(record: ProofRecord) -> bytes:
    """``record`` as the file that keeps it."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1) + b"\n"


def damaged(at: Located, hint: str = _REMEDY) -> Problem:
    """What to tell of a file of a record that is not as it was written; ``hint`` says what to do."""
    return Problem(
        "proof-unreadable", "this is not the record of a proof as it was written", Place(Source(at.name)), hint=hint
    )
