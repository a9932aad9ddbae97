"""Paragraphs and tables as people read them in a terminal, or in what it is piped to."""

import textwrap
from collections.abc import Iterable, Iterator

from mappa_report.document.blocks import Block, Heading, Paragraph, Row, Table
from mappa_report.document.inlines import plain_text

LINE_WIDTH = 80
_COLUMN_GAP = "  "
_MIN_LABEL_WIDTH = 16
"""Characters that the first column of a table has at least, however wide the others are."""


def as_text(blocks: Iterable[Block]) -> str:
    """``blocks`` with blank lines between, wrapped at LINE_WIDTH; only columns of figures may run on beyond it."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(content=content):
            yield plain_text(content)
        case Paragraph(content=content):
            yield from _wrapped(plain_text(content))
        case Table():
            yield from _table(block)
        case _:
            raise AssertionError(f"nothing prints a {type(block).__name__} in a terminal yet")


def _wrapped(words: str, width: int = LINE_WIDTH) -> list[str]:
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False) or [""]


def _table(table: Table) -> Iterator[str]:
    """The lines of ``table``: its first column wrapped, the others aligned right."""
    header = Row(tuple(column.heading for column in table.columns))
    rows = [[plain_text(cell) for cell in row.cells] for row in (header, *table.rows)]
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[1:]]
    room = LINE_WIDTH - sum(widths) - len(_COLUMN_GAP) * len(widths)
    first = min(max(_MIN_LABEL_WIDTH, room), max(len(row[0]) for row in rows))
    for position, (label, *cells) in enumerate(rows):
        *above, last = _wrapped(label, first)
        yield from above
        yield _COLUMN_GAP.join(
            [last.ljust(first), *(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))]
        )
        if not position:
            yield "-" * (first + sum(widths) + len(_COLUMN_GAP) * len(widths))
    if table.notes:
        yield ""
    for note in table.notes:
        yield from _wrapped(plain_text(note))
