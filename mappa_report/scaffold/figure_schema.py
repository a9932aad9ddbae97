"""The JSON Schema of a single figure: what may be written where one is due, and where none applies."""

from collections.abc import Mapping
from typing import Any

from mappa_report.model.figure import FigureState, FigureType

Schema = dict[str, Any]

_NOT_APPLICABLE = "n/a"
# Quoted figures are read too, with blanks round them: a pattern holds for text alone, the bounds for numbers alone.
_COUNT = {
    "minimum": 0,
    "maximum": 999_999_999,
    "pattern": r"^\s*(0|[1-9][0-9]{0,8}|c|\*|<\s?[1-9][0-9]?)\s*$",
    "errorMessage": "Write a whole number, digits alone: 1945 and not 1,945. Write nothing if it was not returned, "
    "c if it is suppressed.",
}
_RATE = {
    "minimum": 0,
    "maximum": 999_999.9999,
    "pattern": r"^\s*((0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?|c|\*)\s*$",
    "errorMessage": "Write a number, digits alone, with at most four decimals. Write nothing if it was not returned.",
}


def figure(kind: FigureType, reads: Mapping[str, FigureState]) -> Schema:
    """A figure of ``kind``, or nothing. ``reads`` are an edition's own spellings for there being no number."""
    is_count = kind is FigureType.COUNT
    number: Schema = {"type": ["integer" if is_count else "number", "string", "null"]}
    number |= _COUNT if is_count else _RATE
    return _or_spelt(number, reads, FigureState.NOT_RETURNED, FigureState.MISSING)


def no_figure(reads: Mapping[str, FigureState]) -> Schema:
    """What stands where no figure applies."""
    written: Schema = {
        "type": "string",
        "pattern": rf"^\s*{_NOT_APPLICABLE}\s*$",
        "default": _NOT_APPLICABLE,
        "errorMessage": f"No figure applies here: write {_NOT_APPLICABLE}.",
    }
    return _or_spelt(written, reads, FigureState.NOT_APPLICABLE)


def _or_spelt(usual: Schema, reads: Mapping[str, FigureState], *states: FigureState) -> Schema:
    """``usual``, or one of the spellings that ``reads`` has for ``states``. Editors read digits as a number."""
    texts = [text for text, state in reads.items() if state in states]
    others = [*texts, *(int(text) for text in texts if text.isascii() and text.isdigit())]
    return {"anyOf": [usual, {"enum": others}]} if others else usual
