"""Changes that a sentence tells: which figure changed, from what, which way and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.sentences.agreement import agrees
from mappa_report.checks.sentences.line import CHANGE, FALL, FEWER, MORE, RISE, Line, Pattern, Role
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.words import FRACTIONS, QUALIFIERS, SMALL, Qualifier

_LIKE = "(?:a year|the year|last|previous|the previous|this time|at|in|it|they|twelve|12|the same|we|before|during)"
_FROM = "from|on|by|to|since|at|again|slightly|sharply|steeply|markedly|over|compared|,|\\.|against"
_MOVE = rf"(?= (?:{_FROM}))(?! to level)"
_NO_MOVE = frozenset("made make set follow followed took taken moved step stepped broken".split())
_BEING = frozenset(", ( is are was were went gone been".split())
_THAN = rf"(?= (?:[^\s#,;]+ ){{0,12}}?(?:than {_LIKE}\b|[:(–] #\d+ (?:, )?(?:against|compared|instead of) ))"
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
_FACTORS: dict[str, Fraction | int] = {
    "doubled": 2,
    "trebled": 3,
    "tripled": 3,
    "quadrupled": 4,
    "halved": Fraction(1, 2),
}
FACTOR_WORDS = frozenset(_FACTORS)
_FACTORS |= {"twice": 2, "double": 2, "treble": 3, "triple": 3, "halve": Fraction(1, 2)}
_FACTORS |= {f"{word}fold": value for word, value in SMALL.items() if value > 1}
_PART = "|".join(FRACTIONS)
_AS_MANY = r"(?= (?:a many|as many|the (?:number|figure|total)) )"
_OFTEN = r"(?! twice(?! (?:a|as) (?:many|much|large|high|big)| the| what| that))"
_FACTOR = Pattern(
    f"{' '.join((*_FACTORS, *FRACTIONS))} time halved",
    rf"{_OFTEN} (?P<times>{'|'.join(sorted(_FACTORS, key=len, reverse=True))}|(?:three|four|five|six) time)(?= )(?!-)"
    rf"| (?P<half>half){_AS_MANY}"
    rf"| by (?:\S+ ){{0,3}}?(?:(?P<many>a|one|two|three) )?(?P<part>{_PART})(?= )",
)
_TO = frozenset("to at reach reaching : ( numbered totalled".split())
_JOINTS = frozenset("with to at which had has stood now is was".split())
"""What leads from a change to the figure that it led to, after a comma."""
_SLACK = Fraction(1, 10)


class Claim(Struct, frozen=True):
    """What a sentence says of a change at ``position`` of its line, and whether that holds of two values, in order.

    ``number`` is what a message points at, ``sign`` which way it went, for a direction, and ``size`` which number of
    the sentence says how much.
    """

    position: int
    number: Number
    holds: Callable[[Fraction, Fraction], bool]
    sign: int | None = None
    size: int | None = None


class Change(Struct, frozen=True):
    """The number ``new`` is what became of ``old`` (None where the sentence does not say of what), and what is said."""

    new: int
    old: int | None
    claims: tuple[Claim, ...]


def changes_in(line: Line, roles: Mapping[int, Role]) -> Iterator[Change]:
    """Each change that ``line`` tells of one of its numbers."""
    words = [*directions_in(line), *factors_in(line)]
    sizes = [number for number, role in roles.items() if role is Role.SIZE]
    if not (words or sizes):
        return
    pairs = dict(_pairs(line, roles))
    for new in (number for number in range(len(line.readings)) if number not in roles):
        old, kind = pairs.get(new), line.readings[new].number.kind
        told = [word for word in words if _belongs(line, word.position, new, old)]
        if old is None:
            # "It rose to 2,706, and row 2 fell by half, from 46 to 23": what leads to two figures is said of these.
            led = [line.position_of(new), *(line.position_of(min(pair)) for pair in pairs.items())]
            told = [word for word in told if not any(led[0] < word.position < each for each in led[1:])]
        # "Fewer than last year, up from ..." leaves open which of them is meant.
        if len({word.sign for word in told} - {None}) > 1:
            told = [word for word in told if word.sign is None]
        near = [size for size in sizes if _belongs(line, line.position_of(size), new, old)]
        # "From 79 (6%) to 61 (4%)" gives a share of each, and "from 120 to 150 (25%)" the size of the change.
        is_in_bracket = f"#{new} ( #{new + 1} " in line.text and f"#{old} ( #" not in line.text
        if is_in_bracket and line.readings[new + 1].number.kind is NumberKind.PERCENTAGE:
            near.append(new + 1)
        if claims := (*told, *(size_claimed(line, size, kind) for size in near)):
            yield Change(new, old, claims)


def size_claimed(line: Line, at: int, kind: NumberKind) -> Claim:
    """The size of a change of a number of ``kind``: "by 12", "12%", "12 percentage points", "three times"."""
    number, position = line.readings[at].number, line.position_of(at)
    after = line.text[position:].split(" ", 3)[1:3]
    if after[:1] == ["time"]:
        return Claim(position, replace(number, last=number.last + 1), partial(_is_ratio, number), size=at)
    in_points = "point" in after[:1] or after == ["percentage", "point"]
    if number.kind is NumberKind.COUNT and kind is NumberKind.PERCENTAGE and not in_points:
        return Claim(position, number, lambda _old, _new: True, size=at)
    scale = {NumberKind.COUNT: 0, NumberKind.FRACTION: 1}.get(number.kind, 100) * (not in_points)
    return Claim(position, number, partial(_differs_by, number, scale), size=at)


def _is_ratio(number: Number, old: Fraction, new: Fraction) -> bool:
    return bool(old) and agrees_about(number, new / old)


def _differs_by(number: Number, scale: int, old: Fraction, new: Fraction) -> bool:
    """True where the number is the difference of both or, with a ``scale``, its share of ``old``."""
    difference = abs(new - old)
    return bool(old) and agrees(number, difference / old * scale) if scale else agrees(number, difference)


def _goes(sign: int, old: Fraction, new: Fraction) -> bool:
    return (new > old) - (new < old) == sign


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
    if old is None:
        return _is_told_of(line, new, position, between)
    # "The total rose by 37 to 2,706, and row 2 fell from 46 to 23": another figure's, whose clause it stands in.
    here = line.clauses[line.clause_of(position)].numbers
    return bool({new, old}.intersection(here)) or not any(f" to #{number} " in line.text for number in here)


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


def _words(line: Line, start: int, end: int) -> Number:
    first = line.token_at(start)
    return Number(first, line.token_at(end - 1), first, Fraction(0), in_words=True)


def directions_in(line: Line) -> Iterator[Claim]:
    """Each word that tells which way something went."""
    signs = {"rise": 1, "more": 1, "fall": -1, "fewer": -1, "above": 1, "below": -1, "same": 0}
    for match in _DIRECTION.matches(line):
        group = match.lastgroup or ""
        sign = (1 if match["most"] == MORE else -1) if group == "most" else signs[group]
        start, end = match.span(group)
        if match[group] not in ("up", "down") or _moves(line, start):
            yield Claim(start, _words(line, start, end), partial(_goes, sign), sign)


def _moves(line: Line, start: int) -> bool:
    """False for the "up" or "down" at ``start`` of "made up from", and before a number unless it is said to be."""
    at = line.starts.index(start)
    before = line.words[at - 1] if at else ""
    return before in _BEING if line.words[at + 1].startswith("#") else before not in _NO_MOVE


def factors_in(line: Line) -> Iterator[Claim]:
    """Each word that tells how many times something became as large, or by which part it changed."""
    for match in _FACTOR.matches(line):
        group = match.lastgroup or ""
        start, end = match.span(group)
        word = match[group]
        if group == "half":
            factor = Fraction(1, 2)
        elif group == "part":
            factor = Fraction(SMALL.get(match["many"] or "one", 1), FRACTIONS[word])
        else:
            factor = Fraction(_FACTORS.get(word) or SMALL[word.split()[0]])
        before = line.text[: match.start("many") if match["many"] else start].replace("~", "").split()
        qualifier = next(
            (QUALIFIERS[tuple(before[-size:])] for size in (4, 3, 2, 1) if tuple(before[-size:]) in QUALIFIERS),
            Qualifier.EXACT,
        )
        holds = partial(_changes_by if group == "part" else _is_so_often, factor, qualifier)
        yield Claim(start, _words(line, start, end), holds)


def _changes_by(part: Fraction, qualifier: Qualifier, old: Fraction, new: Fraction) -> bool:
    return bool(old) and is_about(part, qualifier, abs(new - old) / old)


def _is_so_often(factor: Fraction, qualifier: Qualifier, old: Fraction, new: Fraction) -> bool:
    if not (old and new):
        return False
    return is_about(factor, qualifier, new / old) if factor > 1 else is_about(1 / factor, qualifier, old / new)


def is_about(factor: Fraction, qualifier: Qualifier, ratio: Fraction) -> bool:
    """True where ``ratio`` is about ``factor``, or on the side of it that "over" or "nearly" says."""
    match qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return ratio >= factor
        case Qualifier.NEARLY | Qualifier.UNDER | Qualifier.AT_MOST:
            return factor * (1 - _SLACK) <= ratio < factor
        case _:
            return abs(ratio - factor) <= factor * _SLACK


def agrees_about(size: Number, ratio: Fraction) -> bool:
    """True where ``ratio`` is about what ``size`` says, or where it says "over" or "nearly", on that side of it."""
    return is_about(size.value, size.qualifier, ratio)
