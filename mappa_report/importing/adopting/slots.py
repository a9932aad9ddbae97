"""Days, years, shares and names that change from report to report, found in official words and made placeholders."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from mappa_report.document.inlines import Footnote, Inline, Inlines, LineBreak, Placeholder, Text
from mappa_report.model.year import ReportingYear
from mappa_report.source.lookalikes import SPACING
from mappa_report.source.place import Place, Source
from mappa_report.wording.numbers import MONTH_NAMES

_NOWHERE = Place(Source(""))
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MARKED_YEAR = r"20[Xx]{2}|\[(?:year|yyyy|20[Xx]{2})\]|[Yy]{4}"
_DAY = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(MONTH_NAMES)}),? ((?:19|20)[0-9]{{2}}\b|{_MARKED_YEAR})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(20[0-9]{2}|20XX) ?[-–/] ?(?:20)?([0-9]{2}|XX)\b")
_MID_YEAR = re.compile(r"\bmid[-‐‑– ](20[0-9]{2}|20XX)\b", re.IGNORECASE)
_AGED = re.compile(r"\baged ((?:ten|10)(?: years)? (?:and|or) over)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|XX?) ?(?:%|per cent\b)")
_NUMBER = re.compile(r"\b[0-9]{1,3}(?:,[0-9]{3})+\b|\b[0-9]{1,7}\b")
_YEAR = re.compile(r"(?<!\bAct )\b20[0-9]{2}\b")
_AREA = re.compile(
    r"\[(?:insert )?(?:the )?(?:name of )?(?:the |your )?(?:mappa )?area(?: name)?(?: here)?\]|\barea name here\b"
    r"|<(?:insert )?area(?: name)?(?: here)?>",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\bto|\band|\buntil|[-–])\s*\Z", re.IGNORECASE)

"""Spaces and hyphens that do not break are read as plain ones."""
_BEFORE = 10
"""Signs before a day that tell whether it ends a period."""

_MID = "population.mid_year"
_LATER_MID = "population.later_mid_year"
_RELEASED = "population.released | date"
_AGED_AS = "population.aged"
_NUMBER_OF_YEAR = "year.number"


class Slot(Struct, frozen=True):
    """``words`` that became the placeholder of ``expression``, or stay as they are where that is blank."""

    words: str
    expression: str


class _Found(Struct, frozen=True):
    start: int
    end: int
    expression: str


class Slots(Struct, frozen=True):
    """What is a slot in the report of ``year`` and ``areas``, where the base has the placeholders ``expressions``.

    ``printed`` says by its expression what a figure of the report prints as. ``mid_years`` are those that a unit names.
    """

    year: ReportingYear
    areas: tuple[str, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)
    expressions: tuple[str, ...] = ()
    mid_years: tuple[str, ...] = ()

    def of_unit(self, expressions: Sequence[str], text: str) -> "Slots":
        """The slots of one unit, whose base has the placeholders ``expressions``, and whose own words are ``text``."""
        mid_years = tuple(sorted({match[1] for match in _MID_YEAR.finditer(text.translate(SPACING))}))
        return replace(self, expressions=tuple(expressions), mid_years=mid_years)

    def filled(self, content: Inlines, told: list[Slot]) -> Inlines:
        """``content`` with placeholders for its slots, each of which is added to ``told``."""
        made: list[Inline] = []
        for node in content:
            if isinstance(node, Text):
                made += self._text(node.text, told)
            elif isinstance(node, LineBreak | Footnote | Placeholder):
                made.append(node)
            else:
                made.append(replace(node, content=self.filled(node.content, told)))
        return tuple(made)

    def _text(self, text: str, told: list[Slot]) -> Iterator[Inline]:
        at = 0
        for found in self._slots(text):
            if found.expression:
                if text[at : found.start]:
                    yield Text(text[at : found.start])
                yield Placeholder(found.expression, _NOWHERE)
                at = found.end
            told.append(Slot(text[found.start : found.end], found.expression))
        if text[at:]:
            yield Text(text[at:])

    def _slots(self, text: str) -> list[_Found]:
        """What is a slot in ``text``, or looks like one, in order; of two that overlap, that looked for first."""
        taken: list[_Found] = []
        is_taken = bytearray(len(text))
        ways: tuple[Callable[[str], Iterator[_Found]], ...] = (
            self._days, self._labels, self._mids, self._ages, self._shares, self._counts, self._names, self._years,
        )  # fmt: skip
        plain = text.translate(SPACING)
        for way in ways:
            for found in way(plain):
                if not any(is_taken[found.start : found.end]):
                    taken.append(found)
                    is_taken[found.start : found.end] = b"\1" * (found.end - found.start)
        return sorted(taken, key=lambda each: each.start)

    def _days(self, text: str) -> Iterator[_Found]:
        for match in _DAY.finditer(text):
            day, month, year = int(match[1]), _MONTHS[match[2].casefold()], match[3]
            expression = self._day(day, month, year, text[max(0, match.start() - _BEFORE) : match.start()])
            if expression or not year.isdecimal() or self._is_near(int(year)):
                yield _Found(*match.span(), expression)

    def _day(self, day: int, month: int, year: str, before: str) -> str:
        is_marked = not year.isdecimal()
        for known, expression in ((self.year.start, "year.start | date"), (self.year.end, "year.snapshot | date")):
            if (day, month) == (known.day, known.month) and (is_marked or int(year) == known.year):
                is_end = known == self.year.end and _TO.search(before)
                return "year.end | date" if is_end else expression
        is_released = _RELEASED in self.expressions and (is_marked or self._is_near(int(year)))
        return _RELEASED if is_released else ""

    def _is_near(self, year: int) -> bool:
        return abs(year - self.year.ends_in) <= 1

    def _labels(self, text: str) -> Iterator[_Found]:
        first, last = str(self.year.ends_in - 1), f"{self.year.ends_in % 100:02}"
        for match in _LABEL.finditer(text):
            if match[1] in (first, "20XX") and match[2] in (last, "XX"):
                yield _Found(*match.span(), "year.label")

    def _mids(self, text: str) -> Iterator[_Found]:
        for match in _MID_YEAR.finditer(text):
            is_later = _LATER_MID in self.expressions and match[1] != self.mid_years[0]
            known = _LATER_MID if is_later else _MID if match[1] == self.mid_years[0] else ""
            yield _Found(*match.span(1), known if known in self.expressions else "")

    def _ages(self, text: str) -> Iterator[_Found]:
        if _AGED_AS in self.expressions:
            yield from (_Found(*match.span(1), _AGED_AS) for match in _AGED.finditer(text))

    def _shares(self, text: str) -> Iterator[_Found]:
        """Per cents where the base has some, in the same order."""
        shares = [each for each in self.expressions if "percent_of" in each]
        for number, match in enumerate(_PERCENT.finditer(text)):
            if number < len(shares):
                yield _Found(*match.span(), shares[number])

    def _counts(self, text: str) -> Iterator[_Found]:
        """Numbers that are figures of the report, where the base has these, or shares of them."""
        by_words = {words: expression for expression, words in self.printed.items() if self._knows(expression)}
        for match in _NUMBER.finditer(text) if by_words else ():
            if expression := by_words.get(match[0].replace(",", "")):
                yield _Found(*match.span(), expression)

    def _knows(self, figure: str) -> bool:
        return any(each.split(" ")[0] == figure for each in self.expressions)

    def _names(self, text: str) -> Iterator[_Found]:
        yield from (_Found(*match.span(), "area.name") for match in _AREA.finditer(text))
        for name in self.areas:
            for match in re.finditer(rf"\b{re.escape(name)}\b", text):
                yield _Found(*match.span(), "area.name")

    def _years(self, text: str) -> Iterator[_Found]:
        """Years near that of the report: one that the base has as a placeholder, or one that is only told."""
        for match in _YEAR.finditer(text):
            if self._is_near(int(match[0])):
                is_known = int(match[0]) == self.year.ends_in and _NUMBER_OF_YEAR in self.expressions
                yield _Found(*match.span(), _NUMBER_OF_YEAR if is_known else "")
