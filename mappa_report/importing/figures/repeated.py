"""Whether a file has the same return twice."""

from collections import Counter
from collections.abc import Collection, Sequence

from mappa_report.importing.lines import Line

_SHARE = 0.6
_FEW = 6


def is_given_twice(lines: Sequence[Line], figure_lines: Collection[int]) -> bool:
    """True if most of the lines that hold figures, at ``figure_lines``, stand in ``lines`` again, word for word."""
    counts = Counter(line.text for line in lines)
    given = [counts[text] for text in {lines[at].text for at in figure_lines}]
    return len(given) >= _FEW and sum(count > 1 for count in given) >= _SHARE * len(given)
