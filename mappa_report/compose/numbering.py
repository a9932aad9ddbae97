"""Anchors for headings, and the contents list made from them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, Heading, Panel, Paragraph, Table
from mappa_report.document.document import ContentsEntry
from mappa_report.document.inlines import Anchored, Inlines, plain_text

CONTENTS_DEPTH = 2
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def with_anchors(blocks: Iterable[Block]) -> Blocks:
    """``blocks`` in which each heading has a unique anchor, made from its words where it has none.

    Given anchors stay as they are, since links lead to them.
    """
    listed = tuple(blocks)
    used_anchors = {block.anchor for block in listed if isinstance(block, Heading | Table) and block.anchor}
    runs = [run for block in listed for run in _runs_with_anchors(block)]
    used_anchors |= {node.anchor for run in runs for node in run if isinstance(node, Anchored)}
    return _with_anchors(listed, used_anchors)


def _with_anchors(blocks: Blocks, used_anchors: set[str]) -> Blocks:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Panel):
            made.append(Panel(_with_anchors(block.content, used_anchors)))
        elif isinstance(block, Heading) and not block.anchor:
            made.append(_anchored(block, used_anchors))
        else:
            made.append(block)
    return tuple(made)


def _runs_with_anchors(block: Block) -> tuple[Inlines, ...]:
    """The notes of a table, and a paragraph, which may begin with a term."""
    match block:
        case Table(notes=notes):
            return notes
        case Paragraph(content):
            return (content,)
    return ()


def contents_of(blocks: Iterable[Block]) -> tuple[ContentsEntry, ...]:
    """An entry for each heading of the first two levels."""
    return tuple(
        ContentsEntry(block.level, plain_text(block.content).replace(_SOFT_HYPHEN, ""), block.anchor)
        for block in _flat(blocks)
        if isinstance(block, Heading) and block.level <= CONTENTS_DEPTH
    )


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, those in panels with them."""
    for block in blocks:
        yield from block.content if isinstance(block, Panel) else (block,)


def _anchored(heading: Heading, used_anchors: set[str]) -> Heading:
    base = _slug(plain_text(heading.content))
    anchor, number = base, 2
    while anchor in used_anchors:
        anchor, number = f"{base}-{number}", number + 1
    used_anchors.add(anchor)
    return replace(heading, anchor=anchor)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].rstrip("-") or "section"
