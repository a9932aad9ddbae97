"""The reporting years that words name: "31 March 2023", "2022–23", "year ending March 2023"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mappa_report.source.lookalikes import PlainText

_BOTH = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?[-–—/]\s?([0-9]{2}|(?:19|20)[0-9]{2})(?![0-9])")
_MARCH = re.compile(r"\bmar(?:ch)?,? ((?:19|20)[0-9]{2})\b")
_ALONE = re.compile(r"(?:fy|year)? ?((?:19|20)[0-9]{2})")
_BARE = re.compile(r"[0-9]{4}")
_YEAR = re.compile(r"\b(?:year|fy)\b", re.IGNORECASE)
_MAX_LENGTH = 500


@lru_cache(maxsize=5_000)
def years_in(text: str) -> frozenset[int]:
    """When the reporting years that ``text`` names end. A year without a month counts where nothing else stands."""
    plain = PlainText.of(text[:_MAX_LENGTH]).text.casefold()
    years = {int(match[1]) for match in _MARCH.finditer(plain)}
    for match in _BOTH.finditer(plain):
        ends_in = int(match[1]) + 1
        years |= {ends_in} if match[2] in (str(ends_in), f"{ends_in % 100:02}") else set()
    if alone := _ALONE.fullmatch(plain.strip()):
        years.add(int(alone[1]))
    return frozenset(years)


def years_of_row(texts: Sequence[str]) -> Iterator[str]:
    """Those of ``texts``, which stand in a row, that may name a year.

    A bare number is a figure where words stand in its row, unless years follow one another there or the words say so.
    """
    bare = [int(text) for text in texts if _BARE.fullmatch(text)]
    words = [text for text in texts if any(map(str.isalpha, text))]
    says_so = any(_YEAR.search(text) for text in words) or any(abs(a - b) == 1 for a, b in pairwise(bare))
    yield from (text for text in texts if not words or says_so or not _BARE.fullmatch(text))


def nearest_years(texts: Iterable[str]) -> frozenset[int]:
    """The years of the first of ``texts`` that names any."""
    return next((years for text in texts if (years := years_in(text))), frozenset())
