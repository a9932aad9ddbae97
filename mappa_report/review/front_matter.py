"""The title and bylines of a section, changed where its head says them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

from mappa_report.intake.yaml_lines import Lines
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.review.record import body_line
from mappa_report.review.streams import TITLE
from mappa_report.source.nodes import MapNode, Node, maps_at, string_at
from mappa_report.source.place import Source

NAME = "name"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,’‘()/&;.–-]*[A-Za-z0-9).]")
_FENCE = re.compile(r"\ufeff?[-—–.]{1,80}\s{0,80}")
_SMALLEST = 4
"""The line on which a text begins below the smallest head: one name between two fences."""

_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "none", "n", "y"}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def printed(head: Node | None, part: str) -> str | None:
    """What the head of a section says as its title, or as the byline that ``part`` names; None where it doesn't."""
    if not isinstance(head, MapNode):
        return None
    if part == TITLE:
        return string_at(head, "title").strip()
    values = _author(head, part)
    if values is not None and part.startswith(NAME):
        return values["name"]
    return None if values is None else ", ".join(filter(None, (values["role"], values["organisation"])))


def head_of(text: str) -> Node | None:
    """The head of ``text``, a section's file; None where it can't be read."""
    lines = Source("", text).lines
    return _read("\n".join(lines[: body_line(lines) - 1]))


def with_printed(text: str, part: str, new: str) -> str | None:
    """``text``, a section's file, with ``new`` as what ``part`` prints; None where it can't be told how.

    Only the values that print are written anew, and the head is read again: it must say just that.
    """
    lines = text.splitlines(keepends=True)
    first = body_line(Source("", text).lines)
    head_text = "".join(lines[: first - 1])
    head = _read(head_text)
    old = printed(head, part)
    if old is None or not isinstance(head, MapNode) or "\n" in new:
        return None
    for values in _values(head, part, new):
        made = _with_values(head_text, part, values)
        if made is not None and printed(_read(made), part) == new and _rest(made, part) == _rest(head_text, part):
            return made + "".join(lines[first - 1 :])
    return None


def with_head(text: str, values: Mapping[str, str]) -> str | None:
    """``text``, a section's file, whose head says ``values`` by their names; None where it can't be told how.

    A name that the head does not have comes last. The head is read again, and must say just that.
    """
    lines = text.splitlines(keepends=True)
    first = body_line(Source("", text).lines)
    head_text = "".join(lines[: first - 1])
    head = _read(head_text)
    if not isinstance(head, MapNode) or first < _SMALLEST or any("\n" in value for value in values.values()):
        return None
    ending = "\r\n" if head_text.endswith("\r\n") else "\n"
    new = [
        f"{name}: {_written(value, None, False)}{ending}" for name, value in values.items() if name not in head.values
    ]
    *before, fence = head_text.splitlines(keepends=True)
    made = _with_values("".join([*before, *new, fence]), TITLE, dict(values))
    again = _read(made) if made is not None else None
    if made is None or not isinstance(again, MapNode) or any(string_at(again, name) != values[name] for name in values):
        return None
    return made + "".join(lines[first - 1 :])


def _values(head: MapNode, part: str, new: str) -> list[dict[str, str]]:
    """What the values may become: of a byline the role or the organisation, whichever is still there in part."""
    if part == TITLE:
        return [{"title": new}]
    if part.startswith(NAME):
        return [{"name": new}]
    values = _author(head, part) or {"role": "", "organisation": ""}
    role, organisation = values["role"], values["organisation"]
    if organisation and new.endswith(f", {organisation}"):
        return [{"role": new.removesuffix(f", {organisation}")}]
    if new.startswith(f"{role}, "):
        return [{"organisation": new.removeprefix(f"{role}, ")}]
    if not organisation:
        return [{"role": new}]
    return [{"role": first, "organisation": second} for first, second in _halves(new)]


def _halves(new: str) -> list[tuple[str, str]]:
    first, comma, second = new.partition(", ")
    return [(first, second)] if comma and ", " not in second else []


def _author(head: MapNode, part: str) -> dict[str, str] | None:
    number = int(part.rpartition(" ")[2]) - 1
    authors = maps_at(head, "signed") or (head,)
    if not 0 <= number < len(authors):
        return None
    return {key: string_at(authors[number], key) for key in ("role", "organisation", "name")}


def _with_values(text: str, part: str, values: dict[str, str]) -> str | None:
    """``text``, a head, with ``values`` in place of those that print; None where they stand in several lines."""
    try:
        root = yaml.compose("\n".join(_inner(text)), Loader=_Loader)
    except yaml.YAMLError:
        return None
    mapping, lines = _mapping(root, part), Lines.of(text)
    nodes = {key.value: (key, value) for key, value in mapping.value} if mapping is not None else {}
    for name, value in sorted(values.items(), key=lambda each: -_place(nodes.get(each[0]))):
        key, node = nodes.get(name, (None, None))
        if not isinstance(node, yaml.ScalarNode):
            return None
        lines.replace(key, node, _written(value, node.style, bool(mapping is not None and mapping.flow_style)))
    return lines.text


def _inner(text: str) -> list[str]:
    """The lines of a head with blank ones in place of its fences, so that they keep their numbers."""
    return ["" if _FENCE.fullmatch(line) else line for line in text.splitlines()]


def _mapping(root: yaml.Node | None, part: str) -> yaml.MappingNode | None:
    if not isinstance(root, yaml.MappingNode):
        return None
    signed = next((value for key, value in root.value if key.value == "signed"), None)
    if part == TITLE or not isinstance(signed, yaml.SequenceNode):
        return root
    author = signed.value[int(part.rpartition(" ")[2]) - 1]
    return author if isinstance(author, yaml.MappingNode) else None


def _place(pair: tuple[yaml.Node, yaml.Node] | None) -> int:
    return int(pair[1].start_mark.index) if pair else 0


def _written(value: str, style: str | None, is_in_flow: bool) -> str:
    """``value`` in YAML: in quotation marks where it was in some, or has to be."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if not value and not style:
        return ""
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not (is_in_flow and "," in value)
    return value if not style and is_plain else json.dumps(value, ensure_ascii=False)


def _read(text: str) -> Node | None:
    problems: list[Problem] = []
    node = read_yaml(Source("", text), problems, "\n".join(_inner(text)))
    return None if any(problem.is_error for problem in problems) else node


def _rest(text: str, part: str) -> Sequence[object]:
    """All that the head says besides what ``part`` prints."""
    head = _read(text)
    parts = (TITLE, *(f"{what} {number}" for what in (NAME, "byline") for number in range(1, 9)))
    others = [printed(head, other) for other in parts if other != part]
    keys = ("kind", "place", "illustrative")
    return [*others, *(string_at(head, key) for key in keys)] if isinstance(head, MapNode) else others
