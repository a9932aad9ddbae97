"""Markdown into a page: its head, and the blocks below it. What a report does not have is a Problem with its place."""

import re

from mappa_report.document.inlines import Inlines, Text
from mappa_report.document.input_files import MarkdownPage
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_blocks import BlockReader
from mappa_report.readers.markdown_head import parted
from mappa_report.readers.markdown_inlines import InlineReader
from mappa_report.readers.markdown_tokens import Cursor, parser, syntax_tree
from mappa_report.readers.picture_reader import PictureFolder
from mappa_report.readers.yaml_reader import BY_HAND, read_yaml
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source

_PLAIN = re.compile(r"[A-Za-z0-9,()/’–-][A-Za-z0-9 ,()/’–-]{0,100}")
"""Words in which no sign is Markdown, and none of which is longer than a word may be."""

MAX_PAGE_LENGTH = 60_000
"""Characters: more than twenty printed pages. What stands in a page is looked at by many checks, one after another."""

MAX_PAGE_LINES = 4_000
"""Each may begin a paragraph, and each paragraph is looked at by all checks."""


def read_page(source: Source, pictures: PictureFolder | None, problems: list[Problem]) -> MarkdownPage | None:
    """The page in ``source``, or None where it is too long.

    One whose head can't be read has a Problem and no head. ``pictures`` is the folder that its pictures are in; None
    where it may show none.
    """
    if len(source.text) > MAX_PAGE_LENGTH:
        message = f"this text is too long: {len(source.text):,} characters, where at most {MAX_PAGE_LENGTH:,} are read"
        hint = "check that it is the right file, or divide it into several sections."
        problems.append(Problem("file-too-large", message, Place(source), hint=hint))
        return None
    lines = source.lines
    if len(lines) > MAX_PAGE_LINES:
        message = f"this text is too long: {len(lines):,} lines, where at most {MAX_PAGE_LINES:,} are read"
        hint = "check that it is the right file, or divide it into several sections."
        problems.append(Problem("file-too-large", message, Place(source, MAX_PAGE_LINES + 1, 1), hint=hint))
        return None
    head = parted(lines)
    if not head.has_head:
        reader = BlockReader(source, pictures, problems)
        return MarkdownPage(source, None, reader.blocks("\n".join(lines)), prose=tuple(reader.prose))
    place = Place(source, head.start + 1, 1, len(lines[head.start].rstrip()))
    if not head.is_opened:
        hint = "put a line with three hyphens, ---, before it."
        message = "no line opens the head of this file"
        problems.append(Problem("head-missing", message, place, hint=hint, on_page=BY_HAND))
    if not head.is_closed:
        hint = "put a line with three hyphens, ---, after the head."
        message = "the head of this file never ends"
        problems.append(Problem("head-unclosed", message, place, hint=hint, on_page=BY_HAND))
    # Blank lines stand in for what is left out, so that both halves keep their line numbers.
    text = "\n" * head.below + "\n".join(lines[head.below : head.end])
    node = read_yaml(source, problems, text) if text.strip() or head.is_closed else None
    reader = BlockReader(source, pictures, problems)
    blocks = reader.blocks("\n" * head.body + "\n".join(lines[head.body :]))
    return MarkdownPage(source, node, blocks, head.body + 1, tuple(reader.prose))


def read_inline(node: TextNode, problems: list[Problem]) -> Inlines:
    """One line of Markdown, such as a title or a label in YAML."""
    if _PLAIN.fullmatch(node.text):
        return (Text(node.text),)  # as most are, and the parser would take 5 ms a form to say so
    place = node.place
    tree = syntax_tree(lambda: parser().parseInline(node.text), place.source, place.line, problems)
    inlines = (inline for paragraph in tree.children for inline in paragraph.children)
    return InlineReader(problems).inlines(inlines, Cursor(place.source, place.line, place.column))
