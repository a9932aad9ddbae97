"""markdown-it's syntax tree, with two additions: places by column, and a limit of depth."""

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mappa_report.document.bounds import MAX_DEPTH
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_contacts import contact_plugin
from mappa_report.readers.markdown_notes import note_plugin
from mappa_report.readers.markdown_quotations import attribution_plugin
from mappa_report.readers.markdown_rules import language_plugin, picture_plugin, placeholder_plugin
from mappa_report.source.place import Place, Source

MAX_TOKENS = 30_000
"""Beginnings, ends and stretches of words that one text may have: a table of 200 rows and 12 columns has 10,000."""


@cache
def parser() -> MarkdownIt:
    """markdown-it with the constructs that are read, and with those that are refused so that they can be."""
    # HTML is parsed so that it can be refused; "code" and "lheading" catch people who indent or underline by chance.
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "lheading", "text_join"])
    # Signs behind a backslash stay pieces of their own, so that they are known to be meant.
    markdown.validateLink = lambda url: bool(url)  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign] # what stands in <...> prints as it is
    plugins = (placeholder_plugin, note_plugin, attribution_plugin, contact_plugin, language_plugin, picture_plugin)
    for plugin in plugins:
        markdown.use(plugin)
    return markdown


def syntax_tree(parse: Callable[[], list[Token]], source: Source, line: int, problems: list[Problem]) -> SyntaxTreeNode:
    """The tree of the tokens that ``parse`` gives; an empty one, after a Problem, if they are too many or too deep."""
    try:
        tokens = parse()
    except RecursionError:
        _refuse_depth(Place(source, line, 1), problems)
        return SyntaxTreeNode([])
    if sum(1 + len(token.children or ()) for token in tokens) > MAX_TOKENS:
        _refuse_size(Place(source, line, 1), problems)
        return SyntaxTreeNode([])
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if _depth(token) > MAX_DEPTH:
            _refuse_depth(Place(source, line, 1), problems)
            return SyntaxTreeNode([])
    return SyntaxTreeNode(tokens)


def _refuse_size(place: Place, problems: list[Problem]) -> None:
    hint = "divide it into several sections, or bring its tables down to what fits on a page."
    message = "this text is made of more paragraphs, cells and marked words than are read"
    problems.append(Problem("file-too-large", message, place, hint=hint))


def _refuse_depth(place: Place, problems: list[Problem]) -> None:
    hint = f"a report has room for {MAX_DEPTH // 2} lists within lists; bring this out a few levels."
    problems.append(Problem("markdown-unsupported", "this is nested too deeply", place, hint=hint))


def _depth(token: Token) -> int:
    """How deeply ``token`` is nested, or the deepest of the inline tokens in it."""
    deepest, depth = 0 if token.type == "inline" else token.level, 0
    for child in token.children or ():
        depth += child.nesting
        deepest = max(deepest, depth + _depth(child) if child.children else depth)
    return deepest


def line_of(node: SyntaxTreeNode) -> int:
    """The first line of ``node``, or of the nearest node above it that knows its own."""
    current: SyntaxTreeNode | None = node
    while current is not None and not current.is_root:
        if current.map:
            return current.map[0] + 1
        current = current.parent
    return 1


class Cursor:
    """The position in the source up to which inlines have been read, as markdown-it gives lines only, of blocks."""

    def __init__(self, source: Source, line: int, column: int = 1) -> None:
        self.source = source
        self.line = line
        self.start = column - 1

    def next_line(self) -> None:
        """Go on to the beginning of the next line."""
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
