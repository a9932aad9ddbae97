"""``outline.yaml`` of an area: what of the edition's outline its report leaves out."""

from __future__ import annotations

from mappa_report.checks.schemas.area import AREA_OUTLINE
from mappa_report.checks.shape import check_shape
from mappa_report.model.edition import Edition
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, texts_at
from mappa_report.source.suggest import did_you_mean


def check_outline(node: Node, edition: Edition, problems: list[Problem]) -> tuple[str, ...]:
    """The names of what is left out; nothing after Problems with the shape of the file."""
    if not check_shape(node, AREA_OUTLINE, "outline.yaml", problems) or not isinstance(node, MapNode):
        return ()
    may_go = [entry.name for entry in edition.outline if entry.may_be_left_out]
    names = texts_at(node, "leave_out")
    for name in names:
        if name.text not in may_go:
            message = f"there is nothing named {name.text:.60} that may be left out"
            problems.append(Problem("unknown-value", message, name.place, hint=did_you_mean(name.text, may_go)))
    return tuple(name.text for name in names)
