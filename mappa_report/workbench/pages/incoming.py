"""What others have sent: figures in a spreadsheet, and partners' contributions as Word files or e-mails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake import statistics
from mappa_report.intake.account import remarks_on
from mappa_report.intake.statistics import Intake, intake_of
from mappa_report.intake.template import blank_template
from mappa_report.intake.typed import shown, text_of
from mappa_report.opendata.template_xlsx import write_template
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.contributed import take_contributions
from mappa_report.workbench.figure_tables import labels_of
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS


def show(request: Request) -> Response:
    """The two forms to give files by."""
    return _page(request, report_of(request))


def template(request: Request) -> Response:
    """The return as a workbook to be filled in elsewhere, and given back here."""
    report, problems = report_of(request), list[Problem]()
    blank = blank_template(report.workspace, report.area, str(report.year), problems)
    if blank is None:
        return _page(request, report, problems)
    headers = {"Content-Disposition": f'attachment; filename="{report.area}-mappa-return-{report.year}.xlsx"'}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Response(write_template(blank), media_type=kind, headers=headers)


@with_form
def read_figures(request: Request, form: FormData) -> Response:
    """Show what a spreadsheet, or cells copied out of one, would change in the return; nothing is written yet."""
    report, sent = report_of(request), files_in(form, "spreadsheet")
    if pasted := str(form.get("pasted", "")).strip("\r\n"):
        sent.append((WORDS["incoming.pasted.name"], pasted.encode()))
    if len(sent) != 1:
        return _page(request, report, wrong=WORDS["incoming.one_file"])
    problems: list[Problem] = []
    intake = _intake(report, sent[0], problems)
    key = request.app.state.sent.keep(sent) if intake and intake.differences.changes else ""
    return _page(request, report, problems, intake=intake, key=key)


@with_form
def take_figures(request: Request, form: FormData) -> Response:
    """Write what was chosen of what was shown."""
    report, key = report_of(request), str(form.get("key", ""))
    sent = request.app.state.sent.of(key)
    if sent is None:
        return _page(request, report, wrong=WORDS["comments.gone"])
    problems: list[Problem] = []
    intake = _intake(report, sent[0], problems)
    chosen = {tuple(str(each).split(".")) for each in form.getlist("take")}
    if intake and not intake.only(chosen).differences.changes:
        return _page(request, report, problems, wrong=WORDS["incoming.figures.none"], intake=intake, key=key)
    problems += statistics.write(intake.only(chosen)) if intake else ()
    return _page(request, report, problems, told="" if problems else WORDS["figures.saved"])


def _intake(report: Report, sent: tuple[str, bytes], problems: list[Problem]) -> Intake | None:
    return intake_of(report.workspace, report.area, str(report.year), *sent, problems)


class ChangeView(Struct, frozen=True):
    """A figure that would change: its cell, what that is of, what it shows and would show, and where that is from."""

    name: str
    label: str
    before: str
    after: str
    where: str


def _changes(intake: Intake, labels: Mapping[str, str]) -> Iterator[ChangeView]:
    for change in intake.differences.changes:
        name, where = ".".join(change.path), intake.reading.figures[change.path].where
        yield ChangeView(name, labels[name], text_of(intake.target, change.path), shown(change.after), where)


@with_form
def take_sections(request: Request, form: FormData) -> Response:
    """Make each file that a partner sent a section of its own, and tell what became of it."""
    report = report_of(request)
    done = take_contributions(report, form)
    return _page(request, report, [*done.problems], wrong=done.wrong, account=[*done.account])


def _page(
    request: Request,
    report: Report,
    problems: list[Problem] | None = None,
    *,
    wrong: str = "",
    told: str = "",
    intake: Intake | None = None,
    key: str = "",
    account: list[str] | None = None,
) -> Response:
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    failed = redacted(problems or ())
    labels = labels_of(intake.target) if intake else {}
    return page(
        request,
        "incoming",
        422 if wrong or any(each.is_error for each in failed) else 200,
        report=report,
        kinds=assembled.edition.kinds if assembled else (),
        problems=failed,
        wrong=wrong,
        told=told,
        remarks=list(remarks_on(intake, lambda path: labels[".".join(path)])) if intake else [],
        changes=list(_changes(intake, labels)) if intake else [],
        key=key,
        account=account or [],
    )
