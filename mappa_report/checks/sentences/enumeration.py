"""Enumerations over the lines of one series: "7 in row 1, 7 in row 2 and 9 in row 3" may imply the column."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.candidates import Figures, candidates_for, value_of
from mappa_report.checks.sentences.context import slots
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.vocabulary import Vocabulary

_MIN_NUMBERS = 2


def implied_line(sentence: Sentence, vocabulary: Vocabulary, figures: Figures) -> tuple[Mention, ...]:
    """The line of another series that makes the most numbers of the sentence right, if at least two are then.

    Empty if no line does, if the sentence names that series itself, or if as many numbers are right without it.
    """
    readings = [reading for reading in sentence.readings if _is_of_series(reading)]
    names_table = any(not mention.series and not mention.is_when for mention in sentence.mentions)
    if len(readings) < _MIN_NUMBERS or names_table:
        return ()
    named_series = {mention.series for mention in sentence.mentions}
    right_without = sum(_is_right(reading, (), vocabulary, figures) for reading in readings)
    best: tuple[int, tuple[Mention, ...]] = (max(right_without, _MIN_NUMBERS - 1), ())
    for line in _lines(vocabulary):
        if line.series not in named_series:
            right = sum(_is_right(reading, (line,), vocabulary, figures) for reading in readings)
            best = max(best, (right, (line,)), key=lambda pair: pair[0])
    return best[1]


def _is_of_series(reading: Reading) -> bool:
    return reading.number.kind is NumberKind.COUNT and any(mention.series for mention in reading.near)


def _is_right(reading: Reading, more: Sequence[Mention], vocabulary: Vocabulary, figures: Figures) -> bool:
    if more and not slots(reading.near).isdisjoint(slots(more)):
        return False
    values = (value_of(candidate.paths(), figures) for candidate in candidates_for((*reading.near, *more), vocabulary))
    return any(value is not None and agrees(reading.number, Fraction(value)) for value in values)


def _lines(vocabulary: Vocabulary) -> Iterator[Mention]:
    for series, lines in vocabulary.series.items():
        yield from (Mention(0, 0, named, series=series) for named in lines.values())
