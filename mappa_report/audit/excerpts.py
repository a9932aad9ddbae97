"""Of a finished file, only what its problems show: what is told of a page is masked, and pages are large."""

from collections.abc import Iterable

from msgspec.structs import replace

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source

_NEAR = 300
"""Characters before and after a place: more than is shown, so that words which say what a date is are there too."""


def with_excerpts(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` of one file, with blanks for all of its text but what stands near their places.

    Lines and columns stay the same.
    """
    problems = tuple(problems)
    source = next((problem.place.source for problem in problems if problem.place.source.text), None)
    if source is None:
        return problems
    kept: dict[int, list[tuple[int, int]]] = {}
    for place in {problem.place: None for problem in problems if problem.place.line}:
        for line in (place.line - 1, place.line):
            kept.setdefault(line, []).append(_window(place))
    numbers = range(1, max(kept, default=0) + 1)
    lines = [_excerpt(source.line(number), kept[number]) if number in kept else "" for number in numbers]
    excerpt = Source(source.name, "\n".join(lines))
    return tuple(replace(each, place=replace(each.place, source=excerpt)) for each in problems)


def _window(place: Place) -> tuple[int, int]:
    return max(0, place.column - 1 - _NEAR), place.column + place.length + _NEAR


def _excerpt(line: str, windows: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(windows):
        if end > at:
            parts += [" " * (max(start, at) - at), line[max(start, at) : end]]
            at = end
    return "".join(parts).rstrip()
