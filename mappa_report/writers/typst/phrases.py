"""The phrases of a Document of which the tags must say more: links and words in other languages, in reading order."""

from collections.abc import Iterator

from mappa_report.document.blocks import (
    Block,
    Blocks,
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
from mappa_report.document.document import Document
from mappa_report.document.inlines import Anchored, Emphasis, Foreign, Inline, Inlines, Link, Strong, Text

Phrase = Link | Foreign


def phrases_of(document: Document) -> Iterator[Phrase]:
    """Those of the whole ``document``, the entries of its contents list among them."""
    if document.draft:
        yield from _in_blocks(document.draft.sheet)
    for entry in document.contents:
        yield Link((Text(entry.text),), f"#{entry.anchor}")
    yield from _in_blocks(document.blocks)


def _in_blocks(blocks: Blocks) -> Iterator[Phrase]:
    for block in blocks:
        for content in _runs(block):
            yield from _in(content)


def _in(content: Inlines) -> Iterator[Phrase]:
    for node in content:
        if isinstance(node, Link | Foreign):
            yield node
        yield from _in(_inside(node))


def _inside(node: Inline) -> Inlines:
    return node.content if isinstance(node, Link | Foreign | Emphasis | Strong | Anchored) else ()


def _runs(block: Block) -> Iterator[Inlines]:
    """Each run of inlines in ``block``, as they follow one another on the page."""
    match block:
        case Heading() | Paragraph():
            yield block.content
        case BulletList(items) | NumberedList(items):
            yield from (run for item in items for inner in item for run in _runs(inner))
        case Quotation(content):
            yield from (run for inner in content for run in _runs(inner))
        case KeyFigures(figures):
            yield from (figure.words for figure in figures)
        case Chart():
            yield from (block.caption.text, *block.notes)
        case Table():
            yield from _runs_of_table(block)
        case Picture():
            pass


def _runs_of_table(table: Table) -> Iterator[Inlines]:
    if table.caption:
        yield table.caption.text
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        yield from row.cells
    yield from table.notes
