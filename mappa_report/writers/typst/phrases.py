"""The phrases of a Document of which the tags must say more: links and words in other languages, in reading order."""

from collections.abc import Iterable, Iterator

from mappa_report.document.blocks import Block
from mappa_report.document.document import Document
from mappa_report.document.inlines import Anchored, Emphasis, Foreign, Inlines, Link, Strong, Text
from mappa_report.document.walk import inlines_of

Phrase = Link | Foreign


def phrases_of(document: Document) -> Iterator[Phrase]:
    """Those of the whole ``document``, the entries of its contents list among them."""
    if document.draft:
        yield from _in_blocks(document.draft.sheet)
    for entry in document.contents:
        yield Link((Text(entry.text),), f"#{entry.anchor}")
    yield from _in_blocks(document.blocks)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[Phrase]:
    for content in inlines_of(blocks):
        yield from _in(content)


def _in(content: Inlines) -> Iterator[Phrase]:
    for node in content:
        if isinstance(node, Link | Foreign):
            yield node
        if isinstance(node, Link | Foreign | Emphasis | Strong | Anchored):
            yield from _in(node.content)
