"""Signing off: that somebody agrees to a proof whose files are still what it was made from."""

from __future__ import annotations

import hashlib
from datetime import date

from msgspec import Struct

from mappa_report.building.inputs import versions_of_libraries
from mappa_report.building.manifest import Changes, changes_since, digest_of
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import ProofRecord, proof_numbers, proofs_folder, read_record
from mappa_report.signing.correcting import not_begun
from mappa_report.signing.records import LAYOUT, Evidence, SignOff, append_record, read_records
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace

MAX_WORDS = 120
"""Letters of a name or role."""


class Signer(Struct, frozen=True):
    """Who signs, as typed, on which day, and what shows it."""

    name: str
    role: str
    day: date
    evidence: Evidence | None = None


def name_or_role(typed: str) -> str | None:
    """What somebody typed as a name or role, with single blanks; None where it is none of one line."""
    words = " ".join(typed.split())
    return words if words and len(words) <= MAX_WORDS and words.isprintable() else None


def evidence_of(name: str, data: bytes) -> Evidence:
    """The file ``data``, called ``name``, as what shows an agreement."""
    return Evidence(name, hashlib.sha256(data).hexdigest())


def sign_off(workspace: Workspace, area: str, year: int, signer: Signer, proof: int | None) -> SignOff:
    """Record that ``signer`` agrees to ``proof``, the last if None, of the report of ``area`` for ``year``.

    Raises FileRefused where there is no such proof, where files have changed since it was made, and where it would take
    the place of what was published while no correction has begun.
    """
    records = read_records(workspace, area, year)
    signed = _proof(workspace, area, year, proof)
    changes = changes_since(signed.manifest, workspace, area, year, signed.edition)
    if changes:
        raise FileRefused(_outdated(workspace, signed, changes))
    refusal = not_begun(workspace, area, year, records, digest_of(signed.manifest))
    if refusal:
        raise FileRefused(refusal)
    record = SignOff(
        LAYOUT, records.next_number, records.last_digest, signer.name, signer.role, signer.day, signed.number,
        signed.edition, digest_of(signed.manifest), signed.manifest, versions_of_libraries(), signer.evidence,
    )  # fmt: skip
    append_record(workspace, area, year, record)
    return record


def _proof(workspace: Workspace, area: str, year: int, number: int | None) -> ProofRecord:
    numbers = proof_numbers(workspace, area, year)
    if number is None and numbers:
        return read_record(workspace, area, year, numbers[-1])
    if number in numbers and number:
        return read_record(workspace, area, year, number)
    which = f"there is no proof {number} of this report" if number else "there is no proof of this report"
    hint = (
        f"those there are: {', '.join(map(str, numbers))}."
        if numbers
        else f"`mappa-report proof {area} {year}` makes one, to be read before anybody signs."
    )
    place = Place(Source(proofs_folder(workspace, area, year).name))
    on_page = "" if numbers else "make a proof first, to be read before anybody signs."
    raise FileRefused(Problem("no-proof", which, place, hint=hint, on_page=on_page))


def _outdated(workspace: Workspace, proof: ProofRecord, changes: Changes) -> Problem:
    place = Place(Source(proofs_folder(workspace, proof.area, proof.year).inside(str(proof.number)).name))
    message = f"files have changed since proof {proof.number} was made; {'; '.join(changes.sentences())}"
    hint = f"`mappa-report proof {proof.area} {proof.year}` makes a proof of what is there now: that can be signed."
    on_page = "make the next proof: that can be signed."
    return Problem("proof-outdated", message, place, hint=hint, on_page=on_page)
