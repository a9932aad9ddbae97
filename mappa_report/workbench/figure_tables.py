"""The tables of the form as a page shows them: each figure as it was typed, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from mappa_report.assembly.history import return_of_last_year
from mappa_report.document.inlines import Inlines
from mappa_report.intake.differences import as_written
from mappa_report.intake.target import Target
from mappa_report.intake.typed import Refused, Typed, text_of, worked_out
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.problems.problem import Problem
from mappa_report.readers.area_reader import STATISTICS
from mappa_report.scaffold.blanks import label_text
from mappa_report.wording.facts import Facts, gather_facts
from mappa_report.workspace.workspace import Workspace


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
    problems: tuple[Problem, ...] = ()
    refused: Refused | None = None


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
        last_year: Mapping[Path, Figure],
        problems: Sequence[Problem],
        typed: Mapping[Path, Typed],
        refused: Sequence[Refused],
    ) -> None:
        self._target = target
        self._facts: Facts = gather_facts(target.area, target.year, {})
        self._last_year = last_year
        self._problems = [each for each in problems if each.place.file.endswith(f"/{STATISTICS}")]
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

    def _words(self, content: Inlines) -> str:
        return label_text(content, self._facts)

    def _row(self, table: FormTable, row: Line) -> RowView:
        cells = tuple(self._cell(table, row, column) for column in table.columns or (None,))
        return RowView(self._words(row.label), cells, row.is_total)

    def _cell(self, table: FormTable, row: Line, column: Line | None) -> CellView:
        path = table.path(row, column)
        was = text_of(self._target, path)
        refused = self._refused.get(path)
        last = self._last_year.get(path)
        parts = (self._words(table.title), self._words(row.label), self._words(column.label) if column else "")
        return CellView(
            ".".join(path),
            ", ".join(filter(None, parts)),
            self._typed[path].now if refused else was,
            was,
            table.inapplicable.get(path, ""),
            self._worked_out.get(path, ""),
            as_written(last) if last and last.state is FigureState.NUMBER else "",
            tuple(each for each in self._problems if each.record == path),
            refused,
        )


def figures_of_last_year(workspace: Workspace, report: AnnualReport | None) -> Mapping[Path, Figure]:
    """The figures of the year before that may be set beside those of ``report``; none where there is no such year."""
    before = return_of_last_year(workspace, report, []) if report else None
    return before.figures if before else {}
