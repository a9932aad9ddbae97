"""The sections of a report: their order in print, who owes each, and how one is added, described anew or removed."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mappa_report.intake.parts_order import put_in_order
from mappa_report.intake.section_adding import add_section
from mappa_report.intake.section_names import last_number
from mappa_report.intake.section_order import Renames, rename_sections, renames_to_move, renames_to_number
from mappa_report.model.section import Author
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.signing.sign_off import name_or_role
from mappa_report.workbench.contributed import Contributed, take_contributions
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.section_files import section_files, sections_folder
from mappa_report.workbench.section_list import SectionList, numbered, section_list
from mappa_report.workbench.words import WORDS


def show(request: Request) -> Response:
    """The sections in the order of print."""
    return _page(request, report_of(request))


@with_form
def move(request: Request, form: FormData) -> Response:
    """Move a section up or down among those of its place, or before the one that the form names."""
    report, name = report_of(request), str(form.get("section", ""))
    listed = section_list(report, check_report(report.workspace, report.area, str(report.year)))
    among = _among(listed, name)
    if not among:
        return _page(request, report, wrong=WORDS["missing.section"])
    before = str(form["before"]) if "before" in form else _neighbour(among, name, str(form.get("to", "")))
    renames = renames_to_move(numbered(section_files(report)), among, name, before)
    return _renamed(request, report, renames, name)


@with_form
def number(request: Request, form: FormData) -> Response:
    """Give a file a number, so that it is read as a section."""
    report, name = report_of(request), str(form.get("section", ""))
    files = section_files(report)
    if name not in files or name in numbered(files):
        return _page(request, report, wrong=WORDS["missing.section"])
    renames = renames_to_number([*files], name, last_number([*files]))
    return _renamed(request, report, renames, name)


@with_form
def order(request: Request, form: FormData) -> Response:
    """Move a part of the report up or down."""
    report, name = report_of(request), str(form.get("part", ""))
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    if assembled is None or name not in assembled.edition.parts:
        return _page(request, report, wrong=WORDS["sections.no_part"])
    parts = [*assembled.edition.parts]
    at = parts.index(name)
    to = min(max(at + (1 if form.get("to") == "down" else -1), 0), len(parts) - 1)
    parts.insert(to, parts.pop(at))
    usual = usual_parts(report, assembled.edition.key)
    failed = put_in_order(report.folder, parts, usual)
    return _page(request, report, redacted(failed)) if failed else _back(report, "parts")


@with_form
def add(request: Request, form: FormData) -> Response:
    """Lay out a section to be written, and go to it."""
    report = report_of(request)
    title, role = (name_or_role(str(form.get(each, ""))) for each in ("title", "role"))
    kind, organisation = str(form.get("kind", "")), " ".join(str(form.get("organisation", "")).split())
    assembled = check_report(report.workspace, report.area, str(report.year)).assembled
    if title is None or role is None or assembled is None or kind not in assembled.edition.kinds:
        return _page(request, report, wrong=WORDS["sections.no_title"])
    folder = sections_folder(report)
    author = Author(role, organisation[:120])
    name, failed = add_section(folder, [*section_files(report)], assembled.edition, title, kind, author)
    if failed:
        return _page(request, report, redacted(failed))
    return RedirectResponse(f"{report.path}/sections/{quote(name)}", 303)


@with_form
def contribute(request: Request, form: FormData) -> Response:
    """Make the files that were dropped here sections, and tell what became of them."""
    report = report_of(request)
    return _page(request, report, contributed=take_contributions(report, form))


def usual_parts(report: Report, edition: str) -> tuple[str, ...]:
    """The parts of ``edition`` in the order that it has itself."""
    from mappa_report.assembly.editions import load_edition

    known = load_edition(report.workspace.pinned_to(report.area, str(report.year)), edition, [])
    return known.parts if known else ()


def _among(listed: SectionList | None, name: str) -> list[str]:
    """The files of the place that the section ``name`` stands in, in their order; none where it stands nowhere."""
    groups = ([row.file for row in group.rows] for group in listed.groups) if listed else ()
    return next((files for files in groups if name in files), [])


def _neighbour(among: list[str], name: str, to: str) -> str | None:
    """Before which other ``name`` stands once it has gone one place up or down; None for the end."""
    at = among.index(name)
    if to == "down":
        return among[at + 2] if at + 2 < len(among) else None
    return among[max(at - 1, 0)] if at else next(iter(among[1:]), None)


def _renamed(request: Request, report: Report, renames: Renames, name: str) -> Response:
    failed = rename_sections(report.folder, renames) if renames else ()
    return _page(request, report, redacted(failed)) if failed else _back(report, renames.get(name, name))


def _back(report: Report, anchor: str) -> Response:
    return RedirectResponse(f"{report.path}/sections#{quote(anchor)}", 303)


def _page(
    request: Request,
    report: Report,
    problems: tuple[Problem, ...] = (),
    *,
    wrong: str = "",
    contributed: Contributed | None = None,
) -> Response:
    checked = check_report(report.workspace, report.area, str(report.year))
    listed = section_list(report, checked)
    if listed is None:
        raise HTTPException(409, WORDS["year.unread"])
    done = contributed or Contributed()
    return page(
        request,
        "sections",
        422 if problems or wrong or done.has_failed else 200,
        report=report,
        listed=listed,
        kinds=checked.assembled.edition.kinds if checked.assembled else (),
        problems=(*problems, *done.problems),
        wrong=wrong or done.wrong,
        account=done.account,
    )
