"""Numbers of one sentence of which one is said to be twice, three times or half the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from mappa_report.checks.sentences.numbers import Number, Sort, qualifier_at
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.slip import Slip
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import Bound
from mappa_report.wording.numbers import format_number as written

_GROWN = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
_SHRUNK = {"halved": 2}
_TIMES = {"twice": 2, "double": 2, "treble": 3, "triple": 3}
_AS_MANY = (["as", "many"], ["as", "high"], ["the", "number"], ["the", "figure"])
_REACH = 6
_SLACK = Fraction(1, 10)


def factor_slips(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Slip]:
    """ "Doubled from 40 to 95", "halved from 80 to 60" and "twice as many (80) as before (60)"."""
    counts = [reading for reading in readings if reading.number.sort is Sort.COUNT]
    for at, token in enumerate(sentence.tokens):
        stems = [after.stem for after in sentence.tokens[at + 1 : at + 3]]
        if token.stem in _GROWN or token.stem in _SHRUNK:
            yield from _changed(sentence, at, counts)
        elif token.stem in _TIMES and stems in _AS_MANY and len(counts) == 2:
            low, high = sorted(reading.number.value for reading in counts)
            yield from _slip(sentence, at, _TIMES[token.stem], high, low)


def _changed(sentence: Sentence, at: int, counts: Sequence[Reading]) -> Iterator[Slip]:
    word = sentence.tokens[at].stem
    for one, other in pairwise(counts):
        if at < one.number.first <= at + _REACH and _is_span(sentence.tokens, one.number, other.number):
            old, new = one.number.value, other.number.value
            high, low = (new, old) if word in _GROWN else (old, new)
            yield from _slip(sentence, at, _GROWN.get(word) or _SHRUNK[word], high, low)


def _is_span(tokens: Sequence[Token], one: Number, other: Number) -> bool:
    is_near = other.qualified - one.last < _REACH
    return is_near and tokens[one.qualified - 1].stem == "from" and tokens[other.qualified - 1].stem == "to"


def _slip(sentence: Sentence, at: int, factor: int, high: Fraction, low: Fraction) -> Iterator[Slip]:
    first, bound = qualifier_at(sentence.tokens, at)
    if low and not _agrees(bound, factor, high / low):
        made = f"{float(high / low):.1f} times"
        number = Number(at, at, first, Fraction(factor), Sort.FRACTION, bound, in_words=True)
        yield Slip(sentence, number, made, f"{written(int(high))} ÷ {written(int(low))} = {float(high / low):.1f}")


def _agrees(bound: Bound, factor: int, ratio: Fraction) -> bool:
    match bound:
        case Bound.OVER | Bound.AT_LEAST:
            return ratio >= factor
        case Bound.NEARLY | Bound.UNDER | Bound.AT_MOST:
            return factor * (1 - 2 * _SLACK) <= ratio <= factor
        case _:
            return abs(ratio - factor) <= factor * _SLACK
