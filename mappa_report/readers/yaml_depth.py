"""How deeply the values of a file may be nested, and what is said of one that nests them deeper."""

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place

MAX_DEPTH = 12
"""Levels of nesting that are read. No file of ours has more than five."""


def too_deep(place: Place) -> Problem:
    """Values nested further than is read, the first such at ``place``."""
    hint = f"this file nests more than {MAX_DEPTH} levels deep; none that is read here needs as many."
    return Problem("yaml-too-deep", "values are nested too deeply", place, hint=hint)
