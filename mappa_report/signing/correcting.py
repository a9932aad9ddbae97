"""Corrections of a published report: each is begun with a note that the report prints, and signed as a report is."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mappa_report.assembly.corrections import load_corrections
from mappa_report.model.correction import Correction as Noted
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import proof_numbers
from mappa_report.scaffold.blanks import correction_entry
from mappa_report.signing.records import LAYOUT, Correction, Records, append_record, read_records, signing_folder
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import format_date
from mappa_report.workspace.door import MAX_FILE, Located, exists, read
from mappa_report.workspace.output_files import write_files
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, CORRECTIONS, Workspace

MAX_NOTE = 600
"""Letters of what readers are told of a correction."""


class Begun(Struct, frozen=True):
    """A correction that was begun: of what was published on which day, where its note and its record stand."""

    published: date
    note_file: str
    record_file: str


def correction_note(typed: str) -> str | None:
    """What somebody typed as the note of a correction, with single blanks; None where it is none of one paragraph."""
    words = " ".join(typed.split())
    return words if words and len(words) <= MAX_NOTE and words.isprintable() else None


def begin_correction(workspace: Workspace, area: str, year: int, note: str, today: date) -> Begun:
    """Begin to correct the published report of ``area`` for ``year``: from now on it prints ``note`` with its day.

    Raises FileRefused where nothing was published, where a correction has begun already, and for a file that can't be
    read or written. The note is written before the record: a run that is ended between the two is taken up by the
    next one with the same note.
    """
    records = read_records(workspace, area, year)
    published, begun = records.publication, records.open_correction
    place = Place(Source(signing_folder(workspace, area, year).name))
    at = workspace.own(AREAS, area, str(year), CORRECTIONS)
    if published is None:
        hint = "change its files as you like; a correction is for what readers have seen already."
        raise FileRefused(Problem("not-published", "this report has not been published yet", place, hint=hint))
    if begun:
        message = f"a correction was begun on {format_date(begun.day)}, and has not been published yet"
        hint = f"change its note in {at.name}, or publish it before the next."
        raise FileRefused(Problem("correction-begun", message, place, hint=hint))
    _write_note(at, len(records.corrections), note, today)
    record = Correction(LAYOUT, records.next_number, records.last_digest, today, published.number)
    return Begun(published.day, at.name, *append_record(workspace, area, year, record))


def not_begun(workspace: Workspace, area: str, year: int, records: Records, digest: str) -> Problem | None:
    """That what has ``digest`` can't take the place of what was published: no correction tells readers of it."""
    published = records.publication
    if published is None or published.digest == digest or records.open_correction:
        return None
    message = f"published on {format_date(published.day)}, and no correction has been begun since"
    hint = f"{corrects(area, year)} begins one, which says in the report what was put right."
    on_page = "begin a correction first: it says in the report what was put right."
    place = Place(Source(signing_folder(workspace, area, year).name))
    return Problem("not-final", message, place, hint=hint, on_page=on_page)


def corrects(area: str, year: int) -> str:
    """The command that begins a correction."""
    return f'`mappa-report correct {area} {year} --note "what was put right"`'


def published_proof(workspace: Workspace, area: str, year: int) -> int | None:
    """The number of the proof that was published, where it is being corrected and its record is still there."""
    records = read_records(workspace, area, year)
    if records.publication is None or records.open_correction is None:
        return None
    number = records.signed(records.publication).proof
    return number if number in proof_numbers(workspace, area, year) else None


def _write_note(at: Located, known: int, note: str, today: date) -> None:
    """Add ``note`` to the file, below the ``known`` corrections before it, unless it stands there already."""
    text = read(at, MAX_FILE).decode("utf-8", errors="surrogateescape") if exists(at) else ""
    problems: list[Problem] = []
    listed = load_corrections(at, problems) if text.strip() else ()
    if problems:
        raise FileRefused(problems[0])
    if any(each.note == note for each in listed[known:]):
        return
    ended = text if not text or text.endswith("\n") else f"{text}\n"
    added = correction_entry(Noted(today, note))
    written = write_files({at: (ended + added).encode("utf-8", errors="surrogateescape")})
    if written.problems:
        raise FileRefused(written.problems[0])
