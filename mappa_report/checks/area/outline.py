"""``outline.yaml`` into what a report leaves out, and the order of its parts."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.checks.schemas.area import AREA_OUTLINE
from mappa_report.checks.shape import check_shape
from mappa_report.checks.unknown import unknown_value
from mappa_report.model.edition import Edition
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode, texts_at
from mappa_report.source.suggest import suggestion


class Outline(Struct, frozen=True):
    """The names of what a report leaves out, and the ``edition`` with its parts in the order that the area wants."""

    omitted: tuple[str, ...]
    edition: Edition


def check_outline(node: Node, edition: Edition, problems: list[Problem]) -> Outline:
    """What the ``outline.yaml`` at ``node`` says of ``edition``; after Problems with it, what of it can be told."""
    if not check_shape(node, AREA_OUTLINE, "outline.yaml", problems) or not isinstance(node, MapNode):
        return Outline((), edition)
    if not node.values:
        hint = "write  leave_out:  or  order:  with a list of names, or remove the file."
        problems.append(Problem("missing", "nothing is left out or put in order here", node.place, hint=hint))
    may_go = [entry.name for entry in edition.outline if entry.may_be_left_out]
    names = texts_at(node, "leave_out")
    for name in names:
        if name.text not in may_go:
            message = f"there is nothing named {name.text:.60} that may be left out"
            problems.append(unknown_value(message, name, suggestion(name.text, may_go)))
    order = texts_at(node, "order")
    faults = [*_faults(order, node, edition)]
    problems += faults
    ordered = edition.in_order([name.text for name in order]) if order and not faults else edition
    return Outline(tuple(name.text for name in names), ordered)


def _faults(order: Sequence[TextNode], node: MapNode, edition: Edition) -> Iterator[Problem]:
    """What is wrong with an ``order``, if one is given: it names each part of the edition once."""
    parts, seen = edition.parts, set[str]()
    for name in order:
        if name.text not in parts:
            message = f"there is nothing named {name.text:.60} that may be put in another order"
            yield unknown_value(message, name, suggestion(name.text, parts))
        elif name.text in seen:
            message = f"{name.text} stands in this order twice"
            yield Problem("duplicate-key", message, name.place, hint="keep one of the two.")
        seen.add(name.text)
    left = [part for part in parts if part not in seen]
    if "order" in node.values and left and seen <= set(parts) and len(seen) == len(order):
        hint = f"name each of them once, in the order of print: {', '.join(parts)}."
        message = f"this order does not say where {_listed(left)} {'stands' if len(left) == 1 else 'stand'}"
        yield Problem("missing", message, node.key_places["order"], hint=hint)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
