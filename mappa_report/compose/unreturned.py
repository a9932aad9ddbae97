"""National text without what it can't say: the sentence, or the words in brackets, whose figure is no number.

A form allows blanks, so the text of the nation, which is written for all areas, has to do without them.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from mappa_report.document.blocks import Block, Blocks, BulletList, Heading, NumberedList, Paragraph, Quotation
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
    Text,
)
from mappa_report.document.walk import inlines_of, placeholders_in, transform_block
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts

_OTHER, _LACKING, _NOTE = "\ue000", "\ue001", "\ue002"
"""Each stands for a node that is no text: one that can be printed, one that can't, and the mark of a note."""
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\ue002*(?:\s+|\Z)")


def without_unreturned(blocks: Blocks, facts: Facts) -> Blocks:
    """``blocks`` without the words that need a figure for which ``facts`` have no number.

    A paragraph, heading or item of which nothing is left goes too, and a paragraph on a population that is not given.
    """

    def lacks(placeholder: Placeholder) -> bool:
        return _fault(placeholder, facts) == "placeholder-no-number"

    told = (block for block in blocks if not _is_on_unknown_population(block, facts))
    return tuple(kept for block in told if (kept := _block(block, lacks)))


def _is_on_unknown_population(block: Block, facts: Facts) -> bool:
    placeholders = (each for content in inlines_of((block,)) for each in placeholders_in(content))
    return any(_fault(each, facts) == "population-missing" for each in placeholders)


def _fault(placeholder: Placeholder, facts: Facts) -> str:
    """The code of why ``placeholder`` can't be filled in; nothing where it can."""
    try:
        evaluate(placeholder.expression, facts)
    except ExpressionError as error:
        return error.code
    return ""


Lacks = Callable[[Placeholder], bool]


def _block(block: Block, lacks: Lacks) -> Block | None:
    match block:
        case Paragraph(content) | Heading(_, content):
            shortened = _shortened(content, lacks)
            return replace(block, content=shortened) if shortened or not content else None
        case Quotation(content):
            inner = tuple(kept for each in content if (kept := _block(each, lacks)))
            return replace(block, content=inner) if inner else None
        case BulletList(items) | NumberedList(items):
            shorter = (tuple(kept for each in item if (kept := _block(each, lacks))) for item in items)
            kept_items = tuple(item for item in shorter if item)
            return replace(block, items=kept_items) if kept_items else None
        case _:
            return transform_block(block, lambda content: _shortened(content, lacks))


def _shortened(content: Inlines, lacks: Lacks) -> Inlines:
    content = _with_shorter_notes(content, lacks)
    signs = "".join(_sign(node, lacks) for node in content)
    if _LACKING not in signs:
        return content
    spans = [match.span() for match in _BRACKETS.finditer(signs) if _LACKING in match[0]]
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(signs))]
    for start, end in zip(starts, [*starts[1:], len(signs)], strict=True):
        bare = "".join(sign for at, sign in enumerate(signs[start:end], start) if not _is_within(at, spans))
        if _LACKING in bare:
            spans.append((start, end))
    return _trimmed(_without(content, spans))


def _with_shorter_notes(content: Inlines, lacks: Lacks) -> Inlines:
    """``content`` with its notes shortened, and without those of which nothing is left."""
    kept: list[Inline] = []
    for node in content:
        if isinstance(node, Emphasis | Strong | Link | Foreign | Anchored):
            kept.append(replace(node, content=_with_shorter_notes(node.content, lacks)))
        elif not isinstance(node, Footnote):
            kept.append(node)
        elif words := tuple(block for each in node.content if (block := _block(each, lacks))):
            kept.append(replace(node, content=words))
    return tuple(kept)


def _sign(node: Inline, lacks: Lacks) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Footnote):
        return _NOTE
    return _LACKING if any(map(lacks, placeholders_in((node,)))) else _OTHER


def _is_within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _without(content: Inlines, spans: list[tuple[int, int]]) -> Inlines:
    kept: list[Inline] = []
    at = 0
    for node in content:
        if isinstance(node, Text):
            words = "".join(sign for place, sign in enumerate(node.text, at) if not _is_within(place, spans))
            kept += [Text(words)] if words else []
            at += len(node.text)
        else:
            kept += [] if _is_within(at, spans) else [node]
            at += 1
    return tuple(kept)


def _trimmed(content: Inlines) -> Inlines:
    """``content`` without blanks at its end, and nothing where only blanks are left."""
    match content:
        case (*before, Text(words)):
            last = words.rstrip()
            return (*before, Text(last)) if last else _trimmed(tuple(before))
    return content
