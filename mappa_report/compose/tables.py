"""One table of the return, with its figures, as a Table of the Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mappa_report.compose.filling import Filler
from mappa_report.document import (
    Alignment,
    Caption,
    Column,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
    plain_text,
)
from mappa_report.model.edition import Definition, Edition
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.wording.numbers import number

Figures = Mapping[Path, Figure]


def definition_anchor(key: str) -> str:
    """Where the definition ``key`` stands in the Document."""
    return f"definition-{key}"


class TableComposer:
    """Makes the tables of one report, each numbered in turn."""

    def __init__(self, edition: Edition, figures: Figures, filler: Filler) -> None:
        self.edition = edition
        self.figures = figures
        self.filler = filler
        self.numbered = 0

    def table(self, table: FormTable) -> Table:
        """The next table, with the figures of ``table``."""
        self.numbered += 1
        columns = self.columns(table)
        rows = tuple(self.row(table, row) for row in table.rows)
        return Table(
            columns=columns,
            rows=rows,
            has_row_headers=True,
            caption=Caption(self.term("table"), self.numbered, self.filler.inlines(table.title)),
            anchor=f"table-{self.numbered}",
            summary=self.summary(columns, rows),
            notes=self.notes(table),
        )

    def term(self, key: str) -> str:
        return self.filler.words(self.edition.terms[key])

    def columns(self, table: FormTable) -> tuple[Column, ...]:
        fill = self.filler.inlines
        stub = Column(fill(table.stub))
        if not table.columns:
            return (stub, Column(fill(table.value_heading), Alignment.RIGHT))
        return (
            stub,
            *(Column(fill(column.label), Alignment.RIGHT, column.is_total) for column in table.columns),
        )

    def row(self, table: FormTable, row: Line) -> Row:
        cells = (self.cell(self.figures[table.path(row, column)]) for column in table.columns or (None,))
        return Row((self.filler.inlines(row.label), *cells), row.is_total)

    def cell(self, figure: Figure) -> Inlines:
        if figure.value is not None:
            return (Text(number(figure.value)),)
        return (Text(self.edition.cells[figure.state].prints),)

    def summary(self, columns: Sequence[Column], rows: Sequence[Row]) -> str:
        """The table's shape in words: its row headings and its column headings."""
        down = ", ".join(plain_text(row.cells[0]) for row in rows)
        across = ", ".join(plain_text(column.heading) for column in columns[1:])
        return f"{self.term('rows')}: {down}. {self.term('columns')}: {across}."

    def notes(self, table: FormTable) -> tuple[Inlines, ...]:
        return (*self.explained_in(table), *self.meanings(table), *self.passages(table))

    def explained_in(self, table: FormTable) -> tuple[Inlines, ...]:
        """One note that leads to the definitions which explain the table."""
        definitions = [entry for entry in self.edition.definitions if entry.key in table.definitions]
        if not definitions:
            return ()
        return ((Text(f"{self.term('explained_in')} "), *self.listed([_link(entry) for entry in definitions]), Text(".")),)

    def listed(self, links: Sequence[Link]) -> Inlines:
        """``links`` joined by commas, and the last by "and"."""
        joined: list[Inline] = []
        for position, link in enumerate(links):
            if position:
                is_last = position == len(links) - 1
                joined.append(Text(f" {self.term('and')} " if is_last else ", "))
            joined.append(link)
        return tuple(joined)

    def meanings(self, table: FormTable) -> tuple[Inlines, ...]:
        """What each sign that stands for no number means, if it stands in this table."""
        figures = {path: self.figures[path] for path, _, _ in table.slots()}
        states = {figure.state for figure in figures.values()}
        notes: list[Inlines] = []
        for state in FigureState:
            if state in states and state is not FigureState.NUMBER:
                wording = self.edition.cells[state]
                notes.append((Text(f"{wording.prints}: {wording.meaning}{self.reasons(table, state)}."),))
        return tuple(notes)

    def reasons(self, table: FormTable, state: FigureState) -> str:
        if state is not FigureState.NOT_APPLICABLE:
            return ""
        reasons = dict.fromkeys(table.inapplicable.values())
        return "".join(f"; {reason}" for reason in reasons)

    def passages(self, table: FormTable) -> tuple[Inlines, ...]:
        """The paragraphs of the passages that the form sets below this table."""
        blocks = (block for key in table.notes for block in self.edition.passages[key].blocks)
        return tuple(self.filler.inlines(block.content) for block in blocks if isinstance(block, Paragraph))


def _link(definition: Definition) -> Link:
    return Link((Text(f"({definition.letter})"),), f"#{definition_anchor(definition.key)}")
