"""Markdown into blocks of a Document: a closed set of constructs, and a Problem with its place for any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mappa_report.document import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Column,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Picture,
    Placeholder,
    Quotation,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
)
from mappa_report.document_walk import placeholders_in
from mappa_report.placed import TextNode
from mappa_report.problem import Place, Problem, Source
from mappa_report.raw import MarkdownPage
from mappa_report.readers.picture_reader import read_picture
from mappa_report.readers.placeholder_rule import PLACEHOLDER, UNCLOSED, placeholder_plugin
from mappa_report.readers.text_file import UNPRINTABLE
from mappa_report.readers.yaml_reader import read_yaml

DEEPEST_HEADING = 4
DEEPEST = 12
"""Levels of nesting that are read, a list being two. The parser drops what lies deeper than 20 without a word."""
MOST_COLUMNS = 12
"""More than a table on a page can show; Word opens no file whose table has more than 63."""
MOST_ROWS = 200
LONGEST_WORD = 200
_DASHES = re.compile(r"---|[—–]-?|---+")
"""The line above a head; Word turns hyphens that it is typed with into dashes."""
_ENDS = re.compile(r"---+|[—–]-?|\.\.\.")
_LINKS = re.compile(r"https?://[^\s/]+\.[^\s/]+|mailto:[^\s@]+@[^\s@]+$", re.IGNORECASE)
_UNSUPPORTED = {
    "html_block": (
        "raw-html",
        "HTML stands here",
        "write Markdown; if a < is meant as a sign, put a \\ before it.",
    ),
    "html_inline": (
        "raw-html",
        "HTML stands here",
        "write Markdown; if a < is meant as a sign, put a \\ before it.",
    ),
    "fence": ("markdown-unsupported", "a report has no blocks of code", "remove the ``` lines."),
    "code_inline": ("markdown-unsupported", "a report has no code in its text", "remove the ` signs."),
    "hr": (
        "markdown-unsupported",
        "a report has no ruled lines",
        "remove the line; a heading divides better.",
    ),
    UNCLOSED: (
        "placeholder-syntax",
        "a placeholder is opened and never closed",
        "write  {{ name }}  with two braces each side; in a table's cell write \\| for |.",
    ),
}


def read_page(source: Source, pictures: Path | None, found: list[Problem]) -> MarkdownPage | None:
    """The page in ``source``, or None where it has a head that can't be read.

    ``pictures`` is the folder its pictures are in; None where it may show none.
    """
    lines = source.lines
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if _DASHES.fullmatch(lines[start].rstrip()) is None:
        return MarkdownPage(source, None, _Reader(source, pictures, found).blocks("\n".join(lines)))
    end = next((number for number, line in enumerate(lines) if number > start and _ENDS.fullmatch(line.rstrip())), None)
    if end is None:
        place = Place(source, start + 1, 1, len(lines[start].rstrip()))
        hint = "put a line with three hyphens, ---, after the head."
        found.append(Problem("head-unclosed", "the head of this file never ends", place, hint=hint))
        return None
    # Blank lines stand in for what is left out, so that both halves keep their line numbers.
    head = read_yaml(source, found, "\n" * (start + 1) + "\n".join(lines[start + 1 : end]))
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    blocks = _Reader(source, pictures, found).blocks(body)
    return MarkdownPage(source, head, blocks) if head else None


def read_inline(node: TextNode, found: list[Problem]) -> Inlines:
    """One line of Markdown, such as a title or a label in YAML."""
    place = node.place
    cursor = _Cursor(place.source, place.line, place.column)
    reader = _Reader(place.source, None, found)
    tree = reader.tree(lambda: _parser().parseInline(node.text), place.line)
    return reader.inlines((inline for paragraph in tree.children for inline in paragraph.children), cursor)


@cache
def _parser() -> MarkdownIt:
    # HTML is parsed so that it can be refused; "code" and "lheading" catch people who indent or underline by chance.
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "lheading"])
    markdown.validateLink = lambda url: bool(url)  # type: ignore[method-assign]
    return markdown.use(placeholder_plugin)


class _Cursor:
    """How far into the source an inline run has been read, since markdown-it places blocks by line only."""

    def __init__(self, source: Source, line: int, column: int = 1) -> None:
        self.source = source
        self.line = line
        self.start = column - 1

    def next_line(self) -> None:
        self.line += 1
        self.start = 0

    def find(self, written: str) -> Place:
        """The place of the next ``written`` at or after the cursor, which then moves past it."""
        first, *rest = written.split("\n")
        start = self.source.line(self.line).find(first, self.start)
        if start < 0 and "|" in first:
            first = first.replace("|", "\\|")  # as it is written in a table's cell
            start = self.source.line(self.line).find(first, self.start)
        if start < 0:
            return Place(self.source, self.line, self.start + 1)
        place = Place(self.source, self.line, start + 1, len(first))
        self.start = start + len(first)
        for part in rest:
            self.next_line()
            self.start = self.source.line(self.line).find(part) + len(part)
        return place


class _Reader:
    def __init__(self, source: Source, pictures: Path | None, found: list[Problem]) -> None:
        self.source = source
        self.pictures = pictures
        self.found = found
        self.level = 1

    def blocks(self, text: str) -> Blocks:
        return self.children(self.tree(lambda: _parser().parse(text), 1))

    def tree(self, parse: Callable[[], list[Token]], line: int) -> SyntaxTreeNode:
        """What ``parse`` gives, or nothing at all where it is nested so deeply that nobody can have meant it."""
        try:
            tokens = parse()
        except RecursionError:
            self.refuse_depth(line)
            return SyntaxTreeNode([])
        for token in tokens:
            line = token.map[0] + 1 if token.map else line
            if _depth(token) > DEEPEST:
                self.refuse_depth(line)
                return SyntaxTreeNode([])
        return SyntaxTreeNode(tokens)

    def refuse_depth(self, line: int) -> None:
        hint = f"a report has room for {DEEPEST // 2} lists within lists; bring this out a few levels."
        place = Place(self.source, line, 1)
        self.found.append(Problem("markdown-unsupported", "this is nested too deeply", place, hint=hint))

    def children(self, parent: SyntaxTreeNode) -> Blocks:
        return tuple(block for node in parent.children for block in self.block(node))

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield from self.paragraph(node)
            case "heading":
                yield from self.heading(node)
            case "bullet_list":
                yield BulletList(tuple(self.children(item) for item in node.children))
            case "ordered_list":
                start = node.attrs.get("start", 1)
                yield NumberedList(tuple(self.children(item) for item in node.children), int(start))
            case "blockquote":
                yield Quotation(self.children(node))
            case "table":
                yield self.table(node)
            case unsupported:
                self.refuse(unsupported, Place(self.source, _line(node), 1))

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        children = node.children[0].children
        if len(children) == 1 and children[0].type == "image":
            yield from self.picture(children[0], self.cursor(node))
        elif content := self.inlines(children, self.cursor(node)):
            yield Paragraph(content)

    def heading(self, node: SyntaxTreeNode) -> Iterator[Heading]:
        level = len(node.markup)
        place = Place(self.source, _line(node), 1, level)
        if level == 1:
            hint = "the title is given in the head; begin headings in the text with ##."
            self.found.append(Problem("heading-level", "this heading is level with the title", place, hint=hint))
        elif level > min(self.level + 1, DEEPEST_HEADING):
            expected = "#" * min(self.level + 1, DEEPEST_HEADING)
            message = "this heading skips a level" if level <= DEEPEST_HEADING else "this heading is too deep"
            hint = f"use {expected} here; people who listen to the page find their way by its levels."
            self.found.append(Problem("heading-level", message, place, hint=hint))
        else:
            self.level = level
        content = self.inlines(node.children[0].children, self.cursor(node))
        if _is_set_in(node):
            hint = "put an empty line before it and begin it at the left edge, or make it a paragraph in **bold**."
            message = "a heading stands inside a list or quotation"
            self.found.append(Problem("markdown-unsupported", message, place, hint=hint))
        elif not content:
            hint = "write its words after the # signs, or remove the line."
            self.found.append(Problem("markdown-unsupported", "this heading has no words", place, hint=hint))
        else:
            yield Heading(level, content)

    def table(self, node: SyntaxTreeNode) -> Table:
        head = node.children[0].children[0]
        if len(head.children) > MOST_COLUMNS:
            message = f"this table has {len(head.children)} columns, where {MOST_COLUMNS} fit across a page"
            hint = "turn rows into columns, or make two tables of it."
            place = Place(self.source, _line(node), 1)
            self.found.append(Problem("markdown-unsupported", message, place, hint=hint))
        body = node.children[1].children if len(node.children) > 1 else []
        if len(body) > MOST_ROWS:
            message = f"this table has {len(body):,} rows, where {MOST_ROWS} are the most"
            hint = "a report is no place for a list as long; publish it beside the report and say where."
            self.found.append(Problem("markdown-unsupported", message, Place(self.source, _line(node), 1), hint=hint))
            body = body[:1]
        alignments = map(_alignment, head.children)
        columns = tuple(map(Column, self.cells(head), alignments))
        return Table(columns, tuple(Row(self.cells(row)) for row in body))

    def cells(self, row: SyntaxTreeNode) -> tuple[Inlines, ...]:
        cursor = self.cursor(row)
        return tuple(self.inlines(cell.children[0].children if cell.children else [], cursor) for cell in row.children)

    def inlines(self, nodes: Iterable[SyntaxTreeNode], cursor: _Cursor) -> Inlines:
        return _joined(inline for node in nodes for inline in self.inline(node, cursor))

    def inline(self, node: SyntaxTreeNode, cursor: _Cursor) -> Iterator[Inline]:
        match node.type:
            case "text" | "text_special":
                self.refuse_unprintable(node.content, cursor)
                self.refuse_long_words(node.content, cursor)
                yield Text(node.content)
            case "softbreak":
                cursor.next_line()
                yield Text(" ")
            case "hardbreak":
                cursor.next_line()
                yield LineBreak()
            case "em":
                yield Emphasis(self.inlines(node.children, cursor))
            case "strong":
                yield Strong(self.inlines(node.children, cursor))
            case "link":
                yield self.link(node, cursor)
            case kind if kind == PLACEHOLDER:
                yield Placeholder(" ".join(node.content.split()), cursor.find(node.markup))
            case "image":
                hint = "give the picture a paragraph of its own, with an empty line before and after."
                place = cursor.find("![")
                self.found.append(Problem("picture-in-text", "a picture stands inside text", place, hint=hint))
            case unsupported:
                self.refuse(unsupported, cursor.find(node.content or node.markup))

    def link(self, node: SyntaxTreeNode, cursor: _Cursor) -> Link:
        target = str(node.attrs["href"])
        content = self.inlines(node.children, cursor)
        if "%7B%7B" in target:
            hint = "write the address out; placeholders are filled in in sentences, headings and tables."
            place = cursor.find("{{")
            self.found.append(Problem("link-target", "a placeholder can't stand in an address", place, hint=hint))
        elif not _LINKS.match(target):
            place = cursor.find(target)
            hint = "a link leads to a whole address, such as https://www.gov.uk or mailto:name@example.org."
            self.found.append(Problem("link-target", "this link leads nowhere", place, hint=hint))
        elif not content:
            hint = "say between the square brackets where it leads."
            self.found.append(Problem("link-target", "this link has no words", cursor.find(target), hint=hint))
        return Link(content, target)

    def picture(self, node: SyntaxTreeNode, cursor: _Cursor) -> Iterator[Picture]:
        place = cursor.find("![")
        if self.pictures is None:
            hint = "pictures belong in an area's own sections."
            self.found.append(Problem("picture-unreadable", "no picture can stand here", place, hint=hint))
            return
        before = len(self.found)
        alternative = plain_text(content := self.inlines(node.children, cursor))
        if any(placeholders_in(content)):
            hint = "write the words out; placeholders are filled in in sentences, headings and tables."
            message = "a placeholder can't stand in the words of a picture"
            self.found.append(Problem("placeholder-syntax", message, place, hint=hint))
        if len(self.found) > before:
            return
        picture = read_picture(unquote(str(node.attrs["src"])), alternative, self.pictures, place, self.found)
        if picture:
            yield picture

    def refuse_unprintable(self, text: str, cursor: _Cursor) -> None:
        """Signs that can't be printed can't be typed, but ``&#12;`` names them."""
        if sign := UNPRINTABLE.search(text):
            message = f"a control character (U+{ord(sign[0]):04X}) is written here"
            hint = "remove what stands between & and ; in this line."
            self.found.append(Problem("control-character", message, cursor.find("&#"), hint=hint))

    def refuse_long_words(self, text: str, cursor: _Cursor) -> None:
        """A word that no line can hold is no word, and takes the layout minutes."""
        for word in text.split():
            if len(word) > LONGEST_WORD:
                message = f"a word of {len(word):,} letters stands here"
                hint = "put spaces into it, or remove it."
                self.found.append(Problem("markdown-unsupported", message, cursor.find(word[:40]), hint=hint))

    def refuse(self, kind: str, place: Place) -> None:
        code, message, hint = _UNSUPPORTED[kind]
        self.found.append(Problem(code, message, place, hint=hint))

    def cursor(self, node: SyntaxTreeNode) -> _Cursor:
        return _Cursor(self.source, _line(node))


def _depth(token: Token) -> int:
    """How deeply ``token`` is nested, or the deepest of the inline tokens in it."""
    deepest, depth = 0 if token.type == "inline" else token.level, 0
    for child in token.children or ():
        depth += child.nesting
        deepest = max(deepest, depth + _depth(child) if child.children else depth)
    return deepest


def _is_set_in(node: SyntaxTreeNode) -> bool:
    return node.parent is not None and not node.parent.is_root


def _line(node: SyntaxTreeNode) -> int:
    """The first line of ``node``, or of the nearest node above it that knows its own."""
    current: SyntaxTreeNode | None = node
    while current is not None and not current.is_root:
        if current.map:
            return current.map[0] + 1
        current = current.parent
    return 1


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    names = {"right": Alignment.RIGHT, "center": Alignment.CENTRE}
    return names.get(style.removeprefix("text-align:"), Alignment.LEFT)


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """``inlines`` with neighbouring Text nodes made one."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
