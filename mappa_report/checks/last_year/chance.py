"""How likely chance makes it that two counts of one kind differ as much as they do, or don't differ at all.

Two counts with one and the same mean, each of Poisson's distribution: given their sum, either is as one toss of a coin
for each that was counted. So the test is exact, and needs no estimate of the mean.
"""

from __future__ import annotations

from math import exp, lgamma, log, pi, sqrt

_TINY = 1e-300
_PRECISION = 1e-15
_MAX_STEPS = 100_000
_SERIES_FROM = 15
"""Where Stirling's series, with the terms below, is as precise as a float can be."""


def chance_of_change(one: int, other: int) -> float:
    """The probability that two counts with the same mean are at least as far apart as ``one`` and ``other``."""
    low, high = sorted((one, other))
    return 1.0 if low == high else min(1.0, 2 * _at_most(low, low + high))


def chance_of_same(count: int) -> float:
    """The probability that two counts with the same mean, which make twice ``count`` together, are equal."""
    return _exactly(count, 2 * count)


def _at_most(heads: int, tosses: int) -> float:
    """The probability of ``heads`` or fewer, where they are fewer than half of ``tosses``.

    That is the incomplete beta function at one half. Its continued fraction (Lentz's method) takes some hundred steps
    for the counts of a report, and some ten thousand for the largest that a return may hold.
    """
    a, b = tosses - heads, heads + 1
    c, d = 1.0, _inverse(1 - (a + b) / (a + 1) / 2)
    fraction = d
    for step in range(1, _MAX_STEPS):
        even = step * (b - step) / ((a + 2 * step - 1) * (a + 2 * step)) / 2
        odd = -(a + step) * (a + b + step) / ((a + 2 * step) * (a + 2 * step + 1)) / 2
        for coefficient in (even, odd):
            d = _inverse(1 + coefficient * d)
            c = (1 + coefficient / c) or _TINY
            fraction *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return _exactly(heads, tosses) / 2 * fraction


def _inverse(value: float) -> float:
    return 1 / (value or _TINY)


def _exactly(heads: int, tosses: int) -> float:
    """The probability of ``heads``, by Loader's saddle point: no large logarithms whose difference loses digits."""
    tails = tosses - heads
    if not heads or not tails:
        return 0.5**tosses
    rest = _stirling_rest(tosses) - _stirling_rest(heads) - _stirling_rest(tails)
    half = tosses / 2
    return exp(rest - _deviance(heads, half) - _deviance(tails, half)) * sqrt(tosses / (2 * pi * heads * tails))


def _stirling_rest(count: int) -> float:
    """What Stirling's formula for the logarithm of ``count`` factorial leaves out."""
    if count <= _SERIES_FROM:
        return lgamma(count + 1) - (count + 0.5) * log(count) + count - log(2 * pi) / 2
    square = count * count
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / count


def _deviance(count: int, mean: float) -> float:
    """``count × log(count ÷ mean) + mean − count``, precise even where the two are close."""
    share = (count - mean) / mean
    if abs(share) > 0.1:
        return count * log(count / mean) + mean - count
    return mean * _near_one(share)


def _near_one(x: float) -> float:
    """``(1 + x) × log(1 + x) − x`` by its series, for small ``x``."""
    total, power = 0.0, x * x
    for k in range(2, 40):
        term = power / (k * (k - 1)) * (1 if k % 2 == 0 else -1)
        total += term
        if abs(term) < _PRECISION * abs(total):
            break
        power *= x
    return total
