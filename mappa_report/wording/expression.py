"""The expression inside ``{{ }}``: a name and perhaps a filter, as Jinja would write them, and nothing that could run.

Only names, dots and the filters below are taken. There are no calls, no arithmetic and no loops, so an expression
from a file that someone sent can neither do harm nor take long.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.source.edits import Edit, edits_at, written_at
from mappa_report.source.place import Place
from mappa_report.source.suggest import did_you_mean, suggestion
from mappa_report.wording.facts import Fact, Facts
from mappa_report.wording.numbers import format_date, format_number, format_percentage

FILTERS = ("number", "date", "percent_of")


class ExpressionError(Exception):
    """An expression that can't be filled in: ``code`` and ``message`` say why, ``hint`` what to write instead.

    Where one of its names is a slip, ``wrong`` are the names up to that one, and ``right`` is what was meant by it.
    """

    def __init__(self, code: str, message: str, hint: str, wrong: Sequence[str] = (), right: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.wrong = wrong
        self.right = right

    def edits(self, place: Place) -> tuple[Edit, ...]:
        """The name that was meant in place of the wrong one, in the placeholder at ``place``."""
        if not self.right:
            return ()
        written = written_at(place)
        before = "".join(rf"{re.escape(name)}\s*\.\s*" for name in self.wrong[:-1])
        matches = [*re.finditer(rf"(?<![\w.]){before}({re.escape(self.wrong[-1])})(?!\w)", written)]
        if len(matches) != 1:
            return ()
        return edits_at(replace(place, column=place.column + matches[0].start(1)), self.wrong[-1], self.right)


def evaluate(expression: str, facts: Facts) -> str:
    """The words that ``expression`` stands for, such as "2,706".

    Raises ExpressionError for a name that nothing has, for a figure that is no number, and for anything but names,
    dots and filters.
    """
    names, filters = _parse(expression)
    value = _lookup(names, facts)
    for name, whole in filters:
        _check_filter(name, whole, expression, value)
        if whole:
            return _percent_of(value, _lookup(whole, facts), expression)
    if isinstance(value, Mapping):
        hint = did_you_mean("", [f"{expression}.{key}" for key in value])
        raise ExpressionError("placeholder-incomplete", f"{expression} names several values, not one", hint)
    return _formatted(value, expression)


def figures_of(expression: str) -> Iterator[Path]:
    """The paths of the figures that ``expression`` names, whether anything has them or not.

    Raises ExpressionError for anything but names, dots and filters.
    """
    names, filters = _parse(expression)
    for first, *path in (names, *(whole for _, whole in filters if whole)):
        if first == "figures":
            yield tuple(path)


_Names = list[str]
"""A dotted name as a list: ``figures.rate`` is ["figures", "rate"]."""

_NAME = r"[^\W\d]\w*"
_NAMES = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_FILTER = rf"\|\s*({_NAMES})\s*(?:\(\s*((?:{_NAMES})?)\s*\)\s*)?"
_EXPRESSION = re.compile(rf"\A\s*({_NAMES})\s*((?:{_FILTER})*)")


def _parse(expression: str) -> tuple[_Names, list[tuple[str, _Names]]]:
    """The name in ``expression``, and each filter after it with the name that it takes as argument, if any."""
    match = _EXPRESSION.fullmatch(expression)
    if match is None:
        hint = "write a name, such as  {{ area.name }},  and nothing else."
        raise ExpressionError("placeholder-syntax", "this placeholder can't be read", hint)
    filters = [(".".join(_split_names(name)), _split_names(whole)) for name, whole in re.findall(_FILTER, match[2])]
    return _split_names(match[1]), filters


def _split_names(written: str) -> _Names:
    return re.findall(_NAME, written)


def _lookup(names: _Names, facts: Facts) -> Fact | Facts:
    value: Fact | Facts = facts
    for position, name in enumerate(names):
        if not isinstance(value, Mapping) or name not in value:
            known = list(value) if isinstance(value, Mapping) else []
            before = ".".join([*names[:position], ""])
            meant = suggestion(name, known)
            hint = meant.hint if known else f"{before[:-1]} is a single value; leave out .{name}."
            raise ExpressionError(
                "placeholder-unknown", f"{'.'.join(names)} names nothing", hint, names[: position + 1], meant.name
            )
        value = value[name]
    return value


def _check_filter(name: str, whole: _Names, expression: str, value: Fact | Facts) -> None:
    suits = {
        "number": isinstance(value, Figure | int) and not whole,
        "date": isinstance(value, date) and not whole,
        "percent_of": isinstance(value, Figure) and bool(whole),
    }
    if name not in suits:
        meant = suggestion(name, FILTERS)
        right = meant.name if suits.get(meant.name) else ""
        raise ExpressionError("placeholder-filter", f"there is no filter {name}", meant.hint, (name,), right)
    if value is None:
        _formatted(None, expression)
    if not suits[name]:
        hint = f"leave out  | {name};  dates and figures are written out without it."
        if name == "percent_of":
            hint = "write one figure on either side:  {{ figures.part | percent_of(figures.whole) }}."
        raise ExpressionError("placeholder-filter", f"{expression}: {name} does not suit this value", hint)


def _percent_of(part: Fact | Facts, whole: Fact | Facts, expression: str) -> str:
    """The share of one figure in another, to the nearest whole per cent."""
    values = [figure.value for figure in (part, whole) if isinstance(figure, Figure)]
    if len(values) != 2 or not isinstance(values[0], int) or not isinstance(values[1], int) or not values[1]:
        if any(isinstance(each, Figure) and each.state is FigureState.MISSING for each in (part, whole)):
            raise ExpressionError("placeholder-missing", f"{expression} is missing", "give the figure.")
        hint = "name two figures that are numbers, the second of them not 0."
        raise ExpressionError("placeholder-no-number", f"{expression} can't be worked out", hint)
    return format_percentage(values[0], values[1], 0)


def _formatted(value: Fact, expression: str) -> str:
    match value:
        case Figure(value=int() | Decimal() as count):
            return format_number(count)
        case Figure(state=FigureState.MISSING):
            raise ExpressionError("placeholder-missing", f"{expression} is missing", "give the figure.")
        case Figure(state=state):
            message = f"{expression} is {state.value.replace('_', ' ')}, so no number can be printed"
            hint = "reword the sentence so that it does not need this figure, or give the figure."
            raise ExpressionError("placeholder-no-number", message, hint)
        case date():
            return format_date(value)
        case None:
            hint = "add it to area.yaml, under populations, for this year."
            raise ExpressionError("population-missing", f"{expression} is not given for this year", hint)
        case _:
            return str(value)
