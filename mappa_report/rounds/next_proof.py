"""The next proof of a report, with what reviewers said of earlier ones, and what is kept to read it back by."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.compose.proofs.context import AnsweredComment
from mappa_report.model.annual_report import AnnualReport
from mappa_report.proofs.making import make_proof
from mappa_report.proofs.request import ProofRequest, ProofResult
from mappa_report.review.kept import PARAGRAPHS
from mappa_report.review.record import paragraph_record
from mappa_report.review.store import State, comments_of_report
from mappa_report.signing.correcting import published_proof
from mappa_report.workspace.workspace import Workspace

_OUTCOMES = {State.OPEN: "Still open.", State.DONE: "Done.", State.DECLINED: "Declined"}


def next_proof(request: ProofRequest, area: str, year: int) -> ProofResult:
    """Make the next proof of the workspace's own report of ``area`` for ``year``, as ``request`` says."""
    comments = _comments(request.workspace, area, year)
    published = published_proof(request.workspace, area, year)
    return make_proof(replace(request, comments=comments, published=published), area, str(year), keep_paragraphs)


def keep_paragraphs(report: AnnualReport, docx: bytes) -> dict[str, bytes]:
    """What a proof keeps of its paragraphs, by the name of the file, so that its Word file can be read back."""
    return {PARAGRAPHS: paragraph_record(report, docx)}


def _comments(workspace: Workspace, area: str, year: int) -> tuple[AnsweredComment, ...]:
    """The comments on earlier proofs, with what became of each; not those that answer another."""
    return tuple(
        AnsweredComment(
            number, each.author, each.title, each.text,
            f"{_OUTCOMES[each.state]}: {each.reason}" if each.state is State.DECLINED else _OUTCOMES[each.state],
            each.state is State.OPEN,
        )
        for number, each in comments_of_report(workspace, area, year)
        if not each.answers
    )  # fmt: skip
