"""What an editor holds as blocks of the Document, in the form that Markdown can say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from mappa_report.document.attribution import with_attribution
from mappa_report.document.blocks import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import (
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
    plain_text,
)
from mappa_report.editing import nodes
from mappa_report.editing.stand_ins import StandIns
from mappa_report.importing.markdown.normal_runs import RunMaker
from mappa_report.importing.markdown.reading_back import NOWHERE
from mappa_report.importing.markdown.runs import Place
from mappa_report.importing.markdown.targets import target_of
from mappa_report.importing.markdown.telling import Telling

Labels = Callable[[nodes.NoteNode], str]
"""From a note to the name that it has in the file, or is to have."""


class FromNodes:
    """``labels`` has the names of the notes whose marks were made, in their order, once ``blocks`` was asked for."""

    def __init__(self, stand_ins: StandIns, label_of: Labels) -> None:
        self.labels: list[str] = []
        self._stand_ins, self._label_of = stand_ins, label_of
        self._is_in_cell = False
        self._may_have_notes = True
        self._runs = RunMaker(Telling(), self._notes)

    def blocks(self, held: Iterable[nodes.Node]) -> Blocks:
        """The blocks of ``held``, without what says nothing. Raises TooLong."""
        return tuple(made for node in held for made in self._block(node))

    def _block(self, node: nodes.Node) -> Iterator[Block]:
        match node:
            case nodes.ParagraphNode(content):
                words = self._run(content, Place.PARAGRAPH)
                yield from (Paragraph(words),) if words else ()
            case nodes.HeadingNode(attrs, content):
                words = self._run(content, Place.HEADING)
                yield from (Heading(attrs.level, words),) if words else ()
            case nodes.BulletListNode() | nodes.NumberedListNode():
                yield from self._list(node)
            case nodes.QuotationNode(content):
                said = self.blocks(content)
                yield from (Quotation(with_attribution(said)),) if said else ()
            case nodes.TableNode():
                yield self._table(node)
            case nodes.PictureNode():
                yield self._picture(node)
            case nodes.KeptNode():
                raise AssertionError("what is kept is written as it is")

    def _picture(self, node: nodes.PictureNode) -> Picture:
        alternative = plain_text(self._runs.run((Text(self._stand_ins.words(node.attrs.alt)),), Place.PICTURE))
        title = self._run(node.content, Place.PICTURE_TITLE)
        return Picture(alternative, node.attrs.src.encode(), "", 0, 0, title)

    def _list(self, node: nodes.BulletListNode | nodes.NumberedListNode) -> Iterator[Block]:
        items = tuple(made for item in node.content if (made := self.blocks(item.content)))
        if items and isinstance(node, nodes.NumberedListNode):
            yield NumberedList(items, node.attrs.start)
        elif items:
            yield BulletList(items)

    def _table(self, node: nodes.TableNode) -> Table:
        head, *rows = node.content
        width = max(len(row.content) for row in node.content)
        alignments = [Alignment(cell.attrs.align) for cell in head.content]
        alignments += [Alignment.LEFT] * (width - len(alignments))
        self._is_in_cell = True
        heads = self._cells(head, width, may_have_notes=False)
        made = tuple(Row(self._cells(row, width)) for row in rows)
        self._is_in_cell = False
        return Table(tuple(map(Column, heads, alignments)), made)

    def _cells(self, row: nodes.RowNode, width: int, *, may_have_notes: bool = True) -> tuple[Inlines, ...]:
        cells = (self._run(cell.content, Place.CELL, may_have_notes=may_have_notes) for cell in row.content)
        return (*cells, *((),) * (width - len(row.content)))

    def _run(self, content: Sequence[nodes.Inline], place: Place, *, may_have_notes: bool = True) -> Inlines:
        self._may_have_notes = may_have_notes and place in (Place.PARAGRAPH, Place.CELL)
        return self._runs.run(self._nested(content, ()), place)

    def _notes(self, content: Blocks) -> Blocks:
        return content

    def _nested(self, content: Sequence[nodes.Inline], done: tuple[nodes.Mark, ...]) -> Inlines:
        """``content``, whose marks but for those ``done`` are round it: that which reaches farthest is outermost."""
        made: list[Inline] = []
        at = 0
        while at < len(content):
            marks = [mark for mark in content[at].marks if mark not in done]
            if not marks:
                made += self._leaf(content[at], done)
                at += 1
                continue
            reaches = {mark: _reach(content, at, mark) for mark in marks}
            mark = max(marks, key=lambda each: reaches[each])
            end = at + reaches[mark]
            made += self._marked(mark, self._nested(content[at:end], (*done, mark)))
            at = end
        return tuple(made)

    def _marked(self, mark: nodes.Mark, content: Inlines) -> Inlines:
        match mark:
            case nodes.LinkMark(attrs):
                target = target_of(attrs.href) or self._stand_ins.address(attrs.href)
                return (Link(content, target),) if target else content
            case nodes.ForeignMark(attrs):
                return (Foreign(content, attrs.lang),)
            case nodes.StrongMark():
                return (Strong(content),)
            case nodes.EmphasisMark():
                return (Emphasis(content),)

    def _leaf(self, node: nodes.Inline, within: Sequence[nodes.Mark]) -> Inlines:
        match node:
            case nodes.WordsNode(text):
                return (Text(text),)
            case nodes.BreakNode():
                return (LineBreak(),)
            case nodes.PlaceholderNode(attrs):
                return (Placeholder(" ".join(attrs.source.strip("{}").split()), NOWHERE),)
            case nodes.KeptInlineNode(attrs):
                return (self._stand_ins.inline(attrs.source, is_in_cell=self._is_in_cell),)
            case nodes.NoteNode():
                return self._note(node, within)

    def _note(self, node: nodes.NoteNode, within: Sequence[nodes.Mark]) -> Inlines:
        """The note; in brackets in its line, where no mark of one can be."""
        inside = [each for each in node.attrs.content if not isinstance(each, nodes.NoteNode)]
        if not self._may_have_notes or any(isinstance(mark, nodes.LinkMark) for mark in within):
            words = self._nested(inside, tuple(within))
            return (Text(" ("), *words, Text(")")) if words else ()
        is_in_cell, self._is_in_cell = self._is_in_cell, False
        words = RunMaker(Telling(), None).run(self._nested(inside, ()), Place.PARAGRAPH)
        self._is_in_cell = is_in_cell
        if not words:
            return ()
        self.labels.append(self._label_of(node))
        return (Footnote((Paragraph(words),), len(self.labels)),)


def _reach(content: Sequence[nodes.Inline], at: int, mark: nodes.Mark) -> int:
    """How many of ``content`` from ``at`` on have ``mark``."""
    return sum(1 for _ in takewhile(lambda each: mark in each.marks, content[at:]))
