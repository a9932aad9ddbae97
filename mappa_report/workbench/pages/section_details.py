"""What the head of a section says of it, typed into fields, and the section removed."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.editing.head import head_fields
from mappa_report.intake.section_saving import Outcome, save_section
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import file_of
from mappa_report.model.section import Section
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.review.front_matter import with_head
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.section_files import section_files
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.removing import remove_files

_ILLUSTRATIVE = re.compile(r"(?m)^illustrative:.*(?:\r?\n|\Z)")
_MOST = 300
"""Characters of one value."""


def show(request: Request) -> Response:
    """The fields as the head has them."""
    report = report_of(request)
    return _page(request, report, _file(request, report))


@with_form
def save(request: Request, form: FormData) -> Response:
    """Write what was typed into the head; all else of the file stays as it is."""
    report = report_of(request)
    at = _file(request, report)
    values = {
        name: " ".join(str(form[name]).split())[:_MOST]
        for name in ("title", "kind", "place", "role", "organisation")
        if name in form
    }
    if not values.get("title") or ("role" in values and not values["role"]):
        return _page(request, report, at, wrong=WORDS["sections.no_title"])
    text = read(at, MAX_BYTES).decode("utf-8-sig", errors="replace")
    given = {each.name for each in head_fields(text, None) if each.value}
    made = with_head(text, {name: value for name, value in values.items() if value or name in given})
    if made is None:
        return _page(request, report, at, wrong=WORDS["details.stuck"])
    # The head comes first, so the first such line is the one of the head.
    saved = save_section(at, text, _ILLUSTRATIVE.sub("", made, count=1) if "own" in form else made)
    if saved.outcome in (Outcome.CLASH, Outcome.REFUSED):
        return _page(request, report, at, saved.problems, wrong="" if saved.problems else WORDS["details.clash"])
    return _to_list(report, at.path.name)


@with_form
def remove(request: Request, form: FormData) -> Response:
    """Take the section out of the report, if the form says that it is to go."""
    report = report_of(request)
    at = _file(request, report)
    if "sure" not in form:
        return _page(request, report, at, wrong=WORDS["details.remove.unsure"])
    failed = redacted(remove_files([at]))
    return _page(request, report, at, failed) if failed else _to_list(report)


def _to_list(report: Report, name: str = "") -> Response:
    return RedirectResponse(f"{report.path}/sections" + (f"#{quote(name)}" if name else ""), 303)


def _file(request: Request, report: Report) -> Located:
    files = section_files(report)
    if request.path_params["section"] not in files:
        raise HTTPException(404, WORDS["missing.section"])
    return files[request.path_params["section"]]


def _page(
    request: Request, report: Report, at: Located, problems: tuple[Problem, ...] = (), wrong: str = ""
) -> Response:
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    section = _section(assembled, at)
    return page(
        request,
        "section_details",
        422 if problems or wrong else 200,
        report=report,
        file=at.path.name,
        section=section,
        kinds=assembled.edition.kinds if assembled else (),
        slots=assembled.edition.slots if assembled else (),
        problems=problems,
        wrong=wrong,
    )


def _section(assembled: AnnualReport | None, at: Located) -> Section | None:
    sections = assembled.sections if assembled else ()
    return next((each for each in sections if file_of(each) == at.path.stem), None)
