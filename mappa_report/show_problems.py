"""Problems as people read them, with the author's own line and a caret, and as JSON for machines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mappa_report.problem import Place, Problem, Severity

JSON_VERSION = 2
WIDTH = 100
_CODE_COLUMN = 72
_WINDOW = 90
_MOST_SHOWN = 200
_LONGEST = 500
"""Characters of a message, note or hint: more than any of ours has without a name from a file in it."""

Paint = Callable[[str, str], str]
"""From a part's name ("error", "warning", "code", "caret", "hint") and its text to the text in that part's colour."""


def no_paint(_: str, text: str) -> str:
    """The text as it is."""
    return text


def as_text(problems: Sequence[Problem], paint: Paint = no_paint) -> str:
    """Every problem in full, a blank line between one and the next; of very many, the first and how many more."""
    told = [_one(problem, paint) for problem in problems[:_MOST_SHOWN]]
    more = len(problems) - len(told)
    return "\n\n".join([*told, f"and {_plural(more, 'more problem')}: mend these first."] if more else told)


def counted(problems: Iterable[Problem]) -> str:
    """ "1 error, 2 warnings, 3 for information"."""
    numbers = count_by_severity(problems)
    told = f"{_plural(numbers[Severity.ERROR], 'error')}, {_plural(numbers[Severity.WARNING], 'warning')}"
    return f"{told}, {numbers[Severity.INFO]} for information" if numbers[Severity.INFO] else told


def count_by_severity(problems: Iterable[Problem]) -> Mapping[Severity, int]:
    """How many of ``problems`` are of each severity."""
    severities = [problem.severity for problem in problems]
    return {severity: severities.count(severity) for severity in Severity}


def as_json(problems: Sequence[Problem]) -> str:
    """One JSON object: ``version``, ``problems`` in order, and how many are errors and warnings."""
    numbers = count_by_severity(problems)
    counts = {
        "errors": numbers[Severity.ERROR],
        "warnings": numbers[Severity.WARNING],
        "infos": numbers[Severity.INFO],
    }
    listed = [_json_object(problem) for problem in problems]
    text = json.dumps({"version": JSON_VERSION, **counts, "problems": listed}, ensure_ascii=False, indent=2)
    # A file's name may hold bytes that are no UTF-8; they can't be printed.
    return text.encode(errors="replace").decode()


def _json_object(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "record": list(problem.record),
        "label": problem.label,
        "notes": list(problem.notes),
        "hint": problem.hint,
    }


def _one(problem: Problem, paint: Paint) -> str:
    severity = problem.severity.value
    headline = f"{severity}: {_printable(_cut(problem.message))}"
    gap = " " * max(2, _CODE_COLUMN - len(headline))
    lines = [paint(severity, headline) + gap + paint("code", f"[{problem.code}]"), _where(problem)]
    if problem.place.line:
        lines += ["", *_excerpt(problem.place, problem.label, paint)]
    if problem.notes or problem.hint:
        lines.append("")
    for note in problem.notes:
        lines += _wrapped("also: ", note)
    if problem.hint:
        lines += [paint("hint", line) for line in _wrapped("hint: ", problem.hint)]
    return "\n".join(lines)


def _where(problem: Problem) -> str:
    trail = _cut(" › ".join(problem.record))
    return f"  {_printable(str(problem.place))}" + (f"    {_printable(trail)}" if trail else "")


def _excerpt(place: Place, label: str, paint: Paint) -> list[str]:
    """The line before and the line itself, cut to a window round the column, and the caret below."""
    start = max(0, place.column - 1 - _WINDOW // 2) if place.column > _WINDOW else 0
    width = len(str(place.line))
    numbers = [number for number in (place.line - 1, place.line) if number >= 1]
    lines = [
        f"  {number:>{width}} | {_printable(place.source.line(number)[start : start + _WINDOW])}".rstrip()
        for number in numbers
    ]
    room = max(1, _WINDOW - (place.column - 1 - start))
    caret = "^" * min(max(place.length, 1), room)
    marked = f"{caret} {_printable(_cut(label))}" if label else caret
    return [*lines, f"  {'':>{width}} | {' ' * (place.column - 1 - start)}{paint('caret', marked)}"]


def _wrapped(title: str, words: str) -> list[str]:
    indent = " " * (2 + len(title))
    return textwrap.wrap(
        _printable(_cut(words)),
        WIDTH,
        initial_indent=f"  {title}",
        subsequent_indent=indent,
        break_long_words=False,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _printable(text: str) -> str:
    """``text`` safe to send to a terminal, one column a character, whatever was in the file."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
