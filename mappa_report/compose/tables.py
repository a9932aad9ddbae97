"""One table of the return, with its figures, as a Table of the Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

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
from mappa_report.model.edition import CellWording, Definition, Edition
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.wording.numbers import number

Figures = Mapping[Path, Figure]


def definition_anchor(key: str) -> str:
    """Where the definition ``key`` stands in the Document."""
    return f"definition-{key}"


def meaning_of(wording: CellWording, reasons: str = "") -> Inlines:
    """The note that tells what stands for no number; a bare sign is set in quotation marks."""
    sign = wording.prints if any(map(str.isalnum, wording.prints)) else f"“{wording.prints}”"
    return (Text(f"{sign}: {wording.meaning}{reasons}."),)


class Numbering:
    """Gives each table of the report the next number, and each chart."""

    def __init__(self, edition: Edition, filler: Filler) -> None:
        self._terms = {key: filler.words(term) for key, term in edition.terms.items()}
        self._tables = count(1)
        self._charts = count(1)

    def table(
        self, title: Inlines, columns: tuple[Column, ...], rows: tuple[Row, ...], notes: tuple[Inlines, ...]
    ) -> Table:
        """The next table, whose first column heads its rows."""
        caption = Caption(self._terms["table"], next(self._tables), title)
        return Table(
            columns=columns,
            rows=rows,
            has_row_headers=True,
            caption=caption,
            anchor=f"table-{caption.number}",
            summary=self._summary(columns, rows),
            notes=notes,
        )

    def chart(self, title: Inlines) -> Caption:
        """The next chart's caption."""
        return Caption(self._terms["chart"], next(self._charts), title)

    def _summary(self, columns: Sequence[Column], rows: Sequence[Row]) -> str:
        """The table's shape in words: its row headings and its column headings."""
        down = ", ".join(plain_text(row.cells[0]) for row in rows)
        across = ", ".join(plain_text(column.heading) for column in columns[1:])
        return f"{self._terms['rows']}: {down}. {self._terms['columns']}: {across}."


class TableComposer:
    """Makes the tables of the return."""

    def __init__(self, edition: Edition, figures: Figures, filler: Filler, numbering: Numbering) -> None:
        self.edition = edition
        self.figures = figures
        self.filler = filler
        self.numbering = numbering

    def table(self, table: FormTable) -> Table:
        """``table`` with its figures."""
        rows = tuple(self._row(table, row) for row in table.rows)
        return self.numbering.table(self.filler.inlines(table.title), self._columns(table), rows, self._notes(table))

    def _term(self, key: str) -> str:
        return self.filler.words(self.edition.terms[key])

    def _columns(self, table: FormTable) -> tuple[Column, ...]:
        fill = self.filler.inlines
        stub = Column(fill(table.stub))
        if not table.columns:
            return (stub, Column(fill(table.value_heading), Alignment.RIGHT))
        return (
            stub,
            *(Column(fill(column.label), Alignment.RIGHT, column.is_total) for column in table.columns),
        )

    def _row(self, table: FormTable, row: Line) -> Row:
        cells = (self._cell(self.figures[table.path(row, column)]) for column in table.columns or (None,))
        return Row((self.filler.inlines(row.label), *cells), row.is_total)

    def _cell(self, figure: Figure) -> Inlines:
        if figure.value is not None:
            return (Text(number(figure.value)),)
        return (Text(self.edition.cells[figure.state].prints),)

    def _notes(self, table: FormTable) -> tuple[Inlines, ...]:
        return (*self._explained_in(table), *self._meanings(table), *self._passages(table))

    def _explained_in(self, table: FormTable) -> tuple[Inlines, ...]:
        """One note that leads to the definitions which explain the table."""
        definitions = [entry for entry in self.edition.definitions if entry.key in table.definitions]
        if not definitions:
            return ()
        return (
            (
                Text(f"{self._term('explained_in')} "),
                *self._listed([_link(entry) for entry in definitions]),
                Text("."),
            ),
        )

    def _listed(self, links: Sequence[Link]) -> Inlines:
        """``links`` joined by commas, and the last by "and"."""
        joined: list[Inline] = []
        for position, link in enumerate(links):
            if position:
                is_last = position == len(links) - 1
                joined.append(Text(f" {self._term('and')} " if is_last else ", "))
            joined.append(link)
        return tuple(joined)

    def _meanings(self, table: FormTable) -> tuple[Inlines, ...]:
        """What each sign that stands for no number means, if it stands in this table."""
        figures = {path: self.figures[path] for path, _, _ in table.slots()}
        states = {figure.state for figure in figures.values()}
        return tuple(
            meaning_of(self.edition.cells[state], self._reasons(table, state))
            for state in FigureState
            if state in states and state is not FigureState.NUMBER
        )

    def _reasons(self, table: FormTable, state: FigureState) -> str:
        if state is not FigureState.NOT_APPLICABLE:
            return ""
        reasons = dict.fromkeys(table.inapplicable.values())
        return "".join(f"; {reason}" for reason in reasons)

    def _passages(self, table: FormTable) -> tuple[Inlines, ...]:
        """The paragraphs of the passages that the form sets below this table."""
        blocks = (block for key in table.notes for block in self.edition.passages[key].blocks)
        return tuple(self.filler.inlines(block.content) for block in blocks if isinstance(block, Paragraph))


def _link(definition: Definition) -> Link:
    return Link((Text(f"({definition.letter})"),), f"#{definition_anchor(definition.key)}")
