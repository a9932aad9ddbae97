"""The list of who owes what changed where it says so: its remarks, its order and all else stay as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import yaml

from mappa_report.intake.yaml_lines import Lines
from mappa_report.problems.problem import Problem
from mappa_report.readers.text_file import MAX_BYTES
from mappa_report.scaffold.blanks import scalar
from mappa_report.scaffold.contributors import entry
from mappa_report.source.place import Place, Source
from mappa_report.workspace.door import Located, is_file, read
from mappa_report.workspace.output_files import create_files
from mappa_report.workspace.workspace import CONTRIBUTORS

DAYS = ("asked", "due", "received", "agreed")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Item = dict[str, str]


def change_owed(year: Located, number: int, values: Mapping[str, str]) -> tuple[Problem, ...]:
    """Have entry ``number``, from 0, of the list in the folder ``year`` say ``values``; a blank one empties its place.

    The Problems are why nothing was written. Raises FileRefused where the list can't be read.
    """
    return _changed(
        year,
        lambda text: _with_values(text, number, values),
        lambda items: [_merged(item, values) if at == number else item for at, item in enumerate(items)],
    )


def add_owed(year: Located, name: str, section: str, address: str, due: date | None) -> tuple[Problem, ...]:
    """Add to the list in ``year`` that ``name`` owes ``section``. Problems and FileRefused as of ``change_owed``."""
    day = due.isoformat() if due else ""
    added = {"name": name, "section": section, "address": address, "due": day}
    return _changed(
        year,
        lambda text: f"{text.rstrip()}\n{entry(name, section, address, day)}".lstrip(),
        lambda items: [*items, {key: value for key, value in added.items() if value}],
    )


def remove_owed(year: Located, number: int) -> tuple[Problem, ...]:
    """Take entry ``number``, from 0, out of the list in ``year``. Problems and FileRefused as of ``change_owed``."""
    return _changed(
        year,
        lambda text: _without(text, number),
        lambda items: [item for at, item in enumerate(items) if at != number],
    )


def _changed(
    year: Located, edit: Callable[[str], str], wanted: Callable[[list[_Item]], list[_Item]]
) -> tuple[Problem, ...]:
    """Write what ``edit`` makes of the list, if that reads as ``wanted`` of what it says now."""
    at = year.inside(CONTRIBUTORS)
    data = read(at, MAX_BYTES) if is_file(at) else b""
    try:
        text = data.decode("utf-8-sig")
        made = edit(text)
        is_right = _items(made) == wanted(_items(text))
    except (yaml.YAMLError, UnicodeDecodeError, IndexError):
        is_right, made = False, ""
    if not is_right:
        message = "this list is written in a way that it can't be changed in here"
        return (Problem("not-written", message, Place(Source(at.name)), hint="change it by hand in an editor."),)
    return create_files({at: made.encode()}, {at: data} if data else {}).problems


def _nodes(text: str) -> list[Any]:
    root = yaml.compose(text, Loader=_Loader)
    return [item for item in root.value if isinstance(item, yaml.MappingNode)] if root is not None else []


def _items(text: str) -> list[_Item]:
    """What each entry says, without what is empty."""
    return [
        {key.value: value.value for key, value in item.value if isinstance(value.value, str) and value.value}
        for item in _nodes(text)
    ]


def _merged(item: _Item, values: Mapping[str, str]) -> _Item:
    return {key: value for key, value in (item | dict(values)).items() if value}


def _with_values(text: str, number: int, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        written = value if key in DAYS else scalar(value) if value else ""
        item = _nodes(text)[number]
        pair = next(((name, child) for name, child in item.value if name.value == key), None)
        lines = Lines.of(text)
        if pair:
            lines.replace(*pair, written)
        elif written:
            lines.insert((key,), written, None, item, (*(name.value for name, _ in item.value), key))
        text = lines.text
    return text


def _without(text: str, number: int) -> str:
    nodes = _nodes(text)
    lines = text.splitlines(keepends=True)
    first = nodes[number].start_mark.line
    last = max(child.end_mark.line if child.value else name.end_mark.line for name, child in nodes[number].value)
    return "".join([*lines[:first], *lines[last + 1 :]])
