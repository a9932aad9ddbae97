"""Headings, paragraphs, lists, quotations, tables and pictures into the blocks of a Document."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

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
    ParagraphRole,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.bounds import MAX_HEADING_LEVEL
from mappa_report.document.contacts import is_contact
from mappa_report.document.inlines import Emphasis, Inlines, Strong, Text, plain_text
from mappa_report.document.walk import placeholders_in
from mappa_report.problems.many import reading_ends
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_footnotes import FootnoteReader, Notes
from mappa_report.readers.markdown_joined import addresses_unused
from mappa_report.readers.markdown_notes import NOTE
from mappa_report.readers.markdown_slips import slips_in
from mappa_report.readers.markdown_tables import MAX_ROWS, rows_of, table_problems
from mappa_report.readers.markdown_tokens import Cursor, line_of, parser, syntax_tree
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.source.edits import edits_at
from mappa_report.source.place import Place, Source
from mappa_report.source.prose import Cell, ProseKind

PICTURE_NUMBER = re.compile(
    r"\A\s*(?:figure|fig\.?|picture|photo|photograph|image|map|diagram|chart|graph)\s*[0-9]{1,3}\s*(?:[:.–—-]\s*|\Z)",
    re.IGNORECASE,
)
"""What a picture is numbered with by hand: the report numbers all of them itself."""
TABLE_TITLE = re.compile(r"\A[\s*_]*Table(?:\s*:|\s+[0-9]{1,3}\s*[:.–—-])[\s*_]*", re.IGNORECASE)
"""What begins the caption of a table, with a number by hand or without."""
MAX_BRACKETS = 4_000
"""Each may begin a link, whose end the parser looks for among all that follow."""


_NEXT_LEVEL = "Set its level right"


class BlockReader(FootnoteReader):
    """Reads one file's blocks. ``pictures`` is the folder its pictures are in; None where it may show none."""

    def __init__(self, source: Source, pictures: PictureFolder | None, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.source = source
        self.pictures = pictures
        self.level = 1
        self.tables = 0
        self.title: Inlines = ()  # of the table that comes next

    def blocks(self, text: str) -> Blocks:
        """The blocks of ``text``, whose lines are those of the source."""
        if text.count("[") > MAX_BRACKETS:
            message = f"this text has more than {MAX_BRACKETS:,} square brackets"
            hint = "check that it is the right file; brackets are for links, pictures and phrases of other languages."
            self.problems.append(Problem("file-too-large", message, Place(self.source), hint=hint))
            return ()
        read: dict[str, Any] = {}
        tree = syntax_tree(lambda: parser().parse(text, read), self.source, 1, self.problems)
        self.notes = Notes(tree, self.source, self.problems)
        blocks = self.children(tree)
        self.problems.extend(addresses_unused(read.get("references", {}), tree, self.source))
        if not self.has_enough_problems:
            self.problems.extend(self.notes.without_mark())
        if self.has_enough_problems:
            self.problems.append(reading_ends(self.problems[-1].place))
        return blocks

    def children(self, parent: SyntaxTreeNode) -> Blocks:
        """The blocks that ``parent`` holds, but for notes, which are read where their marks are."""
        self.problems.extend(slips_in(parent, self.source))
        nodes = (node for node in parent.children if node.type != NOTE and not self.has_enough_problems)
        return tuple(block for node in nodes for block in self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph" if (title := self._titled(node)) is not None:
                self.title = title
            case "paragraph":
                yield from self._paragraph(node)
            case "heading":
                yield from self._heading(node)
            case "bullet_list":
                yield BulletList(tuple(self.children(item) for item in node.children))
            case "ordered_list":
                start = node.attrs.get("start", 1)
                yield NumberedList(tuple(self.children(item) for item in node.children), int(start))
            case "blockquote":
                yield self._quotation(node)
            case "table":
                yield self._table(node)
            case unsupported:
                self.refuse(unsupported, Place(self.source, line_of(node), 1))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        children = node.children[0].children
        kind = ProseKind.QUOTATION if _is_below(node, "blockquote") else ProseKind.PARAGRAPH
        if len(children) == 1 and children[0].type == "image":
            yield from self._picture(children[0], self._cursor(node))
            return
        in_list = _is_below(node, "list_item")
        if content := self.run(children, self._cursor(node), kind, in_list=in_list, may_have_notes=True):
            is_one = is_contact(node.children[0].content)
            yield Paragraph(content, ParagraphRole.CONTACT if is_one else ParagraphRole.BODY)
        self.end_run()

    def _quotation(self, node: SyntaxTreeNode) -> Quotation:
        said = self.children(node)
        content = with_attribution(said)
        if content is not said:
            self.prose[-1] = replace(self.prose[-1], kind=ProseKind.ATTRIBUTION)
        return Quotation(content)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Heading]:
        level = len(node.markup)
        place = Place(self.source, line_of(node), 1, level)
        if level == 1:
            hint = "the title is given in the head; begin headings in the text with ##."
            message, edits = "this heading is level with the title", edits_at(place, "#", "##", _NEXT_LEVEL)
            on_page = "the section has its title already: choose a lower level for this heading."
            self.problems.append(Problem("heading-level", message, place, hint=hint, edits=edits, on_page=on_page))
        elif level > min(self.level + 1, MAX_HEADING_LEVEL):
            expected = "#" * min(self.level + 1, MAX_HEADING_LEVEL)
            message = "this heading skips a level" if level <= MAX_HEADING_LEVEL else "this heading is too deep"
            why = "people who listen to the page find their way by its levels."
            hint, on_page = f"use {expected} here; {why}", f"choose the level below that of the heading before; {why}"
            edits = edits_at(place, node.markup, expected, _NEXT_LEVEL)
            self.problems.append(Problem("heading-level", message, place, hint=hint, edits=edits, on_page=on_page))
        else:
            self.level = level
        content = self.run(node.children[0].children, self._cursor(node), ProseKind.HEADING)
        if node.parent is not None and not node.parent.is_root:
            hint = "put an empty line before it and begin it at the left edge, or make it a paragraph in **bold**."
            message = "a heading stands inside a list or quotation"
            on_page = "put it outside, or make it a paragraph in bold."
            self.problems.append(Problem("markdown-unsupported", message, place, hint=hint, on_page=on_page))
        elif not plain_text(content).replace("\N{SOFT HYPHEN}", "").strip() and not self.has_enough_problems:
            hint = "write its words after the # signs, or remove the line."
            on_page = "write its words, or remove it."
            message = "this heading has no words"
            self.problems.append(Problem("markdown-unsupported", message, place, hint=hint, on_page=on_page))
        else:
            yield Heading(level, content)

    def _table(self, node: SyntaxTreeNode) -> Table:
        self.problems.extend(table_problems(node, self.source))
        head, body = node.children[0].children[0], rows_of(node)
        body = body if len(body) <= MAX_ROWS else body[:1]
        title, self.title = self.title, ()
        alignments = map(_alignment, head.children)
        self.tables += 1
        columns = tuple(map(Column, self._cells(head, 0), alignments))
        return Table(columns, tuple(Row(self._cells(row, number)) for number, row in enumerate(body, 1)), title=title)

    def _cells(self, row: SyntaxTreeNode, number: int) -> tuple[Inlines, ...]:
        cursor = self._cursor(row)
        contents = [cell.children[0].children if cell.children else [] for cell in row.children]
        cells = tuple(
            self.run(content, cursor, ProseKind.CELL, Cell(self.tables, number, column), may_have_notes=number > 0)
            for column, content in enumerate(contents)
        )
        self.end_run()
        return cells

    def _picture(self, node: SyntaxTreeNode, cursor: Cursor) -> Iterator[Picture]:
        place = cursor.find("![")
        if self.pictures is None:
            hint = "pictures belong in an area's own sections."
            self.problems.append(Problem("picture-unreadable", "no picture can stand here", place, hint=hint))
            return
        before, self._word_length = len(self.problems), 0
        alternative = plain_text(content := self.inlines(node.children, cursor))
        if any(placeholders_in(content)):
            hint = "write the words out; placeholders are filled in in sentences, headings and tables."
            message = "a placeholder can't stand in the words of a picture"
            self.problems.append(Problem("placeholder-syntax", message, place, hint=hint))
        if len(self.problems) > before:
            return
        title = self._title(str(node.attrs.get("title", "")), cursor)
        picture = self.pictures.picture(unquote(str(node.attrs["src"])), alternative, place, self.problems)
        if picture:
            yield replace(picture, title=title)

    def _title(self, words: str, cursor: Cursor) -> Inlines:
        """What stands in quotation marks behind a picture's name, without the number that its author gave it."""
        numbered = PICTURE_NUMBER.match(words)
        words = words[numbered.end() if numbered else 0 :].strip()
        tree = syntax_tree(lambda: parser().parseInline(words), self.source, cursor.line, self.problems)
        return self.run([child for inline in tree.children for child in inline.children], cursor) if words else ()

    def _titled(self, paragraph: SyntaxTreeNode) -> Inlines | None:
        """The caption of the table that follows ``paragraph``, if that is one: ``Table: Visits in the year``."""
        after, line = paragraph.next_sibling, paragraph.children[0]
        if after is None or after.type != "table" or not TABLE_TITLE.match(line.content):
            return None
        content = self.run(line.children, self._cursor(paragraph))
        match content:
            case (Strong(inner) | Emphasis(inner),):
                content = inner
        match content:
            case (Text(words) | Strong((Text(words),)) | Emphasis((Text(words),)), *others):
                begins = TABLE_TITLE.match(words)
                rest = words[begins.end() if begins else 0 :]
                match others:
                    case (Text(following), *further) if not rest:
                        return (Text(following.lstrip()), *further)
                return (*((Text(rest),) if rest else ()), *others)
        return content

    def _cursor(self, node: SyntaxTreeNode) -> Cursor:
        return Cursor(self.source, line_of(node))


def _is_below(node: SyntaxTreeNode, kind: str) -> bool:
    above = node.parent
    while above is not None and not above.is_root:
        if above.type == kind:
            return True
        above = above.parent
    return False


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    names = {"right": Alignment.RIGHT, "center": Alignment.CENTRE}
    return names.get(style.removeprefix("text-align:"), Alignment.LEFT)
