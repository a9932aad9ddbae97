"""The tables of the form as a page shows them: each figure as it was typed, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mappa_report.document.inlines import Inlines
from mappa_report.intake.target import Target
from mappa_report.intake.typed import Refused, Typed, text_of, worked_out
from mappa_report.model.figure import FigureState, Path
from mappa_report.model.form import Form, FormTable, Line
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import STATISTICS
from mappa_report.scaffold.blanks import label_text
from mappa_report.wording.facts import Facts, gather_facts
from mappa_report.workbench.last_year import LastYear


class CellView(Struct, frozen=True):
    """A cell: its name, what it is of, what it shows and showed, and what stands beside that.

    ``reason`` is why no figure applies; then it takes none.
    """

    name: str
    label: str
    text: str
    was: str
    reason: str = ""
    worked_out: str = ""
    last_year: str = ""
    change: str = ""
    problems: tuple[Problem, ...] = ()
    refused: Refused | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether what stands in it can't stay so."""
        return self.refused is not None or any(problem.is_error for problem in self.problems)


class RowView(Struct, frozen=True):
    """A row: what stands before it, and its cells."""

    label: str
    cells: tuple[CellView, ...]
    is_total: bool


class TableView(Struct, frozen=True):
    """A table of the form: its title, the headings of its columns, and its rows."""

    title: str
    stub: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]

    @property
    def cells(self) -> Iterator[CellView]:
        """Every cell, as one reads."""
        return (cell for row in self.rows for cell in row.cells)


class FigureTables:
    """Makes the tables of ``target``; ``typed`` stands in a cell in place of what the file says."""

    def __init__(
        self,
        target: Target,
        last_year: LastYear | None,
        problems: Sequence[Problem],
        typed: Mapping[Path, Typed],
        refused: Sequence[Refused],
    ) -> None:
        self._target = target
        self._facts: Facts = gather_facts(target.area, target.year, {})
        self._last_year = last_year
        self._problems = [
            each for each in problems if each.place.file.endswith(f"/{STATISTICS}") and not _is_blank(target.form, each)
        ]
        self._typed = typed
        self._refused = {each.path: each for each in refused}
        self._worked_out = dict(worked_out(target))

    def tables(self) -> Iterator[TableView]:
        """Every table, in the order of the form."""
        for table in self._target.form.tables:
            columns = [column.label for column in table.columns] or [table.value_heading]
            yield TableView(
                self._words(table.title),
                self._words(table.stub),
                tuple(map(self._words, columns)),
                tuple(self._row(table, row) for row in table.rows),
            )

    def others(self) -> tuple[Problem, ...]:
        """What the check says of the file that is about no one figure."""
        return tuple(each for each in self._problems if each.record not in self._target.form.types)

    def to_come(self) -> int:
        """How many figures there are still to come: no slip, and nothing that each empty cell would have to say."""
        return sum(figure.state is FigureState.MISSING for figure in self._target.figures.values())

    def _words(self, content: Inlines) -> str:
        return label_text(content, self._facts)

    def _row(self, table: FormTable, row: Line) -> RowView:
        cells = tuple(self._cell(table, row, column) for column in table.columns or (None,))
        return RowView(self._words(row.label), cells, row.is_total)

    def _cell(self, table: FormTable, row: Line, column: Line | None) -> CellView:
        path = table.path(row, column)
        was = text_of(self._target, path)
        refused = self._refused.get(path)
        parts = (self._words(table.title), self._words(row.label), self._words(column.label) if column else "")
        return CellView(
            ".".join(path),
            ", ".join(filter(None, parts)),
            self._typed[path].now if refused else was,
            was,
            table.inapplicable.get(path, ""),
            self._worked_out.get(path, ""),
            self._last_year.figure(path) if self._last_year else "",
            self._last_year.change(path) if self._last_year else "",
            tuple(each for each in self._problems if each.record == path),
            refused,
        )


def labels_of(target: Target) -> Mapping[str, str]:
    """What each cell of ``target`` is of, by the cell's name."""
    return {cell.name: cell.label for table in FigureTables(target, None, (), {}, ()).tables() for cell in table.cells}


def _is_blank(form: Form, problem: Problem) -> bool:
    """Whether ``problem`` says no more than that a figure, or each of a row or table, is still to come."""
    depth = len(problem.record)
    return problem.code == "missing" and depth > 0 and any(path[:depth] == problem.record for path in form.types)
