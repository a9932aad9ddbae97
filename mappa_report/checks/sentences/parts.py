"""Numbers in relation to others of their sentence: parts and their wholes, shares, and members of a list."""

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.context import complementary
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
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


_MAX_COUNTS = 12
_THEM = frozenset("them whom which these those".split())
_VERBS = frozenset("were was are is at in".split())
_LIST_ENDS = frozenset([";", ":", "of", "but", "while", "whereas", "compared", "against"])


def is_of_them(sentence: Sentence, reading: Reading) -> bool:
    """True for "12 of them" and "of whom 12": some of those that the number before counts."""
    tokens, number = sentence.tokens, reading.number
    after = [token.stem for token in tokens[number.last + 1 : number.last + 3]]
    before = [token.stem for token in tokens[max(0, number.start - 3) : number.start] if token.stem != ","][-2:]
    return any(words[:1] == ["of"] and words[-1] in _THEM for words in (after, before))


def is_share_of_own(sentence: Sentence, reading: Reading) -> bool:
    """True for a share that two numbers of its own sentence make."""
    scale = {NumberKind.PERCENTAGE: 100, NumberKind.FRACTION: 1}.get(reading.number.kind)
    counts = [other.number.value for other in sentence.readings if other.number.kind is NumberKind.COUNT]
    return scale is not None and any(
        whole and agrees(reading.number, part / whole * scale)
        for part in counts[:_MAX_COUNTS]
        for whole in counts[:_MAX_COUNTS]
    )


def mentions_of_list_end(sentence: Sentence, reading: Reading) -> tuple[Mention, ...]:
    """The mentions of the last number in the list: "5 in row 3 and 23 in row 2 returned" says of both that they did."""
    last = sentence.readings[-1]
    series = {mention.series for mention in reading.near if mention.series}
    is_alike = any(mention.series in series for mention in last.near)
    end = _end_of_list(sentence, reading)
    mentions = (*end.near, *(last.near if is_alike else ()))
    return tuple(mention for mention in mentions if mention not in reading.near)


def _end_of_list(sentence: Sentence, reading: Reading) -> Reading:
    """The last number before the verb that all those of a list share: "5 in row 3, 9 in row 4 and 23 in row 2 were"."""
    end = reading
    for following in sentence.readings[sentence.readings.index(reading) + 1 :]:
        between = sentence.tokens[end.number.last + 1 : following.number.start]
        if any(token.stem in VERBS or token.stem in _LIST_ENDS for token in between):
            break
        end = following
    return end
