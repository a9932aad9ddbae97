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

from mappa_report.problems import mask_patterns as patterns
from mappa_report.source.lookalikes import PlainText

DOT = "•"
DOTS = DOT * 3

_HAS_SIGNS = re.compile(r"[0-9@]|\s(?:dot|DOT)\s")
_CANDIDATE = re.compile(
    r"[0-9](?:[ \t().,/–—-]{0,3}[0-9]){7}|[0-9]{5}|[0-9][ .–—-]?[A-Z]{1,3}(?!\w)|[0-9](?!st|nd|rd|th)[a-z]{1,3}(?!\w)|@"
    r"|(?:[0-9]{2}[ .–—-]?){3}[a-d](?!\w)|[)\]}\s](?:dot|DOT|at)[(\[{\s]|0[0-9 -]{1,9}$|(?<!\w)0[1257][0-9 -]{2,10}…"
    r"|(?<!\w)[A-Za-z]{2}[ .–—-]{0,2}(?:[0-9]{2}[ .–—-]{0,2}){1,3}$|[A-Za-z][0-9]{4} [a-z]{2}(?!\w)",
    re.MULTILINE,
)
"""What text has that has any datum in it but a date, or the beginning of one at the end of a line."""

_LONG_NUMBER = re.compile(r"[0-9](?:[ \t\n().,/–—-]{0,3}[0-9]){7}|0[1257][0-9 -]{2,10}…")
_LETTER_BY_DIGIT = re.compile(r"[A-Za-z][ .–—-]?[0-9]|[0-9][ .–—-]?[A-Za-z]")
_NUMBER_NAMES = (
    "ort code",
    "IBAN",
    "nsurance",
    "NINO",
    "NI ",
    "assport",
    "rison n",
    "risoner n",
    "NHS n",
    "ustody n",
    "iSOR n",
    "icence",
)
"""Parts of the names of numbers, by which most text is known to have none of them."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEADING_MARKS = re.compile(r"[\s>#*|-]*")
_TABLE = re.compile(r"\A\s*\|")
_SIGN = re.compile(
    r"(?i:(?<![^\W_])(?:born|geboren|urodzon[aey]|nacid[oa]|ganwyd|ganed|geni|n[ée]e?\sle)(?![^\W_])"
    r"|birth|(?<![^\W_])d[./]?\s?o[./]?\s?b(?![^\W_])|\bb\.\s?(?=[0-9(]))"
)
"""What says of a date that it is a birthday, in the languages too in which people may send it in."""
_SIGNS = (
    "born",
    "birth",
    "dob",
    "d.o",
    "d/o",
    "d o",
    "b.",
    "gebor",
    "urodz",
    "nacid",
    "ganwyd",
    "ganed",
    "geni",
    "e le",
    "é le",
)


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
    if _HAS_SIGNS.search(plain) and _CANDIDATE.search(plain):
        return True
    if any(name in plain for name in _NUMBER_NAMES) and re.search(patterns.NUMBER_SIGN, plain):
        return True
    if "victim" in plain and re.search(patterns.VICTIM, plain):
        return True
    return _may_have_sign(plain) and _SIGN.search(plain) is not None


def _may_have_sign(text: str) -> bool:
    """False, at little cost, for nearly all text."""
    folded = text.casefold()
    return any(word in folded for word in _SIGNS)


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
    plain = [match.span() for pattern in _patterns_for(run.text) for match in re.finditer(pattern, run.text)]
    personal, number_signs = _personal_numbers(run.text)
    yield from ((*span, True) for span in (*plain, *personal))
    signs: set[int] = set()
    if _may_have_sign(run.text) and any(map(str.isdigit, run.text)):
        signs = run.near({run.line_of(match.start()) for match in _SIGN.finditer(run.text)})
    if signs:
        for match in re.finditer(patterns.DATE, run.text):
            if run.line_of(match.start()) in signs:
                yield *match.span(), not re.match(patterns.YEAR_ENDS, match[0])
    if "victim" in run.text:
        yield from ((*match.span(1), True) for match in re.finditer(patterns.VICTIM, run.text))
    named = signs | {run.line_of(start) for start, _ in (*personal, *number_signs)}
    yield from _names(run, named, (patterns.NAME, patterns.BEFORE_SIGN))
    yield from _names(run, named | {run.line_of(start) for start, _ in plain}, (patterns.TITLED,))


def _patterns_for(text: str) -> Iterator[str]:
    """Those of what is private in itself, without the ones of which nothing can be in ``text``."""
    if "@" in text or "dot" in text or "DOT" in text:
        yield patterns.MAIL
    if _LONG_NUMBER.search(text):
        yield patterns.TELEPHONE
    if _LETTER_BY_DIGIT.search(text):
        yield from (patterns.POSTCODE, patterns.VEHICLE, patterns.HOUSE)


def _personal_numbers(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where numbers stand that look like one person's, or that are named so; and where such names stand."""
    numbers: list[tuple[int, int]] = []
    signs: list[tuple[int, int]] = []
    if _LETTER_BY_DIGIT.search(text) or _LONG_NUMBER.search(text):
        numbers += [match.span() for match in re.finditer(patterns.NUMBERS, text)]
    folded = text.casefold()
    if any(name in folded for name in patterns.NAMES_OF_NUMBERS):
        signs += [match.span() for match in re.finditer(patterns.NUMBER_SIGN, text)]
        for match in re.finditer(patterns.NAMED, text):
            is_long = sum(map(str.isdigit, match[1])) >= patterns.MIN_DIGITS
            if is_long and not re.fullmatch(patterns.PERIOD, match[1].strip()):
                numbers.append(match.span(1))
    return numbers, signs


def _names(run: _Run, lines: set[int], looks: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """What ``looks`` like somebody's name on ``lines``, which have something that belongs to one person.

    Beside the whole name each of its words, as a quotation may begin or end between them.
    """
    for pattern in looks if lines else ():
        for match in re.finditer(pattern, run.text):
            if run.line_of(match.start()) in lines:
                for group in _groups_of(pattern):
                    yield *match.span(group), " " in match[group].strip()
                start, end = match.span(match.lastindex or 0)
                words = _WORD.finditer(run.text, start, end)
                yield from ((*word.span(), False) for word in words)


def _groups_of(pattern: str) -> tuple[int, ...]:
    """The groups of ``pattern`` that hold a name: with its title and without it, or without what follows it."""
    return {patterns.TITLED: (0, 1), patterns.BEFORE_SIGN: (1,)}.get(pattern, (0,))
