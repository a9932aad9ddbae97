"""Headings that were only guessed, settled by what stands round them: some are none, and some are below others."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.inlines import Text
from mappa_report.importing.finished import Piece
from mappa_report.importing.sections.words import is_short_line, words_of

_SENTENCE = re.compile(r"(?:we|i|it|this is|there (?:is|are))\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:and|of|the|for|in)$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\b", re.IGNORECASE)
_LINE = re.compile(r"line (\d+)")


def settled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """``pieces``, as many as there were, with headings that are none as paragraphs and the others at their level."""
    made = list(pieces)
    for at in range(len(made)):
        _join_lines(made, at)
    is_listed = False
    for at, piece in enumerate(made):
        is_heading = isinstance(piece.block, Heading)
        is_listed = is_heading and (is_listed or (at > 0 and words_of(made[at - 1].block).endswith(":")))
        if isinstance(piece.block, Heading) and (is_listed or _is_none(piece.block, made[at + 1 : at + 2])):
            made[at] = replace(piece, block=Paragraph(piece.block.content))
    return _capitals_below(made)


def _is_none(heading: Heading, following: Sequence[Piece]) -> bool:
    """True for a sentence, and for what stands over nothing but a heading that is above it."""
    above = [piece.block.level for piece in following if isinstance(piece.block, Heading)]
    return bool(_SENTENCE.match(words_of(heading))) or any(level < heading.level for level in above)


def _join_lines(made: list[Piece], at: int) -> None:
    """Join a heading that was broken into two lines of a text; the second leaves a blank paragraph behind."""
    if at + 1 >= len(made):
        return
    first, second = made[at], made[at + 1]
    if isinstance(first.block, Heading) and isinstance(second.block, Heading | Paragraph) and _go_on(first, second):
        joined = (*first.block.content, Text(" "), *second.block.content)
        made[at] = replace(first, block=replace(first.block, content=joined))
        made[at + 1] = replace(second, block=Paragraph(()))


def _go_on(first: Piece, second: Piece) -> bool:
    words, following = words_of(first.block), words_of(second.block)
    if words.endswith(","):
        return is_short_line(following)
    if not isinstance(second.block, Heading) or _line(second) != _line(first) + 1:
        return False
    return bool(_GOES_ON.search(words) or (_ARTICLE.match(words) and not following.isupper()))


def _line(piece: Piece) -> int:
    found = _LINE.fullmatch(piece.where)
    return int(found[1]) if found else -1


def _capitals_below(made: Sequence[Piece]) -> tuple[Piece, ...]:
    """Where a heading stands right over one in capitals, as high as it, all in capitals are below such as the first."""
    pairs = pairwise(made)
    levels = {
        first.block.level for first, second in pairs if _is_over(first, second) and isinstance(first.block, Heading)
    }
    return tuple(_lowered(piece, levels) for piece in made)


def _is_over(first: Piece, second: Piece) -> bool:
    return (
        isinstance(first.block, Heading)
        and isinstance(second.block, Heading)
        and first.block.level == second.block.level
        and words_of(second.block).isupper()
        and not words_of(first.block).isupper()
    )


def _lowered(piece: Piece, levels: set[int]) -> Piece:
    block = piece.block
    if isinstance(block, Heading) and block.level in levels and words_of(block).isupper():
        return replace(piece, block=replace(block, level=block.level + 1))
    return piece
