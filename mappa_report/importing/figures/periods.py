"""Which reporting years words speak of, each by the calendar year in which it ends."""

import re
from functools import lru_cache

_SPAN = re.compile(r"\b((?:19|20)\d\d|\d\d)\s?[/–-]\s?((?:19|20)?\d\d)\b(?!\s?[/–-]\s?\d)", re.ASCII)
_SPELT_SPAN = re.compile(r"\b1(?:st)? April ((?:19|20)\d\d)", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/–-])\b((?:19|20)\d\d)\b(?!\s?[/–-]\s?\d)", re.ASCII)
_EARLIER = re.compile(r"\b(?:last|previous|prior|preceding)(?: reporting)? year\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:change|difference|variance|percentages?|trend|proportion)\b|%", re.IGNORECASE)
_CENTURY = 100


@lru_cache(maxsize=4096)
def periods_in(text: str) -> frozenset[int]:
    """The years that ``text`` names: "2022/23" and "1 April 2022 to 31 March 2023" are 2023."""
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
    rest = _SPAN.sub(" ", text)
    starts = {int(year) for year in _SPELT_SPAN.findall(rest)}
    years = {int(year) for year in _YEAR.findall(_SPELT_SPAN.sub(" ", rest))}
    return frozenset(ends | years | ({start + 1 for start in starts} if not years else set()))


def is_of_other_year(text: str, year: int) -> bool:
    """True for words that name other years than ``year`` alone, or the year before it."""
    periods = periods_in(text)
    return bool(periods and year not in periods) or (not periods and bool(_EARLIER.search(text)))


def is_beside_the_point(heading: str) -> bool:
    """True for the heading of a column of changes or shares."""
    return bool(_BESIDE.search(heading))
