"""The probability that two counts differ as much as they do, or are equal, by chance alone.

If both have a Poisson distribution with the same mean, then given their sum each has a binomial distribution with
probability one half. So the test is exact, and needs no estimate of the mean.
"""

from math import exp, lgamma, log

_NEGLIGIBLE = 1e-17
"""The share of a sum below which further terms change nothing."""


def chance_of_change(one: int, other: int) -> float:
    """The probability that two counts with the same mean are at least as far apart as ``one`` and ``other``."""
    low, high = sorted((one, other))
    return 1.0 if low == high else min(1.0, 2 * _at_most(low, low + high))


def chance_of_same(count: int) -> float:
    """The probability that two counts with the same mean, which make twice ``count`` together, are equal."""
    return _exactly(count, 2 * count)


def _at_most(heads: int, tosses: int) -> float:
    """The probability of ``heads`` or fewer, where they are fewer than half of ``tosses``.

    The terms of the binomial distribution are added up from the largest down: some hundred for the counts of a report.
    """
    term = total = _exactly(heads, tosses)
    while heads and term > total * _NEGLIGIBLE:
        term *= heads / (tosses - heads + 1)
        total += term
        heads -= 1
    return total


def _exactly(heads: int, tosses: int) -> float:
    """The probability of ``heads``."""
    return exp(lgamma(tosses + 1) - lgamma(heads + 1) - lgamma(tosses - heads + 1) - tosses * log(2))
