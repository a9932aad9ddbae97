"""Parts of what is private in the words of a problem: its beginning, and the numbers in it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mappa_report.problems.masking import DOTS
from mappa_report.problems.repeats import Repeats

_MIN_PREFIX = 6
"""The length of a datum's prefix from which it counts as a quotation of the datum."""

_MAX_HERE = 20
"""The most data at a problem's place whose parts are looked for in its words; of more, every number is dots."""


def without_parts(words: str, here: Sequence[str]) -> str:
    """``words`` with dots for prefixes and numbers of the data in ``here``."""
    if len(here) > _MAX_HERE:
        return re.sub(r"[0-9][0-9,]*", DOTS, Repeats(here).replaced(words, DOTS))
    for datum in here:
        beginning = _longest_prefix_in(words, datum)
        words = words.replace(beginning, DOTS) if len(beginning) >= _MIN_PREFIX else words
        words = re.sub(_fragments_pattern(datum), DOTS, words)
    return words


def _longest_prefix_in(words: str, datum: str) -> str:
    """The longest prefix of ``datum`` that ``words`` contain, found by bisection: every shorter prefix is there too."""
    low, high = 0, min(len(datum), len(words))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if datum[:middle] in words else (low, middle - 1)
    return datum[:low]


@lru_cache(maxsize=500)
def _fragments_pattern(datum: str) -> re.Pattern[str]:
    """A regular expression for ``datum`` if it is short, and for each whole number in it, with or without commas."""
    runs = sorted(set(re.findall(r"[0-9]{2,}", datum)), key=len, reverse=True)
    numbers = [rf"(?<![0-9])(?<![0-9],){',?'.join(run)}(?!,?[0-9])" for run in runs]
    digits = [rf"(?<!\w)(?<![0-9],){digit}(?!,?\w)" for digit in set(re.findall(r"(?<!\w)[0-9](?!\w)", datum))]
    return re.compile("|".join([rf"(?<!\w){re.escape(datum[:_MIN_PREFIX])}(?!\w)", *numbers, *digits]))
