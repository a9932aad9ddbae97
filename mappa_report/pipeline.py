"""The run on one screen: read, check, compose, write. Everything that goes wrong on the way is a Problem.

What only a build needs is imported in it: a check would wait for it, and composes and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mappa_report.assembly import assemble_report
from mappa_report.checks.people.files import check_source
from mappa_report.checks.people.shown import beyond_line, private_in_shown
from mappa_report.checks.waivers import check_waivers, settle_waivers
from mappa_report.editions import edition_digest, kept_copies, newest_form
from mappa_report.families import personal_words
from mappa_report.frozen import frozen
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.model.waiver import Waived, Waiver
from mappa_report.model.year import ReportingYear
from mappa_report.naming import find_area_year
from mappa_report.privacy import Mask
from mappa_report.problem import Place, Problem, Source
from mappa_report.read_once import each_read_once
from mappa_report.readers.area_reader import SECTIONS, STATISTICS, read_waivers
from mappa_report.workspace import AREAS, Workspace


@frozen
class Checked:
    """What a check found, with dots for all that is private. ``report`` is None where there are errors.

    Warnings may stand beside a report. ``waived`` are those that somebody has looked at and let stand.
    """

    problems: tuple[Problem, ...]
    report: AnnualReport | None = None
    waived: tuple[Waived, ...] = ()


@frozen
class Built:
    """What a build did: the files written anew, and those that were up to date already."""

    problems: tuple[Problem, ...]
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    waived: tuple[Waived, ...] = ()


def check_report(workspace: Workspace, area: str, year: str) -> Checked:
    """Read and check the report of ``area`` for the year ending in ``year``, both as somebody typed them."""
    found: list[Problem] = []
    with each_read_once():
        named = find_area_year(workspace, area, year, found)
        report = assemble_report(workspace, *named, found) if named else None
        waivers = _waivers(workspace, *named, found) if named else ()
        mask = Mask.over(found, _also_private(workspace, report, found))
    settled = settle_waivers(waivers, found)
    has_errors = any(problem.is_error for problem in settled.problems)
    told = (problem for problem in _in_order(settled.problems) if not mask.tells_sum(problem))
    problems = tuple(mask.problem(problem) for problem in told)
    waived = tuple(mask.waived(each) for each in settled.waived)
    return Checked(problems, None if has_errors else report, waived)


def _waivers(workspace: Workspace, area: str, year: ReportingYear, found: list[Problem]) -> tuple[Waiver, ...]:
    unread: list[Problem] = []
    node = read_waivers(workspace, area, str(year), unread)
    sources = {node.place.source} if node else {problem.place.source for problem in unread}
    words = personal_words(workspace, found) if sources else PersonalWords()
    found += (problem for source in sources for problem in check_source(source, words))
    found += unread
    return check_waivers(node, found) if node else ()


def _also_private(workspace: Workspace, report: AnnualReport | None, found: Sequence[Problem]) -> Sequence[Place]:
    """What is private in the lines that are shown of ``found``, besides what is told of it there."""
    if not found:
        return ()
    words = personal_words(workspace, [])
    form = report.edition.form if report else newest_form()
    return (*beyond_line(found), *private_in_shown(found, words, form))


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """File by file, each from top to bottom, nothing twice: the return, the sections as they print, then the rest."""
    unique = dict.fromkeys(problems)
    return sorted(
        unique,
        key=lambda problem: (_order_of_file(problem.place.file), problem.place.line, problem.place.column),
    )


def _order_of_file(name: str) -> tuple[int, list[tuple[int, str]]]:
    *folders, file = name.split("/")
    rank = 0 if file == STATISTICS else 1 if folders[-1:] == [SECTIONS] else 2 if folders[:1] == [AREAS] else 3
    return rank, [(int(digits or 0), words) for digits, words in re.findall(r"([0-9]{0,9})([^0-9]+|$)", name)]


def build_report(
    workspace: Workspace, area: str, year: str, formats: Sequence[str], out: Path, created: int | None = None
) -> Built:
    """Check a report and write it in ``formats`` below ``out``, unless there are errors: then nothing is written."""
    from mappa_report.build_record import RECORD, BuildRecord, digest_of_inputs
    from mappa_report.history import history_of
    from mappa_report.output_files import store
    from mappa_report.writers import EXTENSIONS

    checked = check_report(workspace, area, year)
    report = checked.report
    if report is None:
        return Built(checked.problems, waived=checked.waived)
    report = replace(report, history=history_of(workspace, report, []))  # a check has told what is wrong with it
    area, year = report.area.slug, str(report.year)
    folder = out / area / year
    stem = f"{area}-mappa-annual-report-{year}"
    targets = {name: folder / f"{stem}.{EXTENSIONS[name]}" for name in formats}
    digest = edition_digest(workspace.keeping(area, year), report.edition.key)
    inputs = digest_of_inputs(workspace, area, report.year.ends_in, digest, created)
    record = BuildRecord.of(folder)
    unchanged = tuple(target for target in targets.values() if record.is_current(target, inputs))
    due = {name: target for name, target in targets.items() if target not in unchanged}
    files, problems = _write(workspace, report, due, digest, created) if due else ({}, [])
    if files:
        problems += store({**files, **_to_keep(workspace, report), folder / RECORD: record.with_files(files, inputs)})
    written = () if any(problem.code == "not-written" for problem in problems) else tuple(files)
    return Built((*checked.problems, *problems), written, unchanged, checked.waived)


def _to_keep(workspace: Workspace, report: AnnualReport) -> dict[Path, bytes]:
    """Once a report of the workspace's own has been published, the national text that it was published with."""
    area, year = report.area.slug, str(report.year)
    is_kept = workspace.keeping(area, year) != workspace
    if report.published is None or is_kept or not workspace.own(AREAS, area, year).path.is_dir():
        return {}
    return kept_copies(workspace, area, year, report.edition.key)


def _write(
    workspace: Workspace, report: AnnualReport, targets: dict[str, Path], digest: str, created: int | None
) -> tuple[dict[Path, bytes], list[Problem]]:
    """The bytes of each target. A missing library stops its own format; any other fault stops all.

    Formats built from one report at different times would not say the same.
    """
    from mappa_report.compose.report_document import compose_report
    from mappa_report.writers import FormatFault, LibraryMissing, TemplateFault, writer_for

    document = compose_report(report, digest, created)
    files: dict[Path, bytes] = {}
    missing_libraries: list[Problem] = []
    faults: list[Problem] = []
    for name, target in targets.items():
        try:
            files[target] = writer_for(name)(document, workspace.template)
        except LibraryMissing as missing:
            message = f"no {name.upper()} was made: {missing.library} is not on this machine"
            place = Place(Source(target.name))
            missing_libraries.append(Problem("library-missing", message, place, hint=missing.remedy))
        except FormatFault as fault:
            message = f"no {name.upper()} can be made: {fault.message}"
            template = fault.template if isinstance(fault, TemplateFault) else ""
            code = "template-fault" if template else "format-fault"
            faults.append(Problem(code, message, Place(Source(template or target.name)), hint=fault.remedy))
    return ({}, faults) if faults else (files, missing_libraries)
