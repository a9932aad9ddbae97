"""The head of a section as fields, and its lines with some of them changed: comments, order and all else stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard

import msgspec
import yaml
from msgspec import Struct

from mappa_report.editing.writing import NotWritten
from mappa_report.intake.yaml_lines import Lines
from mappa_report.model.edition import Edition
from mappa_report.readers.markdown_head import parted
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import LINE_BREAK, Place, Source

_FIELDS = ("title", "kind", "place", "role", "organisation", "illustrative")
_OF_AUTHOR = ("role", "organisation")
_OF_SIGNATORY = ("name", "role", "organisation")
_LONGEST = 300
_KEY = re.compile(r"\A\s*([a-z_]+):")
_PLAIN = re.compile(r"[A-Za-z][\w '’/&().–-]*[\w.’)]|[A-Za-z]")
"""What needs no quotation marks in YAML, wherever it stands."""


class HeadField(Struct, frozen=True):
    """``name`` is its way through the head, with dots. It is a choice, where there are ``choices``."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


def head_fields(text: str, edition: Edition | None) -> tuple[HeadField, ...]:
    """Those of the section with that ``text``, in which ``edition`` says what may be chosen."""
    head = _read(text)
    values = _texts(head)
    choices = {"kind": edition.kinds, "place": edition.slots} if edition else {}
    choices["illustrative"] = ("true", "false")
    signed = head.values.get("signed") if isinstance(head, MapNode) else None
    signatories = len(signed.items) if isinstance(signed, ListNode) else 0
    names = [name for name in _FIELDS if not (signatories and name in _OF_AUTHOR)]
    names += [f"signed.{number}.{key}" for number in range(signatories) for key in _OF_SIGNATORY]
    return tuple(HeadField(name, values.get(name, ""), choices.get(name, ())) for name in names)


def with_head(text: str, values: Mapping[str, str]) -> str:
    """``text`` with ``values`` in the fields of its head. Raises NotWritten where they can't be put in."""
    known = {field.name for field in head_fields(text, None)}
    if not values.keys() <= known or any(map(_is_no_line, values.values())):
        raise NotWritten("section.refused.head")
    before, head, after = _divided(text)
    try:
        for name, value in values.items():
            head = _with_value(head, name.split("."), value.strip())
    except yaml.YAMLError as error:
        raise NotWritten("section.refused.head") from error
    changed = f"{before}{head}{after}"
    wanted = {**_texts(_read(text)), **{name: value.strip() for name, value in values.items()}}
    if _filled(_texts(_read(changed))) != _filled(wanted):
        raise NotWritten("section.refused.head")
    return changed


def _is_no_line(value: str) -> bool:
    return len(value) > _LONGEST or len(value.splitlines()) > 1


def _divided(text: str) -> tuple[str, str, str]:
    """What stands before the lines of the head, these, and what stands after. A text without a head gets one."""
    head = parted(Source("", text).lines)
    if not head.has_head:
        newline = "\r\n" if "\r\n" in text else "\n"
        return f"---{newline}", "", f"---{newline}{text}"
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text)), len(text)]
    return text[: starts[head.below]], text[starts[head.below] : starts[head.end]], text[starts[head.end] :]


def field_of(name: str, fields: Iterable[HeadField], place: Place) -> str | None:
    """The name among ``fields`` of what is wrong at ``place`` in the head, in the record ``name``; None for none."""
    names = {field.name for field in fields}
    key = _KEY.match(place.source.line(place.line))
    return name if name in names else key[1] if key and key[1] in names else None


def _with_value(text: str, path: list[str], value: str) -> str:
    lines, written = Lines.of(text), _written(value)
    if (root := yaml.compose(text, Loader=yaml.SafeLoader)) is None:
        return f"{path[0]}: {written}\n{text}"
    _put(lines, root, path, written)
    return lines.text


def _put(lines: Lines, parent: Any, path: list[str], written: str) -> None:
    above: Any | None = None
    for depth, key in enumerate(path):
        if isinstance(parent, yaml.SequenceNode):
            parent, above = parent.value[int(key)], None
            continue
        pairs = {each.value: (each, child) for each, child in parent.value} if _is_map(parent) else {}
        if key not in pairs:
            if written and _is_map(parent) and depth == len(path) - 1:
                order = _OF_SIGNATORY if depth else _FIELDS
                lines.insert((key,), written, above, parent, order)
            return
        above, child = pairs[key]
        if depth == len(path) - 1 and isinstance(child, yaml.ScalarNode):
            lines.replace(above, child, written)
        parent = child


def _is_map(node: Any) -> TypeGuard[yaml.MappingNode]:
    return isinstance(node, yaml.MappingNode)


def _written(value: str) -> str:
    return value if not value or _PLAIN.fullmatch(value) else msgspec.json.encode(value).decode()


def _read(text: str) -> Node | None:
    source = Source("", text)
    head = parted(source.lines)
    lines = source.lines[head.below : head.end] if head.has_head else []
    return read_yaml(source, [], "\n".join(lines)) if any(line.strip() for line in lines) else None


def _texts(node: Node | None) -> dict[str, str]:
    """Every single value in ``node`` by its way, with dots."""
    return {".".join(way): text for way, text in _walk(node, ())} if node else {}


def _walk(node: Node, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, TextNode):
        yield way, node.text
    children = node.values.items() if isinstance(node, MapNode) else ()
    for key, child in children:
        yield from _walk(child, (*way, key))
    for number, child in enumerate(node.items if isinstance(node, ListNode) else ()):
        yield from _walk(child, (*way, str(number)))


def _filled(texts: Mapping[str, str]) -> dict[str, str]:
    return {way: text for way, text in texts.items() if text}
