"""Days as people type them, where only one day can be meant."""

import re
from datetime import date

from mappa_report.wording.numbers import MONTH_NAMES

_IN_WORDS = r"([0-9]{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+((?:19|20)[0-9]{2})"
_YEAR_FIRST = r"((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
_DAY_FIRST = r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]((?:19|20)[0-9]{2})"


def date_as_typed(text: str, *, is_day_first: bool = False) -> date | None:
    """The day that ``text`` means, be it 21 December 2022, 21/12/2022 or 2022-12-2; None where it is none, or two.

    3/4/2022 is the third of April to some and the fourth of March to others, unless ``is_day_first``
    says that they were asked for the day first.
    """
    if match := re.fullmatch(_IN_WORDS, text.strip(), re.ASCII):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := re.fullmatch(_YEAR_FIRST, text.strip(), re.ASCII):
        return _day(*map(int, match.groups()))
    if match := re.fullmatch(_DAY_FIRST, text.strip(), re.ASCII):
        day, month, year = map(int, match.groups())
        return _day(year, month, day) if is_day_first or day > len(MONTH_NAMES) or day == month else None
    return None


def _month(name: str) -> int:
    """The number of the month that ``name`` is, or begins; 0 where it is none."""
    names = (month.casefold() for month in MONTH_NAMES)
    meant = "sep" if name.casefold() == "sept" else name.casefold()
    return next((number for number, month in enumerate(names, 1) if month.startswith(meant)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
