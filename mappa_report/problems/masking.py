"""Finds what may be private in any text, whoever wrote it: rather too much than too little, as it is only masked.

A check tells of a datum where it is fairly sure. What is shown or kept is masked by this besides: every datum of its
kind on a line that has one, wherever the words stand that say what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from mappa_report.problems import detail_patterns as patterns
from mappa_report.source.lookalikes import PlainText

DOT = "•"
DOTS = DOT * 3

_CANDIDATE = re.compile(
    r"[0-9](?:[ \t().,/–—-]{0,3}[0-9]){4}|[A-Za-z][0-9]|[0-9][A-Z]|@|[(\[{]\s?at\s?[)\]}]|\s(?:dot|DOT)\s"
    r"|(?:[A-Za-z]|[0-9][ .–—-])[ .–—-]?[0-9]{1,4}[ .–—-]{0,3}$|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b",
    re.MULTILINE,
)
"""What text has that has any datum in it but a date, or the beginning of one at the end of a line."""

_MAIL = re.compile(r"(?!name@example\.org(?!\w))" + patterns.mail())  # that is what a hint of ours has for an example
_POSTCODE = re.compile(patterns.postcode())
_LEADING_MARKS = re.compile(r"[\s>#*|-]*")
_TABLE = re.compile(r"\s*\|")
_SIGN = re.compile(r"(?i:\bborn\b|birth|\bd[./]?\s?o[./]?\s?b\b|\bb\.\s?(?=[0-9(]))")
_DATE = re.compile(
    rf"(?i:(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s|[-–/.\s])\s?(?:[0-9]{{1,2}}|{patterns.MONTH})"
    r"[-–/.,\s]{1,3}(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    rf"|(?:\b[a-z-]{{5,15}}\sof\s)?\b{patterns.MONTH}(?:\s[0-9]{{1,2}}(?:st|nd|rd|th)?)?,?\s[0-9]{{4}}(?![0-9])"
    r"|(?<![0-9])[0-9]{4}[-–/.\s][0-9]{1,2}[-–/.\s][0-9]{1,2}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{patterns.MONTH}(?!\w)"
    r"|(?<![0-9])[0-9]{8}(?![0-9])|(?<=\bborn\s)(?:in\s)?[0-9]{4}(?![0-9])|(?<=\bb\.\s)[0-9]{4}(?![0-9]))"
)
_YEAR_ENDS = re.compile(r"(?i)0?1(?:st)?[\s/.-]+(?:april?|0?4)\b|31(?:st)?[\s/.-]+(?:march|mar|0?3)\b")
"""Dates that every report is full of: masked on a line with a birthday, but not wherever else they stand."""

_G = patterns.SPLIT
_NUMBERS = re.compile(
    rf"(?i:(?<![a-z0-9])(?:[a-z]{{2}}(?:{_G}[0-9]{{2}}){{3}}{_G}[a-d]|[a-z]{_G}[0-9]{{4}}{_G}[a-z]{{2}})(?![a-z0-9])"
    r"|(?<![\w])(?:(?:19|20)?[0-9]{2}/[0-9]{4,7}|[0-9]{4,6}/[0-9]{2}|SF[0-9]{2}/[0-9]{1,6})[a-z](?!\w))"
    r"|(?<![0-9.,])[0-9]{3}[ \n-][0-9]{3}[ \n-][0-9]{4}(?![0-9])|(?<!\w)[A-Z][0-9]{6}(?!\w)"
)
_NAMED = re.compile(
    r"(?i:\b(?:national\sinsurance|nino?\b|pnc\b|police\snational\scomputer|cro\b|nomis|crn\b|case\sreference|visor"
    r"|passport|driving\slicen[cs]e|custody|prison(?:er)?\b|nhs\b))[^0-9\n]{0,30}?"
    r"((?<![A-Za-z0-9])[A-Za-z]{0,5}[0-9][A-Za-z0-9]*(?:[ \n/–-]{1,2}[A-Z0-9]{1,8}){0,6})"
)
_PERIOD = re.compile(r"(?:(?:19|20)[0-9]{2}[-–/ ]{0,2}){1,2}[0-9]{0,2}")
_MIN_DIGITS = 5
_VEHICLE = re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}[ \n]?[A-Z]{3}(?!\w)")
_TELEPHONE = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])\(?(?:(?:\+|00){patterns.GAP}[1-9](?:{patterns.GAP}[0-9]){{7,13}}"
    rf"|0{patterns.GAP}[1257](?:{patterns.GAP}[0-9]){{8,9}})(?![0-9])"
    r"|(?<![\w,.])0[1257][0-9]{2,4}/[0-9]{3}/?[0-9]{3,4}(?!\w)|(?<!\w)44[127][0-9]{8,9}(?!\w)"
    r"|(?<=[^\w,.])0[1257][0-9 -]{2,10}(?=…)"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr)\b\.?\s(?:[A-Z][\w’'-]*\.?\s?){1,4}")
_NAME = re.compile(r"(?<!\w)[A-Z][a-z’'-]+(?:\s(?:[A-Z]\.?(?![\w])|[A-Z][A-Za-z’'-]+)){1,3}")
_BEFORE_SIGN = re.compile(r"(?<!\w)([A-Z][a-z’'-]+),?\s\(?(?:(?:was|is)\s)?(?:born\b|[dD]\.?[oO]\.?[bB]\b|b\.\s[0-9])")
_NO_NAMES = frozenset(
    "He She They The This That It In On At Of For From Since When Date Birth Born Number Insurance National Police"
    " Computer Prison Prisoner Service Services Board Probation County Council Court Hospital School Management"
    " Strategic Area Agency Level Category Section Act Report January February March April May June July August"
    " September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
"""Words in capitals that no name has, though they stand beside one."""


class Stretch(Struct, frozen=True):
    """From where to where on a line, counted from 0, something private stands; perhaps to be masked ``everywhere``."""

    line: int
    start: int
    end: int
    everywhere: bool = True


def private_stretches(lines: Sequence[str]) -> Iterator[Stretch]:
    """What may be private in ``lines``, numbered from 0. What goes on over a line's end is two stretches."""
    for first, last in _runs(lines):
        yield from _in_run(lines[first:last], first)


def masked(words: str) -> str:
    """``words`` with dots for each datum in them."""
    if not _may_have_data(PlainText.of(words).text):
        return words
    lines = words.split("\n")
    spans: dict[int, list[tuple[int, int]]] = {}
    for stretch in private_stretches(lines):
        spans.setdefault(stretch.line, []).append((stretch.start, stretch.end))
    for number, on_line in spans.items():
        lines[number] = _with_dots(lines[number], on_line)
    return "\n".join(lines)


def _with_dots(line: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [line[at:start], DOTS] if start >= at else []
            at = end
    return "".join([*parts, line[at:]])


def _may_have_data(plain: str) -> bool:
    return _CANDIDATE.search(plain) is not None or _SIGN.search(plain) is not None


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each run that may have data, and the one after its last. The lines about it belong to it."""
    first = beyond = -1
    in_table = False
    for number, line in enumerate(lines):
        in_table = in_table and _TABLE.match(line) is not None
        if not (in_table or (line and _may_have_data(PlainText.of(line).text))):
            continue
        in_table = in_table or (_TABLE.match(line) is not None)
        if number > beyond:
            if beyond > 0:
                yield first, beyond
            first = max(0, number - 1)
            while first and _TABLE.match(lines[first]) and number - first < 60:
                first -= 1
        beyond = min(len(lines), number + 2)
    if beyond > 0:
        yield first, beyond


class _Run:
    """Lines as one text in plain characters, without the marks that they begin with, and the way back."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.plain = [PlainText.of(line) for line in lines]
        self.skipped = [_LEADING_MARKS.match(plain.text).end() for plain in self.plain]  # type: ignore[union-attr]
        bare = [plain.text[skipped:] for plain, skipped in zip(self.plain, self.skipped, strict=True)]
        self.is_table = [_TABLE.match(line) is not None for line in lines]
        self.starts = list(accumulate((len(line) + 1 for line in bare), initial=0))
        self.text = "\n".join(bare)

    def line_of(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def stretches(self, start: int, end: int, everywhere: bool) -> Iterator[Stretch]:
        """The stretches, line by line, from ``start`` to ``end`` of the text."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        for line in range(self.line_of(start), self.line_of(max(start, end - 1)) + 1):
            begins = self.starts[line]
            first, last = max(start, begins) - begins, min(end, self.starts[line + 1] - 1) - begins
            if last > first:
                skipped = self.skipped[line]
                yield Stretch(line, *self.plain[line].span(first + skipped, last + skipped), everywhere)

    def near(self, lines: set[int]) -> set[int]:
        """``lines``, those beside them, and the rest of a table of which one is a part."""
        near = {line + step for line in lines for step in (-1, 0, 1)}
        for line in sorted(lines):
            while line < len(self.is_table) and self.is_table[line]:
                near.add(line)
                line += 1
        return near


def _in_run(lines: Sequence[str], first: int) -> Iterator[Stretch]:
    run = _Run(lines)
    for start, end, everywhere in _spans(run):
        for stretch in run.stretches(start, end, everywhere):
            yield Stretch(first + stretch.line, stretch.start, stretch.end, stretch.everywhere)


def _spans(run: _Run) -> Iterator[tuple[int, int, bool]]:
    """Where data stand in the text of ``run``, and whether they are to be masked wherever they stand."""
    for pattern in (_MAIL, _TELEPHONE, _POSTCODE, _VEHICLE):
        yield from ((*match.span(), True) for match in pattern.finditer(run.text))
    personal = [match.span() for match in _NUMBERS.finditer(run.text)] + [*_named(run.text)]
    yield from ((*span, True) for span in personal)
    signs = run.near({run.line_of(match.start()) for match in _SIGN.finditer(run.text)})
    if signs:
        for match in _DATE.finditer(run.text):
            if run.line_of(match.start()) in signs:
                yield *match.span(), not _YEAR_ENDS.match(match[0])
    if signs or personal:
        yield from _names(run, signs | {run.line_of(start) for start, _ in personal})


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Each number that stands behind the name of a kind that belongs to one person."""
    for match in _NAMED.finditer(text):
        if sum(map(str.isdigit, match[1])) >= _MIN_DIGITS and not _PERIOD.fullmatch(match[1].strip()):
            yield match.span(1)


def _names(run: _Run, lines: set[int]) -> Iterator[tuple[int, int, bool]]:
    """What looks like somebody's name on ``lines``, which have something that belongs to one person."""
    for pattern in (_TITLED, _NAME, _BEFORE_SIGN):
        for match in pattern.finditer(run.text):
            group = match.lastindex or 0
            is_name = pattern is _TITLED or not _NO_NAMES.intersection(re.findall(r"[A-Z][a-z]+", match[group]))
            if is_name and run.line_of(match.start()) in lines:
                yield *match.span(group), " " in match[group].strip()
