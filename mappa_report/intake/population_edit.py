"""The population of a year's rate, put into an ``area.yaml`` as its author typed it: all else stays, line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from mappa_report.intake.yaml_lines import Lines
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import MapNode, Plain, maps_at, string_at, to_builtins
from mappa_report.source.place import Source

_LIST = "populations"
_YEAR = "rate_year"
_PLAIN = re.compile(r"[A-Za-z0-9][\w ()-]*")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_population(text: str, year: str, values: Mapping[str, str]) -> str | None:
    """``text`` with ``values`` in the entry for ``year``, which is added where there is none; a blank one is left out.

    None where it is written in a way that takes none.
    """
    lines = Lines.of(text)
    try:
        if not all(_put(lines, year, key, value, values) for key, value in values.items()):
            return None
    except yaml.YAMLError:
        return None
    return lines.text if _is_right(text, lines.text, year, values) else None


def _put(lines: Lines, year: str, key: str, value: str, values: Mapping[str, str]) -> bool:
    """Write one value; of an entry that is not there, all of them. False where there is no place for it."""
    root: Any = yaml.compose(lines.text, Loader=_Loader)
    pairs = {each.value: (each, beside) for each, beside in root.value}
    if _LIST not in pairs:
        lines.add_block([f"{_LIST}:"], root, list(pairs))
        return _put(lines, year, key, value, values)
    above, items = pairs[_LIST]
    entries = items.value if isinstance(items, yaml.SequenceNode) else []
    entry = next((each for each in entries if _year_of(each) == year), None)
    if entry is None:
        written = ", ".join(f"{name}: {_scalar(text)}" for name, text in {_YEAR: year, **values}.items() if text)
        before = lines.text
        lines.add_item(above, items, f"{{{written}}}")
        return lines.text != before
    known = {each.value: (each, beside) for each, beside in entry.value}
    if key in known:
        if value != known[key][1].value:
            lines.replace(*known[key], _scalar(value))
    elif value:
        lines.insert((key,), _scalar(value), above, entry, [_YEAR, *values])
    return True


def _year_of(entry: Any) -> str:
    pairs = entry.value if isinstance(entry, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == _YEAR), "")


def _scalar(words: str) -> str:
    """``words`` as YAML takes them within braces too."""
    return words if not words or _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _is_right(before: str, after: str, year: str, values: Mapping[str, str]) -> bool:
    """Whether ``after`` has ``values``, and all else as ``before``, read by the program's own reader."""
    old, new = _parts(before, year), _parts(after, year)
    if old is None or new is None:
        return False
    (old_entry, *old_rest), (new_entry, *new_rest) = old, new
    wanted = {_YEAR: year, **old_entry, **values}
    return old_rest == new_rest and {**dict.fromkeys(wanted, ""), **new_entry} == wanted


def _parts(text: str, year: str) -> tuple[dict[str, str], list[Plain], dict[str, Plain]] | None:
    """The entry for ``year``, all other entries, and all else."""
    node = read_yaml(Source("area.yaml", text), [])
    if not isinstance(node, MapNode):
        return None
    whole = to_builtins(node)
    assert isinstance(whole, dict)
    entries = whole.pop(_LIST, None) or []
    others = [each for each in entries if not (isinstance(each, dict) and each.get(_YEAR) == year)]
    return entry_of(node, year), others, whole


def entry_of(node: MapNode, year: str) -> dict[str, str]:
    """The entry that the area at ``node`` has for ``year``, each value as it was typed; nothing where there is none."""
    for each in maps_at(node, _LIST):
        if string_at(each, _YEAR) == year:
            return {key: string_at(each, key) for key in each.values}
    return {}
