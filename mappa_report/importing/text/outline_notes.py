"""The notes of a section in plain text: a number in brackets marks where each belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mappa_report.importing.office.walked import Line, Run, Walked

_MARK = re.compile(r"\[(\d{1,4})\]")


def with_notes(walked: Sequence[Walked], notes: Mapping[str, tuple[Line, ...]]) -> list[Walked]:
    """``walked`` with each of the ``notes``, by the labels, in place of its mark."""
    return [replace(each, runs=tuple(_runs(each, notes))) if isinstance(each, Line) else each for each in walked]


def _runs(line: Line, notes: Mapping[str, tuple[Line, ...]]) -> Iterator[Run]:
    for run in line.runs:
        start = 0
        for mark in _MARK.finditer(run.text):
            if mark[1] in notes:
                yield replace(run, text=run.text[start : mark.start()])
                yield Run("", note=notes[mark[1]])
                start = mark.end()
        yield replace(run, text=run.text[start:])
