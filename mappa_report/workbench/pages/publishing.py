"""The last proof signed off, what was signed published, and what was published corrected."""

from __future__ import annotations

from datetime import date

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.building.request import USUAL_FORMATS, BuildRequest
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.rounds.open_data import write_open_data
from mappa_report.signing.correcting import begin_correction, correction_note
from mappa_report.signing.final import build_final, still_to_do
from mappa_report.signing.records import read_records
from mappa_report.signing.rewording import open_note, reword_correction
from mappa_report.signing.sign_off import Signer, evidence_of, name_or_role, sign_off
from mappa_report.wording.numbers import format_date
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.pages.proofs import proofs_page
from mappa_report.workbench.reports import report_of
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import BUILD


@with_form
def sign(request: Request, form: FormData) -> Response:
    """Record that somebody has agreed to the last proof, and what shows that if it was given."""
    report = report_of(request)
    name, role = (name_or_role(str(form.get(each, ""))) for each in ("name", "role"))
    if name is None or role is None:
        return proofs_page(request, report, wrong=WORDS["proofs.nobody"])
    shown = next((evidence_of(*each) for each in files_in(form, "evidence")), None)
    try:
        signed = sign_off(report.workspace, report.area, report.year, Signer(name, role, date.today(), shown), None)
    except FileRefused as refused:
        return proofs_page(request, report, redacted([refused.problem]))
    return proofs_page(request, report, told=WORDS["proofs.signed"].format(number=signed.proof))


def publish(request: Request) -> Response:
    """Build what was signed, to be published, and its figures as open data; or say all that keeps it from that."""
    report = report_of(request)
    workspace, area, year = report.workspace, report.area, report.year
    checked = check_report(workspace, area, str(year))
    is_ready = checked.report and not still_to_do(workspace, area, year, checked, [*checked.problems])
    # The data come first, as the web page leads to them.
    failed = write_open_data(workspace, area, year) if is_ready and read_records(workspace, area, year).sign_off else ()
    if not failed:
        asked = BuildRequest(workspace, USUAL_FORMATS, workspace.root / BUILD)
        built = request.app.state.jobs.run(build_final, asked, area, year, date.today())
        failed = tuple(each for each in built.problems if each.is_error)
    return proofs_page(request, report, redacted(failed), told="" if failed else WORDS["proofs.published"])


@with_form
def correct(request: Request, form: FormData) -> Response:
    """Begin to correct what was published, with a note that the report prints; or word the note of it anew."""
    report, note = report_of(request), correction_note(str(form.get("note", "")))
    if note is None:
        return proofs_page(request, report, wrong=WORDS["proofs.correct.no_note"])
    try:
        if open_note(report.workspace, report.area, report.year) is not None:
            failed = reword_correction(report.workspace, report.area, report.year, note)
            told = "" if failed else WORDS["proofs.correct.reworded"]
            return proofs_page(request, report, redacted(failed), told=told)
        begun = begin_correction(report.workspace, report.area, report.year, note, date.today())
    except FileRefused as refused:
        return proofs_page(request, report, redacted([refused.problem]))
    told = WORDS["proofs.correct.begun"].format(day=format_date(begun.published))
    return proofs_page(request, report, told=told)
