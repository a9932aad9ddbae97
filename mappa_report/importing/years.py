"""Which reporting years words speak of, each by the calendar year in which it ends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mappa_report.source.lookalikes import PlainText

_SPAN = re.compile(r"\b((?:19|20)\d\d|\d\d)\s?[/—–-]\s?((?:19|20)?\d\d)\b(?!\s?[/—–-]\s?\d)", re.ASCII)
_SPELT_SPAN = re.compile(r"\b1(?:st)? April ((?:19|20)\d\d)", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/–-])\b((?:19|20)\d\d)\b(?!\s?[/—–-]\s?\d)", re.ASCII)
_MARCH = re.compile(r"\bmar(?:ch)?,? ((?:19|20)\d\d)\b", re.ASCII | re.IGNORECASE)
_ALONE = re.compile(r"(?:fy|year)? ?((?:19|20)\d\d)", re.ASCII | re.IGNORECASE)
_BARE = re.compile(r"\d{4}", re.ASCII)
_SAYS_SO = re.compile(r"\b(?:year|fy)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:last|previous|prior|preceding)(?: reporting)? year\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:change|difference|variance|percentages?|trend|proportion)\b|%", re.IGNORECASE)
_CENTURY = 100


_MAX_LENGTH = 500
"""Letters of a cell in which a year is looked for."""


@lru_cache(maxsize=4096)
def periods_in(text: str) -> frozenset[int]:
    """The years that ``text`` names: "2022/23" and "1 April 2022 to 31 March 2023" are 2023."""
    rest = _SPAN.sub(" ", text)
    starts = {int(year) for year in _SPELT_SPAN.findall(rest)}
    years = {int(year) for year in _YEAR.findall(_SPELT_SPAN.sub(" ", rest))}
    return frozenset(_ends_of_spans(text) | years | ({start + 1 for start in starts} if not years else set()))


def _ends_of_spans(text: str) -> set[int]:
    ends = set()
    for first, last in _SPAN.findall(text):
        end = (
            int(last)
            if len(last) > len("23")
            else int(last) + int(first if len(first) > len("22") else f"20{first}") // _CENTURY * _CENTURY
        )
        begin = int(first) if len(first) > len("22") else end - 1
        if end - begin == 1 or end % _CENTURY - begin % _CENTURY == 1:
            ends.add(end)
    return ends


@lru_cache(maxsize=4096)
def years_of_cell(text: str) -> frozenset[int]:
    """The years that a cell of a spreadsheet names. One without a month counts where nothing else stands."""
    plain = PlainText.of(text[:_MAX_LENGTH]).text.strip()
    alone = _ALONE.fullmatch(plain)
    return frozenset({*_ends_of_spans(plain), *map(int, _MARCH.findall(plain)), *([int(alone[1])] if alone else [])})


def is_of_other_year(text: str, year: int) -> bool:
    """True for words that name other years than ``year`` alone, or the year before it."""
    periods = periods_in(text)
    return bool(periods and year not in periods) or (not periods and bool(_EARLIER.search(text)))


def is_beside_the_point(heading: str) -> bool:
    """True for the heading of a column of changes or shares."""
    return bool(_BESIDE.search(heading))


def years_of_row(texts: Sequence[str]) -> Iterator[str]:
    """Those of ``texts``, which stand in a row, that may name a year.

    A bare number is a figure where words stand in its row, unless years follow one another there or the words say so.
    """
    bare = [int(text) for text in texts if _BARE.fullmatch(text)]
    words = [text for text in texts if any(map(str.isalpha, text))]
    says_so = any(_SAYS_SO.search(text) for text in words) or any(abs(a - b) == 1 for a, b in pairwise(bare))
    yield from (text for text in texts if not words or says_so or not _BARE.fullmatch(text))


def nearest_years(texts: Iterable[str]) -> frozenset[int]:
    """The years of the first of ``texts`` that names any."""
    return next((years for text in texts if (years := years_of_cell(text))), frozenset())
