"""Which words belong to which number of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, Sort
from mappa_report.checks.sentences.parts import parted
from mappa_report.checks.sentences.sentence import Reading
from mappa_report.checks.sentences.tokens import Token

_SHORT = 4
_BREAKS = frozenset([",", ";", ":", "(", ")", "–", "—", "and", "but", "while", "whereas", "with", "compared", "plus"])


def bound(tokens: Sequence[Token], found: list[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``found`` with each mention given to the number that it stands with."""
    starts = [0, *(_split(tokens, found[i], found[i + 1], mentions) for i in range(len(found) - 1)), len(tokens)]
    result: list[Reading] = []
    for index, reading in enumerate(found):
        start, end = starts[index], starts[index + 1]
        own = [mention for mention in mentions if start <= mention.first < end]
        first_break = _break(tokens, reading.number, end, mentions)
        if _is_opening(tokens, reading.number, first_break):
            first_break = _break(tokens, replace(reading.number, last=first_break), end, mentions)
        last_break = _last_break(tokens, start, reading.number.qualified, mentions)
        near = tuple(m for m in own if last_break <= m.first < first_break)
        far = tuple(m for m in own if m not in near)
        result.append(replace(reading, near=near, far=far, zone=(start, end)))
    return _linked(tokens, parted(tokens, result, mentions))


def _split(tokens: Sequence[Token], one: Reading, other: Reading, mentions: Sequence[Mention]) -> int:
    """Where the words of ``one`` end and those of ``other`` begin: at the first break between them.

    What stands right before a bracket goes with the number in it: "83 people, in row 2 (74) or row 3 (9)".
    """
    opening = other.number.qualified - 1
    if tokens[opening].stem == "(" and one.number.sort is other.number.sort:
        before = next((mention for mention in mentions if mention.last == opening - 1), None)
        if before and before.first > one.number.last:
            return before.first
    return _break(tokens, one.number, other.number.qualified, mentions)


def _break(tokens: Sequence[Token], number: Number, end: int, mentions: Sequence[Mention]) -> int:
    """Where the words that follow ``number`` end, short of ``end``. A bracket that it stands in ends nothing."""
    inside = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    start = number.last + 1
    if number.qualified and tokens[number.qualified - 1].stem == "(":
        inside.add(next((at for at in range(start, end) if tokens[at].stem == ")"), -1))
    for at in range(start, end):
        if at not in inside and tokens[at].stem in _BREAKS:
            # "9 (row 2)" and "9, in row 2": brackets belong to what stands before them.
            if tokens[at].stem == "(" and at == start and _closes(tokens, at, end):
                continue
            return at
    return end


def _is_opening(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """True for the comma in "With 2,700 people, our caseload is ...": the number is of what follows."""
    return number.qualified == 1 and tokens[0].stem in ("with", "at") and at < len(tokens) and tokens[at].stem == ","


def _closes(tokens: Sequence[Token], at: int, end: int) -> bool:
    return any(token.stem == ")" for token in tokens[at + 1 : end + 1])


def _last_break(tokens: Sequence[Token], start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the clause of a number at ``end`` begins: at "and", though not at a comma."""
    inside = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    for at in range(end - 1, start - 1, -1):
        if at in inside:
            continue
        if tokens[at].stem in (";", "but", "while", "whereas") or (tokens[at].stem == "and" and at > start):
            return at
    return start


def _named_after(reading: Reading) -> bool:
    return any(mention.first > reading.number.last for mention in reading.near)


def _linked(tokens: Sequence[Token], readings: list[Reading]) -> list[Reading]:
    """``readings`` where "40 (8%) were in row 2" and "40, or 8%, were in row 2" give both numbers the mention."""
    for index in range(len(readings) - 1):
        one, other = readings[index], readings[index + 1]
        between = [token.stem for token in tokens[one.number.last + 1 : other.number.qualified]]
        if _is_same(tokens, one, other, between):
            both = tuple(dict.fromkeys((*one.near, *other.near)))
            far, whole = tuple(dict.fromkeys((*one.far, *other.far))), one.whole or other.whole
            readings[index] = replace(one, near=both, far=far, whole=whole)
            readings[index + 1] = replace(other, is_linked=True, near=both, whole=whole)
        elif len(between) < _SHORT and between[-1:] == ["to"]:
            # "Row 2 fell from 30 to 23", "row 2 rose by 5 to 23": what is named is named for both.
            readings[index + 1] = replace(other, near=tuple(dict.fromkeys((*one.near, *other.near))))
    return readings


def _is_same(tokens: Sequence[Token], one: Reading, other: Reading, between: list[str]) -> bool:
    """True where a count and a share of it are told of the same people."""
    if one.number.sort is other.number.sort or Sort.RATE in (one.number.sort, other.number.sort):
        return False
    if between[-1:] != ["("] and "of" in (token.stem for token in tokens[: one.number.qualified][-2:]):
        return False
    if between[-1:] == ["("]:
        return not {",", ";", "and", ")"} & set(between)
    is_bracketed = one.number.qualified and tokens[one.number.qualified - 1].stem == "("
    is_joined = bool({"or", ",", "–", "—"} & set(between)) and "and" not in between
    return len(between) < _SHORT + 1 and is_joined and not is_bracketed and not _named_after(one)
