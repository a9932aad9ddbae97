"""One section as text, saved into its file."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.editing.page import read_page
from mappa_report.intake.section_saving import Outcome, Saved, save_section
from mappa_report.pipeline import check_report
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workbench.clashes import Asked, asked_in, clash_page
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.json_bodies import data_in_page
from mappa_report.workbench.problem_views import views_of
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.section_data import languages, section_data
from mappa_report.workbench.section_files import section_file
from mappa_report.workspace.door import Located, read

_TOLD = {Outcome.SAVED: "section.saved", Outcome.MERGED: "section.merged"}


def show(request: Request) -> Response:
    """The section as its file has it, with what the check says of it."""
    report = report_of(request)
    return _page(request, report, section_file(request, report))


@with_form
def save(request: Request, form: FormData) -> Response:
    """Put the text that was sent into the file, together with what others have put there meanwhile.

    Where both have changed the same, a page asks what should stand, and sends that here with what the file said.
    """
    report = report_of(request)
    at = section_file(request, report)
    if "theirs" in form:
        return _settled(request, report, at, asked_in(form))
    was = str(form.get("was", ""))
    return _saved(request, report, at, was, save_section(at, was, str(form.get("text", ""))))


def _settled(request: Request, report: Report, at: Located, asked: Asked) -> Response:
    """Save what was chosen where two people had changed the same; whatever was changed since is merged again."""
    if asked.text is None:
        return clash_page(request, report, at.path.name, asked)
    return _saved(request, report, at, asked.theirs, save_section(at, asked.theirs, asked.text))


def _saved(request: Request, report: Report, at: Located, was: str, saved: Saved) -> Response:
    if saved.outcome is Outcome.CLASH:
        return clash_page(request, report, at.path.name, Asked(was, saved.text, saved.theirs))
    return _page(request, report, at, saved)


def _page(request: Request, report: Report, at: Located, saved: Saved | None = None) -> Response:
    current = read(at, MAX_BYTES).decode("utf-8-sig", errors="replace")
    read_as = read_page(at.name, current)
    checked = check_report(report.workspace, report.area, str(report.year))
    sections = checked.assembled.sections if checked.assembled else ()
    editor = section_data(read_as, request.app.state.handed.keep(current), checked.assembled)
    is_refused = saved is not None and saved.outcome is Outcome.REFUSED
    return page(
        request,
        "section",
        409 if is_refused else 200,
        report=report,
        file=at.path.name,
        title=next((each.title for each in sections if each.place.file == at.name), at.path.name),
        text=saved.text if saved and is_refused else current,
        was=current,
        editor=editor,
        data=data_in_page(editor),
        languages=languages(),
        told=_TOLD.get(saved.outcome, "") if saved else "",
        refused=saved.problems if saved else (),
        problems=views_of(report, checked, [each for each in checked.problems if each.place.file == at.name]),
    )
