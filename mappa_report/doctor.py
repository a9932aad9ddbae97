"""What this machine has and lacks for making reports, and what to type about it."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from msgspec import Struct

from mappa_report.assembly.editions import load_edition
from mappa_report.assembly.settings import load_settings
from mappa_report.building.engine import WEASYPRINT, EngineChoice, choose_pdf_engine
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.wording.standing import standing_label
from mappa_report.workspace.door import exists, is_folder
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, BOILERPLATE, PACKAGED, SETTINGS, TEMPLATES, Workspace
from mappa_report.writers import LibraryMissing

OLDEST_PYTHON = (3, 11)
_LIBRARIES = (
    "jinja2 python-docx typst weasyprint pyyaml cerberus click markdown-it-py pillow xlsxwriter msgspec lxml pikepdf"
).split()


class Finding(Struct, frozen=True):
    """One thing looked at: ``remedy`` says what to type where it is not well."""

    name: str
    is_well: bool
    detail: str
    remedy: str = ""


def examine(workspace: Workspace) -> list[Finding]:
    """Everything that a build needs, in the order in which to mend it."""
    return [
        _python(),
        *map(_library, _LIBRARIES),
        *_settings(workspace),
        *_pdf(workspace),
        _packaged_files(),
        *_editions(workspace),
        _workspace(workspace),
        *_write_access(workspace),
    ]


def _python() -> Finding:
    is_well = sys.version_info >= OLDEST_PYTHON
    remedy = "" if is_well else "install Python 3.11 or later from https://www.python.org."
    return Finding("Python", is_well, platform.python_version(), remedy)


def _library(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed", f"type: python -m pip install {name}")


def _settings(workspace: Workspace) -> Iterator[Finding]:
    """What is wrong with the workspace's settings, if anything is."""
    problems: list[Problem] = []
    load_settings(workspace, problems)
    for problem in problems:
        yield _of_problem(problem, SETTINGS)


def _of_problem(problem: Problem, name: str = "") -> Finding:
    """``problem`` as it may be shown, called by ``name`` or the name of its file."""
    (shown,) = redacted([problem])
    return Finding(name or shown.place.file, False, shown.message, shown.hint)


def _pdf(workspace: Workspace) -> Iterator[Finding]:
    """By which engine PDFs are set, and whether it can be; or why templates can't be looked at."""
    try:
        choice = choose_pdf_engine(workspace)
    except FileRefused as refused:
        yield _of_problem(refused.problem)
    else:
        yield Finding("PDF engine", True, f"{choice.name}. {choice.reason}".rstrip())
        yield _pango(choice)


def _pango(choice: EngineChoice) -> Finding:
    """Pango is missing only where it is needed: by WeasyPrint, and so by a workspace whose PDFs that sets."""
    from mappa_report.writers.weasyprint.writer import install_remedy, load_weasyprint

    is_needed = choice.name == WEASYPRINT
    try:
        weasyprint = load_weasyprint()
    except LibraryMissing as missing:
        if is_needed:
            return Finding("Pango", False, "not found; DOCX and HTML can be made, PDF can't", missing.remedy)
        return Finding("Pango", True, "not found, and not needed: only PDFs by weasyprint are set with it")
    except ImportError:
        return Finding("Pango", not is_needed, "can't be tried without weasyprint")
    if weasyprint.text.ffi.harfbuzz_subset is None:
        detail = "found; but without HarfBuzz-Subset, which weasyprint embeds fonts by, and will need one day"
        return Finding("Pango", True, detail, install_remedy())
    return Finding("Pango", True, "found; PDFs can be set by weasyprint too")


def _packaged_files() -> Finding:
    program = Workspace(PACKAGED)
    needed = [program.own(TEMPLATES, "report.docx"), program.own(TEMPLATES, "report.html.j2"), program.own(BOILERPLATE)]
    missing = [str(at.path) for at in needed if not exists(at)]
    if missing:
        remedy = "type: python -m pip install --force-reinstall mappa-report"
        return Finding("templates and editions", False, f"not found: {', '.join(missing)}", remedy)
    return Finding("templates and editions", True, str(PACKAGED))


def _editions(workspace: Workspace) -> Iterator[Finding]:
    """Every edition and its standing; one that can't be read is for `check` to tell of in full."""
    try:
        for key in workspace.editions():
            edition = load_edition(workspace, key, [])
            detail = standing_label(edition) if edition else "can't be read"
            remedy = "" if edition else "type: mappa-report boilerplate list"
            yield Finding(f"edition {key}", edition is not None, detail, remedy)
    except FileRefused as refused:
        yield _of_problem(refused.problem)


def _workspace(workspace: Workspace) -> Finding:
    try:
        has_areas = is_folder(workspace.own(AREAS))
    except FileRefused as refused:
        return Finding("workspace", False, f"{AREAS}: {refused.problem.message}", refused.problem.hint)
    if has_areas:
        return Finding("workspace", True, str(workspace.root))
    return Finding("workspace", False, f"no folder {AREAS} in {workspace.root} or above it", "type: mappa-report init")


def _write_access(workspace: Workspace) -> Iterator[Finding]:
    build = workspace.own("build")
    try:
        folder = build.path if exists(build) else workspace.root
    except FileRefused as refused:
        yield Finding("room to write", False, f"{build.name}: {refused.problem.message}", refused.problem.hint)
        return
    is_well = os.access(folder, os.W_OK)
    remedy = "" if is_well else "choose another folder with mappa-report build --out FOLDER."
    yield Finding("room to write", is_well, str(folder), remedy)
