"""A year that comes in from a published report: what was read is shown first, then taken."""

from __future__ import annotations

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.assembly.register import read_register
from mappa_report.intake.dated import Wish
from mappa_report.intake.report import ReportIntake, report_intake
from mappa_report.intake.report_account import account_of_report
from mappa_report.intake.report_files import ReportFiles, report_files
from mappa_report.intake.report_writing import write_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace


class Read(Struct, frozen=True):
    """A published report that was read, and the files that it becomes."""

    intake: ReportIntake
    made: ReportFiles

    def report(self, workspace: Workspace) -> Report:
        """Its area and year in ``workspace``."""
        return Report(workspace, self.intake.registered.slug, self.intake.year.ends_in)


def show(request: Request) -> Response:
    """The form to give a published report by."""
    return _page(request, {})


@with_form
def read(request: Request, form: FormData) -> Response:
    """Show what was read of a published report, and what of it is doubtful; nothing is written yet."""
    asked = {name: str(form.get(name, "")).strip() for name in ("area", "year")}
    sent = files_in(form, "report")
    if len(sent) != 1:
        return _page(request, asked, wrong=WORDS["published.one_file"])
    problems: list[Problem] = []
    found = _read(request, asked, sent[0], problems)
    key = request.app.state.sent.keep(sent) if found else ""
    return _page(request, asked, redacted(problems), found=found, key=key)


@with_form
def take(request: Request, form: FormData) -> Response:
    """Write the year that was shown, and go there. A report that has been begun is never written over."""
    asked = {name: str(form.get(name, "")).strip() for name in ("area", "year")}
    sent = request.app.state.sent.of(str(form.get("key", "")))
    if sent is None:
        return _page(request, asked, wrong=WORDS["comments.gone"])
    problems: list[Problem] = []
    found = _read(request, asked, sent[0], problems)
    workspace: Workspace = request.app.state.workspace
    if found:
        problems += write_report(workspace, found.intake, found.made, replaces=False).problems
    if found is None or problems:
        return _page(request, asked, redacted(problems))
    return RedirectResponse(found.report(workspace).path, 303)


def _read(request: Request, asked: dict[str, str], sent: tuple[str, bytes], problems: list[Problem]) -> Read | None:
    wish = Wish(asked["year"] or None)
    try:
        intake = report_intake(request.app.state.workspace, asked["area"], wish, *sent, problems)
        return Read(intake, report_files(intake)) if intake else None
    except FileRefused as refused:
        problems.append(refused.problem)
        return None


def _page(
    request: Request,
    asked: dict[str, str],
    problems: tuple[Problem, ...] = (),
    *,
    wrong: str = "",
    found: Read | None = None,
    key: str = "",
) -> Response:
    workspace: Workspace = request.app.state.workspace
    report = found.report(workspace) if found else None
    is_begun = report is not None and workspace.has_own_year(report.area, report.year)
    return page(
        request,
        "published",
        422 if wrong or problems else 200,
        areas=sorted((each.name, each.slug) for each in read_register(workspace, []).values()),
        typed={"area": "", "year": ""} | asked,
        problems=problems,
        wrong=wrong,
        found=found,
        account=list(account_of_report(found.intake, found.made.told)) if found else [],
        of=report,
        is_begun=is_begun,
        key=key,
    )
