"""Numbers, dates and letters as they stand in print. Rounding is half up, in ``Decimal``, and only here."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = ("January February March April May June July August September October November December").split()

MONTHS = frozenset((*(month.lower() for month in _MONTHS), *"jan feb mar apr jun jul aug sep sept oct nov dec".split()))
"""The words for months in small letters, in full and cut short."""


def number(value: int | Decimal) -> str:
    """``2706`` as "2,706": thousands set off by commas, decimals as given."""
    return f"{value:,}"


def long_date(day: date) -> str:
    """ "31 March 2023", without a leading nought."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def signed(value: int | Decimal) -> str:
    """A change: ``112`` as "+112", one of less than nothing with a minus sign, and nought alone as it is."""
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value < 0 else "0"


def percentage(part: int | Decimal, whole: int | Decimal, decimals: int) -> str:
    """``part`` of ``whole`` as "14.22%": up to ``decimals`` decimals, no nought the last of them, halves rounded up."""
    exact = Decimal(part) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{'−' if rounded < 0 else ''}{digits}%"


def rate_per_100_000(count: int, population: int) -> int:
    """``count`` people for each 100,000 of ``population``, to the nearest whole number, halves upwards.

    The rule by which the national rates of 31 March 2020 and 2021 come out as published, from the exact ratio and
    Office for National Statistics mid-year estimates.
    """
    exact = Decimal(count) * 100_000 / Decimal(population)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def letter(position: int) -> str:
    """The letter of the entry at ``position``, counted from 0: a to z, then aa, ab and so on."""
    before, last = divmod(position, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + last)
