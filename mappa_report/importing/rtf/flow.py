"""Paragraphs that follow each other, with the tables that they stand in: the text, a note or a text box."""

from __future__ import annotations

from collections.abc import Sequence

from mappa_report.importing.office.walked import Line, Run, Walked
from mappa_report.importing.rtf.grids import Row, grid_of
from mappa_report.importing.rtf.state import CellEdge
from mappa_report.unpacking.bounds import Tally


class _Table:
    """A table whose rows still come."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.rows: list[Row] = []
        self.cells: list[tuple[Walked, ...]] = []
        self.content: list[Walked] = []


class Flow:
    """What has been walked over. ``runs`` are those of the paragraph at hand, ``label`` what stands before it.

    ``after`` is what hangs on that paragraph. All is at ``place``, where one is given.
    """

    def __init__(self, cells: Tally, place: str = "") -> None:
        self.walked: list[Walked] = []
        self.runs: list[Run] = []
        self.after: list[Walked] = []
        self.label = ""
        self._cells = cells
        self._tables: list[_Table] = []
        self._place = place
        self._paragraphs = self._count = 0

    @property
    def where(self) -> str:
        """Where the paragraph at hand stands."""
        if self._place:
            return self._place
        if self._tables:
            return f"{self._tables[0].where}, row {len(self._tables[0].rows) + 1}"
        return f"paragraph {self._paragraphs + 1}"

    def expect(self, nesting: int) -> None:
        """What comes next stands in as many tables as ``nesting``, unless a row is still open."""
        is_amid_row = bool(self._tables) and bool(self._tables[-1].cells or self._tables[-1].content)
        if nesting > len(self._tables) or not is_amid_row:
            self._enter(nesting)

    def add(self, walked: Sequence[Walked], nesting: int) -> None:
        """Add what stands in as many tables as ``nesting``."""
        self._enter(nesting)
        (self._tables[-1].content if self._tables else self.walked).extend(walked)

    def count_paragraph(self) -> None:
        """The paragraph at hand is over."""
        self._paragraphs += not self._tables

    def end_cell(self, nesting: int) -> None:
        """A cell of the table as many deep as ``nesting`` is over."""
        self._enter(nesting)
        table = self._tables[-1]
        self._cells.add(1)
        table.cells.append(tuple(table.content))
        table.content = []

    def end_row(self, nesting: int, edges: Sequence[CellEdge]) -> None:
        """A row of that table is over, whose cells end at ``edges``."""
        self._enter(nesting)
        table = self._tables[-1]
        if table.cells:
            table.rows.append(Row(tuple(table.cells), tuple(edges)))
        table.cells = []

    def close(self) -> tuple[Walked, ...]:
        """All of it, once nothing more comes."""
        self._enter(0)
        return tuple(self.walked)

    def _enter(self, nesting: int) -> None:
        while len(self._tables) > nesting:
            table = self._tables.pop()
            inside = self._tables[-1].content if self._tables else self.walked
            if table.cells:
                table.rows.append(Row(tuple(table.cells), ()))
            if table.rows:
                inside.append(grid_of(table.rows, table.where))
            inside += table.content
        while len(self._tables) < nesting:
            self._count += not self._tables
            self._tables.append(_Table(self._place or f"table {self._count}"))


def has_words(line: Line) -> bool:
    """True if there is anything to be read in ``line``."""
    return bool(line.text.strip()) or any(run.note for run in line.runs)
