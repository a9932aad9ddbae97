"""Proofs: the page of all that is made, sent, signed and published, the next one made, and one sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.building.manifest import changes_since
from mappa_report.building.record import MAX_BUILT
from mappa_report.building.request import USUAL_FORMATS
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import ProofRecord, proof_numbers, read_record
from mappa_report.proofs.request import ProofRequest
from mappa_report.rounds.next_proof import next_proof
from mappa_report.rounds.open_comments import open_comments
from mappa_report.signing.final import still_to_do
from mappa_report.signing.records import Publication, read_records
from mappa_report.signing.rewording import open_note
from mappa_report.status.proof_mail import FORMATS, is_as_made, proof_mail
from mappa_report.workbench.build_files import built_files
from mappa_report.workbench.days import typed_day
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.mails import mail_file
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.workspace import AREAS, BUILD, DATA_FILES


class Listed(Struct, frozen=True):
    """A proof, and those of its files that lie in ``build``, each by its format and name."""

    proof: ProofRecord
    files: tuple[tuple[str, str], ...]


def show(request: Request) -> Response:
    """The proofs that there are, who has signed, and what can be done now."""
    return proofs_page(request, report_of(request))


@with_form
def make(request: Request, form: FormData) -> Response:
    """Make the next proof."""
    report = report_of(request)
    reply_by, is_wrong = typed_day(str(form.get("reply-by", "")))
    if is_wrong:
        return proofs_page(request, report, (), WORDS["proofs.no_day"])
    out = report.workspace.root / BUILD
    asked = ProofRequest(report.workspace, USUAL_FORMATS, out, date.today(), reply_by=reply_by)
    made = request.app.state.jobs.run(next_proof, asked, report.area, report.year)
    told = " ".join(made.told) or (WORDS["proofs.made"].format(number=made.number) if made.number else "")
    return proofs_page(request, report, made.built.problems if not made.number else (), told=told)


def mail(request: Request) -> Response:
    """An e-mail with the file of a proof in it, to be looked at and sent by hand."""
    report, number = report_of(request), request.path_params["number"]
    format_name = request.path_params["format"]
    if number not in proof_numbers(report.workspace, report.area, report.year) or format_name not in FORMATS:
        raise HTTPException(404, WORDS["missing.file"])
    proof = read_record(report.workspace, report.area, report.year, number)
    at = built_files(report).get(proof.file_name(format_name))
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    if at is None or assembled is None:
        raise HTTPException(404, WORDS["missing.file"])
    data = read(at, MAX_BUILT)
    if not is_as_made(proof, format_name, data):
        return proofs_page(request, report, wrong=WORDS["proofs.mail.changed"])
    name = proof.file_name(format_name).rpartition(".")[0]
    return mail_file(proof_mail(assembled, proof, format_name, data), name)


def proofs_page(
    request: Request, report: Report, problems: tuple[Problem, ...] = (), wrong: str = "", told: str = ""
) -> Response:
    """The page of proofs, of who has signed, and of what is published."""
    workspace, area, year = report.workspace, report.area, report.year
    records = read_records(workspace, area, year)
    files = built_files(report)
    proofs = [read_record(workspace, area, year, number) for number in reversed(proof_numbers(workspace, area, year))]
    checked = check_report(workspace, area, str(year))
    publication = records.publication
    return page(
        request,
        "proofs",
        422 if problems or wrong else 200,
        report=report,
        proofs=[Listed(each, tuple(_formats(each, files))) for each in proofs],
        since=_since(report, proofs[0]) if proofs else None,
        open_comments=open_comments(workspace, area, year),
        to_do=[*(each for each in checked.problems if each.is_error), *_still_to_do(report, checked)],
        signed=records.sign_off,
        publication=publication,
        correction=records.open_correction,
        note=open_note(workspace, area, year),
        to_send=[name for name in sorted(files) if _is_to_send(name, publication)] if publication else [],
        problems=problems,
        wrong=wrong,
        told=told,
    )


def _still_to_do(report: Report, checked: CheckResult) -> tuple[Problem, ...]:
    return redacted(still_to_do(report.workspace, report.area, report.year, checked, [*checked.problems]))


def _since(report: Report, proof: ProofRecord) -> tuple[str, ...]:
    """What has changed since ``proof`` was made, in words; nothing where all is as it was."""
    changes = changes_since(proof.manifest, report.workspace, report.area, report.year, proof.edition)
    folder = f"{AREAS}/{report.area}/{report.year}/"
    return tuple(sentence.replace(folder, "") for sentence in changes.sentences())


def _formats(proof: ProofRecord, files: Mapping[str, Located]) -> Iterator[tuple[str, str]]:
    """Its formats, each with the name of its file, of those that lie in ``build``."""
    return ((each, name) for each in proof.formats if (name := proof.file_name(each)) in files)


def _is_to_send(name: str, publication: Publication) -> bool:
    return name in publication.files or f"-{DATA_FILES}-" in name
