"""One or a few people out of so small a group that what is told of them tells who they are."""

import re
from collections.abc import Iterator
from functools import cached_property

from mappa_report.checks.people.text_units import TextUnit, text_units_of, whole_line
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.people import PersonalWords
from mappa_report.problems.problem import Problem, Severity

_FEW = "(?:one|two|three|four|1|2|3|4)"
_SMALL = "(?:two|three|four|five|2|3|4|5)"
_ADJECTIVES = r"(?:(?!(?:at|in|of|on|by|to|for|from|with|which|that|who|whom|where|when|and|or)\s)[\w’'-]+\s){0,3}?"
_SIGN = re.compile(
    rf"(?:of|all)\s(?:(?:the|our|these|those)\s)?{_SMALL}\s|both\sof\sthe\s|the\s(?:one|only|single|sole)\s"
    rf"|(?:only|just|an?)\s(?:{_FEW}|(?:a\s)?single)\s",
    re.IGNORECASE,
)
"""What each of the patterns below has in it: they are long, so few should be compiled."""
_HINT = "say it without the number, or of a larger group: people who know the area may know who is meant."


def check_small_groups(report: AnnualReport, words: PersonalWords) -> Iterator[Problem]:
    """A warning for each sentence that tells something of a few people out of five or fewer who are managed."""
    find = _Finder(report, words)
    for section in report.sections:
        for unit in text_units_of(section.prose):
            if _SIGN.search(unit.text) and (match := find.in_unit(unit)):
                message = "something is told here of one or a few people out of very few"
                place = whole_line(unit.place(*match.span()))
                yield Problem("small-number", message, place, Severity.WARNING, hint=_HINT, is_private=True)


class _Finder:
    """The patterns, which the form's words for whom it counts go into."""

    def __init__(self, report: AnnualReport, words: PersonalWords) -> None:
        self.words = words
        self.own = {word.casefold() for name in report.area.names for word in name.split()}
        listed = {*report.edition.form.counted, *words.group_members}
        self.people = "|".join(
            sorted({form for word in listed for form in (word, word.removesuffix("s"))}, key=len)[::-1]
        )

    @cached_property
    def part(self) -> re.Pattern[str]:
        """A few out of few."""
        all_of = rf"both\sof\sthe|all\s{_SMALL}(?:\sof\sthe)?|the\s(?:one|only|single|sole)"
        out_of = rf"of\s(?:the|our|these|those)\s{_SMALL}"
        return re.compile(
            rf"\b(?:(?:{_FEW}|each|neither)\s{out_of}|{all_of}|(?P<these>{out_of}))\s{_ADJECTIVES}(?:{self.people})\b"
            rf"(?(these)[^.;]{{0,60}}?\s(?:{_FEW}|both|none)\b)",
            re.IGNORECASE,
        )

    @cached_property
    def in_place(self) -> re.Pattern[str]:
        """A few in one place, which is the group of that name."""
        return re.compile(
            rf"\b(?i:(?:only|just)\s{_FEW}|an?\ssingle|only\sa\ssingle)\s(?i:{_ADJECTIVES}(?:{self.people}))"
            r"\s(?i:in|from|near)\s(?:the\s(?:town|city|village|district|borough)\sof\s)?(?P<place>[A-Z][a-z]+)"
        )

    def in_unit(self, unit: TextUnit) -> re.Match[str] | None:
        """The first place in ``unit`` where a few are told of, in a sentence about those who are managed."""
        if not self.words.group.search(unit.text):
            return None
        for match in (*self.part.finditer(unit.text), *self.in_place.finditer(unit.text)):
            begin, end = unit.text.rfind(". ", 0, match.start()) + 1, unit.text.find(". ", match.end())
            place = match.groupdict().get("place", "").casefold()
            is_elsewhere = place not in {*self.own, *self.words.not_places}
            if is_elsewhere and self.words.group.search(unit.text[begin : end if end >= 0 else None]):
                return match
        return None
