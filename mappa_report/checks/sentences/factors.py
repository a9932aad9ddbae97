"""Numbers of one sentence one of which is said to be twice, three times or half the other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from mappa_report.checks.sentences.numbers import Number, NumberKind, qualifier_at
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Reading, Sentence
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import Qualifier
from mappa_report.wording.numbers import format_number as written

_GROWN = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
_SHRUNK = {"halved": 2}
_TIMES = {"twice": 2, "double": 2, "treble": 3, "triple": 3}
_AS_MANY = (["as", "many"], ["as", "high"], ["the", "number"], ["the", "figure"])
_REACH = 6
_SLACK = Fraction(1, 10)


def factor_slips(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    """ "Doubled from 40 to 95", "halved from 80 to 60" and "twice as many (80) as before (60)"."""
    counts = [reading for reading in readings if reading.number.kind is NumberKind.COUNT]
    for at, token in enumerate(sentence.tokens):
        stems = [after.stem for after in sentence.tokens[at + 1 : at + 3]]
        if token.stem in _GROWN or token.stem in _SHRUNK:
            yield from _changed(sentence, at, counts)
        elif token.stem in _TIMES and stems in _AS_MANY and len(counts) == 2:
            low, high = sorted(reading.number.value for reading in counts)
            yield from _slip(sentence, at, _TIMES[token.stem], high, low)


def _changed(sentence: Sentence, at: int, counts: Sequence[Reading]) -> Iterator[ArithmeticSlip]:
    word = sentence.tokens[at].stem
    for one, other in pairwise(counts):
        if at < one.number.first <= at + _REACH and _is_span(sentence.tokens, one.number, other.number):
            old, new = one.number.value, other.number.value
            high, low = (new, old) if word in _GROWN else (old, new)
            yield from _slip(sentence, at, _GROWN.get(word) or _SHRUNK[word], high, low)


def _is_span(tokens: Sequence[Token], one: Number, other: Number) -> bool:
    is_near = other.start - one.last < _REACH
    return is_near and tokens[one.start - 1].stem == "from" and tokens[other.start - 1].stem == "to"


def _slip(sentence: Sentence, at: int, factor: int, high: Fraction, low: Fraction) -> Iterator[ArithmeticSlip]:
    first, qualifier = qualifier_at(sentence.tokens, at)
    if low and not _agrees(qualifier, factor, high / low):
        expected = f"{float(high / low):.1f} times"
        number = Number(at, at, first, Fraction(factor), NumberKind.FRACTION, qualifier, in_words=True)
        terms = f"{written(int(high))} ÷ {written(int(low))} = {float(high / low):.1f}"
        yield ArithmeticSlip(sentence, number, expected, terms)


def _agrees(qualifier: Qualifier, factor: int, ratio: Fraction) -> bool:
    match qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return ratio >= factor
        case Qualifier.NEARLY | Qualifier.UNDER | Qualifier.AT_MOST:
            return factor * (1 - 2 * _SLACK) <= ratio <= factor
        case _:
            return abs(ratio - factor) <= factor * _SLACK
