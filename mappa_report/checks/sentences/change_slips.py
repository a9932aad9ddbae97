"""Changes that are told wrongly: against the numbers beside them, and against the returns of both years."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import Candidate, Returns, candidates_for, is_rate, rates, value_of
from mappa_report.checks.sentences.changes import Claim, agrees_about, directions_in, factors_in, size_claimed
from mappa_report.checks.sentences.judge import frame_of
from mappa_report.checks.sentences.line import Line, Pattern, compiled
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.messages import change_problem, in_digits, incomparable_problem
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.own_tables import is_plain
from mappa_report.checks.sentences.sentence import ArithmeticSlip, Reading, Sentence
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.words import PROSPECTS, Qualifier
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
            for claim in _wrong(change.claims, [pair]):
                yield ArithmeticSlip(sentence, claim.number, way(*pair), way(*pair))


def slips_against_returns(
    passage: Passage, sentence: Sentence, bound: Bindings, returns: Returns, heading: tuple[Mention, ...]
) -> Iterator[Problem]:
    """A Problem for each direction and size of a change since last year that the two returns contradict.

    One across a break in series is told as such, unless the sentence speaks of it.
    """
    if bound.times.compared not in (None, Time.LAST):
        return
    for change in bound.changes:
        if change.new in bound.set_aside or bound.times.of[change.new] not in (None, Time.THIS):
            continue
        reading = sentence.readings[change.new]
        sizes = [claim.size for claim in change.claims if claim.size is not None]
        beside = tuple(mention for size in sizes for mention in sentence.readings[size].near)
        pairs, unlike = frame_of(returns, sentence, reading, heading).both_years(beside)
        is_to_last = Time.LAST in (bound.times.compared, bound.times.of.get(change.old or 0))
        if unlike and is_to_last and _ADMITTED.isdisjoint(bound.line.words):
            yield incomparable_problem(passage, sentence, change.claims[0].number, unlike)
        if change.old is None and pairs:
            for claim in _wrong(change.claims, pairs):
                yield change_problem(passage, sentence, claim.number, way(*pairs[0]))


def _wrong(claims: Sequence[Claim], pairs: Sequence[Pair]) -> list[Claim]:
    """Those of ``claims`` that fit none of ``pairs`` of earlier and later values: directions alone, if one is wrong."""
    wrong = [claim for claim in claims if not any(claim.holds(*pair) for pair in pairs)]
    return [claim for claim in wrong if claim.sign is not None] or wrong


def way(old: Fraction, new: Fraction) -> str:
    """How one became the other: "a fall from 110 to 74, by 36 (33%)"."""
    way = "a rise" if new > old else "a fall" if new < old else "no change,"
    share = f" ({in_digits(Fraction(round(abs(new - old) / old * 1000), 10))}%)" if old and new != old else ""
    return f"{way} from {in_digits(old)} to {in_digits(new)}" + (
        f", by {in_digits(abs(new - old))}{share}" if new != old else ""
    )


_MANNER = frozenset("slight slightly small modest sharp sharply steep steeply marked markedly large size".split())
_NO_STATEMENT = PROSPECTS | frozenset(
    "not no then will would can could may might must should if when years months".split()
)


def trend_slips(sentence: Sentence, bound: Bindings, returns: Returns) -> Iterator[tuple[Number, str]]:
    """The word of direction of ``sentence`` where no figure that it may mean went that way, and what the figure did.

    Nothing but what is counted, when, and which way it went may be said: other words may narrow it down.
    """
    words = bound.line.text.replace(" twelve months ", " year ").split()
    directions, factors = list(directions_in(bound.line)), list(factors_in(bound.line))
    # "Row 2 rose by 45": the size of the change is the only number.
    sizes = (size_claimed(bound.line, at, NumberKind.COUNT) for at in range(len(sentence.readings)))
    claims = (*directions, *factors, *sizes)
    said = {token.stem for claim in claims for token in sentence.tokens[claim.number.start : claim.number.last + 1]}
    if not _NO_STATEMENT.isdisjoint(words) or not is_plain(sentence.tokens, sentence.mentions, returns, said | _MANNER):
        return
    moved = any(sentence.tokens[one.first - 1].stem in ("to", "from") for one in sentence.mentions if one.first)
    compared = bound.times.compared
    is_to_last = compared is Time.LAST or (compared is None and (factors or "than" not in words))
    is_one = len(directions) < 2 and len(factors) < 2 and (directions or factors)
    if not is_one or moved or not is_to_last or bound.is_of_several_places:
        return
    pairs = list(_pairs(sentence, returns, is_of_rate="rate" in words))
    for claim in _wrong(claims, pairs)[:1] if pairs else ():
        yield claim.number, way(*pairs[0])


def _pairs(sentence: Sentence, returns: Returns, is_of_rate: bool) -> Iterator[tuple[Fraction, Fraction]]:
    """Last year's value and this year's of each figure that may be meant."""
    # "Row 2 rose over the year" may be said of its number on the last day, or of all in the year.
    untimed = tuple(one for one in sentence.mentions if not one.is_when)
    either = (*candidates_for(sentence.mentions, returns.vocabulary), *candidates_for(untimed, returns.vocabulary))
    named = [candidate for candidate in either if not is_rate(candidate)]
    is_named = bool(untimed)
    every = rates(returns.vocabulary) if is_of_rate else named if is_named else ()
    for candidate in (one for one in every if returns.barred.isdisjoint(one.paths())):
        last, value = (value_of(candidate.paths(), figures) for figures in (returns.last_figures, returns.figures))
        if last is not None and value is not None:
            yield Fraction(last), Fraction(value)


_ONE = r"(?:1|one|a single one|every one|each one|#\d+)"
_RATIO = Pattern(
    "one 1 each every time #1",
    rf" #(\d+) to {_ONE}(?= )| #(\d+) (?:[^\s#]+ ){{0,8}}?(?:for|to) (?:each|every) (?:one|person|1|#\d+)?(?= )"
    r"| #(\d+) time (?:more|a many|as many|as large|as big|the size|the number)(?= )",
)
_RANGE = r" (?:between|from) #\d+ (?:and|to) #\d+ "
_SLACK = Fraction(1, 10)

Slip = tuple[Reading, Fraction, str]


def ratio_slips(sentence: Sentence, bound: Bindings, returns: Returns) -> Iterator[Slip]:
    """Each ratio of the two lines that ``sentence`` names that they do not have, what it is, and from which figures."""
    lines = [mention for mention in sentence.mentions if mention.is_line]
    if len(lines) != 2 or not (numbers := ratios_in(bound.line)) or compiled(_RANGE).search(bound.line.text):
        return
    times = [mention for mention in sentence.mentions if mention.is_when]
    for number in numbers:
        reading = sentence.readings[number]
        if number in bound.elsewhere:
            continue
        pairs = list(_both_lines(returns, lines, times))
        if pairs and not any(_fits(reading, *pair) for pair in pairs):
            one, other = max(pairs[0]), min(pairs[0])
            yield reading, one / other, f"{one} ÷ {other} = {float(one / other):.1f}"


def ratios_in(line: Line) -> frozenset[int]:
    """The numbers of ``line`` that are the larger side of a ratio to one."""
    return frozenset(number for numbers in line.numbers(_RATIO) for number in numbers if number >= 0)


def _both_lines(returns: Returns, lines: list[Mention], times: list[Mention]) -> Iterator[tuple[Fraction, Fraction]]:
    """Both values wherever one table has both lines."""
    candidates = (candidates_for((line, *times), returns.vocabulary) for line in lines)
    for one, other in product(*candidates):
        values = (_value(returns, one), _value(returns, other))
        if one.table is other.table and values[0] and values[1]:
            yield values[0], values[1]


def _value(returns: Returns, candidate: Candidate) -> Fraction:
    return Fraction(value_of(candidate.paths(), returns.figures) or 0)


def _fits(reading: Reading, one: Fraction, other: Fraction) -> bool:
    """True where the first of the two is as many times the other, which is what is named first."""
    ratio = one / other
    stated = reading.number.value
    if reading.number.qualifier is not Qualifier.EXACT:
        return agrees_about(reading.number, ratio)
    slack = Fraction(1, 20) if reading.number.decimals else max(_SLACK * stated, Fraction(1, 2))
    return abs(ratio - stated) <= slack
