"""Parts of a whole: which words of "7 of the 28 in row 2 were in column 1" name the whole, and which the part."""

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.checks.sentences.context import complementary
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import VERBS

_OF = (("of",), ("out", "of"), ("of", "the"), ("out", "of", "the"), *(("of", word) for word in "our its all".split()))
_SHARES = (NumberKind.PERCENTAGE, NumberKind.FRACTION)


def is_part_of(tokens: Sequence[Token], one: Reading, other: Reading) -> bool:
    """True for "7 of the 28", "7 out of 28" and "half (14) of our 28"."""
    between = tuple(token.stem for token in tokens[one.number.last + 1 : other.number.start])
    return (between[1:] if between[:1] == (")",) else between) in _OF


def with_parts(tokens: Sequence[Token], readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Reading]:
    """``readings`` in which a part has the mentions of the part, and its whole only those of the whole."""
    result = [_of_those(tokens, readings[0]), *readings[1:]] if readings else []
    for index, part in enumerate(readings):
        other = readings[index + 1] if index + 1 < len(readings) else None
        if other and other.number.kind is NumberKind.COUNT and is_part_of(tokens, part, other):
            mentions_of_both = _split(tokens, other, mentions)
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
            mentions_of_both = _split(tokens, part, mentions)
            if mentions_of_both:
                result[index] = _part(part, *mentions_of_both)
            elif part.number.kind in _SHARES and (sides := _sides(part)):
                after, before = sides
                result[index] = replace(part, near=before, far=(), whole=after)
            elif part.number.kind in _SHARES and _names_whole(part):
                result[index] = replace(part, near=(), far=())
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


def _split(
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
