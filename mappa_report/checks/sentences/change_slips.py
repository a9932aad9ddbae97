"""Changes that are told wrongly: against the numbers beside them, and against the returns of both years."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.changes import Change, agrees_about, fits, goes, is_so_often, is_times, points
from mappa_report.checks.sentences.context import Context
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.messages import change_problem, in_digits, incomparable_problem
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Sentence
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.words import Qualifier
from mappa_report.problems.problem import Problem

Pair = tuple[Fraction, Fraction]

_ADMITTED = frozenset("comparable comparability differently otherwise basis definition definitions".split())
"""Words by which a sentence says that two years are not counted alike."""


def slips_of_changes(sentence: Sentence, bound: Bindings) -> Iterator[ArithmeticSlip]:
    """Every direction and size in ``sentence`` that its own numbers contradict."""
    for change in bound.changes:
        if change.old is None or {change.old, change.new} & bound.elsewhere:
            continue
        old, new = (sentence.readings[at].number for at in (change.old, change.new))
        if Qualifier.EXACT is old.qualifier is new.qualifier:
            pair = (old.value, new.value)
            for number in _wrong(sentence, bound, change, [pair], old.kind):
                yield ArithmeticSlip(sentence, number, way(*pair), way(*pair))


def slips_against_returns(
    passage: Passage, sentence: Sentence, bound: Bindings, judge: Judge, context: Context
) -> Iterator[Problem]:
    """A Problem for each direction and size of a change since last year that the two returns contradict.

    One across a break in series is told as such, unless the sentence speaks of it.
    """
    if not bound.changes or bound.times.compared not in (None, Time.LAST):
        return
    for change in bound.changes:
        if change.new in bound.set_aside or bound.times.of[change.new] not in (None, Time.THIS):
            continue
        reading = sentence.readings[change.new]
        beside = tuple(mention for size in change.sizes for mention in sentence.readings[size].near)
        pairs, unlike = judge.both_years(sentence, reading, beside, context)
        is_to_last = Time.LAST in (bound.times.compared, bound.times.of.get(change.old or 0))
        if unlike and is_to_last and _ADMITTED.isdisjoint(bound.line.words):
            told = (*change.directions, *change.factors)
            number = told[0].as_number() if told else sentence.readings[change.sizes[0]].number
            yield incomparable_problem(passage, sentence, number, unlike)
        if change.old is not None:
            continue
        for number in _wrong(sentence, bound, change, pairs, reading.number.kind) if pairs else ():
            yield change_problem(passage, sentence, number, way(*pairs[0]))


def _wrong(
    sentence: Sentence, bound: Bindings, change: Change, pairs: list[Pair], kind: NumberKind
) -> Iterator[Number]:
    """What ``change`` says that fits none of ``pairs`` of earlier and later values."""
    wrong = [word for word in change.directions if not any(goes(word, *pair) for pair in pairs)]
    if wrong:
        yield from (word.as_number() for word in wrong)
        return
    for size in change.sizes:
        number, in_points = sentence.readings[size].number, points(bound.line, size)
        is_alike = in_points or number.kind is not NumberKind.COUNT or kind is not NumberKind.PERCENTAGE
        if is_times(bound.line, size):
            if not any(pair[0] and agrees_about(number, pair[1] / pair[0]) for pair in pairs):
                yield replace(number, last=number.last + 1)
        elif is_alike and not any(fits(number, in_points, *pair) for pair in pairs):
            yield number
    for word in change.factors:
        if not any(is_so_often(word, *pair) for pair in pairs):
            yield word.as_number()


def way(old: Fraction, new: Fraction) -> str:
    """How one became the other: "a fall from 110 to 74, by 36 (33%)"."""
    way = "a rise" if new > old else "a fall" if new < old else "no change,"
    share = f" ({in_digits(Fraction(round(abs(new - old) / old * 1000), 10))}%)" if old and new != old else ""
    return f"{way} from {in_digits(old)} to {in_digits(new)}" + (
        f", by {in_digits(abs(new - old))}{share}" if new != old else ""
    )
