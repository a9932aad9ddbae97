"""Who owes which part of a report, and e-mails that ask for it."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.slug import slug_of
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.status.asking import owed_by, request_to
from mappa_report.status.state import status_of
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


def _page(request: Request, report: Report, problems: tuple[Problem, ...] = ()) -> Response:
    checked = check_report(report.workspace, report.area, str(report.year))
    status = status_of(report.workspace, report.area, report.year, checked, date.today())
    if status is None:
        raise HTTPException(409, WORDS["year.unread"])
    return page(request, "owed", 422 if problems else 200, report=report, owed=status, problems=problems)
