"""The reporting years that words name: "31 March 2023", "2022–23", "year ending March 2023"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from mappa_report.source.lookalikes import PlainText

_BOTH = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?[-–—/]\s?([0-9]{2}|(?:19|20)[0-9]{2})(?![0-9])")
_MARCH = re.compile(r"\bmar(?:ch)?,? ((?:19|20)[0-9]{2})\b")
_ALONE = re.compile(r"(?:fy|year)? ?((?:19|20)[0-9]{2})")
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


def nearest_years(texts: Iterable[str]) -> frozenset[int]:
    """The years of the first of ``texts`` that names any."""
    return next((years for text in texts if (years := years_in(text))), frozenset())
