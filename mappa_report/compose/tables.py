"""One table of the return, with its figures, as a Table of the Document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.unreturned import without_unreturned
from mappa_report.document.blocks import (
    Alignment,
    Block,
    BulletList,
    Caption,
    Column,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import Anchored, Inline, Inlines, Link, Text, plain_text
from mappa_report.model.edition import Definition, Edition
from mappa_report.model.figure import CellWording, Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.model.table_note import TableNote, notes_below
from mappa_report.wording.numbers import format_number

Figures = Mapping[Path, Figure]


def definition_anchor(key: str) -> str:
    """Where the definition ``key`` stands in the Document."""
    return f"definition-{key}"


def key_of(table: FormTable) -> str:
    """The key of ``table``; of a list of single figures, which has none, that of the first."""
    return table.key or table.rows[0].key


def meaning_of(wording: CellWording, reasons: str = "") -> Inlines:
    """The note that explains what is printed in place of a number; a bare sign is set in quotation marks."""
    sign = wording.prints if any(map(str.isalnum, wording.prints)) else f"“{wording.prints}”"
    return (Text(f"{sign}: {wording.meaning}{reasons}."),)


def meanings_of(figures: Iterable[Figure], cells: Mapping[FigureState, CellWording]) -> Iterator[Inlines]:
    """The note for each sign that ``cells`` have in place of those of ``figures`` that are no numbers."""
    states = {figure.state for figure in figures}
    for state in FigureState:
        if state in states and state is not FigureState.NUMBER:
            yield meaning_of(cells[state])


def pointing_at(caption: Caption, anchor: str, words: str) -> Inlines:
    """``words``, then a link to the table or chart of ``caption``."""
    return (Text(f"{words} "), Link((Text(f"{caption.label} {caption.number}"),), f"#{anchor}"), Text("."))


_FIGURE = "Figure"
"""What a picture is called where the edition has no word for it."""


class Numbering:
    """Gives each table of the report the next number, and each chart and picture that has a caption."""

    def __init__(self, edition: Edition, filler: Filler) -> None:
        self._terms = {key: filler.words(term) for key, term in edition.terms.items()}
        self._tables = count(1)
        self._charts = count(1)
        self._pictures = count(1)
        self._notes = count(1)

    def note(self) -> str:
        """The next note's mark, such as "note 1"; an empty text in an edition that has no word for it."""
        return f"{self._terms['note']} {next(self._notes)}" if "note" in self._terms else ""

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

    def captioned(self, block: Block) -> Block:
        """``block`` with the next number on what its author gave a title, be it within a list or quotation."""
        match block:
            case Table(title=(_, *_)):
                return replace(block, title=(), caption=Caption(self._terms["table"], next(self._tables), block.title))
            case Picture(title=(_, *_)):
                label = self._terms.get("figure", _FIGURE)
                return replace(block, title=(), caption=Caption(label, next(self._pictures), block.title))
            case BulletList() | NumberedList():
                return replace(block, items=tuple(tuple(map(self.captioned, item)) for item in block.items))
            case Quotation():
                return replace(block, content=tuple(map(self.captioned, block.content)))
            case _:
                return block

    def _summary(self, columns: Sequence[Column], rows: Sequence[Row]) -> str:
        """The table's shape in words: its row headings and its column headings."""
        down = ", ".join(plain_text(row.cells[0]) for row in rows)
        across = ", ".join(plain_text(column.heading) for column in columns[1:])
        return f"{self._terms['rows']}: {down}. {self._terms['columns']}: {across}."


class TableComposer:
    """Makes the tables of the return, with the area's own ``notes`` below them.

    ``made`` has those made so far, by the key that the form gives them.
    """

    def __init__(
        self, edition: Edition, figures: Figures, filler: Filler, numbering: Numbering, notes: Sequence[TableNote]
    ) -> None:
        self.edition = edition
        self.figures = figures
        self.notes = notes
        self.filler = filler
        self.numbering = numbering
        self.made: dict[str, Table] = {}

    def table(self, table: FormTable) -> Table:
        """``table`` with its figures."""
        rows = tuple(self._row(table, row) for row in table.rows)
        title = self.filler.inlines(table.title)
        below = (*self._passages(table), *map(self.filler.inlines, notes_below(table, self.notes)))
        if below and (mark := self.numbering.note()):
            title = (*title, Text(" ["), Link((Text(mark),), f"#{_slug(mark)}"), Text("]"))
            below = ((Anchored((Text(f"[{mark}]"),), _slug(mark)), Text(" "), *below[0]), *below[1:])
        notes = (*self._explained_in(table), *self._meanings(table), *below)
        made = self.numbering.table(title, self._columns(table), rows, notes)
        self.made[key_of(table)] = made
        return made

    def _term(self, key: str) -> str:
        return self.filler.words(self.edition.terms[key])

    def _columns(self, table: FormTable) -> tuple[Column, ...]:
        fill = self.filler.inlines
        stub = Column(fill(table.stub))
        if not table.columns:
            return (stub, Column(fill(table.value_heading), Alignment.RIGHT))
        return (stub, *(Column(fill(column.label), Alignment.RIGHT, column.is_total) for column in table.columns))

    def _row(self, table: FormTable, row: Line) -> Row:
        cells = (self._cell(table, self.figures[table.path(row, column)]) for column in table.columns or (None,))
        return Row((self.filler.inlines(row.label), *cells), row.is_total)

    def _cell(self, table: FormTable, figure: Figure) -> Inlines:
        """The number, or the sign in its place, linked to its meaning below the table."""
        if figure.value is not None:
            return (Text(format_number(figure.value)),)
        wording = self.edition.cells[figure.state]
        target = f"#{_meaning_anchor(table, figure.state)}"
        return (Link((Text(wording.prints),), target, f"{wording.prints}: {wording.meaning}"),)

    def _explained_in(self, table: FormTable) -> tuple[Inlines, ...]:
        """One note that leads to the definitions which explain the table."""
        definitions = [entry for entry in self.edition.definitions if entry.key in table.definitions]
        if not definitions:
            return ()
        links = self._listed([self._link(each) for each in definitions])
        return ((Text(f"{self._term('explained_in')} "), *links, Text(".")),)

    def _link(self, definition: Definition) -> Link:
        """The definition's letter, which leads there."""
        mark, term = f"({definition.letter})", self.filler.words(definition.term)
        return Link((Text(mark),), f"#{definition_anchor(definition.key)}", f"{mark} {term}")

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
        """The meaning of each sign that this table prints in place of a number."""
        figures = {path: self.figures[path] for path, _, _ in table.slots()}
        states = {figure.state for figure in figures.values()}
        return tuple(
            (
                Anchored(
                    meaning_of(self.edition.cells[state], self._reasons(table, state)), _meaning_anchor(table, state)
                ),
            )
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
        passages = (self.edition.passages[key].blocks for key in table.notes)
        blocks = (block for each in passages for block in without_unreturned(each, self.filler.facts))
        return tuple(self.filler.inlines(block.content) for block in blocks if isinstance(block, Paragraph))


def _meaning_anchor(table: FormTable, state: FigureState) -> str:
    return _slug(f"{key_of(table)} {state.value}")


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower())
