"""Lines that Markdown joins to a list or quotation above them, or takes for addresses, so that they are lost."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.markdown_tokens import line_of
from mappa_report.source.place import Place, Source

_ENDED = re.compile(r"[.:;!?…][)\]*_”’\"']*\s*\Z")
_SHORTEST = 60
"""Characters: nobody breaks a line before so many of them where the next word still had room."""


def joined_in(paragraph: SyntaxTreeNode, parent: SyntaxTreeNode, source: Source) -> Iterator[Problem]:
    """A warning for the first line of ``paragraph`` that reads like a new one, and that nothing puts into ``parent``.

    That is an item of a list or a quotation. A line that goes on with a sentence which was only wrapped is left alone.
    """
    first, last = paragraph.map or (0, 0)
    is_quotation = parent.type == "blockquote"
    for number in range(first + 2, last + 1):
        above, line = source.line(number - 1), source.line(number)
        is_within = (
            line.lstrip().startswith(">") if is_quotation else _indent(line) > _indent(source.line(line_of(parent)))
        )
        if is_within or not _begins_anew(above, line):
            continue
        what, sign = ("quotation", "put a > before it") if is_quotation else ("item", "put two spaces more before it")
        message = f"this line is taken for part of the {what} above it, as no empty line stands between"
        hint = f"put an empty line before it; if it belongs to the {what}, {sign}."
        words = line.strip()
        yield Problem(
            "taken-for-markup",
            message,
            Place(source, number, _indent(line) + 1, len(words)),
            Severity.WARNING,
            hint=hint,
        )
        return


def _begins_anew(above: str, line: str) -> bool:
    words = line.strip().lstrip("—–―-").split()  # a dash begins a line that says who spoke
    first = words[0].lstrip("*_[“‘\"'(") if words else ""
    has_room = len(above.rstrip()) + 1 + len(words[0] if words else "") <= _SHORTEST
    return (first[:1].isupper() or first[:1].isdecimal()) and (has_room or bool(_ENDED.search(above)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def addresses_unused(
    references: Mapping[str, Mapping[str, Any]], tree: SyntaxTreeNode, source: Source
) -> Iterator[Problem]:
    """A warning for each line that is read as the address of a link, as in ``[Essex]: Colchester``, and is of none."""
    used = set(_addresses(tree)) if references else set()
    for reference in references.values():
        if reference["href"] in used:
            continue
        number = reference["map"][0] + 1
        line = source.line(number)
        place = Place(source, number, line.find("[") + 1, max(1, len(line.rstrip()) - line.find("[")))
        message = "this line is taken for the address of a link that is nowhere in the text, and does not print"
        hint = "put a \\ before the [ if its words are to print; else remove it."
        yield Problem("taken-for-markup", message, place, Severity.WARNING, hint=hint)


def _addresses(tree: SyntaxTreeNode) -> Iterator[str]:
    """Where the links in ``tree`` lead."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if node.type == "link":
            yield str(node.attrs["href"])
