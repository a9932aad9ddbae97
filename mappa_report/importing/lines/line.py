"""A finished file as lines of cells, each with the piece that it is of and where that stands."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import chain

from msgspec import Struct

from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.inlines import Inlines, LineBreak, plain_text
from mappa_report.importing.cells import split_cells
from mappa_report.importing.finished import Piece


class LineKind(Enum):
    """What kind of block a line stands in."""

    HEADING = "heading"
    WORDS = "words"
    ITEM = "item"
    ROW = "row"
    """Of a table, whose cells have borders: each stands below that above it."""
    TITLE = "title"
    """Over a table, or below it as a note."""
    ASIDE = "aside"
    """Of a chart or of key figures, which say again what stands elsewhere."""


class Line(Struct, frozen=True):
    """``cells`` are blank where the file has a blank cell. ``piece`` is the number of the piece it is of."""

    cells: tuple[str, ...]
    where: str
    piece: int
    kind: LineKind

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(filter(None, self.cells))

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(cell.split()) for cell in self.cells)


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """All lines of ``pieces``, in order."""
    return tuple(
        Line(cells, piece.where, number, kind)
        for number, piece in enumerate(pieces)
        for kind, cells in _lines(piece.block)
        if any(cells)
    )


def _lines(block: Block) -> Iterator[tuple[LineKind, tuple[str, ...]]]:
    match block:
        case Heading(_, content):
            yield from _running(LineKind.HEADING, content)
        case Paragraph(content):
            yield from _running(LineKind.WORDS, content)
        case BulletList(items) | NumberedList(items):
            inner = chain.from_iterable(_lines(each) for item in items for each in item)
            yield from ((LineKind.ITEM if kind is LineKind.WORDS else kind, cells) for kind, cells in inner)
        case Quotation(content):
            yield from chain.from_iterable(map(_lines, content))
        case Table():
            yield from _table(block)
        case Picture() | Chart() | KeyFigures():
            yield from _shown(block)


def _shown(block: Picture | Chart | KeyFigures) -> Iterator[tuple[LineKind, tuple[str, ...]]]:
    match block:
        case Picture():
            yield from _titles((block.title, block.caption.text if block.caption else ()))
        case Chart():
            yield LineKind.ASIDE, (block.caption.words,)
        case KeyFigures(figures):
            yield from ((LineKind.ASIDE, (figure.value, plain_text(figure.words))) for figure in figures)


def _running(kind: LineKind, content: Inlines) -> Iterator[tuple[LineKind, tuple[str, ...]]]:
    start = 0
    for index, node in enumerate((*content, LineBreak())):
        if isinstance(node, LineBreak):
            for text in plain_text(content[start:index]).split("\n"):
                yield kind, split_cells(text)
            start = index + 1


def _table(table: Table) -> Iterator[tuple[LineKind, tuple[str, ...]]]:
    yield from _titles((table.title, table.caption.text if table.caption else ()))
    for cells in (tuple(column.heading for column in table.columns), *(row.cells for row in table.rows)):
        yield LineKind.ROW, tuple(" ".join(plain_text(cell).split("\n")).strip() for cell in cells)
    yield from _titles(table.notes)


def _titles(contents: Iterable[Inlines]) -> Iterator[tuple[LineKind, tuple[str, ...]]]:
    for content in contents:
        yield LineKind.TITLE, (plain_text(content),)
