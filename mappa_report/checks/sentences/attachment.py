"""Attachment: which mentions belong to which number of a sentence."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.parts import with_parts
from mappa_report.checks.sentences.sentence import Reading, asides_in
from mappa_report.checks.sentences.tokens import Token

_SHORT_GAP = 4
_BREAKS = frozenset([",", ";", ":", "(", ")", "–", "—", "and", "but", "while", "whereas", "with", "compared", "plus"])


def attach_mentions(tokens: Sequence[Token], readings: list[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` with ``near``, ``far`` and ``zone`` filled in: each mention goes to the number it belongs to."""
    if not readings:
        return []
    named = frozenset(at for mention in mentions for at in range(mention.first, mention.last + 1))
    passed = named | asides_in(tokens, (reading.number for reading in readings), mentions)
    splits = (_split(tokens, one, other, mentions, passed) for one, other in pairwise(readings))
    attached: list[Reading] = []
    for reading, (start, end) in zip(readings, pairwise([0, *splits, len(tokens)]), strict=True):
        own = [mention for mention in mentions if start <= mention.first < end]
        first_break = _next_break(tokens, reading.number, end, passed)
        if _is_introductory_comma(tokens, reading.number, first_break):
            first_break = _next_break(tokens, replace(reading.number, last=first_break), end, passed)
        near = tuple(m for m in own if m.first < first_break)
        far = tuple(m for m in own if m not in near)
        attached.append(replace(reading, near=near, far=far, zone=(start, end)))
    return _share_mentions(tokens, with_parts(tokens, attached, mentions))


def _split(
    tokens: Sequence[Token], one: Reading, other: Reading, mentions: Sequence[Mention], passed: frozenset[int]
) -> int:
    """The token at which the words of ``one`` end and those of ``other`` begin: the first break between them.

    A mention right before a bracket belongs to the number in it: "83 people, in row 2 (74) or row 3 (9)".
    """
    opening = other.number.start - 1
    if tokens[opening].stem == "(" and one.number.kind is other.number.kind:
        before = next((mention for mention in mentions if mention.last == opening - 1), None)
        if before and before.first > one.number.last + 1:
            return before.first
    return _next_break(tokens, one.number, other.number.start, passed)


def _next_break(tokens: Sequence[Token], number: Number, end: int, passed: frozenset[int]) -> int:
    """The first break after ``number``, at most ``end``. A bracket round the number itself is none."""
    start, closing = number.last + 1, -1
    if number.start and tokens[number.start - 1].stem == "(":
        closing = next((at for at in range(start, end) if tokens[at].stem == ")"), -1)
    for at in range(start, end):
        # "9 (row 2)" and "9, in row 2": brackets belong to what stands before them.
        is_bracket = at == start and tokens[at].stem == "(" and any(token.stem == ")" for token in tokens[at : end + 1])
        if tokens[at].stem in _BREAKS and at not in passed and at != closing and not is_bracket:
            return at
    return end


def _is_introductory_comma(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """True for the comma in "With 2,700 people, our caseload is ...": the number counts what follows it."""
    return number.start == 1 and tokens[0].stem in ("with", "at", "for") and at < len(tokens) and tokens[at].stem == ","


def _named_after(reading: Reading) -> bool:
    return any(mention.first > reading.number.last for mention in reading.near)


def _share_mentions(tokens: Sequence[Token], readings: list[Reading]) -> list[Reading]:
    """``readings`` where "40 (8%) were in row 2" and "40, or 8%, were in row 2" give both numbers the mention."""
    for index in range(len(readings) - 1):
        one, other = readings[index], readings[index + 1]
        between = [token.stem for token in tokens[one.number.last + 1 : other.number.start]]
        if _count_same_people(tokens, one, other, between):
            both = tuple(dict.fromkeys((*one.near, *other.near)))
            far, whole = tuple(dict.fromkeys((*one.far, *other.far))), one.whole or other.whole
            readings[index] = replace(one, near=both, far=far, whole=whole)
            readings[index + 1] = replace(other, near=both, whole=whole)
        elif len(between) < _SHORT_GAP and between[-1:] == ["to"]:
            # "Row 2 fell from 30 to 23", "row 2 rose by 5 to 23": what is named is named for both.
            readings[index + 1] = replace(other, near=tuple(dict.fromkeys((*one.near, *other.near))))
    return readings


def _count_same_people(tokens: Sequence[Token], one: Reading, other: Reading, between: list[str]) -> bool:
    """True where ``one`` and ``other`` are a count and a percentage of the same people, as in "40 (8%)"."""
    if one.number.kind is other.number.kind or NumberKind.RATE in (one.number.kind, other.number.kind):
        return False
    after = [token.stem for token in tokens[other.number.last + 1 : other.number.last + 3]]
    if between[-1:] in (["is"], ["are"], ["was"], ["were"]) and after == ["of", "all"]:
        return one.number.kind is NumberKind.COUNT
    if between[-1:] == ["("]:
        return not {",", ";", "and", ")"} & set(between)
    is_joined = bool({"or", ",", "–", "—"} & set(between)) and "and" not in between
    is_bracketed = one.number.start and tokens[one.number.start - 1].stem == "("
    return len(between) <= _SHORT_GAP and is_joined and not is_bracketed and not _named_after(one)
