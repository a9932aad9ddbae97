"""Ratios of two lines of the return: "3.5 to 1", "three in row 2 for each one in row 1"."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import Candidate, candidates_for, value_of
from mappa_report.checks.sentences.changes import agrees_about
from mappa_report.checks.sentences.judge import Judge
from mappa_report.checks.sentences.line import Line, Pattern, compiled
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.words import Qualifier

_ONE = r"(?:1|one|a single one|every one|each one|#\d+)"
_RATIO = Pattern(
    "one 1 each every time #1",
    rf" #(\d+) to {_ONE}(?= )| #(\d+) (?:[^\s#]+ ){{0,8}}?(?:for|to) (?:each|every) (?:one|person|1|#\d+)?(?= )"
    r"| #(\d+) time (?:more|a many|as many|as large|as big|the size|the number)(?= )",
)
_RANGE = r" (?:between|from) #\d+ (?:and|to) #\d+ "
_SLACK = Fraction(1, 10)

Slip = tuple[Reading, Fraction, str]


def ratio_slips(sentence: Sentence, bound: Bindings, judge: Judge) -> Iterator[Slip]:
    """Each ratio of the two lines that ``sentence`` names that they do not have, what it is, and from which figures."""
    lines = [mention for mention in sentence.mentions if mention.is_line]
    if len(lines) != 2 or not (numbers := ratios_in(bound.line)) or compiled(_RANGE).search(bound.line.text):
        return
    times = [mention for mention in sentence.mentions if mention.is_when]
    for number in numbers:
        reading = sentence.readings[number]
        if number in bound.elsewhere or bound.times.of[number] not in (None, Time.THIS):
            continue
        pairs = list(_pairs(judge, lines, times))
        if pairs and not any(_fits(reading, *pair) for pair in pairs):
            one, other = max(pairs[0]), min(pairs[0])
            yield reading, one / other, f"{one} ÷ {other} = {float(one / other):.1f}"


def ratios_in(line: Line) -> frozenset[int]:
    """The numbers of ``line`` that are the larger side of a ratio to one."""
    return frozenset(number for numbers in line.numbers(_RATIO) for number in numbers if number >= 0)


def _pairs(judge: Judge, lines: list[Mention], times: list[Mention]) -> Iterator[tuple[Fraction, Fraction]]:
    """Both values wherever one table has both lines."""
    candidates = (candidates_for((line, *times), judge.vocabulary) for line in lines)
    for one, other in product(*candidates):
        values = (_value(judge, one), _value(judge, other))
        if one.table is other.table and values[0] and values[1]:
            yield values[0], values[1]


def _value(judge: Judge, candidate: Candidate) -> Fraction:
    return Fraction(value_of(candidate.paths(), judge.figures) or 0)


def _fits(reading: Reading, one: Fraction, other: Fraction) -> bool:
    """True where the first of the two is as many times the other, which is what is named first."""
    ratio = one / other
    stated = reading.number.value
    if reading.number.qualifier is not Qualifier.EXACT:
        return agrees_about(reading.number, ratio)
    slack = Fraction(1, 20) if reading.number.decimals else max(_SLACK * stated, Fraction(1, 2))
    return abs(ratio - stated) <= slack
