"""The records of signing: one file each, numbered, never changed, each with the digest of the one before.

They show what was agreed to, and that nothing in them was changed or left out since. They don't prove who wrote them:
whoever may write to the folder may write a record, and each says so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mappa_report.document.stored import UNDECODABLE
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.door import Located, exists, listing, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, SIGNOFFS, Workspace

LAYOUT = 1
"""The layout of records that this version of the program writes and reads."""

MEANS = (
    "The person named here has read the proof named here and agrees to its publication. This record shows what was "
    "agreed to, file by file. It does not prove who wrote it."
)

_FILE = re.compile(r"[0-9]{4}\.json", re.ASCII)
_MAX_RECORD = 8 * 1024 * 1024
_MAX_RECORDS = 32 * 1024 * 1024
"""Of all together: those of a report that was corrected ten times have a tenth of that."""


class Evidence(Struct, frozen=True):
    """A file that shows the agreement, such as a signed sheet: its name, and the SHA-256 digest of its bytes."""

    name: str
    digest: str


class SignOff(Struct, frozen=True, tag="sign-off", tag_field="kind"):
    """That somebody agreed to a ``proof``: ``files`` is its manifest, and ``digest`` that manifest's."""

    layout: int
    number: int
    previous: str
    name: str
    role: str
    day: date
    proof: int
    edition: str
    digest: str
    files: Mapping[str, str]
    made_with: Mapping[str, str]
    evidence: Evidence | None = None
    means: str = MEANS
    seal: str = ""


class PublishedFile(Struct, frozen=True):
    """A published file: the digest of its bytes, and of the words of each piece of it, in order."""

    digest: str
    words: tuple[str, ...]


class Publication(Struct, frozen=True, tag="publication", tag_field="kind"):
    """The ``files`` that were published, by name, on the sign-off with the number ``sign_off``."""

    layout: int
    number: int
    previous: str
    day: date
    sign_off: int
    digest: str
    files: Mapping[str, PublishedFile]
    seal: str = ""


class Correction(Struct, frozen=True, tag="correction", tag_field="kind"):
    """That a correction of the ``publication`` with that number was begun; its note stands in corrections.yaml."""

    layout: int
    number: int
    previous: str
    day: date
    publication: int
    seal: str = ""


Record = SignOff | Publication | Correction
"""Each has a ``seal``, the SHA-256 digest of all else in it: so a slip of the hand shows in the last one too."""


class Records(Struct, frozen=True):
    """The records of one report, in order, and the digest of the last one's file."""

    each: tuple[Record, ...] = ()
    last_digest: str = ""

    @property
    def next_number(self) -> int:
        """The number of the next record."""
        return len(self.each) + 1

    @property
    def sign_off(self) -> SignOff | None:
        """The last sign-off, unless a correction was begun after it: that needs one of its own."""
        last = next((each for each in reversed(self.each) if isinstance(each, SignOff | Correction)), None)
        return last if isinstance(last, SignOff) else None

    @property
    def publication(self) -> Publication | None:
        """The last publication."""
        return next((each for each in reversed(self.each) if isinstance(each, Publication)), None)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that were begun, in order."""
        return tuple(each for each in self.each if isinstance(each, Correction))

    @property
    def open_correction(self) -> Correction | None:
        """The correction that was begun since the last publication, if any."""
        published = self.publication
        return next((each for each in self.corrections if published and each.number > published.number), None)

    def signed(self, publication: Publication) -> SignOff:
        """The sign-off that ``publication`` was made on."""
        record = self.each[publication.sign_off - 1]
        assert isinstance(record, SignOff)  # as read_records has seen
        return record

    def when(self, publication: Publication) -> str:
        """When ``publication`` was, and of which proof: there may be two on one day."""
        return f"on {format_date(publication.day)} from proof {self.signed(publication).proof}"


def signing_folder(workspace: Workspace, area: str, year: int) -> Located:
    """Where the records of one report are."""
    return workspace.own(AREAS, area, str(year), SIGNOFFS)


def read_records(workspace: Workspace, area: str, year: int) -> Records:
    """The records of one report. Raises FileRefused where one was changed, is missing or can't be read."""
    folder = signing_folder(workspace, area, year)
    if not exists(folder):
        return Records()
    records: list[Record] = []
    previous, room = "", _MAX_RECORDS
    for at in sorted((each for each in listing(folder) if _FILE.fullmatch(each.path.name)), key=lambda each: each.name):
        data = read(at, min(_MAX_RECORD, room))
        room -= len(data)
        record = _parsed(at, data)
        is_next = record.number == len(records) + 1 == int(at.path.stem) and record.previous == previous
        if record.layout != LAYOUT:
            raise _unreadable(at, "install the version of mappa-report that wrote it, or a newer one.")
        if not is_next or not _refers(record, records):
            raise _unreadable(at, "put all records back as they were written, from a copy: none may be left out.")
        records.append(record)
        previous = hashlib.sha256(data).hexdigest()
    return Records(tuple(records), previous)


def _parsed(at: Located, data: bytes) -> Record:
    try:
        record: Record = msgspec.json.decode(data, type=Record)
    except UNDECODABLE as error:
        raise _unreadable(at, "put it back as it was written, from a copy.") from error
    is_as_written = msgspec.json.decode(data) == msgspec.json.decode(_to_json(sealed(record)))  # no key more, none less
    if record.layout == LAYOUT and not is_as_written:
        raise _unreadable(at, "put it back as it was written, from a copy.")
    return record


def sealed(record: Record) -> Record:
    """``record`` with its seal."""
    return replace(record, seal=hashlib.sha256(_to_json(replace(record, seal=""))).hexdigest())


def _to_json(record: Record) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1)


def _refers(record: Record, before: list[Record]) -> bool:
    """Whether the record that ``record`` speaks of is there, and of the right kind."""
    match record:
        case Publication(sign_off=number):
            kind: type[SignOff] | type[Publication] = SignOff
        case Correction(publication=number):
            kind = Publication
        case _:
            return True
    return 0 < number <= len(before) and isinstance(before[number - 1], kind)


def record_file(workspace: Workspace, area: str, year: int, number: int) -> Located:
    """The file of the record with that ``number``."""
    return signing_folder(workspace, area, year).inside(f"{number:04}.json")


def append_record(workspace: Workspace, area: str, year: int, record: Record) -> tuple[str, ...]:
    """Write ``record`` as the next of its report; the names of the files. Raises FileRefused if that can't be."""
    at = record_file(workspace, area, year, record.number)
    created = create_files({at: _to_json(sealed(record))})
    if created.problems:
        raise FileRefused(created.problems[0])
    return created.files


def _unreadable(at: Located, hint: str) -> FileRefused:
    message = "this record of signing is not as it was written, or does not follow the one before it"
    return FileRefused(Problem("signing-unreadable", message, Place(Source(at.name)), hint=hint))
