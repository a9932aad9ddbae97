"""Going through a Document's tree: every run of text in it, and the tree again with its inlines replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

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
from mappa_report.document.inlines import Anchored, Emphasis, Foreign, Inline, Inlines, Link, Placeholder, Strong

Change = Callable[[Inlines], Inlines]


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Each run of inlines in ``blocks``, in reading order."""
    gathered: list[Inlines] = []

    def gather(content: Inlines) -> Inlines:
        gathered.append(content)
        return content

    for block in blocks:
        change_block(block, gather)
    yield from gathered


def placeholders_in(content: Inlines) -> Iterator[Placeholder]:
    """Every placeholder in ``content``, however deep."""
    for node in content:
        match node:
            case Placeholder():
                yield node
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                yield from placeholders_in(inner)
            case _:
                pass


def change_blocks(blocks: Blocks, change: Change) -> Blocks:
    """``blocks`` with ``change`` made to each run of inlines."""
    return tuple(change_block(block, change) for block in blocks)


def change_block(block: Block, change: Change) -> Block:
    """``block`` with ``change`` made to each run of inlines in it."""
    match block:
        case Heading() | Paragraph():
            return replace(block, content=change(block.content))
        case BulletList() | NumberedList():
            return replace(block, items=tuple(change_blocks(item, change) for item in block.items))
        case Quotation():
            return replace(block, content=change_blocks(block.content, change))
        case Table():
            return _change_table(block, change)
        case Chart():
            caption = replace(block.caption, text=change(block.caption.text))
            return replace(block, caption=caption, notes=tuple(map(change, block.notes)))
        case KeyFigures(figures):
            return KeyFigures(tuple(replace(figure, words=change(figure.words)) for figure in figures))
        case Picture():
            return block


def _change_table(table: Table, change: Change) -> Table:
    return replace(
        table,
        columns=tuple(replace(column, heading=change(column.heading)) for column in table.columns),
        rows=tuple(replace(row, cells=tuple(map(change, row.cells))) for row in table.rows),
        caption=table.caption and replace(table.caption, text=change(table.caption.text)),
        notes=tuple(map(change, table.notes)),
    )


def change_inlines(content: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    """``content`` with ``change`` made to each node that holds no others."""
    return tuple(
        replace(node, content=change_inlines(node.content, change))
        if isinstance(node, Emphasis | Strong | Link | Foreign | Anchored)
        else change(node)
        for node in content
    )
