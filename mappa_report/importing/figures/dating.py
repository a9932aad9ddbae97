"""Which reporting year a file is of, and whether it holds the reports of two."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from mappa_report.importing.figures.search import find_figures
from mappa_report.importing.lines import Line
from mappa_report.importing.years import periods_in
from mappa_report.model.edition import Edition
from mappa_report.model.form import Form
from mappa_report.model.form import Line as FormLine

_FRONT = 15
"""Lines at the beginning among which the title stands."""
_SHORT = 20
_MOST_OFTEN = 4
"""Mentions of a year that count; more say no more."""
_TITLE, _SNAPSHOT, _PERIOD, _MENTION = 4.0, 2.0, 2.0, 0.5
_WHOLE = 0.6
"""The share of a form that makes a return."""
_LOUDER = 1.5
_SNAPSHOT_DAY = re.compile(r"\b31(?:st)? March,? ((?:19|20)\d\d)\b", re.IGNORECASE | re.ASCII)
_PERIOD_OF = re.compile(r"\b1(?:st)? April,? (?:19|20)\d\d\b", re.IGNORECASE | re.ASCII)
_REPORT = re.compile(r"\b(?:report|mappa)\b", re.IGNORECASE)


class Dating(Struct, frozen=True):
    """The year that a file is of, 0 if nothing says, and the year that is next likeliest, 0 if there is none.

    ``is_sure`` if its title or the day and period of its figures say so, and nothing says otherwise as loudly.
    """

    year: int
    next_year: int
    is_sure: bool


def date_report(title: str, lines: Sequence[Line]) -> Dating:
    """The year of the report ``lines``: by its title, the days and periods of its figures, and what else it names."""
    votes = dict.fromkeys(periods_in(title), _TITLE)
    mentions: Counter[tuple[int, float]] = Counter()
    for index, line in enumerate(lines):
        mentions.update(_mentions(line.text, index))
    for (year, weight), count in mentions.items():
        votes[year] = votes.get(year, 0.0) + weight * min(count, _MOST_OFTEN)
    best, following, *_ = (*sorted(votes, key=lambda year: -votes[year]), 0, 0)
    is_loud = votes.get(best, 0.0) >= max(_TITLE, _LOUDER * votes.get(following, 0.0))
    return Dating(best, following, is_loud)


def _mentions(text: str, index: int) -> Iterable[tuple[int, float]]:
    if _PERIOD_OF.search(text):
        yield from ((year, _PERIOD) for year in periods_in(text))
    yield from ((int(year), _SNAPSHOT) for year in _SNAPSHOT_DAY.findall(text))
    if len(text.split()) <= _SHORT:
        is_title = index < _FRONT and _REPORT.search(text)
        yield from ((year, _TITLE if is_title else _MENTION) for year in periods_in(text))


def edition_for(editions: Sequence[Edition], year: int) -> tuple[Edition, bool]:
    """The edition that covers ``year``, else the nearest one; and whether it covers it."""
    covering = [edition for edition in editions if year in edition.years]
    if covering:
        return covering[0], True
    return min(editions, key=lambda edition: min(abs(year - each) for each in edition.years)), False


def likeliest_edition(editions: Sequence[Edition], lines: Sequence[Line], units: tuple[FormLine, ...]) -> Edition:
    """The edition of whose form ``lines`` have most, and lack least, for a report that names no year."""
    return max(editions, key=lambda edition: _fit(edition.form.with_units(units), edition.years[-1], lines))


def _fit(form: Form, year: int, lines: Sequence[Line]) -> int:
    located = len(find_figures(form, year, lines).located)
    return located - (len(form.types) - located)


def is_two_reports(editions: Sequence[Edition], lines: Sequence[Line], units: tuple[FormLine, ...]) -> bool:
    """True if ``lines`` have the whole returns of two years, one after the other."""
    starts: dict[int, int] = {}
    for index, line in enumerate(lines):
        if len(line.text.split()) <= _SHORT:
            for year in map(int, _SNAPSHOT_DAY.findall(line.text)):
                starts.setdefault(year, index)
    for (year, _), (following, start) in islice(pairwise(starts.items()), _MOST_OFTEN):
        halves = ((year, lines[:start]), (following, lines[start:]))
        if all(_share(edition_for(editions, each)[0], each, half, units) >= _WHOLE for each, half in halves):
            return True
    return False


def _share(edition: Edition, year: int, lines: Sequence[Line], units: tuple[FormLine, ...]) -> float:
    form = edition.form.with_units(units)
    figures = find_figures(form, year, lines)
    return sum(located.figure.is_number for located in figures.located.values()) / max(1, len(form.types))
