"""The sections of a report as a list of what is in it, in the order of print, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.assembly.contributions import contributions_to
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution, owed
from mappa_report.model.edition import OutlineKind, RequiredSection
from mappa_report.model.section import Section
from mappa_report.pipeline import CheckResult
from mappa_report.readers.section_files import in_order
from mappa_report.status.state import text_state
from mappa_report.workbench.reports import Report
from mappa_report.workbench.section_files import section_files
from mappa_report.workspace.door import Located


class Row(Struct, frozen=True):
    """A section: its file, whose it is, how far it has come, and how many problems the check has with it."""

    file: str
    title: str
    owners: tuple[str, ...]
    state: str
    errors: int
    warnings: int


class Group(Struct, frozen=True):
    """The sections of one place in print: ``slot``, blank for those that have none as their head can't be read."""

    slot: str
    part: str
    rows: tuple[Row, ...]


class SectionList(Struct, frozen=True):
    """All of that. ``parts`` are what may be put in another order, ``usual`` the order that the edition has.

    ``missing`` are kinds that no report should lack, ``to_come`` what is owed and not there, and ``unread`` files that
    would be sections but for their names.
    """

    groups: tuple[Group, ...]
    parts: tuple[str, ...]
    missing: tuple[RequiredSection, ...]
    to_come: tuple[Contribution, ...]
    unread: tuple[str, ...]


def numbered(files: dict[str, Located]) -> list[str]:
    """The names of those that are sections, in the order of their numbers."""
    return [at.path.name for at in in_order([*files.values()], [])]


def section_list(report: Report, checked: CheckResult) -> SectionList | None:
    """The list of ``report``; None where too little of it can be read."""
    assembled = checked.assembled
    if assembled is None:
        return None
    contributions = contributions_to(report.workspace, report.area, report.year, assembled, [])
    rows = {each.place.file: _row(each, assembled, contributions, checked) for each in assembled.sections}
    files = section_files(report)
    sections = numbered(files)
    kinds = {section.kind for section in assembled.sections}
    return SectionList(
        tuple(_groups(assembled, rows)),
        assembled.edition.parts,
        tuple(rule for rule in assembled.edition.required if not kinds.intersection(rule.kinds)),
        tuple(each for each in contributions if each.section != STATISTICS and not owed(each, assembled)),
        tuple(name for name in files if name not in sections),
    )


def _groups(report: AnnualReport, rows: dict[str, Row]) -> Iterator[Group]:
    slots = [entry for entry in report.edition.outline if entry.kind is OutlineKind.SECTIONS]
    for entry in slots:
        of_slot = [each for each in report.sections if each.slot == entry.key]
        yield Group(entry.key, entry.part, tuple(rows[each.place.file] for each in of_slot))
    known = {entry.key for entry in slots}
    others = [each for each in report.sections if each.slot not in known]
    if others:
        yield Group("", "", tuple(rows[each.place.file] for each in others))


def _row(section: Section, report: AnnualReport, contributions: Sequence[Contribution], checked: CheckResult) -> Row:
    file = section.place.file
    named = tuple(each.name for each in contributions if section in owed(each, report))
    roles = tuple(", ".join(filter(None, (each.role, each.organisation))) for each in section.authors)
    problems = [problem for problem in checked.problems if problem.place.file == file]
    errors = sum(problem.is_error for problem in problems)
    name = file.rpartition("/")[2]
    return Row(name, section.title or name, named or roles, text_state((section,)), errors, len(problems) - errors)
