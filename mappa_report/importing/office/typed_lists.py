"""Lists made of typed bullets and numbers: before a tab, or where several lines begin so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.importing.office.walked import Label, Line, Run, Walked

_TYPED = re.compile(
    r"\s{0,40}(?P<label>[•·▪●○◦■□➢✓✗–—*-]|o(?=\t)|(?P<number>\d{1,3})[.)])(?P<gap>[\t \u00a0]{1,40})(?=\S)"
)


def with_typed_lists(walked: Sequence[Walked]) -> list[Walked]:
    """``walked`` with such lines as items."""
    labels = [_label(each) for each in walked]
    return [
        _item(each, label) if isinstance(each, Line) and label and _is_item(labels, number) else each
        for number, (each, label) in enumerate(zip(walked, labels, strict=True))
    ]


def _label(walked: Walked) -> re.Match[str] | None:
    return _TYPED.match(walked.text) if isinstance(walked, Line) and walked.is_plain else None


def _is_item(labels: Sequence[re.Match[str] | None], number: int) -> bool:
    label = labels[number]
    assert label
    if "\t" in label["gap"]:
        return True
    beside = [labels[each] for each in (number - 1, number + 1) if 0 <= each < len(labels)]
    return any(_is_same_kind(label, other) for other in beside if other)


def _is_same_kind(label: re.Match[str], other: re.Match[str]) -> bool:
    """True of two of the same bullets, or two numbers that follow each other."""
    if label["number"] and other["number"]:
        return abs(int(label["number"]) - int(other["number"])) == 1
    return label["label"] == other["label"]


def _item(line: Line, typed: re.Match[str]) -> Line:
    number = int(typed["number"]) if typed["number"] else None
    label = Label(typed["label"], 0, is_bullet=number is None, number=number)
    return replace(line, runs=without(line.runs, typed.end()), label=label)


def with_typed_label(line: Line, usual: Label) -> Line:
    """``line`` as an item with the label that is typed before its words, else with the ``usual`` one."""
    typed = _TYPED.match(line.text)
    if typed is None:
        return replace(line, label=usual)
    item = _item(line, typed)
    assert item.label
    return replace(item, label=replace(item.label, depth=usual.depth, list_=usual.list_))


def without(runs: Sequence[Run], letters: int) -> tuple[Run, ...]:
    """``runs`` without their first ``letters``."""
    kept = []
    for run in runs:
        cut = min(letters, len(run.text))
        letters -= cut
        if cut < len(run.text) or run.note:
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)
