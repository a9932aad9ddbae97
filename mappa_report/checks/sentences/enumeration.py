"""Numbers told one line after another: "7 in row 1, 7 in row 2 and 9 in row 3" may leave the column unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.candidates import Figures, chosen_by, value_of
from mappa_report.checks.sentences.context import slots
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Sort
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.vocabulary import Vocabulary

_FEWEST = 2


def unsaid_line(sentence: Sentence, vocabulary: Vocabulary, figures: Figures) -> tuple[Mention, ...]:
    """The line of another series in which the most of the sentence's numbers are right, if at least two are.

    None where the sentence names that series itself, or where as many are right without it.
    """
    told = [reading for reading in sentence.readings if _is_told(reading)]
    if len(told) < _FEWEST:
        return ()
    said = {mention.series for mention in sentence.mentions}
    right_without = sum(_is_right(reading, (), vocabulary, figures) for reading in told)
    best: tuple[int, tuple[Mention, ...]] = (max(right_without, _FEWEST - 1), ())
    for line in _lines(vocabulary):
        if line.series not in said:
            right = sum(_is_right(reading, (line,), vocabulary, figures) for reading in told)
            best = max(best, (right, (line,)), key=lambda pair: pair[0])
    return best[1]


def _is_told(reading: Reading) -> bool:
    return reading.number.sort is Sort.COUNT and any(mention.series for mention in reading.near)


def _is_right(reading: Reading, more: Sequence[Mention], vocabulary: Vocabulary, figures: Figures) -> bool:
    if more and not slots(reading.near).isdisjoint(slots(more)):
        return False
    values = (value_of(chosen.paths(), figures) for chosen in chosen_by((*reading.near, *more), vocabulary))
    return any(value is not None and agrees(reading.number, Fraction(value)) for value in values)


def _lines(vocabulary: Vocabulary) -> Iterator[Mention]:
    for series, lines in vocabulary.series.items():
        yield from (Mention(0, 0, named, series=series) for named in lines.values())
