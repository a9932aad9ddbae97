"""The figures of the return that a number may stand for, given its mentions, and what is then said of it."""

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.candidates import (
    Candidate,
    Figures,
    candidates_for,
    is_rate,
    is_suppressed,
    rates,
    value_of,
)
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.vocabulary import Axis, Vocabulary
from mappa_report.checks.sentences.words import VERBS
from mappa_report.model.figure import Path

_SCALE = {NumberKind.PERCENTAGE: 100, NumberKind.FRACTION: 1}


class Interpretation(Struct, frozen=True):
    """What a number may stand for: the sum of the figures at ``paths``, or their share of those at ``whole``.

    ``value`` is what the number then has to be: a percentage in hundredths, a fraction from 0 to 1.
    """

    paths: tuple[Path, ...]
    value: Fraction
    whole: tuple[Path, ...] = ()


def interpretations_of(
    mentions: Sequence[Mention], kind: NumberKind, vocabulary: Vocabulary, figures: Figures
) -> Iterator[Interpretation]:
    """Each interpretation of a number of ``kind`` with ``mentions``, most likely first."""
    if kind is NumberKind.RATE:
        for candidate in rates(vocabulary):
            yield from _counts(candidate, figures)
        return
    for candidate in candidates_for(mentions, vocabulary):
        if not is_rate(candidate):
            yield from (
                _counts(candidate, figures) if kind is NumberKind.COUNT else _shares(candidate, figures, _SCALE[kind])
            )


def suppressed_paths(
    mentions: Sequence[Mention], kind: NumberKind, vocabulary: Vocabulary, figures: Figures
) -> tuple[Path, ...]:
    """The first figures that a number of ``kind`` with ``mentions`` may stand for and of which one is suppressed."""
    is_of_rate = kind is NumberKind.RATE
    candidates = rates(vocabulary) if is_of_rate else candidates_for(mentions, vocabulary)
    every = (candidate.paths() for candidate in candidates if is_rate(candidate) is is_of_rate)
    return next((paths for paths in every if is_suppressed(paths, figures)), ())


def shares_of(
    part: Sequence[Mention], whole: Sequence[Mention], kind: NumberKind, vocabulary: Vocabulary, figures: Figures
) -> Iterator[Interpretation]:
    """Each interpretation of ``part`` as a share of ``whole``, both in one table if that is possible."""
    wholes = candidates_for(whole, vocabulary)
    parts = candidates_for(part, vocabulary)
    alike = [candidate for candidate in parts if any(each.table is candidate.table for each in wholes)]
    for candidate in alike or parts:
        part_value = value_of(candidate.paths(), figures)
        near = [each for each in wholes if each.table is candidate.table] or wholes
        for paths in (each.paths() for each in near):
            whole_value = value_of(paths, figures)
            if part_value is not None and whole_value and part_value <= whole_value:
                yield Interpretation(
                    candidate.paths(), Fraction(part_value) / Fraction(whole_value) * _SCALE[kind], paths
                )


def in_figures(interpretation: Interpretation, kind: NumberKind, figures: Figures) -> Fraction | None:
    """The value of ``interpretation`` in ``figures``, such as last year's; None where one of them is no number."""
    part = value_of(interpretation.paths, figures)
    if part is None or not interpretation.whole:
        return None if part is None else Fraction(part)
    whole = value_of(interpretation.whole, figures)
    return Fraction(part) / Fraction(whole) * _SCALE[kind] if whole else None


def _counts(candidate: Candidate, figures: Figures) -> Iterator[Interpretation]:
    paths = candidate.paths()
    value = value_of(paths, figures)
    if value is not None:
        yield Interpretation(paths, Fraction(value))


def _shares(candidate: Candidate, figures: Figures, scale: int) -> Iterator[Interpretation]:
    """``candidate`` as a share of each total that it is a part of, times ``scale``."""
    part = value_of(candidate.paths(), figures)
    if part is None or not candidate.is_part:
        return
    wholes = [candidate.whole(axis) for axis in (Axis.ROW, Axis.COLUMN)]
    wholes.append(wholes[0].whole(Axis.COLUMN))
    for whole in wholes:
        whole_value = value_of(whole.paths(), figures) if whole != candidate else None
        # All rows together, such as "Levels 2 and 3", are no part.
        if whole_value and (whole_value != part or len(candidate.paths()) == 1):
            yield Interpretation(candidate.paths(), Fraction(part) / Fraction(whole_value) * scale, whole.paths())


class Verdict(Enum):
    """What is wrong with a number: it differs from the figure, is last year's, in no return, or suppressed."""

    CONTRADICTS = "contradicts"
    STALE = "stale"
    UNMATCHED = "unmatched"
    SUPPRESSED = "suppressed"


class Judgement(Struct, frozen=True):
    """The verdict on a number, and how it was interpreted. ``is_certain`` if its words allow no other reading."""

    verdict: Verdict
    interpretation: Interpretation | None = None
    is_certain: bool = False
    is_of_last_year: bool = False


Slot = tuple[int, Axis]


def slots(mentions: Sequence[Mention]) -> frozenset[Slot]:
    """The tables, by number, and their axes for which ``mentions`` name rows or columns."""
    return frozenset(
        (index, axis) for mention in mentions for index, (axis, _) in mention.named.items() if axis is not Axis.TABLE
    )


def complementary(own: Sequence[Mention], carried: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of ``carried`` that complement ``own``: they name an axis, series or time that ``own`` does not."""
    taken = slots(own)
    has_time = any(mention.is_when for mention in own)
    series = {mention.series for mention in own if mention.series}
    return tuple(
        mention
        for mention in carried
        if mention.named
        and mention.series not in series
        and taken.isdisjoint(slots([mention]))
        and not (mention.is_when and has_time)
    )


_MAX_COUNTS = 12


_THEM = frozenset("them whom which these those".split())


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
