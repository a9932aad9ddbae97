"""Proofs: making one, signing the last off, and publishing what was signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.building.request import USUAL_FORMATS, BuildRequest
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import ProofRecord, proof_numbers, read_record
from mappa_report.proofs.request import ProofRequest
from mappa_report.rounds.next_proof import next_proof
from mappa_report.signing.final import build_final
from mappa_report.signing.records import read_records
from mappa_report.signing.sign_off import Signer, name_or_role, sign_off
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import BUILD


def show(request: Request) -> Response:
    """The proofs that there are, who has signed, and what can be done now."""
    return _page(request, report_of(request))


@with_form
def make(request: Request, form: FormData) -> Response:
    """Make the next proof."""
    report = report_of(request)
    typed = str(form.get("reply-by", "")).strip()
    try:
        reply_by = date.fromisoformat(typed) if typed else None
    except ValueError:
        return _page(request, report, (), WORDS["proofs.no_day"])
    out = report.workspace.root / BUILD
    asked = ProofRequest(report.workspace, USUAL_FORMATS, out, date.today(), reply_by=reply_by)
    made = request.app.state.jobs.run(next_proof, asked, report.area, report.year)
    told = " ".join(made.told) or (WORDS["proofs.made"].format(number=made.number) if made.number else "")
    return _page(request, report, made.built.problems if not made.number else (), told=told)


@with_form
def sign(request: Request, form: FormData) -> Response:
    """Record that somebody has agreed to the last proof."""
    report = report_of(request)
    name, role = (name_or_role(str(form.get(each, ""))) for each in ("name", "role"))
    if name is None or role is None:
        return _page(request, report, (), WORDS["proofs.nobody"])
    try:
        signed = sign_off(report.workspace, report.area, report.year, Signer(name, role, date.today()), None)
    except FileRefused as refused:
        return _page(request, report, redacted([refused.problem]))
    return _page(request, report, told=WORDS["proofs.signed"].format(number=signed.proof))


def publish(request: Request) -> Response:
    """Build what was signed, to be published; or say all that keeps it from that."""
    report = report_of(request)
    asked = BuildRequest(report.workspace, USUAL_FORMATS, report.workspace.root / BUILD)
    built = request.app.state.jobs.run(build_final, asked, report.area, report.year, date.today())
    failed = redacted([each for each in built.problems if each.is_error])
    return _page(request, report, failed, told="" if failed else WORDS["proofs.published"])


def _page(
    request: Request, report: Report, problems: tuple[Problem, ...] = (), wrong: str = "", told: str = ""
) -> Response:
    numbers = proof_numbers(report.workspace, report.area, report.year)
    records = read_records(report.workspace, report.area, report.year)
    files = built_files(report)
    proofs = [read_record(report.workspace, report.area, report.year, number) for number in reversed(numbers)]
    return page(
        request,
        "proofs",
        422 if problems or wrong else 200,
        report=report,
        proofs=[(each, tuple(name for name in _names(each) if name in files)) for each in proofs],
        signed=records.sign_off,
        publication=records.publication,
        problems=problems,
        wrong=wrong,
        told=told,
    )


def _names(proof: ProofRecord) -> Iterator[str]:
    """The names of its files."""
    return (proof.file_name(each) for each in proof.formats)
