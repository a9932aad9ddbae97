"""What Markdown takes otherwise than it was meant, as its parsed blocks show: a warning for each, with its line."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_authors import listed_author
from mappa_report.readers.markdown_joined import joined_in
from mappa_report.readers.markdown_tokens import line_of
from mappa_report.source.place import Place, Source

MAX_HEADING_WORDS = 12
_QUOTED = "> \t"
_LISTS = ("bullet_list", "ordered_list")
_ENDED = re.compile(r"[.:;!?…)\]*_”’\"'|]\s*\Z")
"""The end of a sentence, or of words that lead up to a list."""
_UNFINISHED = re.compile(
    r"\w,?\s(?:about|an?|and|are|at|between|by|for|from|in|is|least|most|of|on|or|over|than|the|to|under|was|were|with)\s*\Z",
    re.IGNORECASE,
)
"""Words that no line of a list ends with before a list within it."""
_CAPTION = re.compile(r"[*_]{0,3}Table\s?:\s")
_DASH_WITHIN = re.compile(r"\S [-–] \S")


def slips_in(parent: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """The slips that the children of ``parent`` show beside one another."""
    before: SyntaxTreeNode | None = None
    for node in parent.children:
        if before is not None and (node.type in _LISTS or node.type == "blockquote"):
            yield from _interrupted(before, node, source)
        if node.type == "blockquote":
            yield from listed_author(node, source)
        if node.type == "ordered_list":
            yield from _renumbered(node, source)
        if node.type == "paragraph" and parent.is_root:
            yield from _bold_line(node, source)
            yield from _caption_alone(node, source)
        if node.type == "paragraph" and parent.type in ("list_item", "blockquote"):
            yield from joined_in(node, parent, source)
        before = node


def _interrupted(before: SyntaxTreeNode, node: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """A line within a sentence that begins like a list or quotation: nothing but chance put the sign there."""
    number = line_of(node)
    above = source.line(number - 1).lstrip(_QUOTED)
    if before.type not in ("paragraph", *_LISTS) or not above.strip() or _ENDED.search(above):
        return
    is_within_item = node.parent is not None and node.parent.type == "list_item"
    if not _is_by_chance(node, source) or (is_within_item and not _goes_on(above, node)):
        return
    line = source.line(number)
    begun = line.lstrip() if node.type == "blockquote" else line.lstrip(_QUOTED)
    start = len(line) - len(begun)
    sign = begun[:1] if node.type == "blockquote" else begun.split(maxsplit=1)[0] if begun else ""
    kind = "a quotation" if node.type == "blockquote" else "a list"
    message = f"this line is in the middle of a sentence, and its {sign} makes {kind} of it"
    hint = (
        f"join it to the line above, or put a \\ into it: {_escaped(sign)}; if {kind} is meant, "
        "put an empty line before it."
    )
    on_page = f"join it to the line above; if {kind} is meant, make it a paragraph of its own."
    place = Place(source, number, start + 1, len(sign))
    yield Problem("taken-for-markup", message, place, Severity.WARNING, hint=hint, on_page=on_page)


def _goes_on(above: str, node: SyntaxTreeNode) -> bool:
    """True where the sentence of an item goes on with what seems a number: under words that wait for more, bullets
    are meant for a list within the item, as in ``3. a plan for``.
    """
    return node.type == "ordered_list" and bool(_UNFINISHED.search(above))


def _is_by_chance(node: SyntaxTreeNode, source: Source) -> bool:
    """True where one line alone begins so, or a dash is one of a pair: several items are rather meant for a list."""
    if node.type == "blockquote" or len(node.children) == 1:
        return True
    return any(_DASH_WITHIN.search(source.line(line_of(item)).lstrip("-+* ")) for item in node.children)


def _escaped(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1:]}"


def _renumbered(node: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """An item whose number is not the one that it prints with. All alike, as in 1. 1. 1., leave the counting to us."""
    written = [int(item.info) for item in node.children if item.info.isdecimal()]
    if len(set(written)) == 1:
        return
    for item, number, printed in zip(node.children, written, range(written[0] if written else 0, 10**10), strict=False):
        if number != printed:
            line = source.line(line_of(item))
            message = f"this item is written {number} and prints as {printed}"
            hint = (
                f"write {printed}, or put a \\ before the {item.markup} of each number, and an empty line "
                "between them, to print them as they are."
            )
            start = len(line) - len(line.lstrip()) + 1
            place = Place(source, line_of(item), start, len(item.info) + 1)
            on_page = f"write {printed}; or make each a paragraph that begins with another word."
            yield Problem("taken-for-markup", message, place, Severity.WARNING, hint=hint, on_page=on_page)
            return


def _bold_line(node: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """A paragraph of a few words in bold, with more below it: no heading to those who listen."""
    children = [child for child in node.children[0].children if child.type != "text" or child.content.strip()]
    if len(children) != 1 or children[0].type != "strong" or node.next_sibling is None:
        return
    number = line_of(node)
    words = source.line(number).strip().strip("*_ ")
    if (
        words[-1:] not in tuple(".!?…,;")
        and len(words.split()) <= MAX_HEADING_WORDS
        and node.map
        and _is_one_line(node)
    ):
        message = "a line in bold stands where a heading is meant, and is none in the contents or for those who listen"
        hint = (
            f"write  ## {words.removesuffix(':')}  if it is a heading, or end it with a full stop if it is a sentence."
        )
        on_page = "make it a heading; or end it with a full stop if it is a sentence."
        if node.next_sibling.type == "table":
            if re.match(r"table\b", words, re.IGNORECASE):
                return
            message = "a line in bold stands over a table, and is no caption of it"
            hint = f"write  Table: {words.removesuffix(':')}  and the report numbers it, or end it with a full stop."
            on_page = hint
        place = Place(source, number, 1, len(source.line(number).rstrip()))
        yield Problem("markup-not-read", message, place, Severity.WARNING, hint=hint, on_page=on_page)


def _caption_alone(node: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """A caption of a table with no table right below it."""
    after, number = node.next_sibling, line_of(node)
    if _CAPTION.match(source.line(number)) and _is_one_line(node) and (after is None or after.type != "table"):
        message = "this is written as the caption of a table, and no table stands right below it"
        hint = "put the table right below it, with an empty line between; or begin the line with another word."
        place = Place(source, number, 1, len(source.line(number).rstrip()))
        yield Problem("markup-not-read", message, place, Severity.WARNING, hint=hint)


def _is_one_line(node: SyntaxTreeNode) -> bool:
    return node.map is not None and node.map[1] - node.map[0] == 1
