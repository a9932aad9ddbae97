"""What else a file of YAML says that has a fault: it is read without the lines at fault, so that all can be told."""

from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_lines import mended_name
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import Node
from mappa_report.source.place import Source

_MAX_FAULTS = 10
"""Lines at fault that are left out. A file with more is not YAML at all."""


def read_around_faults(source: Source, problems: list[Problem]) -> Node | None:
    """The values of ``source`` that can be read; None where that is nothing. Faults not yet told are appended.

    The same fault on the line after comes of leaving the first out, and is not told.
    """
    lines = list(source.lines)
    fault: Problem | None = None
    for _ in range(_MAX_FAULTS):
        if not any(map(str.strip, lines)):
            return None
        told: list[Problem] = []
        node = read_yaml(source, told, "\n".join(lines))
        problems += (each for each in told if each not in problems and not _follows(fault, each))
        fault = told[-1] if told else None
        if node or not fault or not fault.place.line or not lines[fault.place.line - 1].strip():
            return node
        _mend(lines, fault.place.line - 1)
    return None


def _mend(lines: list[str], at: int) -> None:
    """Give the name in line ``at`` the colon that it lacks; else leave the line out, with what belongs to it below."""
    mended = mended_name(lines[at])
    if mended != lines[at]:
        lines[at] = mended
        return
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = ""
    for below in range(at + 1, len(lines)):
        if not lines[below].strip() or len(lines[below]) - len(lines[below].lstrip()) <= indent:
            return
        lines[below] = ""


def _follows(fault: Problem | None, other: Problem) -> bool:
    return fault is not None and fault.message == other.message and other.place.line == fault.place.line + 1
