"""A sentence of one's own, read as part of one of the five shipped reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from mappa_report.assembly.register import read_register
from mappa_report.assembly.report import assemble_report
from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.check import check_sentences
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Piece, Prose, ProseKind
from mappa_report.workspace.workspace import Workspace

ROOT = Path(__file__).parents[3]


@cache
def report_of(name: str) -> AnnualReport:
    """The shipped report that ``name`` ("kent 2023") stands for, with its sections' prose left out."""
    area, year = name.split()
    problems: list[Problem] = []
    report = assemble_report(Workspace(ROOT), area, ReportingYear(int(year)), problems)
    assert report
    return report


def with_last_year(report: AnnualReport, figures: dict[str, int]) -> AnnualReport:
    """``report`` with a return of the year before that has ``figures``, by their dotted paths."""
    held = {tuple(path.split(".")): Figure(FigureState.NUMBER, value) for path, value in figures.items()}
    last = PastReturn(ReportingYear(report.year.ends_in - 1), report.edition.form, held)
    return replace(report, last_year=last)


def area_names() -> list[str]:
    """The names of all areas and of their forces."""
    register = read_register(Workspace(ROOT), [])
    return [name for area in register.values() for name in (area.name, *area.forces)]


def problems_in(report: AnnualReport, text: str, heading: str = "") -> list[Problem]:
    """What is said of ``text`` as a paragraph of the first section of ``report``, below ``heading``."""
    source = Source("section.md", text)

    def passage(words: str, kind: ProseKind) -> Passage:
        return Passage(Prose((Piece(words, Place(source, 1, 1, len(words))),), kind), report.sections[0])

    headings = [passage(heading, ProseKind.HEADING)] if heading else []
    return list(check_sentences(report, [*headings, passage(text, ProseKind.PARAGRAPH)], area_names))


Read = Callable[..., list[Problem]]


@pytest.fixture
def read() -> Read:
    """Read a sentence as part of a shipped report: ``read("kent 2023", "There were 12 people.")``."""

    def read_text(name: str, text: str, heading: str = "", last: dict[str, int] | None = None) -> list[Problem]:
        report = report_of(name)
        return problems_in(with_last_year(report, last) if last else report, text, heading)

    return read_text
