"""Attachment: which mentions belong to which number of a sentence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.checks.sentences.interpretation import complementary
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading, asides_in
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.vocabulary import Axis
from mappa_report.checks.sentences.words import VERBS

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


def _share_mentions(tokens: Sequence[Token], readings: list[Reading]) -> list[Reading]:
    """``readings`` where "40 (8%) were in row 2" and "40, or 8%, were in row 2" give both numbers the mention."""
    for index in range(len(readings) - 1):
        one, other = readings[index], readings[index + 1]
        between = [token.stem for token in tokens[one.number.last + 1 : other.number.start]]
        if _count_same_people(tokens, one, other, between):
            both = tuple(dict.fromkeys((*one.near, *other.near)))
            far = tuple(dict.fromkeys((*one.far, *other.far)))
            readings[index] = replace(one, near=both, far=far, whole=other.whole)
            readings[index + 1] = replace(other, near=both)
        elif len(between) < _SHORT_GAP and between[-1:] == ["to"]:
            # "Row 2 fell from 30 to 23", "row 2 rose by 5 to 23": what is named is named for both.
            readings[index + 1] = replace(other, near=tuple(dict.fromkeys((*one.near, *other.near))))
    return readings


def _count_same_people(tokens: Sequence[Token], one: Reading, other: Reading, between: list[str]) -> bool:
    """True where ``one`` and ``other`` are a count and a percentage of the same people, as in "40 (8%)"."""
    if one.number.kind is other.number.kind or NumberKind.RATE in (one.number.kind, other.number.kind):
        return False
    after = [token.stem for token in tokens[other.number.last + 1 : other.number.last + 3]]
    if after == ["of", "all"]:
        return one.number.kind is NumberKind.COUNT
    if between[-1:] == ["("]:
        return not {",", ";", "and", ")"} & set(between)
    is_joined = bool({"or", ",", "–", "—"} & set(between)) and "and" not in between
    is_bracketed = one.number.start and tokens[one.number.start - 1].stem == "("
    return len(between) <= _SHORT_GAP and is_joined and not is_bracketed


_JOINTS = frozenset([",", "and"])


def with_respective(tokens: Sequence[Token], readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` where each number of such a list has what is named for it alone, or nothing if that is unclear."""
    is_said = any(token.stem == "respectively" for token in tokens)
    return [
        reading
        for run in _runs(tokens, readings)
        for reading in (_told_apart(run, mentions) if is_said or _are_of_lines_before(run, mentions) else run)
    ]


def _are_of_lines_before(run: list[Reading], mentions: Sequence[Mention]) -> bool:
    """True for "rows 1, 2 and 3 had 12, 9 and 4 people": as many numbers as lines were just named as one."""
    before = [mention for mention in mentions if mention.last < run[0].number.start]
    is_bare = all(reading.counts is Counts.BARE for reading in run[:-1])
    return len(run) > 1 and is_bare and bool(before) and bool(_parts(before[-1], len(run)))


def _runs(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings, those of one list together: nothing but commas and "and" stands between them."""
    runs: list[list[Reading]] = []
    for reading in readings:
        between = tokens[runs[-1][-1].number.last + 1 : reading.number.start] if runs else ()
        if runs and all(token.stem in _JOINTS for token in between):
            runs[-1].append(reading)
        else:
            runs.append([reading])
    return runs


def _told_apart(run: list[Reading], mentions: Sequence[Mention]) -> Iterator[Reading]:
    """The numbers of ``run``: each with a line of the mention that names as many, or with one of as many mentions."""
    lines = [mention for mention in mentions if mention.is_line]
    named = next((parts for line in lines if (parts := _parts(line, len(run)))), lines)
    if len(run) == 1:
        yield run[0]
        return
    shared = dict.fromkeys(mention for mention in (*run[0].near, *run[-1].near) if not mention.is_line)
    for at, reading in enumerate(run):
        yield replace(reading, near=(named[at], *shared) if len(named) == len(run) else (), far=(), whole=())


def _parts(mention: Mention, count: int) -> list[Mention]:
    """A mention of each line that ``mention`` names, where these are as many in every table."""
    named = {index: each for index, each in mention.named.items() if each[0] is not Axis.TABLE}
    if not named or any(len(keys) != count for _, keys in named.values()):
        return []
    parts = ({index: (axis, (keys[at],)) for index, (axis, keys) in named.items()} for at in range(count))
    return [Mention(mention.first, mention.last, part, series=mention.series) for part in parts]


_OF = (("of",), ("out", "of"), ("of", "the"), ("out", "of", "the"), *(("of", word) for word in "our its all".split()))
_SHARES = (NumberKind.PERCENTAGE, NumberKind.FRACTION)


def is_part_of(tokens: Sequence[Token], one: Reading, other: Reading) -> bool:
    """True for "7 of the 28", "7 out of 28" and "half (14) of our 28"."""
    between = tuple(token.stem for token in tokens[one.number.last + 1 : other.number.start])
    return (between[1:] if between[:1] == (")",) else between) in _OF


def with_parts(tokens: Sequence[Token], readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` in which a part has the mentions of the part, and its whole only those of the whole."""
    result = [_of_those(tokens, readings[0]), *readings[1:]]
    for index, part in enumerate(readings):
        other = readings[index + 1] if index + 1 < len(readings) else None
        if other and is_part_of(tokens, part, other):
            mentions_of_both = _around_verb(tokens, other, mentions)
            if mentions_of_both:
                result[index] = _part(part, *mentions_of_both)
                near = tuple(mention for mention in other.near if mention not in mentions_of_both[1])
                result[index + 1] = replace(other, near=near, far=())
            elif part.number.kind is NumberKind.COUNT and any(
                m.last < part.number.first for m in part.near if m.is_line
            ):
                # "Row 1 provided 7 of the 28 in row 2": the words for both stand on either side.
                result[index] = replace(
                    part, near=(*part.near, *complementary(part.near, other.near)), far=(), whole=other.near
                )
        elif _is_of(tokens, part):
            mentions_of_both = _around_verb(tokens, part, mentions)
            if mentions_of_both:
                result[index] = _part(part, *mentions_of_both)
            elif part.number.kind in _SHARES and (sides := _sides(part)):
                after, before = sides
                result[index] = replace(part, near=before, far=(), whole=after)
            elif part.number.kind in _SHARES and _names_whole(part):
                result[index] = replace(part, near=(), far=(), whole=part.near)
    return result


def _of_those(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The first number of a sentence that begins "Of those in row 2, 7 were in column 1"."""
    commas = [at for at in range(reading.number.first) if tokens[at].stem == ","]
    if tokens[0].stem != "of" or not commas:
        return reading
    base = tuple(mention for mention in reading.near if mention.last < commas[-1])
    part = tuple(mention for mention in reading.near if mention.first > reading.number.last)
    return _part(reading, base, part) if base and part else reading


def _is_of(tokens: Sequence[Token], reading: Reading) -> bool:
    after = [token.stem for token in tokens[reading.number.last + 1 : reading.number.last + 3]]
    is_noun = reading.number.kind is NumberKind.FRACTION and reading.counts is Counts.KNOWN
    return after[:1] == ["of"] or after == [")", "of"] or is_noun


def _sides(reading: Reading) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """What is named after and before the share in "row 2 took a tenth of the people"; None unless both are."""
    after = tuple(mention for mention in reading.near if mention.first > reading.number.last)
    before = tuple(mention for mention in reading.near if mention not in after)
    is_both = any(not mention.is_when for mention in after) and any(mention.is_line for mention in before)
    return (after, before) if is_both else None


def _names_whole(reading: Reading) -> bool:
    """True where the part, if it is named at all, is not named beside the number."""
    lines = [mention.first > reading.number.last for mention in reading.near if mention.is_line]
    return bool(lines) and all(lines)


def _around_verb(
    tokens: Sequence[Token], reading: Reading, mentions: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """What is named before and after the verb that follows ``reading``; None where nothing is after it."""
    after = [mention for mention in mentions if reading.number.last < mention.first < reading.zone[1]]
    inside = {at for mention in after for at in range(mention.first + 1, mention.last + 1)}
    for at in range(reading.number.last + 1, reading.zone[1]):
        if tokens[at].stem in VERBS and at not in inside:
            part = tuple(mention for mention in after if mention.first >= at)
            return (tuple(mention for mention in after if mention.first < at), part) if part else None
    return None


def _part(reading: Reading, base: tuple[Mention, ...], part: tuple[Mention, ...]) -> Reading:
    is_count = reading.number.kind is NumberKind.COUNT
    if any(is_count and _are_apart(one, other) for one in base for other in part):
        return replace(reading, near=(), far=())
    before = tuple(mention for mention in reading.near if mention.last < reading.number.first)
    whole = (*base, *complementary(base, before))
    return replace(reading, near=(*part, *complementary(part, whole)), far=(), whole=whole if base else ())


def _are_apart(one: Mention, other: Mention) -> bool:
    """True where no table has both, so that no figure tells how many are in both."""
    return not (one.is_when or other.is_when or one.named.keys() & other.named)
