"""The expression inside ``{{ }}``: a name and perhaps a filter, in Jinja's grammar, and nothing that could run.

Only names, dots and the filters below are taken. There are no calls, no arithmetic and no loops, so an expression
from a file that someone sent can neither do harm nor take long.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from mappa_report.model.figure import Figure, FigureState
from mappa_report.suggest import did_you_mean
from mappa_report.wording.facts import Fact, Facts
from mappa_report.wording.numbers import long_date, number

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

FILTERS = ("number", "date")


class ExpressionError(Exception):
    """An expression that can't be filled in: ``code`` and ``message`` say why, ``hint`` what to write instead."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def evaluate(expression: str, facts: Facts) -> str:
    """The words that ``expression`` stands for, such as "2,706".

    Raises ExpressionError for a name that nothing has, for a figure that is no number, and for anything but names,
    dots and filters.
    """
    node, filters = _parse(expression)
    value = _value(node, facts)
    for name in filters:
        _check_filter(name, expression, value)
    if isinstance(value, Mapping):
        hint = did_you_mean("", [f"{expression}.{key}" for key in value])
        raise ExpressionError("placeholder-incomplete", f"{expression} names several values, not one", hint)
    return _printed(value, expression)


def _parse(expression: str) -> tuple[nodes.Expr, list[str]]:
    """The name that ``expression`` begins with, and the filters after it."""
    from jinja2 import TemplateSyntaxError, nodes

    hint = "write a name, such as  {{ area.name }},  and nothing else."
    refused = ExpressionError("placeholder-syntax", "this placeholder can't be read", hint)
    try:
        body = _environment().parse(f"{{{{ {expression} }}}}").body
    except (TemplateSyntaxError, RecursionError):
        raise refused from None
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        raise refused
    node = body[0].nodes[0]
    filters: list[str] = []
    while isinstance(node, nodes.Filter) and node.node and not (node.args or node.kwargs):
        filters.insert(0, node.name)
        node = node.node
    inner = node
    while isinstance(inner, nodes.Getattr):
        inner = inner.node
    if not isinstance(inner, nodes.Name):
        raise refused
    return node, filters


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment()
    # The parser refuses filters that the environment lacks; ours are applied here and these never run.
    environment.filters = dict.fromkeys((*FILTERS, *environment.filters), str)
    return environment


def _value(node: nodes.Expr, facts: Facts) -> Fact | Facts:
    names = _names(node)
    value: Fact | Facts = facts
    for position, name in enumerate(names):
        if not isinstance(value, Mapping) or name not in value:
            known = list(value) if isinstance(value, Mapping) else []
            before = ".".join([*names[:position], ""])
            message = f"{'.'.join(names)} names nothing"
            hint = did_you_mean(name, known) if known else f"{before[:-1]} is a single value; leave out .{name}."
            raise ExpressionError("placeholder-unknown", message, hint)
        value = value[name]
    return value


def _names(node: nodes.Expr) -> list[str]:
    """The dotted name as a list: ``figures.rate`` is ["figures", "rate"]."""
    from jinja2 import nodes as kinds

    names: list[str] = []
    while isinstance(node, kinds.Getattr):
        names.insert(0, node.attr)
        node = node.node
    return [str(getattr(node, "name", "")), *names]


def _check_filter(name: str, expression: str, value: Fact | Facts) -> None:
    suits = {"number": isinstance(value, Figure | int), "date": isinstance(value, date)}
    if name not in suits:
        raise ExpressionError("placeholder-filter", f"there is no filter {name}", did_you_mean(name, FILTERS))
    if not suits[name]:
        hint = f"leave out  | {name};  dates and figures are written out without it."
        raise ExpressionError("placeholder-filter", f"{expression}: the value is no {name}", hint)


def _printed(value: Fact, expression: str) -> str:
    match value:
        case Figure(value=int() | Decimal() as count):
            return number(count)
        case Figure(state=FigureState.MISSING):
            raise ExpressionError("placeholder-missing", f"{expression} is missing", "give the figure.")
        case Figure(state=state):
            message = f"{expression} is {state.value.replace('_', ' ')}, so no number can be printed"
            hint = "reword the sentence so that it does not need this figure, or give the figure."
            raise ExpressionError("placeholder-no-number", message, hint)
        case date():
            return long_date(value)
        case None:
            hint = "add it to area.yaml, under populations, for this year."
            raise ExpressionError("placeholder-unknown", f"{expression} is not given for this year", hint)
        case _:
            return str(value)
