"""Problems as a build keeps them, in JSON and with their lines, for the next to tell them again without a check."""

from __future__ import annotations

from typing import Any

from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source

_LAST_LINE = 1_000_000
"""A file that could be read has fewer. The record is a file like any other, and may hold anything."""


def to_record(problem: Problem) -> dict[str, Any]:
    """``problem`` with the lines of its file that are shown of it."""
    place = problem.place
    shown = [place.source.line(place.line - 1), place.source.line(place.line)] if place.line else []
    return {
        "code": problem.code,
        "message": problem.message,
        "file": place.file,
        "shown": shown,
        "place": [place.line, place.column, place.length],
        "severity": problem.severity.value,
        "record": list(problem.record),
        "label": problem.label,
        "notes": list(problem.notes),
        "hint": problem.hint,
        "is_private": problem.is_private,
    }


def from_record(kept: Any) -> Problem:
    """The Problem that ``to_record`` made ``kept`` from. Raises ValueError for anything else."""
    try:
        line, column, length = map(_number, kept["place"])
        shown = [_text(each) for each in kept["shown"]]
        text = "\n" * max(0, line - 2) + "\n".join(shown if line > 1 else shown[1:])
        return Problem(
            code=_text(kept["code"]),
            message=_text(kept["message"]),
            place=Place(Source(_text(kept["file"]), text), line, column, length),
            severity=Severity(kept["severity"]),
            record=tuple(map(_text, kept["record"])),
            label=_text(kept["label"]),
            notes=tuple(map(_text, kept["notes"])),
            hint=_text(kept["hint"]),
            is_private=kept["is_private"] is True,
        )
    except (TypeError, KeyError, AssertionError) as error:
        raise ValueError("this is no problem that was kept") from error


def _text(kept: Any) -> str:
    if not isinstance(kept, str):
        raise TypeError
    return kept


def _number(kept: Any) -> int:
    if not isinstance(kept, int) or not 0 <= kept <= _LAST_LINE:
        raise TypeError
    return kept
