"""The changes of several files as one list: the same change once, with all who made it, and conflicts shown."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, Who
from mappa_report.review.reading import ReadFile


def numbered(files: Sequence[ReadFile]) -> tuple[Change, ...]:
    """Every change of ``files``, numbered from 1 in the order of the proof.

    Numbers are those of the proof and the files alone: they stay the same whatever is done to the sections.
    """
    merged: dict[object, Change] = {}
    for file in files:
        for change in file.changes:
            known = merged.get(change.effect)
            who = tuple(dict.fromkeys((*known.who, *change.who))) if known else change.who
            merged[change.effect] = replace(known or change, who=who)
    ordered = sorted(merged.values(), key=lambda change: (change.place, change.at))
    listed = [replace(change, number=number) for number, change in enumerate(ordered, 1)]
    return tuple(replace(change, conflicts=_conflicts(change, listed)) for change in listed)


def _conflicts(change: Change, others: Sequence[Change]) -> tuple[int, ...]:
    """The numbers of those that other people made of the same words."""
    return tuple(
        other.number
        for other in others
        if other.number != change.number
        and not _files(change.who) & _files(other.who)
        and any(one.touches(two) for one in change.stretches for two in other.stretches)
    )


def _files(who: Sequence[Who]) -> set[str]:
    return {each.file for each in who}
