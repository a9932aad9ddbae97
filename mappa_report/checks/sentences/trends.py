"""Trends that a sentence tells without a number, such as "row 2 has grown again": held against both returns."""

from collections.abc import Iterator
from fractions import Fraction

from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import candidates_for, is_rate, rates, value_of
from mappa_report.checks.sentences.change_slips import way
from mappa_report.checks.sentences.changes import directions_in, goes
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.line import DIRECTIONS
from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.own_tables import is_plain
from mappa_report.checks.sentences.sentence import Sentence
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.words import PROSPECTS

_SINCE = frozenset("ago earlier".split())
_NO_STATEMENT = PROSPECTS | frozenset("not no will would can could may might must should if when years months".split())


def trend_slips(sentence: Sentence, bound: Bindings, judge: Judge) -> Iterator[tuple[Number, str]]:
    """The word of direction of ``sentence`` where no figure that it may mean went that way, and what the figure did.

    Nothing but what is counted, when, and which way it went may be said: other words may narrow it down.
    """
    words = bound.line.words
    if not _NO_STATEMENT.isdisjoint(words) or not is_plain(
        sentence.tokens, sentence.mentions, judge, DIRECTIONS | _SINCE
    ):
        return
    directions = list(directions_in(bound.line))
    moved = any(sentence.tokens[one.first - 1].stem in ("to", "from") for one in sentence.mentions if one.first)
    compared = bound.times.compared
    is_to_last = compared is Time.LAST or (compared is None and "than" not in words)
    if len(directions) != 1 or moved or not is_to_last or bound.is_of_several_places:
        return
    pairs = list(_pairs(sentence, judge, is_of_rate="rate" in words))
    if pairs and not any(goes(directions[0], *pair) for pair in pairs):
        yield directions[0].as_number(), way(*pairs[0])


def _pairs(sentence: Sentence, judge: Judge, is_of_rate: bool) -> Iterator[tuple[Fraction, Fraction]]:
    """Last year's value and this year's of each figure that may be meant."""
    named = [candidate for candidate in candidates_for(sentence.mentions, judge.vocabulary) if not is_rate(candidate)]
    is_named = any(not one.is_when for one in sentence.mentions)
    every = rates(judge.vocabulary) if is_of_rate else named if is_named else ()
    for candidate in (one for one in every if judge.barred.isdisjoint(one.paths())):
        last, value = (value_of(candidate.paths(), figures) for figures in (judge.last_figures, judge.figures))
        if last is not None and value is not None:
            yield Fraction(last), Fraction(value)
