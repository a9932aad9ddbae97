"""``breaks.yaml`` into SeriesBreaks, and the names that figures have in different forms."""

import re
from collections.abc import Iterable, Iterator

from mappa_report.checks.printed_values import check_values, values_at
from mappa_report.checks.schemas.lists import BREAKS, NOT_KNOWN
from mappa_report.checks.shape import check_shape
from mappa_report.checks.values import read_date, read_year
from mappa_report.model.figure import Path
from mappa_report.model.series import ANY_KEY, SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    maps_at,
    required_text,
    string_at,
    text_at,
    texts_at,
    texts_of,
)

_KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_MONTH_OF_START = ReportingYear(2000).start.month


def check_breaks(node: Node, problems: list[Problem]) -> tuple[SeriesBreak, ...] | None:
    """The breaks in series that ``node`` lists; None after Problems."""
    before = len(problems)
    if not check_shape(node, BREAKS, "breaks.yaml", problems) or not isinstance(node, MapNode):
        return None
    breaks = tuple(each for item in maps_at(node, "breaks") if (each := _break(item, problems)))
    return breaks if len(problems) == before else None


def check_names(node: Node, problems: list[Problem]) -> tuple[tuple[Path, ...], ...]:
    """The names that one figure has in different forms, as ``node`` lists them: it has been through check_breaks."""
    same = node.values.get("same") if isinstance(node, MapNode) else None
    lists = same.items if isinstance(same, ListNode) else ()
    return tuple(tuple(_paths(texts_of(each), problems)) for each in lists)


def _break(item: MapNode, problems: list[Problem]) -> SeriesBreak | None:
    since, until = required_text(item, "since"), text_at(item, "until")
    patterns = tuple(_paths(texts_at(item, "figures"), problems))
    years = _years(since, problems)
    if years is None:
        return None
    last_before, first_after = years
    if until and not until.is_blank:
        year = read_year(until, problems)
        if year is None:
            return None
        if year >= first_after:
            message = f"the old way of counting can't end with {year}, when the new one has begun"
            hint = "give the last reporting year that was counted the old way, or leave until out."
            problems.append(Problem("badly-written", message, until.place, hint=hint))
        last_before = year
    is_known = string_at(item, "comparable") != NOT_KNOWN
    because = string_at(item, "because")
    problems += check_values(values_at(item, ("because",)))
    return SeriesBreak(ReportingYear(last_before), ReportingYear(first_after), patterns, because, is_known)


def _years(since: TextNode, problems: list[Problem]) -> tuple[int, int] | None:
    """The last year counted wholly the old way and the first counted wholly the new way; None after a Problem.

    On a day within a reporting year, that year is neither.
    """
    if "-" not in since.text:
        year = read_year(since, problems)
        return (year - 1, year) if year else None
    day = read_date(since, problems)
    if day is None:
        return None
    ends_in = day.year + (day.month >= _MONTH_OF_START)
    return (ends_in - 1, ends_in if day == ReportingYear(ends_in).start else ends_in + 1)


def _paths(written_paths: Iterable[TextNode], problems: list[Problem]) -> Iterator[Path]:
    for written in written_paths:
        keys = tuple(written.text.split("."))
        if all(key == ANY_KEY or _KEY.fullmatch(key) for key in keys):
            yield keys
        else:
            hint = "write keys with dots between them, and * for any one key, such as people.*.total."
            message = f"{written.text:.40} does not lead to a figure"
            problems.append(Problem("badly-written", message, written.place, hint=hint))
