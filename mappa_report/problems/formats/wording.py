"""A Problem in one piece of text, for formats that have one place for it all."""

from __future__ import annotations

from mappa_report.problems.problem import Problem


def in_words(problem: Problem) -> str:
    """Message, label, notes and hint, a line for each."""
    hint = f"hint: {problem.hint}" if problem.hint else ""
    lines = (problem.message, problem.label, *(f"also: {note}" for note in problem.notes), hint)
    return "\n".join(line for line in lines if line)
