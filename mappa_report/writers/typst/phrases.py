"""The phrases of a Document of which the tags must say more: links and words in other languages, in reading order."""

from collections.abc import Iterable, Iterator

from mappa_report.document.blocks import Block, Blocks
from mappa_report.document.document import Document, Furniture
from mappa_report.document.inlines import Anchored, Emphasis, Footnote, Foreign, Inlines, Link, Strong, Text
from mappa_report.document.walk import runs_of
from mappa_report.writers.footnotes import Notes, mark_link, with_notes

Phrase = Link | Foreign


def phrases_of(document: Document) -> Iterator[Phrase]:
    """Those of the whole ``document``, the entries of its contents list among them."""
    furniture = document.furniture
    if document.draft:
        yield from _in_blocks(document.draft.sheet, furniture)
    yield from _in_text(document.front, furniture)
    for entry in document.contents:
        yield Link((Text(entry.text),), f"#{entry.anchor}")
    yield from _in_text(document.text, furniture)


def _in_text(blocks: Blocks, furniture: Furniture) -> Iterator[Phrase]:
    for block in with_notes(blocks, furniture):
        yield from _in_blocks((block.notes if isinstance(block, Notes) else block,), furniture)


def _in_blocks(blocks: Iterable[Block], furniture: Furniture) -> Iterator[Phrase]:
    for block in blocks:
        for content in runs_of(block):
            yield from _in(content, furniture)


def _in(content: Inlines, furniture: Furniture) -> Iterator[Phrase]:
    for node in content:
        if isinstance(node, Link | Foreign):
            yield node
        if isinstance(node, Link | Foreign | Emphasis | Strong | Anchored):
            yield from _in(node.content, furniture)
        if isinstance(node, Footnote):
            yield mark_link(node, furniture)
