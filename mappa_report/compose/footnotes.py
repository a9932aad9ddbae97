"""Notes, counted through the whole report."""

from collections.abc import Iterator
from itertools import count

from msgspec.structs import replace

from mappa_report.document.blocks import Blocks
from mappa_report.document.inlines import Anchored, Emphasis, Footnote, Foreign, Inline, Inlines, Link, Strong
from mappa_report.document.walk import transform_blocks


def with_numbered_notes(blocks: Blocks) -> Blocks:
    """``blocks`` with a number for each note, from 1, in the order of their marks."""
    numbers = count(1)
    return transform_blocks(blocks, lambda run: _numbered(run, numbers))


def _numbered(content: Inlines, numbers: Iterator[int]) -> Inlines:
    return tuple(_node(node, numbers) for node in content)


def _node(node: Inline, numbers: Iterator[int]) -> Inline:
    match node:
        case Footnote():
            return replace(node, number=next(numbers))
        case Emphasis() | Strong() | Link() | Foreign() | Anchored():
            return replace(node, content=_numbered(node.content, numbers))
        case _:
            return node
