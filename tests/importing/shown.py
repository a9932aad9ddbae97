"""What a reader of finished files gave, as lines of text, for tests to hold whole outcomes against."""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Table,
)
from mappa_report.document.inlines import Emphasis, Footnote, Foreign, Inlines, LineBreak, Link, Strong, Text
from mappa_report.importing.finished import Finished


def words(content: Inlines) -> str:
    """Inlines in a notation like Markdown's; a break is a slash, another language stands in braces."""
    parts = []
    for node in content:
        match node:
            case Text(text):
                parts.append(text)
            case Strong(inner):
                parts.append(f"**{words(inner)}**")
            case Emphasis(inner):
                parts.append(f"*{words(inner)}*")
            case Link(inner, target):
                parts.append(f"[{words(inner)}]({target})")
            case Foreign(inner, language):
                parts.append(f"{{{language}: {words(inner)}}}")
            case LineBreak():
                parts.append(" / ")
            case Footnote(inner):
                parts.append(f"[^{'; '.join(lines(inner))}]")
            case _:
                raise AssertionError(node)
    return "".join(parts)


def lines(blocks: Blocks) -> list[str]:
    """Blocks in a notation like Markdown's."""
    return [line for block in blocks for line in _lines(block)]


def shown(finished: Finished) -> list[str]:
    """All blocks of a file."""
    return lines(tuple(piece.block for piece in finished.pieces))


def told(finished: Finished) -> list[str]:
    """What was told, each with its kind and place."""
    return [f"{each.kind.value} [{each.where}] {each.words}" for each in finished.told]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, content):
            yield f"{'#' * level} {words(content)}"
        case Paragraph(content, role):
            yield words(content) if role is ParagraphRole.BODY else f"{role.value}: {words(content)}"
        case BulletList() | NumberedList():
            yield from _list(block)
        case Quotation(content):
            yield from (f"> {line}" for line in lines(content))
        case Picture():
            title = f" {words(block.title)}" if block.title else ""
            yield f"![{block.alternative}]({block.media_type}, {block.width} × {block.height}){title}"
        case Table():
            yield from _table(block)
        case KeyFigures(figures):
            yield from (f"{figure.value} = {words(figure.words)}" for figure in figures)
        case _:
            raise AssertionError(block)


def _list(block: BulletList | NumberedList) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start if isinstance(block, NumberedList) else 0):
        yield from _item(f"{number}." if isinstance(block, NumberedList) else "-", item)


def _item(mark: str, item: Blocks) -> Iterator[str]:
    first, *others = lines(item)
    yield f"{mark} {first}"
    yield from (f"{' ' * (len(mark) + 1)}{line}" for line in others)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"= {words(table.title)}"
    for row in (tuple(column.heading for column in table.columns), *(row.cells for row in table.rows)):
        yield f"| {' | '.join(map(words, row))} |"
