"""Of which reporting year the words round a number speak."""

from collections.abc import Sequence
from enum import Enum

from mappa_report.checks.sentences.no_figures import is_year_range, is_year_token
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import EARLIER
from mappa_report.wording.numbers import MONTHS

_FIRST_MONTHS = frozenset("january february march jan feb mar".split())
_EARLIER = tuple(f" {words} " for words in EARLIER)
_STILL_THIS = ("the last year", "over last year", "the previous year end")
_THIS = frozenset(["this", "now", "today", "currently"])


class Time(Enum):
    """This reporting year, the one before, some other, or one that a bare calendar year leaves open."""

    THIS = "this"
    LAST = "last"
    OTHER = "other"
    OPEN = "open"


def time_of(tokens: Sequence[Token], ends_in: int) -> Time | None:
    """What ``tokens`` say of the time; None where they say nothing. ``ends_in`` is this year's."""
    words = f" {' '.join(token.stem for token in tokens)} "
    if " year ago " in words:
        return Time.LAST if " a year ago " in words else Time.OTHER
    if any(phrase in words for phrase in _EARLIER) and not any(phrase in words for phrase in _STILL_THIS):
        return Time.LAST
    years = [year for at in range(len(tokens)) if (year := _year_at(tokens, at, ends_in)) is not None]
    if any(year is Time.OTHER for year in years):
        return Time.OTHER
    if years:
        return years[-1]
    return Time.THIS if _THIS & {token.stem for token in tokens} else None


def _year_at(tokens: Sequence[Token], at: int, ends_in: int) -> Time | None:
    token = tokens[at]
    if is_year_range(token):
        return _relative(int(token.stem[:4]) + 1, ends_in)
    if not is_year_token(token) or (at and tokens[at - 1].stem in ("act", "guidance", "regulation", "order")):
        return None
    year = int(token.stem)
    month = tokens[at - 1].stem if at else ""
    if month in MONTHS:
        ends = year if month in _FIRST_MONTHS else year + 1
        # Some other day of this year is neither its last, on which people are counted, nor the whole of it.
        return Time.OPEN if ends == ends_in and month not in ("march", "mar") else _relative(ends, ends_in)
    after = tokens[at + 1 : at + 3]
    if len(after) == 2 and after[0].stem in ("to", "and") and is_year_token(after[1]):
        return _relative(year + 1, ends_in)
    return Time.OPEN if year == ends_in - 1 else _relative(year, ends_in)


def _relative(year: int, ends_in: int) -> Time:
    return {ends_in: Time.THIS, ends_in - 1: Time.LAST}.get(year, Time.OTHER)
