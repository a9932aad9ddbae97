"""Problems as people read them, with the author's own line and a caret."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

from mappa_report.problems.privacy import without_private
from mappa_report.problems.problem import Problem
from mappa_report.problems.waiver import Waived
from mappa_report.wording.numbers import format_date

WIDTH = 100
_CODE_COLUMN = 72
_WINDOW = 90
_MOST_SHOWN = 200
_LONGEST = 500
"""Characters of a message, note or hint: more than any of ours has without a name from a file in it."""

Paint = Callable[[str, str], str]
"""From a part's name ("error", "warning", "info", "code", "hint") and its text to the text in that part's colour."""


def no_paint(_: str, text: str) -> str:
    """The text as it is."""
    return text


def as_text(problems: Sequence[Problem], paint: Paint = no_paint) -> str:
    """Every problem in full, a blank line between one and the next; of very many, the first and how many more."""
    told = [_one(problem, paint) for problem in without_private(problems)[:_MOST_SHOWN]]
    more = len(problems) - len(told)
    return "\n\n".join([*told, f"and {more} more problem{'s'[: more - 1]}: mend these first."] if more else told)


def waived_as_text(waived: Iterable[Waived]) -> str:
    """A line for each problem that is waived: where it stands, and why, by whom and when it was waived."""
    return "\n".join(_waived_line(each) for each in waived)


def _waived_line(waived: Waived) -> str:
    problem, waiver = waived.problem, waived.waiver
    by = f"({_cut(waiver.who)}, {format_date(waiver.date)})"
    return _printable(f"waived: [{problem.code}] {problem.place} – {_cut(waiver.reason)} {by}")


def _one(problem: Problem, paint: Paint) -> str:
    severity = problem.severity.value
    headline = f"{severity}: {_printable(_cut(problem.message))}"
    gap = " " * max(2, _CODE_COLUMN - len(headline))
    lines = [paint(severity, headline) + gap + paint("code", f"[{problem.code}]"), _where(problem)]
    if problem.place.line:
        lines += ["", *_excerpt(problem, paint)]
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


def _excerpt(problem: Problem, paint: Paint) -> list[str]:
    """The line before and the line itself, cut to a window round the column, and the caret below."""
    place, label = problem.place, problem.label
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
    return [*lines, f"  {'':>{width}} | {' ' * (place.column - 1 - start)}{paint(problem.severity.value, marked)}"]


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
