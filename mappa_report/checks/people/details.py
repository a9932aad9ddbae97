"""Personal details anywhere in a section's file: what would identify somebody, told by its kind and never repeated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.people.signs import Sign, signs
from mappa_report.checks.people.units import units_of
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source

_HAS_SIGNS = re.compile(r"[0-9@\[({]|\sDOT\s|\sdot\s")
_TELLING = re.compile(
    r"[0-9](?:[ \t\u00a0\u2009\u2011().-]{0,2}[0-9]){4}|[A-Za-z][0-9]|[0-9][A-Z]|@|[(\[{]\s?at\s?[)\]}]|\s(?:dot|DOT)\s"
)
"""What a line has, of itself, that has any of the details in it."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The letters, digits and signs of East Asian type, each with that of a keyboard that it looks like."""
_BIRTH = ("born", "birth", "dob", "d.o")

_LABELLED = re.compile(
    r"(?:['’]s)?\.?(?:\s(?:ID|number|no\b\.?|ref(?:erence)?))?(?:\s(?:is|was))?[\s:#(|*]{1,4}"
    r"((?=[A-Z0-9/ -]{0,12}[0-9]{2})[A-Z0-9][A-Z0-9/ -]{3,20})(?!\w)"
)
"""What stands after the name of a number, if it is one."""
_YEARS_OR_DAY = re.compile(r"(?:(?:19|20)[0-9]{2}[-/ ]?){1,2}[0-9]{0,2}|[0-9]{1,2}[-/ ][0-9]{1,2}[-/ ][0-9]{2,4}")
_LONG_NUMBER = re.compile(r"(?:[0-9][A-Z/ -]?){5}")
_UP_TO_A_NUMBER = re.compile(r"(?s).*[0-9]")
_NEAR = 40
_FEWEST_DIGITS = 5


class _Datum(Struct, frozen=True):
    sign: Sign
    start: int
    end: int
    is_certain: bool

    def key(self, text: str) -> tuple[str, str]:
        """The same for one that is written again, in whatever way."""
        return self.sign.code, re.sub(r"[\W_]", "", text[self.start : self.end]).casefold()


def check_details(page: MarkdownPage, words: PersonalWords) -> Iterator[Problem]:
    """A Problem for each detail in the file of ``page``: in its head, its text, its links and its pictures' words.

    Then for each that only Markdown brings to light, such as one with an emphasis in it.
    """
    told: set[tuple[str, str]] = set()
    for first, text in _chunks(page.source):
        starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        on_lines: dict[tuple[str, tuple[str, str]], tuple[_Datum, Place]] = {}
        for datum in _data_in(text, words):
            place = _place(page.source, first, starts, datum)
            told.add(datum.key(text))
            at = (str(place.line), datum.key(text))
            # Written twice on a line, as in a link, it is told once, and hidden from the first to the last.
            earlier = on_lines.get(at, (datum, place))[1]
            on_lines[at] = datum, replace(earlier, length=place.column + place.length - earlier.column)
        yield from (_problem(datum, place) for datum, place in on_lines.values())
    for unit in units_of(page.prose):
        text = _narrow(unit.text)
        if _is_telling(text, True):
            for datum in _data_in(text, words):
                if datum.key(text) not in told:
                    yield _problem(datum, unit.place(datum.start, datum.end))


def _chunks(source: Source) -> Iterator[tuple[int, str]]:
    """Runs of lines that may have details in them, each with the line above, where the words that name one may be."""
    lines = [_narrow(line) for line in source.lines]
    tells_births = any(word in source.text.casefold() for word in _BIRTH)
    numbers = [number for number, line in enumerate(lines) if _is_telling(line, tells_births)]
    start = end = -1
    for number in (*numbers, len(lines) + 2):
        if number > end:
            if end > 0:
                yield start + 1, "\n".join(lines[start:end])
            start = max(0, number - 1)
        end = number + 1


def _narrow(text: str) -> str:
    """``text`` with the signs of a keyboard for those that look like them, each in its place."""
    return text if text.isascii() else text.translate(_WIDE)


def _is_telling(line: str, tells_births: bool) -> bool:
    if _HAS_SIGNS.search(line) and _TELLING.search(line):
        return True
    return tells_births and any(word in line.casefold() for word in _BIRTH)


def _data_in(text: str, words: PersonalWords) -> list[_Datum]:
    data: list[_Datum] = []
    taken = bytearray(len(text))
    folded = text.casefold()
    for sign in signs():
        for match in sign.pattern.finditer(text) if sign.may_be_in(folded) else ():
            start, end = match.span(match.lastindex or 0)
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                is_certain = sign.is_certain or (sign.is_number and _is_named(text, start, words))
                data.append(_Datum(sign, start, end, is_certain))
    return [*data, *_labelled(text, words, taken)] if _LONG_NUMBER.search(text) else data


def _is_named(text: str, start: int, words: PersonalWords) -> bool:
    """True where the words before ``start`` say what stands there, with no other number between."""
    before = text[max(0, start - _NEAR) : start]
    return words.number_name.search(_UP_TO_A_NUMBER.sub("", before)) is not None


def _labelled(text: str, words: PersonalWords, taken: bytearray) -> Iterator[_Datum]:
    """What is called a person's number, whatever it looks like, where nothing else has ``taken`` it."""
    sign = next(sign for sign in signs() if sign.is_number)
    for name in words.number_name.finditer(text):
        match = _LABELLED.match(text, name.end())
        if match and not _YEARS_OR_DAY.fullmatch(match[1].strip()) and _digits(match[1]) >= _FEWEST_DIGITS:
            start, end = match.span(1)
            if taken.find(1, start, end) < 0:
                yield _Datum(replace(sign, what="a number that belongs to one person"), start, end, True)


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _place(source: Source, first: int, starts: list[int], datum: _Datum) -> Place:
    """The place of ``datum``, as far as it stands on the line on which it begins. ``starts`` is where lines begin."""
    line = bisect_right(starts, datum.start) - 1
    column = datum.start - starts[line] + 1
    return Place(source, first + line, column, min(datum.end, starts[line + 1] - 1) - datum.start)


def _problem(datum: _Datum, place: Place) -> Problem:
    sign = datum.sign
    severity = Severity.ERROR if datum.is_certain else Severity.WARNING
    message = f"{sign.what} stands here" if datum.is_certain or not sign.is_number else f"this looks like {sign.what}"
    return Problem(sign.code, message, place, severity, hint=sign.hint, is_private=True)
