"""How far one report has come, as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from mappa_report.assembly.contributions import contributions_to
from mappa_report.building.manifest import changes_since
from mappa_report.compose.gaps import is_without_text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.contribution import STATISTICS, Contribution, owed
from mappa_report.model.figure import FigureState
from mappa_report.model.section import Section
from mappa_report.pipeline import CheckResult
from mappa_report.problems.masking import masked
from mappa_report.problems.outcome import Counts
from mappa_report.problems.problem import Problem
from mappa_report.proofs.record import proof_numbers, read_record
from mappa_report.signing.records import read_records
from mappa_report.workspace.workspace import Workspace


class Part(Struct, frozen=True):
    """A part of a report: what it is called, who owes it, how far it has come, and its days.

    ``who`` is blank where nobody is named in contributors.yaml. ``text`` is ``written``, ``none`` where there is none
    yet, ``illustrative`` where the words are the program's own, and blank for figures.
    """

    what: str
    who: str
    state: str
    text: str
    is_late: bool = False
    asked: date | None = None
    due: date | None = None
    received: date | None = None
    agreed: date | None = None


class LastProof(Struct, frozen=True):
    """The last proof; ``is_stale`` says whether anything that bears on the report has changed since."""

    number: int
    made: date
    reply_by: date | None
    is_stale: bool


class Signed(Struct, frozen=True):
    """The sign-off that stands: by whom, as a role, when and on which proof."""

    role: str
    day: date
    proof: int
    is_stale: bool


class Status(Struct, frozen=True):
    """All of that for one report of the area called ``name``.

    ``figures`` are how many the form asks for, ``figures_to_come`` those not there. ``is_corrected`` says that a
    correction of what was published has begun, and is not published yet.
    """

    area: str
    year: int
    name: str
    parts: tuple[Part, ...]
    figures: int
    figures_to_come: int
    problems: Counts
    proof: LastProof | None = None
    sign_off: Signed | None = None
    published: date | None = None
    is_corrected: bool = False

    @property
    def is_final(self) -> bool:
        """Whether it is published, and nothing of that is being corrected."""
        return self.published is not None and not self.is_corrected

    @property
    def outstanding(self) -> int:
        """How many parts that somebody owes have not come in."""
        return sum(bool(each.who) and each.state in ("awaited", "asked") for each in self.parts)


def status_of(workspace: Workspace, area: str, year: int, checked: CheckResult, today: date) -> Status | None:
    """How far the report that ``checked`` is of has come; None where too little of it can be read.

    Raises FileRefused for a record of a proof or of signing that can't be read.
    """
    report = checked.assembled
    if report is None:
        return None
    told: list[Problem] = []
    contributions = contributions_to(workspace, area, year, report, told)
    figures = report.statistics.figures.values()
    records = read_records(workspace, area, year)
    signed = records.sign_off
    return Status(
        area,
        year,
        report.area.name,
        tuple(_parts(contributions, report, today)),
        len(figures),
        sum(figure.state is FigureState.MISSING for figure in figures),
        Counts.of((*checked.problems, *told), len(checked.waived)),
        _last_proof(workspace, area, year, report.edition.key),
        Signed(
            masked(signed.role),
            signed.day,
            signed.proof,
            bool(changes_since(signed.files, workspace, area, year, signed.edition)),
        )
        if signed
        else None,
        records.publication.day if records.publication else report.published,
        records.open_correction is not None,
    )


def _last_proof(workspace: Workspace, area: str, year: int, edition: str) -> LastProof | None:
    numbers = proof_numbers(workspace, area, year)
    if not numbers:
        return None
    record = read_record(workspace, area, year, numbers[-1])
    changes = changes_since(record.manifest, workspace, area, year, edition)
    return LastProof(record.number, record.made, record.reply_by, bool(changes))


def _parts(contributions: tuple[Contribution, ...], report: AnnualReport, today: date) -> Iterator[Part]:
    """What is owed, in the order of its file; then the sections that nobody is named for."""
    named: set[str] = set()
    for each in contributions:
        sections = owed(each, report)
        named |= {section.place.file for section in sections}
        yield Part(
            masked("; ".join(section.title for section in sections) or each.part),
            masked(each.name),
            each.state,
            "" if each.section == STATISTICS else text_state(sections),
            each.is_late(today),
            each.asked,
            each.due,
            each.received,
            each.agreed,
        )
    for section in report.sections:
        if section.place.file not in named:
            yield Part(masked(section.title), "", "", text_state((section,)))


def text_state(sections: tuple[Section, ...]) -> str:
    """How far the text of ``sections`` has come, as a Part says it."""
    if not sections or any(map(is_without_text, sections)):
        return "none"
    return "illustrative" if any(section.is_illustrative for section in sections) else "written"
