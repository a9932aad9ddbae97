"""Who owes which part of a report: the list changed in fields, and e-mails that ask for what is owed."""

from __future__ import annotations

from datetime import date

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.assembly.contributions import contributions_to
from mappa_report.intake.owed_edit import DAYS, add_owed, change_owed, remove_owed
from mappa_report.intake.slug import slug_of
from mappa_report.model.contribution import STATISTICS, Contribution, file_of
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.signing.sign_off import name_or_role
from mappa_report.status.asking import owed_by, request_to
from mappa_report.status.mail import is_address
from mappa_report.status.state import status_of
from mappa_report.workbench.days import typed_day
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.mails import mail_file
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS


def show(request: Request) -> Response:
    """Each part, who owes it, and how far it has come."""
    return _page(request, report_of(request))


def ask(request: Request) -> Response:
    """The e-mail that asks the one whom the address names for what is owed, with the forms to fill in."""
    report, name = report_of(request), request.query_params.get("name", "")
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    problems: list[Problem] = []
    owed = owed_by(report.workspace, assembled, name, problems) if assembled else ()
    mail = request_to(report.workspace, assembled, owed, problems) if assembled and owed else None
    if mail is None:
        return _page(request, report, redacted(problems))
    return mail_file(mail, f"{report.area}-{report.year}-request-{slug_of(owed[0].name)}")


@with_form
def add(request: Request, form: FormData) -> Response:
    """Put somebody on the list who owes a part."""
    report, name = report_of(request), name_or_role(str(form.get("name", "")))
    section, address = str(form.get("section", "")), str(form.get("address", "")).strip()
    due, wrong = typed_day(str(form.get("due", "")))
    if name is None or section not in _parts(report) or (address and not is_address(address)):
        return _page(request, report, wrong=WORDS["owed.no_name"])
    if wrong:
        return _page(request, report, wrong=WORDS["proofs.no_day"])
    return _done(request, report, add_owed(report.folder, name, section, address, due))


def show_one(request: Request) -> Response:
    """What the list says of one of them, in fields."""
    report = report_of(request)
    return _one_page(request, report, _one(request, report))


@with_form
def change(request: Request, form: FormData) -> Response:
    """Write what was typed into the list, or take the entry out of it."""
    report = report_of(request)
    entry, number = _one(request, report), request.path_params["number"]
    if "remove" in form:
        return _done(request, report, remove_owed(report.folder, number))
    name, address = name_or_role(str(form.get("name", ""))), str(form.get("address", "")).strip()
    days = {each: typed_day(str(form.get(each, ""))) for each in DAYS}
    if name is None or (address and not is_address(address)):
        return _one_page(request, report, entry, WORDS["owed.no_name"])
    if any(wrong for _, wrong in days.values()):
        return _one_page(request, report, entry, WORDS["proofs.no_day"])
    values = {"name": name, "address": address}
    values |= {each: day.isoformat() if day else "" for each, (day, _) in days.items()}
    return _done(request, report, change_owed(report.folder, number, values))


def _done(request: Request, report: Report, failed: tuple[Problem, ...]) -> Response:
    return _page(request, report, redacted(failed)) if failed else RedirectResponse(f"{report.path}/owed", 303)


def _parts(report: Report) -> dict[str, str]:
    """What can be owed, by the name that the list has for it: sections that are there, kinds of others, the figures."""
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    if assembled is None:
        return {}
    kinds = {kind: WORDS["owed.kind"].format(kind=kind.replace("-", " ")) for kind in assembled.edition.kinds}
    sections = {file_of(each): each.title for each in assembled.sections}
    return {**sections, **kinds, STATISTICS: WORDS["year.figures"]}


def _one(request: Request, report: Report) -> Contribution:
    listed = contributions_to(report.workspace, report.area, report.year, None, [])
    number: int = request.path_params["number"]
    if number >= len(listed):
        raise HTTPException(404, WORDS["missing.page"])
    return listed[number]


def _one_page(request: Request, report: Report, entry: Contribution, wrong: str = "") -> Response:
    return page(request, "owed_one", 422 if wrong else 200, report=report, entry=entry, wrong=wrong, days=DAYS)


def _page(request: Request, report: Report, problems: tuple[Problem, ...] = (), wrong: str = "") -> Response:
    checked = check_report(report.workspace, report.area, str(report.year))
    status = status_of(report.workspace, report.area, report.year, checked, date.today())
    if status is None:
        raise HTTPException(409, WORDS["year.unread"])
    return page(
        request,
        "owed",
        422 if problems or wrong else 200,
        report=report,
        owed=status,
        parts_owed=_parts(report),
        problems=problems,
        wrong=wrong,
    )
