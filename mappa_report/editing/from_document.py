"""Blocks of the Document as an editor holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mappa_report.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Chart,
    Heading,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.editing import nodes
from mappa_report.editing.kept import kept_source

_Marks = tuple[nodes.Mark, ...]


class NotHeld(Exception):
    """Raised for what no section can hold, and no editor."""


class ToNodes:
    """``labels`` are the names of notes, by their numbers from 1."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels

    def node(self, block: Block) -> nodes.Node:
        """``block`` of a page. Raises NotHeld for what compose alone makes."""
        match block:
            case Heading(level, content):
                return nodes.HeadingNode(nodes.HeadingAttrs(level), self.run(content))
            case _:
                return self._inner(block)

    def _inner(self, block: Block) -> nodes.Inner:
        match block:
            case Paragraph(content):
                return nodes.ParagraphNode(self.run(content))
            case BulletList(items):
                return nodes.BulletListNode(self._items(items))
            case NumberedList(items, start):
                return nodes.NumberedListNode(self._items(items), nodes.NumberedAttrs(start))
            case Quotation(content):
                return nodes.QuotationNode(tuple(map(self._inner, content)))
            case Table():
                return self._table(block)
            case Picture():
                attrs = nodes.PictureAttrs(block.data.decode(), block.alternative)
                return nodes.PictureNode(attrs, self.run(block.title))
            case Heading() | Chart() | KeyFigures() | Panel():
                raise NotHeld

    def _items(self, items: Iterable[Blocks]) -> tuple[nodes.ItemNode, ...]:
        return tuple(nodes.ItemNode(_begun(tuple(map(self._inner, item)))) for item in items)

    def _table(self, table: Table) -> nodes.TableNode:
        aligned = [nodes.CellAttrs(column.alignment.value) for column in table.columns]
        heads = (nodes.HeadCellNode(a, self.run(c.heading)) for a, c in zip(aligned, table.columns, strict=True))
        return nodes.TableNode((nodes.RowNode(tuple(heads)), *(self._row(row, aligned) for row in table.rows)))

    def _row(self, row: Row, aligned: Sequence[nodes.CellAttrs]) -> nodes.RowNode:
        return nodes.RowNode(
            tuple(nodes.CellNode(attrs, self.run(cell)) for attrs, cell in zip(aligned, row.cells, strict=True))
        )

    def run(self, content: Inlines) -> nodes.Run:
        """A run of inlines, in which text of the same marks is one."""
        made: list[nodes.Inline] = []
        for node in self._inlines(content, ()):
            match made[-1:], node:
                case [nodes.WordsNode(text, before)], nodes.WordsNode(more, marks) if before == marks:
                    made[-1] = nodes.WordsNode(text + more, marks)
                case _:
                    made.append(node)
        return tuple(made)

    def _inlines(self, content: Inlines, marks: _Marks) -> Iterator[nodes.Inline]:
        for node in content:
            match node:
                case Strong() | Emphasis() | Link() | Foreign():
                    yield from self._inlines(node.content, in_order((_mark(node), *marks)))
                case Anchored(inner, _):
                    yield from self._inlines(inner, marks)
                case Text(text):
                    yield nodes.WordsNode(text, marks)
                case LineBreak():
                    yield nodes.BreakNode(marks)
                case Footnote():
                    yield self._note(node, marks)
                case Placeholder():
                    yield _placeholder(node, marks)

    def _note(self, note: Footnote, marks: _Marks) -> nodes.NoteNode:
        (paragraph,) = note.content
        assert isinstance(paragraph, Paragraph)
        label = self.labels[note.number - 1] if note.number else ""
        return nodes.NoteNode(nodes.NoteAttrs(label, self.run(paragraph.content)), marks)


def _begun(content: tuple[nodes.Inner, ...]) -> tuple[nodes.Inner, ...]:
    """``content`` of an item, which begins with a paragraph, be it an empty one."""
    return content if content and isinstance(content[0], nodes.ParagraphNode) else (nodes.ParagraphNode(), *content)


def _mark(node: Strong | Emphasis | Link | Foreign) -> nodes.Mark:
    match node:
        case Strong():
            return nodes.StrongMark()
        case Emphasis():
            return nodes.EmphasisMark()
        case Link(_, target):
            return nodes.LinkMark(nodes.LinkTo(target))
        case Foreign(_, language):
            return nodes.ForeignMark(nodes.InLanguage(language))


def in_order(marks: _Marks) -> _Marks:
    """``marks`` in the order of their ranks. Of two of a kind, the first counts."""
    of_kinds = {type(each): each for each in reversed(marks)}
    return tuple(of_kinds[kind] for kind in nodes.RANKS if kind in of_kinds)


def _placeholder(placeholder: Placeholder, marks: _Marks) -> nodes.Inline:
    source = kept_source(placeholder)
    if source is None:
        return nodes.PlaceholderNode(nodes.PlaceholderAttrs(f"{{{{ {placeholder.expression} }}}}"), marks)
    return nodes.KeptInlineNode(nodes.KeptAttrs(source), marks)
