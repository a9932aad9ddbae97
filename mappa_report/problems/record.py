"""Problems cut down to what is shown of them, so that a build can store them and a later one show them again."""

from __future__ import annotations

from msgspec.structs import replace

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Source


def with_excerpt(problem: Problem) -> Problem:
    """``problem``, of whose source only the line that it points at and the one before are left.

    All other lines are blank, so that line numbers stay the same.
    """
    place = problem.place
    source = place.source
    lines = [source.line(place.line - 1), source.line(place.line)][-place.line :] if place.line else []
    excerpt = Source(source.name, "\n" * max(0, place.line - 2) + "\n".join(lines))
    return replace(problem, place=replace(place, source=excerpt))
