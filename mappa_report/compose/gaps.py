"""What a report still lacks: figures that are no numbers, sections that its edition expects, and text."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import Heading
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import UsualSection
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Line
from mappa_report.model.section import Section

_MAX_NAMED = 8
"""The most figures of one table that are named; of more, only the number is given."""

_Slot = tuple[Path, Line, Line | None]


class TableGaps(Struct, frozen=True):
    """How many figures the table called ``title`` lacks, and in ``named`` which they are, or that they are many."""

    title: str
    count: int
    named: tuple[str, ...]


def gaps_of(report: AnnualReport, filler: Filler, state: FigureState) -> Iterator[TableGaps]:
    """Each table with figures in that ``state``. Totals are not among them, as they follow from the others."""
    for table in report.edition.form.tables:
        asked = [slot for slot in table.slots() if _has_to_be_given(report, slot)]
        gaps = [slot for slot in asked if report.statistics.figures[slot[0]].state is state]
        if gaps:
            yield TableGaps(filler.words(table.title), len(gaps), _named(gaps, len(asked), filler))


def _has_to_be_given(report: AnnualReport, slot: _Slot) -> bool:
    path, row, column = slot
    is_total = row.is_total or (column is not None and column.is_total)
    return not is_total and report.statistics.figures[path].state is not FigureState.NOT_APPLICABLE


def _named(gaps: Sequence[_Slot], asked: int, filler: Filler) -> tuple[str, ...]:
    if len(gaps) == asked and asked > 1:
        return (f"all {asked} figures",)
    if len(gaps) > _MAX_NAMED:
        return (f"{len(gaps)} of {asked} figures",)
    lines = ((row.label, column.label) if column else (row.label,) for _, row, column in gaps)
    return tuple(", ".join(map(filler.words, labels)) for labels in lines)


def is_without_text(section: Section) -> bool:
    """True where nothing has been written but headings."""
    return all(isinstance(block, Heading) for block in section.blocks)


def sections_required(report: AnnualReport) -> Iterator[str]:
    """Each kind of section that the report should have and has not, with the reason."""
    kinds = {section.kind for section in report.sections}
    for rule in report.edition.required:
        if not kinds.intersection(rule.kinds):
            yield f"A section of the kind {' or '.join(rule.kinds)}, because {rule.because}"


def usual_sections_left_out(report: AnnualReport) -> Iterator[str]:
    """The title of each section that most reports have and this one has not."""
    usual = report.edition.usual_sections
    for expected in usual:
        is_only = sum(other.kind == expected.kind for other in usual) == 1
        if not any(_is_expected_section(section, expected, is_only) for section in report.sections):
            yield expected.title


def _is_expected_section(section: Section, expected: UsualSection, is_only: bool) -> bool:
    """True if ``section`` has the kind, and the file's name, role or title too where others have that kind."""
    if section.kind != expected.kind:
        return False
    name = section.place.file.rpartition("/")[2]
    roles = [author.role.casefold() for author in section.authors]
    return (
        is_only
        or name == expected.file
        or expected.role.casefold() in roles
        or set(_words(expected.title)) <= set(_words(section.title))
    )


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
