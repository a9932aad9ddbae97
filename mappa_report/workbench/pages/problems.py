"""All that the check says of a report, by weight: each leads to its cell or section, is mended, or may stand."""

from __future__ import annotations

from datetime import date

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.intake.mending import mend
from mappa_report.intake.waiving import Word, let_stand, may_stand
from mappa_report.pipeline import CheckResult, check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.signing.sign_off import name_or_role
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.problem_views import key_of, views_of
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.words import WORDS


def show(request: Request) -> Response:
    """All problems, and what has been let stand."""
    return _page(request, report_of(request))


@with_form
def put_right(request: Request, form: FormData) -> Response:
    """Make what the problem that was named offers, unless it is no longer there as it was."""
    report = report_of(request)
    checked = _checked(report)
    named = _named(checked, form)
    if named is None or not named.edits:
        return _page(request, report, wrong=WORDS["problems.gone"])
    mended = mend(report.workspace, [named], checked.problems, lambda: _checked(report).problems)
    if not mended.edits:
        return _page(request, report, refused=redacted(mended.problems), wrong=WORDS["problems.not_mended"])
    return _page(request, report, told=WORDS["problems.mended"])


@with_form
def stand(request: Request, form: FormData) -> Response:
    """Let the problem that was named stand, for a reason and on somebody's word."""
    report = report_of(request)
    checked = _checked(report)
    named = _named(checked, form)
    reason, who = (" ".join(str(form.get(each, "")).split()) for each in ("reason", "who"))
    if named is None or not may_stand(named):
        return _page(request, report, wrong=WORDS["problems.gone"])
    role = name_or_role(who)
    if not reason or role is None:
        return _page(request, report, wrong=WORDS["problems.no_reason"])
    word = Word(reason, role, date.today())
    failed = let_stand(report.workspace, report.area, report.year, named, checked.problems, word)
    if failed:
        return _page(request, report, refused=redacted(failed), wrong=WORDS["problems.not_waived"])
    return _page(request, report, told=WORDS["problems.waived"])


def _checked(report: Report) -> CheckResult:
    return check_report(report.workspace, report.area, str(report.year))


def _named(checked: CheckResult, form: FormData) -> Problem | None:
    """The problem that a form names; None where there is none, since what it is about has changed meanwhile."""
    return next((each for each in checked.problems if key_of(each) == form.get("problem")), None)


def _page(
    request: Request, report: Report, *, told: str = "", wrong: str = "", refused: tuple[Problem, ...] = ()
) -> Response:
    checked = _checked(report)
    waivers = {each.problem: each.waiver for each in checked.waived}
    return page(
        request,
        "problems",
        409 if wrong else 200,
        report=report,
        views=views_of(report, checked, checked.problems),
        waived=[(view, waivers[view.problem]) for view in views_of(report, checked, waivers)],
        told=told,
        wrong=wrong,
        refused=refused,
    )
