"""Figures in ``statistics.yaml`` that national rule withholds: a row, column or single figure so named."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.checks.people.names import name_pattern
from mappa_report.model.form import Form, Withheld
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import ListNode, MapNode, Node, TextNode
from mappa_report.source.place import Place

_Named = tuple[Withheld, frozenset[str], re.Pattern[str]]


def refuse_withheld(node: Node, form: Form, problems: list[Problem]) -> Node:
    """The return at ``node`` without what ``form`` says is withheld; an error for each figure left out of it."""
    names = [
        (rule, frozenset(map(_bare, rule.keys)), name_pattern((*rule.named, *rule.akin))) for rule in form.withheld
    ]
    return _without(node, names, (), problems) if names else node


def _bare(name: str) -> str:
    """``name`` as it is however people space it: group_4, Group 4, group4."""
    return re.sub(r"[\W_]", "", name).casefold()


def _without(node: Node, names: Sequence[_Named], trail: tuple[str, ...], problems: list[Problem]) -> Node:
    if isinstance(node, ListNode):
        return replace(node, items=tuple(_without(item, names, trail, problems) for item in node.items))
    if not isinstance(node, MapNode):
        return node
    remaining = {}
    for key, value in node.values.items():
        if rule := next((rule for rule, keys, named in names if _bare(key) in keys or named.search(key)), None):
            places = tuple(_places(value)) or (node.key_places[key],)
            problems += (_problem(rule, place, (*trail, key)) for place in places)
        else:
            remaining[key] = _without(value, names, (*trail, key), problems)
    return MapNode(remaining, node.key_places, node.place)


def _places(node: Node) -> Iterator[Place]:
    """Where each figure below ``node`` stands."""
    match node:
        case TextNode():
            yield node.place
        case MapNode(values):
            for value in values.values():
                yield from _places(value)
        case ListNode(items):
            for item in items:
                yield from _places(item)


def _problem(rule: Withheld, place: Place, record: tuple[str, ...]) -> Problem:
    message = f"a figure of {rule.named[0]} is given here, and such figures are withheld"
    hint = f"take the line out, even if it is nought: {rule.because}."
    return Problem("figure-withheld", message, place, record=record, hint=hint, is_private=True)
