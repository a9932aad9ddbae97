"""Of which reporting year each number of a sentence speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from mappa_report.checks.sentences.line import CHANGES, MONTH, WINTER, Line, Pattern, Role, compiled


class Time(Enum):
    """This reporting year, the one before, some other, or a part of a year that no return counts."""

    THIS = "this"
    LAST = "last"
    OTHER = "other"
    OPEN = "open"


class Times(Struct, frozen=True):
    """Of which year each number is, None where nothing says so, and with which year the sentence compares its figures.

    Numbers that are ``carried`` have the time of a number before them, which they need not be of.
    """

    of: Mapping[int, Time | None]
    compared: Time | None
    carried: frozenset[int]


class _Mark(Struct, frozen=True):
    start: int
    end: int
    time: Time
    is_compared: bool


_MONTH = f"{WINTER}|{MONTH}|march|may"
_AGO = "(?:ago|before|earlier|previously)"
_IN = "in|during|by|from|between|of|until|early|late|mid|after|before|every|last|next|for|and|to|this"
_BARE = f"{WINTER}|{MONTH}"
_WORDS = {
    Time.LAST: (
        rf"(?:a|one) year {_AGO}",
        rf"(?:twelve|12) months {_AGO}",
        "(?:the )?year (?:before|previously|earlier)",
        "(?:the )?(?:last|previous|preceding|prior)(?: reporting| annual| financial| full)? "
        "(?:year|report|return|period)",
        "previous (?:twelve|12) months",
        "previously|formerly",
        "year (?:began|started|opened)|(?:began|started|entered|start|beginning|outset)(?: of)? (?:the|our) year",
    ),
    Time.OTHER: (
        rf"next year|\S+ years? {_AGO}|\S+ years on|(?:a|one|two|three) decade ago|decade",
        "historically|used to be|back then|future|no longer|until this|(?:since|by|until) then|by the time",
        "at (?:that|the|this) (?:time|point|stage|date)",
        "in (?:those|the early|the first|its early|its first|earlier|previous|recent) (?:days|years)",
        r"(?:the )?(?:last|past|previous|earlier|next|coming) (?:\S+ )?years",
        r"(?:in|over|for|after|within) (?:\S+ )?years",
        r"when (?:\S+ ){1,4}(?:began|begin|begun|started|start|opened|formed|set up)|(?:it|they|we|who) then",
        r"since (?!last|the previous|the last)\S+ \S+",
    ),
    Time.OPEN: (
        f"(?:{_IN}) (?:{_MONTH})|{_BARE}|spring|summer|autumn|winter|christmas|easter|halfway|midway|so far",
        "(?:typical|average|normal) year|"
        "(?:first|second|third|fourth|final|last|each|every|one|that|any|this|per|typical|average|normal) "
        "(?:quarter|half of the|month|week|weeks|day|fortnight|weekend)",
        r"within (?:a |\S+ )?(?:months?|weeks?|days?)|(?:last|first|final|past) \S+ (?:months|weeks|days)",
        "a (?:year(?! (?:that|when))|month|week|day)|at once|at a time|(?:at|on) any (?:day|moment|date)",
        "(?:at|on) any (?:one|given|single) (?:time|point|moment|day|date)",
    ),
    Time.THIS: ("this(?: reporting)? year|this time|now|today|currently|at present|in the year under review",),
}
_YEAR = r"(?:19|20)\d\d"
_SNAPSHOT = "(?:on|at|by|of|as at|the) "
_YEARS = "|".join(
    (
        r" (?:(?P<whole>1 apr~ \d{4} to 31 march \d{4})",
        r"apr~ \d{4} to march (?P<to>\d{4})",
        rf"(?P<span>{_YEAR}[-/–]\d\d(?:\d\d)?)",
        rf"(?:(?P<day>\d\d?) )?(?P<month>{_MONTH}) (?P<of>{_YEAR})",
        rf"(?P<bare>{_YEAR})",
        f"(?P<snapshot>(?<!since )(?<!after )(?:{_SNAPSHOT}){{0,3}}"
        "(?:31 march|end of march|last day of march|march 31)(?! (?:19|20))))(?= )",
    )
)
_NEEDS = {
    Time.LAST: "year months report return period previously formerly",
    Time.OTHER: "year years decade historically used then future longer until time point stage date days when since",
    Time.OPEN: f"{WINTER} {MONTH} march may spring summer autumn winter christmas easter halfway midway far "
    "quarter half month months week weeks day days fortnight weekend year once time moment point date",
    Time.THIS: "year time now today currently present",
}
_NAMED = {time: Pattern(needs, f" (?=({'|'.join(_WORDS[time])}) )") for time, needs in _NEEDS.items()}
_STILL_THIS = (
    " (?:(?:over|in|during|within|of|for|through|throughout|across) the (?:last|past) year|"
    "over last|previous year end)$"
)
_COMPARING = (
    " (?:than|on|from|over|since|against|as|unlike|like|versus|with|to|of)"
    "(?: (?:the|those|that|a|in|at|for|of|during|same|number|figure|total|time|point|stage|period|level|our|its|"
    "position|one|was|it|we|had|were|did|they|saw|case)){0,8} $"
)
_COMPARED_TO = " (?:compare|compared|comparison|contrast|addition|opposed|identical|similar|that|those) $"
_CHANGED_ON = rf" (?:{CHANGES}|up|down|advance|improvement)(?: \w+ly)? $| #\d+ $"
_OPENING = r" (?:before|until|prior to) (?:the|our|its|this|that)(?= )"
_FIRST = (WINTER, "march")


def times_of(line: Line, roles: Mapping[int, Role], ends_in: int) -> Times:
    """The time of each number of ``line``, in a report on the year that ``ends_in`` names."""
    marks = sorted(_marks(line, ends_in), key=lambda mark: mark.start)
    compared = next((mark.time for mark in reversed(marks) if mark.is_compared and mark.time is not Time.THIS), None)
    taken: dict[int, _Mark] = {}
    for number, role in roles.items():
        if role is Role.EARLIER and (mark := _of_earlier(line, number, marks)):
            taken[number] = mark
    free = [mark for mark in marks if not mark.is_compared and mark not in taken.values()]
    times: dict[int, Time | None] = {}
    carried: set[int] = set()
    for number in range(len(line.readings)):
        if roles.get(number) is Role.EARLIER:
            is_open = any(mark.time in (Time.OPEN, Time.OTHER) for mark in marks)
            times[number] = taken[number].time if number in taken else compared or (Time.OPEN if is_open else Time.LAST)
            continue
        times[number] = _own(line, number, free, marks)
        if times[number] is None and number:
            times[number] = None if roles.get(number - 1) is Role.EARLIER else times[number - 1]
            carried |= {number} if times[number] else set()
    return Times(times, compared, frozenset(carried))


def _own(line: Line, number: int, free: list[_Mark], marks: list[_Mark]) -> Time | None:
    """The time that is said in the number's clause, else in one before or after it that has no number."""
    place = line.position_of(number)
    at = line.clause_of(place)
    clauses = line.clauses
    own = [mark for mark in free if clauses[at].start <= mark.start < clauses[at].end]
    if not own and clauses[at].opener in ("when", "where"):
        own = [mark for mark in marks if at and clauses[at - 1].start <= mark.start < clauses[at - 1].end]
    before = at - 1
    while not own and before >= 0 and not clauses[before].numbers and clauses[before + 1].opener != ";":
        own = [mark for mark in free if clauses[before].start <= mark.start < clauses[before].end]
        before -= 1
    if not own:
        return None
    if len({mark.time for mark in own}) > 1:
        own = [mark for mark in own if mark.time is not Time.OPEN or clauses[at].start <= mark.start < clauses[at].end]
    return min(own, key=lambda mark: abs(mark.start - place)).time if own else None


def _of_earlier(line: Line, number: int, marks: list[_Mark]) -> _Mark | None:
    """What is said of the time of an earlier figure right after it, or before it."""
    place = line.position_of(number)
    clause = line.clauses[line.clause_of(place)]
    after = [mark for mark in marks if place < mark.start and "#" not in line.text[place + 2 : mark.start]]
    if after and (after[0].start < clause.end or line.text[place:].startswith(f"#{number} (")):
        return after[0]
    before = [mark for mark in marks if clause.start <= mark.start < place and mark.time is Time.LAST]
    return before[-1] if before else None


def _marks(line: Line, ends_in: int) -> Iterator[_Mark]:
    covered = 0
    years = [(match.start(), match.end(), _year(match, ends_in)) for match in compiled(_YEARS).finditer(line.text)]
    named = []
    spans = [(*match.span(1), time) for time, pattern in _NAMED.items() for match in pattern.matches(line)]
    for start, end, time in sorted(spans, key=lambda span: span[0]):
        if start > covered:
            covered = end
            is_this = time is Time.LAST and compiled(_STILL_THIS).search(line.text[max(0, start - 13) : end])
            named.append((start - 1, end, Time.THIS if is_this else time))
    if opening := compiled(_OPENING).match(line.text):
        yield _Mark(0, opening.end(), Time.OTHER, is_compared=False)
    for start, end, said in years:
        if said:
            yield _Mark(start, end, said, _is_compared(line, start))
    for start, end, time in named:
        if not any(first <= start < last or start <= first < end for first, last, _ in years):
            yield _Mark(start, end, time, _is_compared(line, start))


def _is_compared(line: Line, start: int) -> bool:
    before = line.text[max(0, start - 60) : start + 1]
    match = compiled(_COMPARING).search(before)
    if match is None or "#" in match[0]:
        return False
    word = match[0].split()[0]
    if word in ("to", "with", "of"):
        return compiled(_COMPARED_TO).search(before[: match.start() + 1]) is not None
    return word != "on" or compiled(_CHANGED_ON).search(before[: match.start() + 1]) is not None


def _year(match: re.Match[str], ends_in: int) -> Time | None:
    if match["whole"] or match["to"] or match["span"]:
        written = match["span"]
        return _relative(int(written[:4]) + 1 if written else int((match["whole"] or match["to"])[-4:]), ends_in)
    if match["snapshot"]:
        return None
    if match["month"]:
        return _in_month(match, ends_in)
    year = int(match["bare"])
    return Time.OPEN if year == ends_in - 1 else _relative(year, ends_in)


def _in_month(match: re.Match[str], ends_in: int) -> Time:
    year, month = int(match["of"]), match["month"]
    ends = year if month in _FIRST else year + 1
    if ends != ends_in:
        return _relative(ends, ends_in) if month == "march" else Time.OTHER
    return Time.THIS if month == "march" else Time.OPEN


def _relative(year: int, ends_in: int) -> Time:
    return {ends_in: Time.THIS, ends_in - 1: Time.LAST}.get(year, Time.OTHER)
