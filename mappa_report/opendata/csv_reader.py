"""Returns out of a CSV file: the figures as ``statistics.yaml`` has them, so that the same checks can take them on."""

from __future__ import annotations

from msgspec import Struct

from mappa_report.checks.statistics import EDITION_KEY, check_return
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Path
from mappa_report.model.form import Form
from mappa_report.opendata import words
from mappa_report.opendata.csv_rows import Field, Row, read_rows
from mappa_report.opendata.names import as_meant, path_of
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode
from mappa_report.source.place import Place, Source

_AREA, _YEAR, _EDITION, _FIGURE, _VALUE, _SHORTHAND = NEEDED = (
    "area",
    "year",
    "edition",
    "figure",
    "value",
    "shorthand",
)
"""The columns that a return is read from. What stands in the others is for people."""

_MOST_KEYS = 3
"""A table, a row and a column."""

_WRITTEN = {words.NOT_RETURNED: "", words.NOT_APPLICABLE: "n/a"}
"""How ``statistics.yaml`` writes what the CSV has shorthand for."""


class WrittenReturn(Struct, frozen=True):
    """A return as the file has it, not checked yet: ``node`` is what its ``statistics.yaml`` would be read as."""

    area: str
    year: str
    edition: str
    node: Node


class _Leaf(Struct, frozen=True):
    """What is written of a figure; ``key`` is where the figure is named."""

    key: Place
    value: TextNode


_Held = dict[Path, _Leaf]


def read_csv(source: Source, problems: list[Problem]) -> tuple[WrittenReturn, ...]:
    """Every return in ``source``, in the order of their first rows. Rows with Problems are left out."""
    figures: dict[tuple[str, ...], _Held] = {}
    for row in read_rows(source, NEEDED, problems):
        held = figures.setdefault(tuple(as_meant(row[name].text) for name in (_AREA, _YEAR, _EDITION)), {})
        written = _read_value(row, problems)
        path = _read_path(row[_FIGURE], held, problems)
        if written and path:
            held[path] = _Leaf(row[_FIGURE].place, TextNode(written.text, written.place))
    return tuple(
        WrittenReturn(area, year, edition, _as_return(source, edition, held))
        for (area, year, edition), held in figures.items()
    )


def return_of(written: WrittenReturn, form: Form, problems: list[Problem]) -> StatisticalReturn:
    """The return that ``written`` is, if its edition has ``form``: a Figure for every path of it."""
    return check_return(written.node, form, problems)


def _read_value(row: Row, problems: list[Problem]) -> Field | None:
    """What ``statistics.yaml`` would have at the row's figure."""
    value, shorthand = row[_VALUE], row[_SHORTHAND]
    if value.text and shorthand.text in ("", words.BREAK):
        return value
    if not value.text and shorthand.text in _WRITTEN:
        return Field(_WRITTEN[shorthand.text], value.place)
    known = ", ".join(words.MEANINGS)
    if shorthand.text not in ("", *words.MEANINGS):
        message, hint = f"{shorthand.text[:40]} is no shorthand", f"those known are {known}."
        problems.append(Problem("unknown-value", message, shorthand.place, hint=hint))
    elif value.text:
        message = f"a value is given, and {shorthand.text} says that there is none"
        problems.append(Problem("badly-written", message, value.place, hint="take out the one that is wrong."))
    else:
        hint = f"give a number, or in the column shorthand {' or '.join(_WRITTEN)}."
        problems.append(Problem("missing", "no value is given, and no shorthand", value.place, hint=hint))
    return None


def _read_path(figure: Field, held: _Held, problems: list[Problem]) -> Path:
    """The path that is named, if that is one of a figure and none of those ``held``; else an empty one."""
    path = path_of(figure.text)
    if len(path) > _MOST_KEYS or not all(path):
        message, hint = f"{figure.text[:40]} names no figure", "name it as in eligible.total.total, with dots between."
        problems.append(Problem("unknown-key", message, figure.place, hint=hint))
        return ()
    if path in held:
        message, hint = f"the figure {figure.text[:80]} is given twice", "remove one of the two rows."
        problems.append(Problem("duplicate-key", message, figure.place, hint=hint))
        return ()
    return path


def _as_return(source: Source, edition: str, held: _Held) -> Node:
    whole = Place(source)
    figures = _nested(held, whole)
    named = TextNode(edition, whole, is_quoted=True)
    return MapNode({EDITION_KEY: named, **figures.values}, {EDITION_KEY: whole, **figures.key_places}, whole)


def _nested(held: _Held, place: Place) -> MapNode:
    """``held`` with each first key once, and all that is below it in a mapping of its own.

    Where a name is both a figure and a group, the group stands, and its figures are told to have no place.
    """
    values: dict[str, Node] = {path[0]: leaf.value for path, leaf in held.items() if len(path) == 1}
    groups: dict[str, _Held] = {}
    for path, leaf in held.items():
        if len(path) > 1:
            groups.setdefault(path[0], {})[path[1:]] = leaf
    values |= {key: _nested(group, next(iter(group.values())).key) for key, group in groups.items()}
    return MapNode(values, {path[0]: leaf.key for path, leaf in reversed(held.items())}, place)
