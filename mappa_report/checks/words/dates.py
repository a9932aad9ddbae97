"""Dates that do not exist, and dates of another year that may have been left in from last year's report."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mappa_report.checks.sentences.numbers import number_at
from mappa_report.checks.sentences.tokens import tokens_of
from mappa_report.checks.words.phrases import Phrase, PhraseBook, Reading
from mappa_report.model.figure import Figure
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity
from mappa_report.wording.numbers import MONTH_NAMES, format_date

_MONTH = "|".join(MONTH_NAMES)
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?"
    rf"(?P<month>{_MONTH})\b(?:,?\s(?P<year>[12][0-9]{{3}})(?!\w))?"
    r"|(?<![\w/.-])(?P<from>20[0-9]{2})\s?[-–/]\s?(?P<to>(?:20)?[0-9]{2})(?![\w/-])"
)
_THIS_YEAR = re.compile(
    r"\b(?:this|the reporting|(?:during|in|throughout|over) the(?: past| last)?) year\b", re.IGNORECASE
)
_ABOUT_REPORT = re.compile(
    r"\b(?:annual|this|our) report\b|\breporting year\b|\byear (?:ending|ended|to)\b", re.IGNORECASE
)
_JOINED = re.compile(r"\s?(?:to|and|until|till|–|-)\s(?:the\s)?", re.IGNORECASE)
_THAN_BEFORE = re.compile(
    r"\b(?:than|from|on|over|since)\s(?:in\s|at\s)?(?:(?:a|one|the)\syear\s(?:before|earlier|ago)"
    r"|(?:the\s)?(?:last|previous)\syear)\b"
)
_MIN_DISTINCTIVE = 10
"""The smallest number that is unlikely to be in last year's return by chance."""
_DIGIT = re.compile("[0-9]")
_LEAP_YEAR = 2000


class _Mention(Struct, frozen=True):
    """A date from ``start`` to ``end`` of its text: the first and last day meant, None where it does not exist."""

    start: int
    end: int
    days: tuple[date, date] | None
    is_label: bool = False


def check_dates(
    readings: Sequence[Reading], vocabulary: Vocabulary, year: ReportingYear, last_year: Iterable[Figure] = ()
) -> Iterator[Problem]:
    """A warning for each date that no calendar has, and one that is last year's, unless its sentence says why.

    One with a figure of ``last_year``'s return beside it is right, and so is one over a column beside this year's.
    """
    doubtful: list[tuple[Reading, list[_Mention]]] = []
    for reading in readings:
        mentions = _mentions(reading)
        yield from (_impossible(reading, mention) for mention in mentions if mention.days is None)
        if any(mention.days and not _is_within(mention.days, year) for mention in mentions):
            doubtful.append((reading, mentions))
    book = PhraseBook((Phrase(phrase, vocabulary.lists), None) for phrase in vocabulary.other_years if doubtful)
    figures = frozenset(figure.value for figure in last_year if figure.value and figure.value >= _MIN_DISTINCTIVE)
    of_two_years = _tables_of_two_years(readings, year) if any(_table(reading) for reading, _ in doubtful) else ()
    for reading, mentions in doubtful:
        if _table(reading) in of_two_years:
            continue
        explained = {match.sentence for match in book.find(reading)}
        sentences = {reading.sentence_at(mention.start) for mention in mentions}
        if last_year:
            explained |= {at for at in sentences if _tells(reading, at, figures)}
        dated = {reading.sentence_at(one.start) for one in mentions if one.days and _is_within(one.days, year)}
        # "More than a year before" is said of the date that stands before it, and explains nothing of it.
        explained -= {at for at in sentences - dated if _THAN_BEFORE.search(reading.sentence_text(at))}
        yield from _outside(reading, mentions, explained, year)


def _table(reading: Reading) -> tuple[int, int] | None:
    """What tells the table apart that ``reading`` is a cell of; None where it is no cell."""
    cell = reading.passage.prose.cell
    return (id(reading.passage.section), cell.table) if cell else None


def _tables_of_two_years(readings: Iterable[Reading], year: ReportingYear) -> frozenset[tuple[int, int] | None]:
    """The tables that name this year in a cell too, so that the other is there to be compared with."""
    dated = ((reading, mention) for reading in readings if _table(reading) for mention in _mentions(reading))
    return frozenset(_table(reading) for reading, one in dated if one.days and _is_within(one.days, year))


def _tells(reading: Reading, sentence: int, figures: frozenset[int | Decimal | None]) -> bool:
    """True where a number of the sentence is one of ``figures``."""
    tokens = tokens_of(reading.sentence_text(sentence))
    numbers = (number_at(tokens, at) for at in range(len(tokens)))
    return any(number is not None and number.value in figures for number in numbers)


def _mentions(reading: Reading) -> list[_Mention]:
    matches = _DATE.finditer(reading.text) if _DIGIT.search(reading.text) else ()
    return [mention for mention in map(_mention, matches) if mention]


def _mention(match: re.Match[str]) -> _Mention | None:
    """The date at ``match``; None for a month by itself, or two years that do not follow one another."""
    if first := match["from"]:
        last = int(match["to"])
        if last % 100 != (int(first) + 1) % 100:
            return None
        year = ReportingYear(int(first) + 1)
        return _Mention(*match.span(), (year.start, year.end), is_label=True)
    if not (match["year"] or match["day"]):
        return None
    year_number, month = int(match["year"] or _LEAP_YEAR), MONTH_NAMES.index(match["month"]) + 1
    days_in_month = monthrange(year_number, month)[1]
    if match["day"] and not 1 <= int(match["day"]) <= days_in_month:
        return _Mention(*match.span(), None)
    if not match["year"]:
        return None
    first_day, last_day = (int(match["day"]),) * 2 if match["day"] else (1, days_in_month)
    return _Mention(*match.span(), (date(year_number, month, first_day), date(year_number, month, last_day)))


def _is_within(days: tuple[date, date], year: ReportingYear) -> bool:
    return year.start <= days[0] and days[1] <= year.end


def _outside(
    reading: Reading, mentions: Sequence[_Mention], explained: set[int], year: ReportingYear
) -> Iterator[Problem]:
    """The mentions that are last year's, or that are said to be this year's and are not."""
    last = ReportingYear(year.ends_in - 1)
    reported: set[int] = set()
    about_report: dict[int, bool] = {}
    for number, mention in enumerate(mentions):
        sentence = reading.sentence_at(mention.start)
        if mention.days is None or _is_within(mention.days, year) or sentence in reported:
            continue
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        is_period = bool(following and _is_period(reading.text, mention, following))
        if sentence not in about_report:
            about_report[sentence] = _is_about_report(reading.sentence_text(sentence))
        is_about_report = about_report[sentence]
        is_old = _is_within(mention.days, last)
        if is_period and following and following.days:
            # From some day of an earlier year to one of this is no slip; the last day of both says which year is meant.
            is_old, is_about_report = _is_within(following.days, last), False
        if (is_old or is_about_report) and (sentence not in explained or is_period):
            reported.add(sentence)
            yield _problem(reading, mention, year)


def _is_about_report(sentence: str) -> bool:
    return bool(_ABOUT_REPORT.search(sentence) or _THIS_YEAR.search(sentence))


def _is_period(text: str, one: _Mention, other: _Mention) -> bool:
    return _JOINED.fullmatch(text, one.end, other.start) is not None


def _impossible(reading: Reading, mention: _Mention) -> Problem:
    message = f"there is no {reading.text[mention.start : mention.end]}"
    place = reading.passage.prose.place(mention.start, mention.end)
    return Problem("date-impossible", message, place, Severity.WARNING, hint="correct the day, the month or the year.")


def _problem(reading: Reading, mention: _Mention, year: ReportingYear) -> Problem:
    message = f"“{reading.text[mention.start : mention.end]}” is not in the year that this report is about"
    period = f"{format_date(year.start)} to {format_date(year.end)}"
    hint = f"the year is {period}: correct the date, or say what it has to do with that year."
    place = reading.passage.prose.place(mention.start, mention.end)
    return Problem("date-outside-year", message, place, Severity.WARNING, hint=hint)
