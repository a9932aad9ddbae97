"""What a report still lacks: figures that are no numbers, and sections that its edition expects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mappa_report.compose.filling import Filler
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.edition import UsualSection
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Line
from mappa_report.model.section import Section

_MOST_NAMED = 8
"""Figures of one table that are named; of more, it is told how many."""


def figures_of(report: AnnualReport, state: FigureState) -> int:
    """How many figures of ``report`` are in that ``state``."""
    return sum(figure.state is state for figure in report.statistics.figures.values())


def gaps_of(report: AnnualReport, filler: Filler, state: FigureState) -> Iterator[str]:
    """For each table with figures in that ``state``, its title and which they are."""
    for table in report.edition.form.tables:
        slots = [slot for slot in table.slots() if _state_at(report, slot[0]) is not FigureState.NOT_APPLICABLE]
        gaps = [slot for slot in slots if _state_at(report, slot[0]) is state]
        if gaps:
            yield f"{filler.words(table.title)}: {_named(gaps, len(slots), filler)}"


def _state_at(report: AnnualReport, path: Path) -> FigureState:
    return report.statistics.figures[path].state


def _named(gaps: Sequence[tuple[Path, Line, Line | None]], asked: int, filler: Filler) -> str:
    if len(gaps) == asked and asked > 1:
        return f"all {asked} figures"
    if len(gaps) > _MOST_NAMED:
        return f"{len(gaps)} of {asked} figures"
    lines = ((row.label, column.label) if column else (row.label,) for _, row, column in gaps)
    return "; ".join(", ".join(map(filler.words, labels)) for labels in lines)


def sections_to_come(report: AnnualReport) -> Iterator[str]:
    """Each kind of section that the report should have, and each usual one, where it has none of them."""
    kinds = {section.kind for section in report.sections}
    for rule in report.edition.required:
        if not kinds.intersection(rule.kinds):
            yield f"one of the kind {' or '.join(rule.kinds)}, because {rule.because}"
    usual = report.edition.usual_sections
    for expected in usual:
        is_only = sum(other.kind == expected.kind for other in usual) == 1
        if not any(_is_it(section, expected, is_only) for section in report.sections):
            yield f"{expected.title}, which most reports have"


def _is_it(section: Section, expected: UsualSection, is_only: bool) -> bool:
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
