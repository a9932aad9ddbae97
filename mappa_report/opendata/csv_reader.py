"""Reads returns from a CSV file into the nodes of a ``statistics.yaml``, so that the same checks can read them."""

from msgspec import Struct

from mappa_report.checks.statistics import EDITION_KEY, check_return
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Path
from mappa_report.model.form import Form
from mappa_report.opendata import words
from mappa_report.opendata.csv_rows import Field, Row, read_rows
from mappa_report.opendata.names import path_of, unescape_formula
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode
from mappa_report.source.place import Place, Source

_AREA, _YEAR, _EDITION, _FIGURE, _VALUE, _SHORTHAND = NEEDED = tuple("area year edition figure value shorthand".split())
"""The columns that a return is read from. What stands in the others is for people."""

_MAX_KEYS = 3
"""A table, a row and a column."""

_YAML_SPELLINGS = {words.NOT_RETURNED: "", words.NOT_APPLICABLE: "n/a", words.SUPPRESSED: "c"}
"""How ``statistics.yaml`` writes what the CSV has shorthand for."""


class WrittenReturn(Struct, frozen=True):
    """A return from the file, not checked yet. ``node`` is as if read from its ``statistics.yaml``."""

    area: str
    year: str
    edition: str
    node: Node


class _Leaf(Struct, frozen=True):
    """The value of a figure, and the place of its name."""

    key: Place
    value: TextNode


_Figures = dict[Path, _Leaf]


def read_csv(source: Source, problems: list[Problem]) -> tuple[WrittenReturn, ...]:
    """Every return in ``source``, in the order of their first rows. Rows with Problems are left out."""
    returns: dict[tuple[str, ...], _Figures] = {}
    for row in read_rows(source, NEEDED, problems):
        figures = returns.setdefault(tuple(unescape_formula(row[name].text) for name in (_AREA, _YEAR, _EDITION)), {})
        value = _read_value(row, problems)
        path = _read_path(row[_FIGURE], figures, problems)
        if value and path:
            figures[path] = _Leaf(row[_FIGURE].place, TextNode(value.text, value.place))
    return tuple(
        WrittenReturn(area, year, edition, _return_node(source, edition, figures))
        for (area, year, edition), figures in returns.items()
    )


def return_of(written: WrittenReturn, form: Form, problems: list[Problem]) -> StatisticalReturn:
    """``written`` checked against the ``form`` of its edition: a Figure for every path of the form."""
    return check_return(written.node, form, problems)


def _read_value(row: Row, problems: list[Problem]) -> Field | None:
    """The value of the row as ``statistics.yaml`` would write it; None after a Problem."""
    value, shorthand = row[_VALUE], row[_SHORTHAND]
    if value.text and shorthand.text in ("", words.BREAK):
        return value
    if not value.text and shorthand.text in _YAML_SPELLINGS:
        return Field(_YAML_SPELLINGS[shorthand.text], value.place)
    known = ", ".join(words.MEANINGS)
    if shorthand.text not in ("", *words.MEANINGS):
        message, hint = f"{shorthand.text[:40]} is no shorthand", f"those known are {known}."
        problems.append(Problem("unknown-value", message, shorthand.place, hint=hint))
    elif value.text:
        message = f"a value is given, and {shorthand.text} says that there is none"
        problems.append(Problem("badly-written", message, value.place, hint="take out the one that is wrong."))
    else:
        hint = f"give a number, or in the column shorthand {' or '.join(_YAML_SPELLINGS)}."
        problems.append(Problem("missing", "no value is given, and no shorthand", value.place, hint=hint))
    return None


def _read_path(figure: Field, figures: _Figures, problems: list[Problem]) -> Path:
    """The path that ``figure`` names. An empty one, after a Problem, if it can be no figure's or is in ``figures``."""
    path = path_of(figure.text)
    if len(path) > _MAX_KEYS or not all(path):
        message, hint = f"{figure.text[:40]} names no figure", "name it as in eligible.total.total, with dots between."
        problems.append(Problem("unknown-key", message, figure.place, hint=hint))
        return ()
    if path in figures:
        message, hint = f"the figure {figure.text[:80]} is given twice", "remove one of the two rows."
        problems.append(Problem("duplicate-key", message, figure.place, hint=hint))
        return ()
    return path


def _return_node(source: Source, edition: str, figures: _Figures) -> Node:
    whole = Place(source)
    fields = _nested(figures, whole)
    edition_node = TextNode(edition, whole, is_quoted=True)
    return MapNode({EDITION_KEY: edition_node, **fields.values}, {EDITION_KEY: whole, **fields.key_places}, whole)


def _nested(figures: _Figures, place: Place) -> MapNode:
    """``figures`` nested by their keys.

    Where a name is both a figure and a group, it becomes a group; a check then refuses what is in it.
    """
    values: dict[str, Node] = {path[0]: leaf.value for path, leaf in figures.items() if len(path) == 1}
    groups: dict[str, _Figures] = {}
    for path, leaf in figures.items():
        if len(path) > 1:
            groups.setdefault(path[0], {})[path[1:]] = leaf
    values |= {key: _nested(group, next(iter(group.values())).key) for key, group in groups.items()}
    return MapNode(values, {path[0]: leaf.key for path, leaf in reversed(figures.items())}, place)
