"""Whether a number agrees with a value: at the precision written, and within what "over" or "nearly" means."""

from fractions import Fraction

from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.words import Qualifier

_SLACK = Fraction(1, 10)
"""How far "over" and "nearly" may stand from the value: past a tenth, and past the next round number, they mislead."""

_LARGE = 100
_ABOUT = Fraction(1, 20)
_FRACTION_SLACK = Fraction(1, 25)
_ONE_SIDE = Fraction(3, 50)


def agrees(number: Number, value: Fraction) -> bool:
    """True if ``value`` could be written as ``number`` is. For a percentage ``value`` is in hundredths."""
    written, unit = number.value, unit_of(number)
    if number.kind is NumberKind.FRACTION:
        return _fraction_agrees(number, value)
    match number.qualifier:
        case Qualifier.EXACT:
            return rounded(value, number.decimals) == written or (
                is_round(number) and rounded_to(value, unit) == written
            )
        case Qualifier.ABOUT:
            return abs(value - written) <= written * _ABOUT or rounded_to(value, unit) == written
        case Qualifier.OVER | Qualifier.AT_LEAST:
            limit = max(written + unit, written * (1 + _SLACK))
            return (written < value or (number.qualifier is Qualifier.AT_LEAST and written == value)) and value < limit
        case _:
            limit = min(written - unit, written * (1 - _SLACK))
            is_below = value < written or (number.qualifier is Qualifier.AT_MOST and value == written)
            is_share = number.kind is NumberKind.PERCENTAGE
            nearly = min(written * (1 - _SLACK), written - unit / 2) if is_share else written * (1 - _SLACK)
            return is_below and value >= (nearly if number.qualifier is Qualifier.NEARLY else limit)


def _fraction_agrees(number: Number, value: Fraction) -> bool:
    """A bare fraction is never exact: four points to either side, or six to the side that "over" or "nearly" says."""
    match number.qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST:
            # "More than nine in ten" is right of all but all.
            rest = 1 - number.value
            return 0 <= value - number.value <= (_ONE_SIDE if rest > _SLACK else rest)
        case Qualifier.NEARLY | Qualifier.UNDER | Qualifier.AT_MOST:
            return 0 <= number.value - value <= _ONE_SIDE
        case _:
            return abs(value - number.value) <= _FRACTION_SLACK


def is_round(number: Number) -> bool:
    """True for a count in round hundreds or more, which people write for a figure near it: "2,700 people" for 2,706.

    Tens are not round enough: 30 for 28 is a slip as often as it is a rounding, and it is as easily written exactly.
    """
    return number.kind is NumberKind.COUNT and number.value >= 100 and number.value % 100 == 0


def unit_of(number: Number) -> Fraction:
    """The place of the last figure written that is no nought: 100 for 2,700, 1 for 45, a tenth for 7.6."""
    if number.decimals:
        return Fraction(1, 10**number.decimals)
    unit = 1
    whole = int(number.value)
    while whole and whole % (unit * 10) == 0:
        unit *= 10
    return Fraction(unit)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """``value`` to ``decimals`` places, halves upwards."""
    return rounded_to(value, Fraction(1, 10**decimals))


def rounded_to(value: Fraction, unit: Fraction) -> Fraction:
    """``value`` to the nearest multiple of ``unit``, halves upwards."""
    return (value / unit + Fraction(1, 2)).__floor__() * unit


def is_misspelt(number: Number, value: Fraction) -> bool:
    """True where a number has the digits of ``value`` in another order or, if it is large, all but one of them."""
    if number.kind is not NumberKind.COUNT or value.denominator != 1 or number.value == value:
        return False
    written, actual = str(int(number.value)), str(int(value))
    differing = sum(a != b for a, b in zip(written, actual, strict=False)) + abs(len(written) - len(actual))
    is_one_off = differing == 1 and value >= _LARGE <= number.value
    return is_one_off or sorted(written) == sorted(actual)


def is_slip(number: Number, value: Fraction) -> bool:
    """True where a large number is so like ``value`` that it was hardly meant for anything else."""
    is_count = number.kind is NumberKind.COUNT and value >= _LARGE
    return is_misspelt(number, value) or (is_count and abs(value - number.value) * 20 <= value)
