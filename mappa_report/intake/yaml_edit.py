"""Values put into a ``statistics.yaml`` as its author typed it: comments, order and quotation stay, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeGuard

import yaml

from mappa_report.intake.yaml_lines import Lines
from mappa_report.model.figure import Path
from mappa_report.model.form import Form, FormTable
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.scaffold.blanks import table_block
from mappa_report.source.nodes import MapNode, Node, TextNode
from mappa_report.source.place import Source
from mappa_report.wording.facts import Facts

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_values(text: str, values: Mapping[Path, str | None], form: Form, facts: Facts) -> str | None:
    """``text`` with ``values`` put in at their paths; None where it is written in a way that no value can be put into.

    Where the value is None, the figure is still to come: it becomes a comment, as ``new`` lays it out.
    A figure that stands as a comment, as ``new`` lays it out, is taken from behind its ``#``. A table that is missing
    is laid out as ``new`` does, with labels from ``form`` and ``facts``.
    """
    lines = Lines.of(text)
    for path, value in values.items():
        try:
            if value is None:
                _take_out(lines, path)
            else:
                _put(lines, path, value, form, facts)
        except (yaml.YAMLError, _Stuck):
            return None
    return lines.text if _is_right(text, lines.text, values, form) else None


class _Stuck(Exception):
    """There is no place for a value."""


def _put(lines: Lines, path: Path, value: str, form: Form, facts: Facts) -> None:
    parent = yaml.compose(lines.text, Loader=_Loader)
    above: Any | None = None
    for depth, key in enumerate(path):
        if not _is_map(parent):
            raise _Stuck
        pairs = {each.value: (each, beside) for each, beside in parent.value}
        if key in pairs:
            above, child = pairs[key]
            if depth == len(path) - 1:
                _replace(lines, above, child, value)
                return
            if _is_map(child):
                parent = child
                continue
            lines.fill(path[depth + 1 :], above, value)
            return
        if depth == 0 and not lines.has_comment(key, above, parent):
            _lay_out(lines, key, parent, form, facts)
            _put(lines, path, value, form, facts)
            return
        lines.insert(path[depth:], value, above, parent, _order(form, path[:depth]))
        return


def _take_out(lines: Lines, path: Path) -> None:
    """Leave the figure at ``path``, if it is there, as a comment."""
    child = yaml.compose(lines.text, Loader=_Loader)
    above: Any | None = None
    for key in path:
        pairs = {each.value: (each, beside) for each, beside in child.value} if _is_map(child) else {}
        if key not in pairs:
            return
        above, child = pairs[key]
    lines.comment_out(above, child)


def _is_map(node: Any) -> TypeGuard[yaml.MappingNode]:
    return isinstance(node, yaml.MappingNode)


def _replace(lines: Lines, key: Any, child: Any, value: str) -> None:
    if not isinstance(child, yaml.ScalarNode):
        raise _Stuck
    lines.replace(key, child, value)


def _order(form: Form, path: Path) -> list[str]:
    """The keys below ``path`` in the order of the form."""
    keys = (each[len(path)] for each in form.types if each[: len(path)] == path and len(each) > len(path))
    return list(dict.fromkeys(keys))


def _lay_out(lines: Lines, key: str, root: Any, form: Form, facts: Facts) -> None:
    """Lay out the table with the name ``key`` at the top of the file, after the tables before it in the form."""
    there = {each.value for each, _ in root.value}
    table = next((each for each in form.tables if key in _names(each)), None)
    if table is None:
        raise _Stuck
    block = [
        line for line in table_block(table, facts) if not re.match(rf"#?(?:{'|'.join(map(re.escape, there))}):", line)
    ]
    before = [name for each in form.tables[: form.tables.index(table) + 1] for name in _names(each)]
    lines.add_block(block, root, before)


def _names(table: FormTable) -> list[str]:
    """The names that the table has at the top of the file."""
    return [table.key] if table.key else [row.key for row in table.rows]


def _is_right(before: str, after: str, values: Mapping[Path, str | None], form: Form) -> bool:
    """Whether ``after`` has ``values``, and all else as ``before``, read by the program's own reader.

    A table that was laid out says besides where no figure applies.
    """
    problems: list[Problem] = []
    old, new = read_yaml(Source("before", before), problems), read_yaml(Source("after", after), problems)
    if old is None or new is None:
        return False
    texts = _texts(new)
    if any(texts.get(path) != value for path, value in values.items()):
        return False
    wanted = {path: text for path, text in _texts(old).items() if text and path not in values}
    others = {path: text for path, text in texts.items() if text and path not in values}
    return all(others.get(path) == text for path, text in wanted.items()) and others.keys() - wanted.keys() <= set(
        form.inapplicable
    )


def _texts(node: Node, path: Path = ()) -> dict[Path, str]:
    """Every single value below ``node`` by its path."""
    if isinstance(node, TextNode):
        return {path: node.text}
    if isinstance(node, MapNode):
        return {at: text for key, child in node.values.items() for at, text in _texts(child, (*path, key)).items()}
    return {path: repr(node)}
