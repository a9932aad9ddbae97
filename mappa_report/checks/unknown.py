"""The Problem that a value names none of what there is, with the name that was meant, if that is plain."""

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.nodes import TextNode
from mappa_report.source.suggest import Suggestion


def unknown_value(
    message: str,
    node: TextNode,
    meant: Suggestion,
    severity: Severity = Severity.ERROR,
    record: tuple[str, ...] = (),
    also: str = "",
) -> Problem:
    """The Problem with ``node``, in whose place ``meant`` was meant. ``also`` ends its hint."""
    hint, edits = meant.hint + also, meant.edits_of(node)
    return Problem("unknown-value", message, node.place, severity, record=record, hint=hint, edits=edits)
