"""How many problems are told at once. Nobody mends as many before the next check, and each takes its time."""

from collections.abc import Sequence

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place

MAX_OF_FILE = 300
MAX_OF_REPORT = 1_000

_BY_WEIGHT = tuple(Severity)
"""The heaviest first."""
_HINT = "mend those above first."


def reading_ends(place: Place) -> Problem:
    """The Problem that the file at ``place`` is read no further, as it has more than MAX_OF_FILE others."""
    message = f"more than {MAX_OF_FILE} things are wrong here, so what follows is not looked at"
    return Problem("too-many-problems", message, place, hint=_HINT)


def left_out(count: int, place: Place, severity: Severity = Severity.ERROR) -> Problem:
    """The Problem that there are ``count`` more than are told, of which one is at ``place``."""
    noun = "thing is" if count == 1 else "things are"
    return Problem("too-many-problems", f"{count:,} more {noun} wrong than is told", place, severity, hint=_HINT)


def as_many_as_are_told(problems: Sequence[Problem]) -> list[Problem]:
    """``problems``, or if they are more than MAX_OF_REPORT, the heaviest in their order, and one of how many more."""
    if len(problems) <= MAX_OF_REPORT:
        return [*problems]
    order = sorted(range(len(problems)), key=lambda each: _BY_WEIGHT.index(problems[each].severity))
    told, more = sorted(order[:MAX_OF_REPORT]), order[MAX_OF_REPORT:]
    first = problems[more[0]]
    return [*(problems[each] for each in told), left_out(len(more), first.place, first.severity)]
