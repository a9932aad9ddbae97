"""Trends that a sentence tells without a figure, as "row 2 has grown again" or "by 45": held against both returns."""

from collections.abc import Iterator
from fractions import Fraction

from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import candidates_for, is_rate, rates, value_of
from mappa_report.checks.sentences.change_slips import way
from mappa_report.checks.sentences.changes import directions_in, factors_in, fits, goes, is_so_often, points
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.own_tables import is_plain
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.words import PROSPECTS

_MANNER = frozenset("slight slightly small modest sharp sharply steep steeply marked markedly large size".split())
_NO_STATEMENT = PROSPECTS | frozenset(
    "not no then will would can could may might must should if when years months".split()
)


def trend_slips(sentence: Sentence, bound: Bindings, judge: Judge) -> Iterator[tuple[Number, str]]:
    """The word of direction of ``sentence`` where no figure that it may mean went that way, and what the figure did.

    Nothing but what is counted, when, and which way it went may be said: other words may narrow it down.
    """
    words = bound.line.words
    directions, factors = list(directions_in(bound.line)), list(factors_in(bound.line))
    numbers = (*(word.as_number() for word in (*directions, *factors)), *(one.number for one in sentence.readings))
    said = {token.stem for number in numbers for token in sentence.tokens[number.start : number.last + 1]}
    if not _NO_STATEMENT.isdisjoint(words) or not is_plain(sentence.tokens, sentence.mentions, judge, said | _MANNER):
        return
    moved = any(sentence.tokens[one.first - 1].stem in ("to", "from") for one in sentence.mentions if one.first)
    compared = bound.times.compared
    is_to_last = compared is Time.LAST or (compared is None and (factors or "than" not in words))
    is_one = len(directions) < 2 and len(factors) < 2 and (directions or factors)
    if not is_one or moved or not is_to_last or bound.is_of_several_places:
        return
    pairs = list(_pairs(sentence, judge, is_of_rate="rate" in words))
    # "Row 2 rose by 45": the size of the change is the only number.
    sizes = ((reading.number, points(bound.line, at)) for at, reading in enumerate(sentence.readings))
    wrong = [
        *(word.as_number() for word in directions if not any(goes(word, *pair) for pair in pairs)),
        *(word.as_number() for word in factors if not any(is_so_often(word, *pair) for pair in pairs)),
        *(size for size, in_points in sizes if not any(fits(size, in_points, *pair) for pair in pairs)),
    ]
    if pairs:
        yield from ((number, way(*pairs[0])) for number in wrong[:1])


def _pairs(sentence: Sentence, judge: Judge, is_of_rate: bool) -> Iterator[tuple[Fraction, Fraction]]:
    """Last year's value and this year's of each figure that may be meant."""
    # "Row 2 rose over the year" may be said of its number on the last day, or of all in the year.
    untimed = tuple(one for one in sentence.mentions if not one.is_when)
    either = (*candidates_for(sentence.mentions, judge.vocabulary), *candidates_for(untimed, judge.vocabulary))
    named = [candidate for candidate in either if not is_rate(candidate)]
    is_named = bool(untimed)
    every = rates(judge.vocabulary) if is_of_rate else named if is_named else ()
    for candidate in (one for one in every if judge.barred.isdisjoint(one.paths())):
        last, value = (value_of(candidate.paths(), figures) for figures in (judge.last_figures, judge.figures))
        if last is not None and value is not None:
            yield Fraction(last), Fraction(value)
