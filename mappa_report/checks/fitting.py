"""Whether values fit a schema, found at little cost, so that cerberus is loaded only where something may not fit.

To load cerberus and have it go through all files of a report takes longer than all the checks. What is in doubt here
is left to cerberus, which alone says what is wrong: a rule that isn't known here fits nothing.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode

_KINDS: dict[type, str] = {MapNode: "dict", ListNode: "list", TextNode: "string"}


def fits_plainly(node: MapNode, schema: Mapping[str, Any]) -> bool:
    """True only if cerberus would find no error in ``node`` by ``schema``; False where that has to be tried."""
    values = node.values
    for key, value in values.items():
        if key not in schema or not _follows(value, schema[key]):
            return False
    return all(key in values for key, rules in schema.items() if rules.get("required"))


def _follows(node: Node, rules: Mapping[str, Any]) -> bool:
    return all(rule in _RULES and _RULES[rule](node, wanted) for rule, wanted in rules.items())


def _is_of_kind(node: Node, kinds: str | list[str]) -> bool:
    kind = _KINDS[type(node)]
    return kind == kinds if isinstance(kinds, str) else kind in kinds


def _has_length(node: Node, least: int) -> bool:
    match node:
        case TextNode(text):
            return len(text.strip()) >= least
        case ListNode(items):
            return len(items) >= least
        case MapNode(values):
            return len(values) >= least


def _has_words(node: Node) -> TypeGuard[TextNode]:
    return isinstance(node, TextNode) and not node.text.isspace()


def _has_schema(node: Node, schema: Mapping[str, Any]) -> bool:
    """A schema is for all names of a map, or for each item of a list."""
    match node:
        case MapNode():
            return fits_plainly(node, schema)
        case ListNode(items):
            return all(_follows(item, schema) for item in items)
        case TextNode():
            return False


def _values_follow(node: Node, rules: Mapping[str, Any]) -> bool:
    return not isinstance(node, MapNode) or all(_follows(value, rules) for value in node.values.values())


def _keys_follow(node: Node, rules: Mapping[str, Any]) -> bool:
    return not isinstance(node, MapNode) or all(_follows(TextNode(key, node.place), rules) for key in node.values)


_RULES: dict[str, Callable[[Node, Any], bool]] = {
    "type": _is_of_kind,
    "empty": lambda node, may_be: may_be or _has_length(node, 1),
    "minlength": _has_length,
    "allowed": lambda node, allowed: _has_words(node) and node.text in allowed,
    "regex": lambda node, regex: _has_words(node) and re.fullmatch(regex, node.text) is not None,
    "schema": _has_schema,
    "valuesrules": _values_follow,
    "keysrules": _keys_follow,
    "required": lambda _, __: True,  # the map in which it stands looks
    "meta": lambda _, __: True,  # for people
}
