"""A finished file from anywhere: whether it is what was published, and what in it keeps people out."""

from __future__ import annotations

from pathlib import PurePosixPath

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.audit import AUDITED, audit_file
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.signing.verifying import sentences_of, verify
from mappa_report.workbench.forms import files_in, with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace


def show(request: Request) -> Response:
    """The form to give a file by."""
    return _page(request)


@with_form
def look(request: Request, form: FormData) -> Response:
    """Hold the file against what was published, and look at it as a screen reader or a keyboard would."""
    sent = files_in(form, "file")
    if len(sent) != 1 or PurePosixPath(sent[0][0].lower()).suffix not in AUDITED:
        return _page(request, WORDS["returned.one_file"])
    name, data = sent[0]
    workspace: Workspace = request.app.state.workspace
    reports = [each for each in workspace.reports() if workspace.has_own_year(*each)]
    try:
        told = [*sentences_of(name, verify(workspace, data, name, reports))]
        found = redacted(audit_file(name, data))
    except FileRefused as refused:
        return _page(request, problems=redacted([refused.problem]))
    return _page(request, told=told, found=found)


def _page(
    request: Request,
    wrong: str = "",
    problems: tuple[Problem, ...] = (),
    told: list[str] | None = None,
    found: tuple[Problem, ...] = (),
) -> Response:
    return page(
        request,
        "returned",
        422 if wrong or problems else 200,
        wrong=wrong,
        problems=problems,
        told=told or [],
        found=found,
    )
