"""Walking a Document's tree: its parts, every run of inlines in it, and copies of it with the inlines transformed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import astuple, replace

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Caption,
    Chart,
    Heading,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strong,
)

Transform = Callable[[Inlines], Inlines]

_LEVELS: Mapping[type, int] = {
    BulletList: 2, NumberedList: 2, Quotation: 1, Emphasis: 1, Strong: 1, Link: 1, Foreign: 1, Anchored: 1,
}  # fmt: skip
"""How many levels what stands in a node of such a kind is further in, as Markdown counts them."""


def parts_of(whole: object) -> Iterator[tuple[Struct | str, int]]:
    """Every node and stretch of words in a Document, or a part of one, in order; each with its levels of nesting."""
    waiting = [(whole, 0)]
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, Struct):
            yield part, depth
            within = depth + _LEVELS.get(type(part), 0)
            waiting += [(each, within) for each in reversed(astuple(part))]
        elif isinstance(part, tuple):
            waiting += [(each, depth) for each in reversed(part)]
        elif isinstance(part, str):
            yield part, depth


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Each run of inlines in ``blocks``, in reading order. Those of a note come after the run that its mark is in."""
    for block in blocks:
        for run in runs_of(block):
            yield run
            for note in footnotes_in(run):
                yield from inlines_of(note.content)


def runs_of(block: Block) -> list[Inlines]:
    """Each run of inlines in ``block`` without those of its notes, in reading order."""
    runs: list[Inlines] = []

    def collect(content: Inlines) -> Inlines:
        runs.append(content)
        return content

    transform_block(block, collect)
    return runs


def footnotes_in(content: Inlines) -> Iterator[Footnote]:
    """Every note whose mark is in ``content``, however deep, but for those within a note."""
    for node in content:
        match node:
            case Footnote():
                yield node
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                yield from footnotes_in(inner)
            case _:
                pass


def placeholders_in(content: Inlines) -> Iterator[Placeholder]:
    """Every placeholder in ``content``, however deep. Those of its notes are in runs of their own: see inlines_of."""
    for node in content:
        match node:
            case Placeholder():
                yield node
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                yield from placeholders_in(inner)
            case _:
                pass


def transform_blocks(blocks: Blocks, transform: Transform) -> Blocks:
    """A copy of ``blocks`` with ``transform`` applied to each run of inlines."""
    return tuple(transform_block(block, transform) for block in blocks)


def transform_block(block: Block, transform: Transform) -> Block:
    """A copy of ``block`` with ``transform`` applied to each run of inlines in it."""
    match block:
        case Heading() | Paragraph():
            return replace(block, content=transform(block.content))
        case BulletList() | NumberedList():
            return replace(block, items=tuple(transform_blocks(item, transform) for item in block.items))
        case Quotation() | Panel():
            return replace(block, content=transform_blocks(block.content, transform))
        case Table():
            return _transform_table(block, transform)
        case Chart():
            caption = _transform_caption(block.caption, transform) or block.caption
            return replace(block, caption=caption, notes=tuple(map(transform, block.notes)))
        case KeyFigures(figures):
            return KeyFigures(tuple(_transform_figure(figure, transform) for figure in figures))
        case Picture():
            title = block.title and transform(block.title)
            return replace(block, title=title, caption=_transform_caption(block.caption, transform))


def _transform_caption(caption: Caption | None, transform: Transform) -> Caption | None:
    return caption and replace(caption, text=transform(caption.text))


def _transform_figure(figure: KeyFigure, transform: Transform) -> KeyFigure:
    return replace(figure, words=transform(figure.words), change=figure.change and transform(figure.change))


def _transform_table(table: Table, transform: Transform) -> Table:
    return replace(  # in this order they are read: the caption stands above the table
        table,
        title=table.title and transform(table.title),
        caption=_transform_caption(table.caption, transform),
        columns=tuple(replace(column, heading=transform(column.heading)) for column in table.columns),
        rows=tuple(replace(row, cells=tuple(map(transform, row.cells))) for row in table.rows),
        notes=tuple(map(transform, table.notes)),
    )


def transform_inlines(content: Inlines, transform: Callable[[Inline], Inline]) -> Inlines:
    """A copy of ``content`` with ``transform`` applied to each leaf, those of notes among them.

    A leaf is a node without content of its own.
    """
    return tuple(_transform_node(node, transform) for node in content)


def _transform_node(node: Inline, transform: Callable[[Inline], Inline]) -> Inline:
    match node:
        case Emphasis() | Strong() | Link() | Foreign() | Anchored():
            return replace(node, content=transform_inlines(node.content, transform))
        case Footnote(content):
            return replace(node, content=transform_blocks(content, lambda run: transform_inlines(run, transform)))
        case _:
            return transform(node)
