"""The run on one screen: read, check, compose, write. Everything that goes wrong on the way is a Problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mappa_report.build_record import RECORD, BuildRecord, digest_of_inputs
from mappa_report.checks.area import check_area
from mappa_report.checks.edition import check_edition
from mappa_report.checks.placeholders import check_placeholders
from mappa_report.checks.sections import check_sections
from mappa_report.checks.statistics import check_return, edition_named
from mappa_report.checks.totals import check_totals, paths_of
from mappa_report.compose.report_document import compose_report
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import Edition
from mappa_report.model.year import ReportingYear
from mappa_report.naming import find_area_year
from mappa_report.output_files import store
from mappa_report.placed import Node
from mappa_report.problem import Place, Problem, Source
from mappa_report.readers.area_reader import read_area_year
from mappa_report.readers.edition_reader import read_edition
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.workspace import Workspace
from mappa_report.writers import EXTENSIONS, FormatFault, LibraryMissing, TemplateFault, writer_for


@dataclass(frozen=True)
class Checked:
    """What a check found: ``report`` is None where there are errors. ``warnings`` may stand beside a report."""

    problems: tuple[Problem, ...]
    report: AnnualReport | None = None


@dataclass(frozen=True)
class Built:
    """What a build did: the files written anew, and those that were up to date already."""

    problems: tuple[Problem, ...]
    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()


def check_report(workspace: Workspace, area: str, year: str) -> Checked:
    """Read and check the report of ``area`` for the year ending in ``year``, both as somebody typed them."""
    found: list[Problem] = []
    named = find_area_year(workspace, area, year, found)
    report = _read_and_check(workspace, *named, found) if named else None
    problems = tuple(_in_order(found))
    has_errors = any(problem.is_error for problem in problems)
    return Checked(problems, None if has_errors else report)


def _read_and_check(workspace: Workspace, slug: str, year: ReportingYear, found: list[Problem]) -> AnnualReport | None:
    raw = read_area_year(workspace, slug, str(year), found)
    area = check_area(raw.area, slug, found) if raw.area else None
    edition = _edition(workspace, raw.statistics, year, found) if raw.statistics else None
    if not (edition and raw.statistics):
        return None
    statistics = check_return(raw.statistics, edition.form, found)
    found += check_totals(edition.form, statistics.figures, paths_of(found))
    sections = check_sections(raw.pages, edition, found)
    if area is None:
        return None
    report = AnnualReport(area, year, edition, statistics, sections)
    found += check_placeholders(report)
    return report


def _edition(workspace: Workspace, statistics: Node, year: ReportingYear, found: list[Problem]) -> Edition | None:
    key = edition_named(statistics, workspace.editions(), found)
    edition = check_edition(read_edition(workspace, key, found), read_inline, found) if key else None
    if edition and year.ends_in not in edition.years:
        covered = ", ".join(map(str, edition.years))
        hint = "name the edition of this year; a year without one needs a new edition."
        message = f"the edition {edition.key} covers {covered}, not {year}"
        found.append(Problem("edition-year", message, Place(statistics.place.source), hint=hint))
    return edition


def _in_order(problems: list[Problem]) -> list[Problem]:
    """File by file as they were read, each from top to bottom, nothing twice."""
    files = list(dict.fromkeys(problem.place.file for problem in problems))
    unique = dict.fromkeys(problems)
    return sorted(
        unique,
        key=lambda problem: (files.index(problem.place.file), problem.place.line, problem.place.column),
    )


def build_report(
    workspace: Workspace, area: str, year: str, formats: Sequence[str], out: Path, created: int | None = None
) -> Built:
    """Check a report and write it in ``formats`` below ``out``, unless there are errors: then nothing is written."""
    checked = check_report(workspace, area, year)
    report = checked.report
    if report is None:
        return Built(checked.problems)
    folder = out / report.area.slug / str(report.year)
    stem = f"{report.area.slug}-mappa-annual-report-{report.year}"
    targets = {name: folder / f"{stem}.{EXTENSIONS[name]}" for name in formats}
    inputs = digest_of_inputs(workspace, report.area.slug, report.year.ends_in, report.edition.key, created)
    record = BuildRecord.of(folder)
    unchanged = tuple(target for target in targets.values() if record.is_current(target, inputs))
    due = {name: target for name, target in targets.items() if target not in unchanged}
    files, problems = _write(workspace, report, due, created)
    if files:
        problems += store({**files, folder / RECORD: record.with_files(files, inputs)})
    written = () if any(problem.code == "not-written" for problem in problems) else tuple(files)
    return Built((*checked.problems, *problems), written, unchanged)


def _write(
    workspace: Workspace, report: AnnualReport, targets: dict[str, Path], created: int | None
) -> tuple[dict[Path, bytes], list[Problem]]:
    """The bytes of each target; a format whose library or template fails is a Problem and stops no other."""
    document = compose_report(report, created)
    files: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for name, target in targets.items():
        try:
            files[target] = writer_for(name)(document, workspace.template)
        except LibraryMissing as missing:
            message = f"no {name.upper()} was made: {missing.library} is not on this machine"
            problems.append(Problem("library-missing", message, Place(Source(target.name)), hint=missing.remedy))
        except FormatFault as fault:
            message = f"no {name.upper()} was made: {fault.message}"
            template = fault.template if isinstance(fault, TemplateFault) else ""
            code = "template-fault" if template else "format-fault"
            problems.append(Problem(code, message, Place(Source(template or target.name)), hint=fault.remedy))
    return files, problems
