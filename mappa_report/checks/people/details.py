"""Personal details anywhere in a section's file. A message names the kind of detail, and never repeats it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.people.contact_points import is_for_contacts, is_published, may_be_published
from mappa_report.checks.people.detail_kinds import DetailKind, detail_kinds
from mappa_report.checks.people.text_units import text_units_of
from mappa_report.document.input_files import MarkdownPage
from mappa_report.model.people import PersonalWords
from mappa_report.problems.detail_patterns import STREETS
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.lookalikes import PlainText
from mappa_report.source.place import Place, Source

_HAS_SIGNS = re.compile(r"[0-9@\[({]|\sDOT\s|\sdot\s")
_CANDIDATE = re.compile(
    r"[0-9](?:[ \t().\u2013\u2014-]{0,2}[0-9]){4}|[A-Za-z][0-9]|[A-Z][ \t./\u2013\u2014-]{1,3}[0-9]"
    r"|[0-9][ \t./\u2013\u2014-]{1,3}[A-Z]{1,3}\b"
    rf"|[0-9][A-Za-z]?,?\s[A-Z][^;0-9]{{0,50}}?\b(?:{STREETS})\b"
    r"|@|[(\[{]\s?at\s?[)\]}]|\s(?:dot|DOT)\s|\b(?:Flat|Apartment|Apt)\s"
)
"""What a line has, of itself, that has any of the details in it."""
_PLAIN_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2}\b|[-/\u2013][0-9]{2}\b|\.(?=\s))")
"""Dates as files have them, reporting years, and a year that ends a sentence: a line with nothing else spares the
patterns of the details, which are long."""
_BIRTH = ("born", "birth", "dob", "d.o")

_LABELLED = (
    r"(?:['’]s)?\.?(?:\s(?:ID|number|no\b\.?|ref(?:erence)?))?(?:\s(?:is|was))?[\s:#(|*]{1,4}"
    r"((?=[A-Z0-9/ -]{0,12}[0-9]{2})[A-Z0-9][A-Z0-9/ -]{3,20})(?!\w)"
)
"""What stands after the name of a number, if it is one. Compiled when it is first needed."""
_YEARS_OR_DAY = re.compile(r"(?:(?:19|20)[0-9]{2}[-/ ]?){1,2}[0-9]{0,2}|[0-9]{1,2}[-/ ][0-9]{1,2}[-/ ][0-9]{2,4}")
_LONG_NUMBER = re.compile(r"(?:[0-9][A-Z/ -]?){5}")
_UP_TO_A_NUMBER = re.compile(r"(?s)\A.*[0-9]")
_NEAR = 40
_MIN_DIGITS = 5
_NEARBY = 300
"""Characters before and after an address that can tell whose it is, on its own line and the next ones."""


class _Detail(Struct, frozen=True):
    kind: DetailKind
    start: int
    end: int
    is_certain: bool

    def key(self, text: str) -> tuple[str, str]:
        """The same key for the same detail, however it is spaced, punctuated or capitalised."""
        return self.kind.code, re.sub(r"[\W_]", "", text[self.start : self.end]).casefold()


def check_details(page: MarkdownPage, words: PersonalWords) -> Iterator[Problem]:
    """A private Problem for each personal detail in the file of ``page``: in its head, text, links and pictures.

    The text is searched as written, then as prose, which finds details with Markdown, such as emphasis, inside.
    """
    reported: set[tuple[str, str]] = set()
    are_meant = is_for_contacts(page.head, words)
    for first, text in _chunks(page.source):
        starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        on_lines: dict[tuple[str, tuple[str, str]], tuple[_Detail, Place]] = {}
        for detail in _details_in(text, words):
            place = _place(page.source, first, starts, detail)
            reported.add(detail.key(text))
            if _is_meant(detail, text, _around(page, place), words, are_meant):
                continue
            at = (str(place.line), detail.key(text))
            # Written twice on a line, as in a link, it is told once, and hidden from the first to the last.
            earlier = on_lines.get(at, (detail, place))[1]
            on_lines[at] = detail, replace(earlier, length=place.column + place.length - earlier.column)
        yield from (_problem(detail, place) for detail, place in on_lines.values())
    for unit in text_units_of(page.prose):
        plain = PlainText.of(unit.text)
        if _may_have_details(plain.text, True):
            for detail in _details_in(plain.text, words):
                around = plain.text[max(0, detail.start - _NEARBY) : detail.end + _NEARBY]
                is_meant = _is_meant(detail, plain.text, around, words, are_meant)
                if detail.key(plain.text) not in reported and not is_meant:
                    yield _problem(detail, unit.place(*plain.span(detail.start, detail.end)))


def _is_meant(detail: _Detail, text: str, around: str, words: PersonalWords, are_meant: bool) -> bool:
    """True for a contact point, which stands there for readers to use."""
    code, datum = detail.kind.code, text[detail.start : detail.end]
    return (are_meant and may_be_published(code)) or is_published(code, datum, around, words)


def _around(page: MarkdownPage, place: Place) -> str:
    """What stands near ``place`` in its paragraph of ``page``; in a table or the head, on its line."""
    source, number = page.source, place.line
    line = source.line(number)
    near = line[max(0, place.column - _NEARBY) : place.column + place.length + _NEARBY]
    if number < page.body_line or line.lstrip().startswith("|"):
        return near
    above, below = source.line(number - 1) if number > page.body_line else "", source.line(number + 1)
    return f"{above[-_NEARBY:]} {near} {below[:_NEARBY]}"


def _chunks(source: Source) -> Iterator[tuple[int, str]]:
    """Runs of lines that may have details, with the number of their first line. Each run has the line above it too."""
    lines = source.lines if source.text.isascii() else [PlainText.of(line).text for line in source.lines]
    has_birth_words = any(word in source.text.casefold() for word in _BIRTH)
    numbers = [number for number, line in enumerate(lines) if _may_have_details(line, has_birth_words)]
    start = end = -1
    for number in (*numbers, len(lines) + 2):
        if number > end:
            if end > 0:
                yield start + 1, "\n".join(lines[start:end])
            start = max(0, number - 1)
        end = number + 1


def _may_have_details(line: str, has_birth_words: bool) -> bool:
    if _HAS_SIGNS.search(line) and _CANDIDATE.search(_PLAIN_YEARS.sub("", line)):
        return True
    return has_birth_words and any(word in line.casefold() for word in _BIRTH)


def _details_in(text: str, words: PersonalWords) -> list[_Detail]:
    details: list[_Detail] = []
    claimed = bytearray(len(text))
    folded = text.casefold()
    has_digits = any(map(str.isdigit, text))
    for kind in detail_kinds():
        if not (kind.may_be_in(folded) and (has_digits or not kind.has_digits)):
            continue
        for match in kind.pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            if claimed.find(1, start, end) < 0:
                claimed[start:end] = b"\x01" * (end - start)
                is_certain = kind.is_certain or (kind.is_number and _is_named(text, start, words))
                details.append(_Detail(kind, start, end, is_certain))
    return [*details, *_labelled(text, words, claimed)] if _LONG_NUMBER.search(text) else details


def _is_named(text: str, start: int, words: PersonalWords) -> bool:
    """True where the words before ``start`` name a personal number, with no other number between."""
    before = text[max(0, start - _NEAR) : start]
    return words.number_name.search(_UP_TO_A_NUMBER.sub("", before)) is not None


def _labelled(text: str, words: PersonalWords, claimed: bytearray) -> Iterator[_Detail]:
    """Each number that is called a person's, in any format, unless it is ``claimed`` as another detail."""
    kind = next(kind for kind in detail_kinds() if kind.is_number)
    for name in words.number_name.finditer(text):
        match = re.compile(_LABELLED).match(text, name.end())
        if match and not _YEARS_OR_DAY.fullmatch(match[1].strip()) and sum(map(str.isdigit, match[1])) >= _MIN_DIGITS:
            start, end = match.span(1)
            if claimed.find(1, start, end) < 0:
                yield _Detail(replace(kind, what="a number that belongs to one person"), start, end, True)


def _place(source: Source, first: int, starts: list[int], detail: _Detail) -> Place:
    """The place of ``detail``, as far as it stands on the line on which it begins. ``starts`` is where lines begin."""
    line = bisect_right(starts, detail.start) - 1
    start, end = detail.start - starts[line], min(detail.end, starts[line + 1] - 1) - starts[line]
    start, end = PlainText.of(source.line(first + line)).span(start, end)
    return Place(source, first + line, start + 1, end - start)


def _problem(detail: _Detail, place: Place) -> Problem:
    kind = detail.kind
    severity = Severity.ERROR if detail.is_certain else Severity.WARNING
    message = f"{kind.what} stands here" if detail.is_certain or not kind.is_number else f"this looks like {kind.what}"
    return Problem(kind.code, message, place, severity, hint=kind.hint, is_private=True)
