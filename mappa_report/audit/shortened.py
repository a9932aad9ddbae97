"""A list of what fails that stays short enough to be read, however often a file fails in the same way."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mappa_report.problems.problem import Problem, Severity

_MAX_ALIKE = 100
_ORDER = list(Severity)
"""From the worst on."""


def shortened(problems: Iterable[Problem]) -> Iterator[Problem]:
    """``problems``, but of each code no more than a hundred, then one that says how many more there are, the first of
    them where. It is as severe as the worst of them.
    """
    counts: Counter[str] = Counter()
    left_out: dict[str, Problem] = {}
    for problem in problems:
        counts[problem.code] += 1
        if counts[problem.code] <= _MAX_ALIKE:
            yield problem
        else:
            first = left_out.setdefault(problem.code, problem)
            if _ORDER.index(problem.severity) < _ORDER.index(first.severity):
                left_out[problem.code] = replace(first, severity=problem.severity)
    for code, first in left_out.items():
        more = counts[code] - _MAX_ALIKE
        if more > 1:
            first = replace(first, message=f"{more:,} more of the same kind are not listed, this the first of them")
        yield first
