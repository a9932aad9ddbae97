"""Changes that a sentence tells: which figure changed, from what, which way and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.line import CHANGE, FALL, FEWER, MORE, RISE, Line, Pattern, Role
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.words import FRACTIONS, QUALIFIERS, SMALL, Qualifier

_LIKE = "(?:a year|the year|last|previous|the previous|this time|at|in|it|they|twelve|12|the same|we|before|during)"
_FROM = "from|on|by|to|since|at|again|slightly|sharply|steeply|markedly|over|compared|,|\\.|against"
_MOVE = rf"(?= (?:{_FROM}))(?! to level)"
_NO_MOVE = frozenset("made make set follow followed took taken moved step stepped broken".split())
_BEING = frozenset(", ( is are was were went gone been".split())
_THAN = rf"(?= (?:[^\s#,;]+ ){{0,12}}?than {_LIKE}\b)"
_THAT = rf"(?= (?:(?:that|those|the [^\s#,;]+) (?:of|for|in) )?{_LIKE}\b)"
_SAME = (
    rf"unchanged|(?:no|not) {CHANGE}|(?:the )?same (?:number )?as (?:last|the year|in|a year|at)|"
    "remained (?:at )?the same|stayed the same"
)
_DIRECTION = Pattern(
    f"{RISE} {FALL} {CHANGE} {MORE} {FEWER} up down went gone above below unchanged same",
    rf" (?P<rise>{RISE}(?! (?:was|were|is|are) )|up(?:{_MOVE}|(?= #)))(?= )"
    rf"| (?P<fall>{FALL}(?! (?:into|under|within|to be|was|were|is|are) )|down(?:{_MOVE}|(?= #)))(?= )"
    rf"| (?P<more>{MORE}){_THAN}| (?P<fewer>{FEWER}){_THAN}"
    rf"| (?P<above>above){_THAT}| (?P<below>below){_THAT}"
    rf"|^ (?:this year |in the year |over the year |we had |far |slightly |many |, )*(?P<most>{MORE}|{FEWER})(?= )"
    rf"| (?P<same>{_SAME})(?= )",
)
_FACTORS = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
FACTOR_WORDS = frozenset((*_FACTORS, "halved"))
_FACTORS |= {"twice": 2, "double": 2, "treble": 3, "triple": 3}
_FACTORS |= {f"{word}fold": value for word, value in SMALL.items() if value > 1}
_PART = "|".join(FRACTIONS)
_FACTOR = Pattern(
    f"{' '.join((*_FACTORS, *FRACTIONS))} time halved",
    rf" (?P<times>{'|'.join(sorted(_FACTORS, key=len, reverse=True))}|(?:three|four|five|six) time)(?= )(?!-)"
    rf"| (?P<halved>halve|halved)(?= )| by (?:\S+ ){{0,3}}?(?:(?P<many>a|one|two|three) )?(?P<part>{_PART})(?= )",
)
_TO = frozenset("to at reaching : ( numbered totalled".split())
_JOINTS = frozenset("with to at which had has stood now is was".split())
"""What leads from a change to the figure that it led to, after a comma."""
_SLACK = Fraction(1, 10)


class Word(Struct, frozen=True):
    """A word of direction or size, from token ``first`` to ``last``, and where it stands in the line."""

    position: int
    first: int
    last: int
    sign: int = 0
    factor: Fraction | None = None
    is_share: bool = False
    qualifier: Qualifier = Qualifier.EXACT

    def as_number(self) -> Number:
        """What a message can point at."""
        return Number(self.first, self.last, self.first, Fraction(0), in_words=True)


class Change(Struct, frozen=True):
    """The number ``new`` is what became of ``old`` (None where the sentence does not say of what), and how."""

    new: int
    old: int | None
    directions: tuple[Word, ...]
    sizes: tuple[int, ...]
    factors: tuple[Word, ...]


def changes_in(line: Line, roles: Mapping[int, Role]) -> Iterator[Change]:
    """Each change that ``line`` tells of one of its numbers."""
    directions, factors = list(directions_in(line)), list(factors_in(line))
    sizes = [number for number, role in roles.items() if role is Role.SIZE]
    if not (directions or factors or sizes):
        return
    pairs = dict(_pairs(line, roles))
    figures = [number for number in range(len(line.readings)) if number not in roles]
    for new in figures:
        old = pairs.get(new)
        own = tuple(word for word in directions if _belongs(line, word.position, new, old))
        # "Fewer than last year, up from ..." leaves open which of them is meant.
        own = own if len({word.sign for word in own}) == 1 else ()
        near = tuple(size for size in sizes if _belongs(line, line.position_of(size), new, old))
        # "From 79 (6%) to 61 (4%)" gives a share of each, and "from 120 to 150 (25%)" the size of the change.
        is_in_bracket = f"#{new} ( #{new + 1} " in line.text and f"#{old} ( #" not in line.text
        if is_in_bracket and line.readings[new + 1].number.kind is NumberKind.PERCENTAGE:
            near = (*near, new + 1)
        told = tuple(word for word in factors if _belongs(line, word.position, new, old))
        if own or near or told:
            yield Change(new, old, own, near, told)


def _pairs(line: Line, roles: Mapping[int, Role]) -> Iterator[tuple[int, int]]:
    """Each later figure with the earlier one that it is held against."""
    kinds = [reading.number.kind for reading in line.readings]
    for old in (number for number, role in roles.items() if role is Role.EARLIER):
        alike = [number for number, kind in enumerate(kinds) if number not in roles and kind is kinds[old]]
        after = [number for number in alike if number > old]
        before = [number for number in alike if number < old]
        if after and (not before or f" to #{after[0]} " in line.text):
            yield after[0], old
        elif before:
            yield before[-1], old


def _belongs(line: Line, position: int, new: int, old: int | None) -> bool:
    """True where what stands at ``position`` is said of ``new``, which ``old`` may stand beside."""
    places = [line.position_of(number) for number in (new, old) if number is not None]
    nearest = min(places, key=lambda place: abs(place - position))
    between = line.text[min(nearest, position) : max(nearest, position)]
    return old is not None or _is_told_of(line, new, position, between)


def _is_told_of(line: Line, number: int, position: int, between: str) -> bool:
    """True where the words leave no doubt that a change is that of ``number``, which is the only figure of it."""
    before = line.text[: line.position_of(number)].split()[-1:]
    led = between.rpartition(" and ")[2].split()
    if (before and before[0] in _TO) or (" and " in between and led and _JOINTS.issuperset(led)):
        return True
    if any(joint in f"{between} " for joint in (" and ", " although ")):
        return False
    return (
        _JOINTS.issuperset(between.rpartition(",")[2].split())
        or "," not in between
        or position > line.position_of(number)
    )


def directions_in(line: Line) -> Iterator[Word]:
    """Each word that tells which way something went."""
    signs = {"rise": 1, "more": 1, "fall": -1, "fewer": -1, "above": 1, "below": -1, "same": 0}
    for match in _DIRECTION.matches(line):
        group = match.lastgroup or ""
        sign = (1 if match["most"] == MORE else -1) if group == "most" else signs[group]
        start, end = match.span(group)
        if match[group] in ("up", "down") and not _moves(line, start):
            continue
        yield Word(start, line.token_at(start), line.token_at(end - 1), sign)


def _moves(line: Line, start: int) -> bool:
    """False for the "up" or "down" at ``start`` of "made up from", and before a number unless it is said to be."""
    at = line.starts.index(start)
    before = line.words[at - 1] if at else ""
    return before in _BEING if line.words[at + 1].startswith("#") else before not in _NO_MOVE


def factors_in(line: Line) -> Iterator[Word]:
    """Each word that tells how many times something became as large, or by which part it changed."""
    for match in _FACTOR.matches(line):
        if match["part"]:
            factor = Fraction(SMALL.get(match["many"] or "one", 1), FRACTIONS[match["part"]])
            start, end = match.span("part")
        elif match["halved"]:
            factor, (start, end) = Fraction(1, 2), match.span("halved")
        else:
            word = match["times"]
            factor, (start, end) = Fraction(_FACTORS.get(word) or SMALL[word.split()[0]]), match.span("times")
        before = line.text[: match.start("many") if match["many"] else start].replace("~", "").split()
        qualifier = next(
            (QUALIFIERS[tuple(before[-size:])] for size in (4, 3, 2, 1) if tuple(before[-size:]) in QUALIFIERS),
            Qualifier.EXACT,
        )
        yield Word(start, line.token_at(start), line.token_at(end - 1), 0, factor, bool(match["part"]), qualifier)


def goes(direction: Word, old: Fraction, new: Fraction) -> bool:
    """True where going from ``old`` to ``new`` is what ``direction`` says."""
    return (new > old) - (new < old) == direction.sign


def fits(size: Number, is_points: bool, old: Fraction, new: Fraction) -> bool:
    """True where ``size`` may be the difference of both: in points, in per cent of ``old``, or a count."""
    difference = abs(new - old)
    if is_points or size.kind is NumberKind.COUNT:
        return agrees(size, difference)
    scale = 1 if size.kind is NumberKind.FRACTION else 100
    return bool(old) and agrees(size, difference / old * scale)


def is_so_often(word: Word, old: Fraction, new: Fraction) -> bool:
    """True where ``new`` is ``old`` times what ``word`` says, or differs from it by that share."""
    if not old or not new or word.factor is None:
        return not word.factor
    if word.is_share:
        ratio, factor = abs(new - old) / old, word.factor
    else:
        ratio, factor = (new / old, word.factor) if word.factor > 1 else (old / new, 1 / word.factor)
    match word.qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return ratio >= factor
        case Qualifier.NEARLY | Qualifier.UNDER | Qualifier.AT_MOST:
            return factor * (1 - _SLACK) <= ratio < factor
        case _:
            return abs(ratio - factor) <= factor * _SLACK


def points(line: Line, size: int) -> bool:
    """True for "12 percentage points"."""
    return re.match(rf"#{size} (?:percentage )?point ", line.text[line.position_of(size) :]) is not None


def is_times(line: Line, size: int) -> bool:
    """True for "three times"."""
    return f"#{size} time " in line.text


def agrees_about(size: Number, ratio: Fraction) -> bool:
    """True where ``ratio`` is about what ``size`` says, or where it says "over" or "nearly", on that side of it."""
    return is_so_often(Word(0, 0, 0, 0, size.value, qualifier=size.qualifier), Fraction(1), ratio)
