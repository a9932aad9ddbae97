"""What a page of figures shows: the return as it is, or as it would be with what is being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from msgspec import Struct

from mappa_report.intake.statistics import data_with, write_values
from mappa_report.intake.target import Target, target_of
from mappa_report.intake.typed import Refused, Typed, TypedFigures, typed_figures
from mappa_report.model.figure import Path
from mappa_report.pipeline import check_report
from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem
from mappa_report.workbench.figure_tables import CellView, FigureTables, TableView
from mappa_report.workbench.last_year import last_year_of
from mappa_report.workbench.reports import Report
from mappa_report.workspace.overlay import overlaying
from mappa_report.workspace.read_cache import caching_reads

_SAVING = Lock()
"""Held from reading a file to writing it, as a page may send its figures while they are being saved by themselves."""

_WHY = "the reason stands above the tables; save again once it is gone."


class FiguresView(Struct, frozen=True):
    """The tables, and what is said beside them.

    ``told`` is what kept figures from being read or written, ``others`` what the check says of no one figure,
    ``not_compared`` why figures are not compared with last year's, ``to_come`` how many are still to come.
    """

    tables: tuple[TableView, ...] = ()
    told: tuple[Problem, ...] = ()
    others: tuple[Problem, ...] = ()
    not_compared: tuple[str, ...] = ()
    to_come: int = 0

    @property
    def cells(self) -> list[CellView]:
        """Every cell that takes a figure, as one reads."""
        return [cell for table in self.tables for cell in table.cells if not cell.reason]

    @property
    def refused(self) -> list[CellView]:
        """The cells in which something stands that is not taken."""
        return [cell for cell in self.cells if cell.refused]


def view_of(
    report: Report,
    typed: Mapping[Path, Typed] | None = None,
    refused: Sequence[Refused] = (),
    told: Sequence[Problem] = (),
) -> FiguresView:
    """The figures as the file has them; where one is ``refused``, its cell shows what was ``typed``."""
    unread: list[Problem] = []
    with caching_reads():
        target = _target(report, unread)
        checked = check_report(report.workspace, report.area, str(report.year))
        last_year = last_year_of(report.workspace, checked.assembled)
        if target is None:
            return FiguresView(told=(*told, *redacted(unread)))
        shown = FigureTables(target, last_year, checked.problems, typed or {}, refused)
    reasons = last_year.reasons() if last_year else ()
    return FiguresView(tuple(shown.tables()), tuple(told), shown.others(), reasons, shown.to_come())


def view_with(report: Report, sent: Mapping[str, Typed]) -> FiguresView:
    """The figures as they would be with what was ``sent``, by the names of the cells. Nothing is written."""
    with caching_reads():
        target, typed, figures = _read(report, sent)
        data = data_with(target, figures.values) if target and figures.values else None
        # Where nothing can be put into the file, saving says why.
        with overlaying({target.at.path: data} if target and data else {}):
            return view_of(report, typed, figures.refused)


def saved(report: Report, sent: Mapping[str, Typed]) -> FiguresView:
    """The figures with what of ``sent`` could be taken written into the file."""
    with _SAVING, caching_reads():
        target, typed, figures = _read(report, sent)
        told = redacted(write_values(target, figures.values)) if target and figures.values else ()
        # What is not written stays in its cell, as what is not taken does.
        unwritten = [Refused(path, "this figure is not saved", _WHY) for path in figures.values] if told else []
        return view_of(report, typed, (*figures.refused, *unwritten), told)


def _read(report: Report, sent: Mapping[str, Typed]) -> tuple[Target | None, Mapping[Path, Typed], TypedFigures]:
    """The return, and what of ``sent`` is to be written into it. Nothing of a cell that it does not have."""
    target = _target(report, [])
    if target is None:
        return None, {}, TypedFigures({}, ())
    named = {".".join(path): path for path in target.form.types if path not in target.form.inapplicable}
    typed = {named[name]: each for name, each in sent.items() if name in named}
    return target, typed, typed_figures(target, typed)


def _target(report: Report, problems: list[Problem]) -> Target | None:
    return target_of(report.workspace, report.area, str(report.year), problems)
