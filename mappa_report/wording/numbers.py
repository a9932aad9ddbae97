"""Numbers, dates and letters as they stand in print. Rounding is half up, in ``Decimal``, and only here."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTH_NAMES = tuple("January February March April May June July August September October November December".split())

MONTHS = frozenset(
    (*(month.lower() for month in MONTH_NAMES), *"jan feb mar apr jun jul aug sep sept oct nov dec".split())
)
"""The names of the months in lower case, in full and abbreviated."""


def format_number(value: int | Decimal) -> str:
    """``2706`` as "2,706": thousands set off by commas, decimals as given."""
    return f"{value:,}"


def counted(count: int, noun: str, after: str = "") -> str:
    """``count`` and its ``noun``, with what stands ``after``: "1 figure", "2 figures"."""
    return f"{count} {noun}{'' if count == 1 else 's'}{after}"


def format_date(day: date) -> str:
    """ "31 March 2023", without a leading nought."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_change(value: int | Decimal) -> str:
    """``112`` as "+112", ``-112`` as "−112" with a minus sign, 0 as "0"."""
    return f"+{format_number(value)}" if value > 0 else f"−{format_number(-value)}" if value < 0 else "0"


def format_percentage(part: int | Decimal, whole: int | Decimal, decimals: int) -> str:
    """``part`` of ``whole`` as "14.20%": to ``decimals`` decimals, halves rounded up, thousands set off by commas."""
    exact = Decimal(part) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{'−' if rounded < 0 else ''}{abs(rounded):,f}%"


def rate_per_100_000(count: int, population: int, decimals: int = 0) -> Decimal:
    """``count`` people for each 100,000 of ``population``, to ``decimals`` decimals, halves upwards.

    The rule by which the national rates of 31 March 2020 and 2021 come out as published, from the exact ratio and
    Office for National Statistics mid-year estimates.
    """
    exact = Decimal(count) * 100_000 / Decimal(population)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def list_letter(position: int) -> str:
    """The letter of the entry at ``position``, counted from 0: a to z, then aa, ab and so on."""
    before, last = divmod(position, 26)
    return (list_letter(before - 1) if before else "") + chr(ord("a") + last)
