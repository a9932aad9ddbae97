"""The run on one screen: read, check, compose, write. Everything that goes wrong on the way is a Problem.

What only a build needs is imported in it: a check would wait for it, and composes and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.assembly.editions import edition_digest, newest_form, pinned_copies
from mappa_report.assembly.families import details_in, personal_words
from mappa_report.assembly.naming import find_area_year
from mappa_report.assembly.report import assemble_report
from mappa_report.assembly.settings import load_settings
from mappa_report.assembly.table_notes import with_table_notes
from mappa_report.checks.people.excerpts import private_continuations, private_in_excerpts
from mappa_report.checks.people.roles import check_deciders
from mappa_report.checks.waivers import AppliedWaivers, apply_waivers, check_waivers
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.year import ReportingYear
from mappa_report.problems.many import as_many_as_are_told
from mappa_report.problems.problem import Problem, Waived, Waiver
from mappa_report.readers.area_reader import SECTIONS, STATISTICS, read_waivers
from mappa_report.source.place import Place
from mappa_report.source.suggest import comparing_within_bounds
from mappa_report.workspace.door import Located
from mappa_report.workspace.read_cache import caching_reads
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import AREAS, Workspace

if TYPE_CHECKING:
    from mappa_report.building.plan import BuildResult, Plan
    from mappa_report.building.request import BuildRequest
    from mappa_report.document.document import Document


class CheckResult(Struct, frozen=True):
    """What a check found, with dots for all that is private. ``report`` is None where there are errors.

    Warnings may stand beside a report. ``waived`` are those that somebody has looked at and let stand. ``assembled``
    is the report whatever errors there are, as far as it can be read: not one to publish.
    """

    problems: tuple[Problem, ...]
    report: AnnualReport | None = None
    waived: tuple[Waived, ...] = ()
    assembled: AnnualReport | None = None


def check_report(workspace: Workspace, area: str, year: str) -> CheckResult:
    """Read and check the report of ``area`` for the year ending in ``year``, both as somebody typed them."""
    unmasked: list[Problem] = []
    with caching_reads(), comparing_within_bounds():
        report, waivers = _assembled(workspace, area, year, unmasked)
        settled = apply_waivers(waivers, unmasked)
        report, settled = _with_printed_words(workspace, report, settled, unmasked)
        also_private = _also_private(workspace, report, unmasked)
    has_errors = any(problem.is_error for problem in settled.problems)
    problems, waived = _redacted(settled, unmasked, also_private)
    return CheckResult(problems, None if has_errors else report, waived, assembled=report)


def _with_printed_words(
    workspace: Workspace, report: AnnualReport | None, settled: AppliedWaivers, problems: list[Problem]
) -> tuple[AnnualReport | None, AppliedWaivers]:
    """Both with what waivers have printed; what is wrong with that is added to ``problems`` too."""
    if report is None or not any(each.waiver.printed for each in settled.waived):
        return report, settled
    told: list[Problem] = []
    report = with_table_notes(workspace, report, settled.waived, told)
    problems += told
    return report, replace(settled, problems=(*settled.problems, *told))


def _redacted(
    settled: AppliedWaivers, unmasked: Sequence[Problem], also_private: Sequence[Place]
) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
    """What ``settled`` tells, in its order and without what is private in ``unmasked``, all the Problems there are."""
    if not (settled.problems or settled.waived):
        return (), ()
    from mappa_report.problems.privacy import Redactor  # takes a while to load, and most checks find nothing

    redactor = Redactor.of_problems(unmasked, also_private)
    tellable = [problem for problem in _in_order(settled.problems) if not redactor.reveals_by_arithmetic(problem)]
    problems = tuple(redactor.redact_problem(problem) for problem in as_many_as_are_told(tellable))
    return problems, tuple(redactor.redact_waived(each) for each in settled.waived)


def _assembled(
    workspace: Workspace, area: str, year: str, problems: list[Problem]
) -> tuple[AnnualReport | None, tuple[Waiver, ...]]:
    """The report as far as it can be read, and the waivers for it. A folder that is refused ends the reading."""
    try:
        load_settings(workspace, problems)
        named = find_area_year(workspace, area, year, problems)
        if named:
            return assemble_report(workspace, *named, problems), _waivers(workspace, *named, problems)
    except FileRefused as refused:
        problems.append(refused.problem)
    return None, ()


def _waivers(workspace: Workspace, area: str, year: ReportingYear, problems: list[Problem]) -> tuple[Waiver, ...]:
    unread: list[Problem] = []
    node = read_waivers(workspace, area, str(year), unread)
    problems += (*details_in(workspace, node, unread), *unread)
    problems += check_deciders(node, personal_words(workspace, [])) if node else ()
    return check_waivers(node, problems) if node else ()


def _also_private(workspace: Workspace, report: AnnualReport | None, problems: Sequence[Problem]) -> Sequence[Place]:
    """What is private in the lines that are shown of ``problems``, besides what is told of it there."""
    if not problems:
        return ()
    words = personal_words(workspace, [])
    form = report.edition.form if report else newest_form()
    return (*private_continuations(problems), *private_in_excerpts(problems, words, form))


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """File by file, each from top to bottom, nothing twice: the return, the sections as they print, then the rest."""
    unique = dict.fromkeys(problems)
    return sorted(
        unique, key=lambda problem: (_order_of_file(problem.place.file), problem.place.line, problem.place.column)
    )


def _order_of_file(name: str) -> tuple[int, list[tuple[int, str]]]:
    *folders, file = name.split("/")
    rank = 0 if file == STATISTICS else 1 if folders[-1:] == [SECTIONS] else 2 if folders[:1] == [AREAS] else 3
    return rank, [(int(digits or 0), words) for digits, words in re.findall(r"([0-9]{0,9})([^0-9]+|$)", name)]


def build_report(request: BuildRequest, area: str, year: str) -> BuildResult:
    """Check a report and write it as ``request`` says, unless there are errors: then nothing is written.

    Where nothing that bears on the report has changed since its last build, the result is that build's.
    """
    from mappa_report.building.plan import BuildResult, Plan

    with caching_reads():
        try:
            plan = Plan.of(request, area, year)
            if plan:
                plan.sweep()
            return (plan and plan.cached_result()) or _build_anew(request, area, year, plan)
        except FileRefused as refused:
            return BuildResult((refused.problem,))


def _build_anew(request: BuildRequest, area: str, year: str, plan: Plan | None) -> BuildResult:
    from mappa_report.assembly.history import history_of
    from mappa_report.building.formats import write_formats
    from mappa_report.building.plan import BuildResult
    from mappa_report.building.record import CheckRecord
    from mappa_report.problems.privacy import redacted
    from mappa_report.workspace.output_files import write_files

    workspace = request.workspace
    checked = check_report(workspace, area, year)
    report = checked.report
    if plan is None or report is None:
        return BuildResult(checked.problems, waived=len(checked.waived))
    report = replace(report, history=history_of(workspace, report, []))  # a check has told what is wrong with it
    current = plan.unchanged
    due = {name: target for name, target in plan.targets.items() if target not in current}
    document = _to_build(workspace, report, plan) if due else None
    files, told = write_formats(document, due, plan.engine.name, workspace) if document else ({}, [])
    problems = redacted(told)
    to_keep = _to_keep(workspace, report) if files else {}
    check = CheckRecord(plan.inputs_with(to_keep), checked.problems, len(checked.waived))
    record = {plan.record.file: plan.record.with_files(files, check, problems, plan.engine.name)} if files else {}
    kept = {Located(path, workspace.root, workspace.name(path)): data for path, data in to_keep.items()}
    # The record comes last: while it is that of an earlier build, files that are newer are no files of it.
    written = write_files(
        {plan.request.located(path): data for path, data in files.items()}
        | kept
        | {plan.request.located(path): data for path, data in record.items()}
    )
    changed = [at.path for at in written.changed if at.path in files]
    up_to_date = {*current} if written.problems else {*current, *files} - {*changed}
    return BuildResult(
        (*checked.problems, *plan.record.problems_of(current), *problems, *written.problems),
        tuple(changed),
        tuple(path for path in plan.targets.values() if path in up_to_date),
        len(checked.waived),
        plan.engine_reason,
    )


def _to_build(workspace: Workspace, report: AnnualReport, plan: Plan) -> Document:
    from mappa_report.building.request import SIGNED

    document = _compose(workspace, report, plan.request.created)
    signed = (f"{SIGNED}{plan.request.signed}",) if plan.request.signed else ()
    return replace(document, keywords=(*document.keywords, *signed), files=plan.beside)


def _compose(workspace: Workspace, report: AnnualReport, created: int | None = None) -> Document:
    from mappa_report.compose.report_document import compose_report

    pinned = workspace.pinned_to(report.area.slug, str(report.year))
    return compose_report(report, edition_digest(pinned, report.edition.key), created)


def preview_of(workspace: Workspace, area: str, year: str, format_name: str = "html") -> bytes | None:
    """The report of ``area`` for ``year`` as the web page or PDF that a build would write; None where it has errors."""
    from mappa_report.assembly.history import history_of
    from mappa_report.building.engine import choose_pdf_engine
    from mappa_report.building.formats import write_formats

    with caching_reads():
        report = check_report(workspace, area, year).report
        if report is None:
            return None
        document = _compose(workspace, replace(report, history=history_of(workspace, report, [])))
        target = Path(f"{area}.{format_name}")
        engine = choose_pdf_engine(workspace).name
        return write_formats(document, {format_name: target}, engine, workspace)[0].get(target)


def _to_keep(workspace: Workspace, report: AnnualReport) -> dict[Path, bytes]:
    """Once a report of the workspace's own has been published, the national text that it was published with."""
    area, year = report.area.slug, str(report.year)
    is_pinned = workspace.pinned_to(area, year) != workspace
    if report.published is None or is_pinned or not workspace.has_own_year(area, year):
        return {}
    return pinned_copies(workspace, area, year, report.edition.key)
