"""The figures of the return that a number may stand for, given its mentions, and what is then said of it."""

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

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
from mappa_report.checks.sentences.vocabulary import Axis, Vocabulary
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
        if whole_value:
            yield Interpretation(candidate.paths(), Fraction(part) / Fraction(whole_value) * scale, whole.paths())


class Verdict(Enum):
    """What is wrong with a number: it differs for certain, or perhaps, is last year's, in no return, or suppressed."""

    CONTRADICTS = "contradicts"
    DOUBTFUL = "doubtful"
    STALE = "stale"
    UNMATCHED = "unmatched"
    SUPPRESSED = "suppressed"


class Judgement(Struct, frozen=True):
    """The verdict on a number, and how it was interpreted. ``is_certain`` if its words allow no other reading."""

    verdict: Verdict
    interpretation: Interpretation | None = None
    is_certain: bool = False
    is_of_last_year: bool = False


def doubted(judgement: Judgement) -> Judgement:
    """``judgement`` as one that may be mistaken."""
    verdict = Verdict.DOUBTFUL if judgement.verdict is Verdict.CONTRADICTS else judgement.verdict
    return replace(judgement, verdict=verdict, is_certain=False)
