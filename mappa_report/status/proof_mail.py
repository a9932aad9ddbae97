"""The e-mail that a proof goes out with: written to be looked at and sent, and sent by nobody."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.intake.form import report_called
from mappa_report.model.annual_report import AnnualReport
from mappa_report.proofs.record import ProofRecord, digest_of
from mappa_report.status.mail import Attached, Mail
from mappa_report.wording.numbers import format_date

_TYPES = {
    "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "pdf",
}
"""The media type of each format that can be sent, behind ``application/``."""

FORMATS = tuple(_TYPES)


def is_as_made(proof: ProofRecord, format_name: str, data: bytes) -> bool:
    """Whether ``data`` is the file of ``proof`` in that format as it was made."""
    return proof.files.get(proof.file_name(format_name)) == digest_of(data)


def proof_mail(report: AnnualReport, proof: ProofRecord, format_name: str, data: bytes) -> Mail:
    """The e-mail with ``data``, the file of ``proof`` in a format of FORMATS. It goes to whom the sender chooses."""
    reply = f", for a reply by {format_date(proof.reply_by)}" if proof.reply_by else ""
    subject = f"{report_called(report)}: proof {proof.number}{reply}"
    text = "\n\n".join(_paragraphs(report, proof, format_name)) + "\n"
    return Mail("", subject, text, [Attached(proof.file_name(format_name), data, _TYPES[format_name])])


def _paragraphs(report: AnnualReport, proof: ProofRecord, format_name: str) -> Iterator[str]:
    yield f"Attached is proof {proof.number} of the {report_called(report)}, made on {format_date(proof.made)}."
    yield "The sheet at its front says what has changed, what is still open, and what you are asked to decide."
    if format_name == "docx":
        yield (
            "Word keeps track of what you change in it. Change the text where it should say something else, and put "
            "questions into comments; then save the file and send it back."
        )
    else:
        yield "Put notes where something should change, save the file and send it back; or answer in words."
    if proof.reply_by:
        yield f"Please reply by {format_date(proof.reply_by)}."
    yield f"It is a draft: {proof.handling}." if proof.handling else "It is a draft, and not to be passed on."
