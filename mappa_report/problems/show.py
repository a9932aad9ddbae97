"""Problems as people read them, with the author's own line and a caret."""

import textwrap
from collections.abc import Callable, Iterable, Sequence

from mappa_report.problems.privacy import redacted
from mappa_report.problems.problem import Problem, Waived
from mappa_report.wording.numbers import format_date

LINE_WIDTH = 100
_CODE_COLUMN = 72
_EXCERPT_WIDTH = 90
_MAX_PROBLEMS = 200
_MAX_LENGTH = 500
"""Characters of a message, note or hint: only a name quoted from a file can make one longer."""

Paint = Callable[[str, str], str]
"""From a part's name ("error", "warning", "info", "code", "hint") and its text to the text in that part's colour."""


def no_paint(_: str, text: str) -> str:
    """The text as it is."""
    return text


def as_text(problems: Sequence[Problem], paint: Paint = no_paint) -> str:
    """The problems in full, with blank lines between; beyond _MAX_PROBLEMS, only how many more there are."""
    texts = [_problem_lines(problem, paint) for problem in redacted(problems)[:_MAX_PROBLEMS]]
    more = len(problems) - len(texts)
    return "\n\n".join([*texts, f"and {more} more problem{'s'[: more - 1]}: mend these first."] if more else texts)


def waived_as_text(waived: Iterable[Waived]) -> str:
    """A line for each problem that is waived: where it stands, and why, by whom and when it was waived."""
    return "\n".join(_waived_line(each) for each in waived)


def _waived_line(waived: Waived) -> str:
    problem, waiver = waived.problem, waived.waiver
    by = f"({_truncated(waiver.who)}, {format_date(waiver.date)})"
    return _printable(f"waived: [{problem.code}] {problem.place} – {_truncated(waiver.reason)} {by}")


def _problem_lines(problem: Problem, paint: Paint) -> str:
    severity = problem.severity.value
    headline = f"{severity}: {_printable(_truncated(problem.message))}"
    gap = " " * max(2, _CODE_COLUMN - len(headline))
    lines = [paint(severity, headline) + gap + paint("code", f"[{problem.code}]"), _location_line(problem)]
    if problem.place.line:
        lines += ["", *_excerpt(problem, paint)]
    if problem.notes or problem.hint:
        lines.append("")
    for note in problem.notes:
        lines += _wrapped("also: ", note)
    if problem.hint:
        lines += [paint("hint", line) for line in _wrapped("hint: ", problem.hint)]
    return "\n".join(lines)


def _location_line(problem: Problem) -> str:
    trail = _truncated(" › ".join(problem.record))
    return f"  {_printable(str(problem.place))}" + (f"    {_printable(trail)}" if trail else "")


def _excerpt(problem: Problem, paint: Paint) -> list[str]:
    """The line before and the line itself, cut to a window round the column, and the caret below."""
    place, label = problem.place, problem.label
    start = max(0, place.column - 1 - _EXCERPT_WIDTH // 2) if place.column > _EXCERPT_WIDTH else 0
    width = len(str(place.line))
    numbers = [number for number in (place.line - 1, place.line) if number >= 1]
    lines = [
        f"  {number:>{width}} | {_printable(place.source.line(number)[start : start + _EXCERPT_WIDTH])}".rstrip()
        for number in numbers
    ]
    room = max(1, _EXCERPT_WIDTH - (place.column - 1 - start))
    caret = "^" * min(max(place.length, 1), room)
    marked = f"{caret} {_printable(_truncated(label))}" if label else caret
    return [*lines, f"  {'':>{width}} | {' ' * (place.column - 1 - start)}{paint(problem.severity.value, marked)}"]


def _wrapped(title: str, words: str) -> list[str]:
    indent = " " * (2 + len(title))
    return textwrap.wrap(
        _printable(_truncated(words)),
        LINE_WIDTH,
        initial_indent=f"  {title}",
        subsequent_indent=indent,
        break_long_words=False,
    )


def _truncated(text: str) -> str:
    return text if len(text) <= _MAX_LENGTH else f"{text[: _MAX_LENGTH - 1]}…"


def _printable(text: str) -> str:
    """``text`` with control characters replaced, so that it is safe in a terminal, one column a character."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)
