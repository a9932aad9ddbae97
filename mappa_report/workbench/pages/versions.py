"""Earlier versions of a year's files: when they were replaced, what differs, and one of them brought back."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mappa_report.building.inputs import files_of_year
from mappa_report.intake.earlier import bring_back, digest_at
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.workbench.forms import with_form
from mappa_report.workbench.rendering import page
from mappa_report.workbench.reports import Report, report_of
from mappa_report.workbench.shown_changes import changed_figures, changed_words
from mappa_report.workbench.words import WORDS
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.versions import Version, files_with_versions, versions_of

_OF_SECTIONS = "sections/"


def show_all(request: Request) -> Response:
    """The files of the year of which there are earlier versions."""
    report = report_of(request)
    files = [(_address(report, file), _title(file), len(_versions(report, file))) for file in _files(report)]
    return page(request, "versions", report=report, files=files)


def show(request: Request) -> Response:
    """The versions of one file, and what differs between the one that is asked for and now."""
    return _page(request, report_of(request), request.path_params["file"], request.query_params.get("version", ""))


@with_form
def bring(request: Request, form: FormData) -> Response:
    """Bring the versions back that the form names, unless a file has been changed since somebody looked at it."""
    report = report_of(request)
    asked = [str(each).rsplit("/", 2) for each in form.getlist("version")]
    known = {(each.file, each.name): each for file in _files(report) for each in _versions(report, file)}
    wanted = {known[file, name]: seen for file, name, seen in (each for each in asked if len(each) == 3)
              if (file, name) in known}  # fmt: skip
    if len(wanted) != len(asked) or not wanted:
        raise HTTPException(404, WORDS["missing.version"])
    problems = redacted(bring_back(report.folder, wanted))
    first = next(iter(wanted))
    told = "" if problems else WORDS["versions.brought"]
    return _page(request, report, first.file, "", problems, told)


def _page(
    request: Request, report: Report, file: str, asked: str, problems: tuple[Problem, ...] = (), told: str = ""
) -> Response:
    if file not in {*_files(report), *dict(files_of_year(report.folder))}:
        raise HTTPException(404, WORDS["missing.version"])
    versions = _versions(report, file)
    chosen = next((each for each in versions if each.name == asked), None)
    at = report.folder.inside(*file.split("/"))
    was = _text(chosen.at) if chosen else ""
    figures = changed_figures(report, file, was) if chosen and is_file(at) else None
    return page(
        request,
        "versions_of_file",
        409 if problems else 200,
        report=report,
        title=_title(file),
        address=_address(report, file),
        edited=_edited(report, file) if is_file(at) else "",
        versions=versions,
        chosen=chosen,
        key=f"{file}/{chosen.name}/{digest_at(at)}" if chosen else "",
        figures=figures,
        pieces=changed_words(was, _text(at) if is_file(at) else "") if chosen and figures is None else (),
        problems=problems,
        told=told,
    )


def _files(report: Report) -> list[str]:
    return files_with_versions(report.folder)


def _versions(report: Report, file: str) -> list[Version]:
    return versions_of(report.folder, file)


def _text(at: Located) -> str:
    return read(at, MAX_BYTES).decode("utf-8-sig", errors="replace")


def _address(report: Report, file: str) -> str:
    return f"{report.path}/versions/{file}"


def _title(file: str) -> str:
    """What people call ``file``: a section by its own name."""
    return WORDS.get(f"versions.{file}", file.removeprefix(_OF_SECTIONS))


def _edited(report: Report, file: str) -> str:
    """The page on which ``file`` is edited, if there is one."""
    return f"{report.path}/{file}" if file.startswith(_OF_SECTIONS) else ""
