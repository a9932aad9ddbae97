"""The changes of several files as one list: the same change once, with all who made it, and conflicts shown."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.problems.problem import Problem
from mappa_report.review.changes import Change, ChangeKind, Edit
from mappa_report.review.kept import Kept
from mappa_report.review.reading import ReadFile
from mappa_report.review.whole_sections import with_number_needed
from mappa_report.source.place import Place, Source
from mappa_report.workspace.refusals import FileRefused

_MOST_COMPARED = 2_000
"""Changes of several files: each is held against all others."""


def numbered(files: Sequence[ReadFile], kept: Sequence[Kept]) -> tuple[Change, ...]:
    """Every change of ``files`` to the proof that has ``kept``, numbered from 1 in the order of the proof.

    Numbers are those of the proof and the files alone: they stay the same whatever is done to the sections. Raises
    FileRefused where several files have too many.
    """
    merged: dict[object, Change] = {}
    for file in files:
        for change in file.changes:
            known = merged.get(change.effect)
            who = tuple(dict.fromkeys((*known.who, *change.who))) if known else change.who
            merged[change.effect] = replace(known or change, who=who)
    ordered = sorted(merged.values(), key=lambda change: (change.place, change.at))
    listed = [replace(change, number=number) for number, change in enumerate(with_number_needed(ordered, kept), 1)]
    if len(files) == 1:
        return tuple(listed)
    if len(listed) > _MOST_COMPARED:
        raise FileRefused(_too_many(files[-1].name, len(listed)))
    compared = [_Compared(change, frozenset(each.file for each in change.who), change.stretches) for change in listed]
    return tuple(replace(each.change, conflicts=_conflicts(each, compared)) for each in compared)


class _Compared(Struct, frozen=True):
    """A change with what it is held against others by: the files that have it, and the words that it is about."""

    change: Change
    files: frozenset[str]
    stretches: tuple[Edit, ...]


def _conflicts(one: _Compared, others: Sequence[_Compared]) -> tuple[int, ...]:
    """The numbers of those that other people made of the same words."""
    return tuple(
        other.change.number
        for other in others
        if other is not one
        and one.files.isdisjoint(other.files)
        and (
            any(mine.touches(theirs) for mine in one.stretches for theirs in other.stretches)
            or _takes_what_was_joined(one.change, other.change)
            or _takes_what_was_joined(other.change, one.change)
        )
    )


def _takes_what_was_joined(taken: Change, joined: Change) -> bool:
    """Whether ``taken`` takes out, or elsewhere, the paragraph that ``joined`` puts at the end of another."""
    return (
        joined.kind is ChangeKind.MERGED
        and taken.kind in (ChangeKind.DELETED, ChangeKind.MOVED)
        and any(out.key == end.key and out.start == end.end < out.end for out in taken.edits for end in joined.edits)
    )


def _too_many(name: str, count: int) -> Problem:
    message = (
        f"these files have {count:,} changes together, where at most {_MOST_COMPARED:,} are held against each other"
    )
    return Problem(
        "file-too-large", message, Place(Source(name)), hint="review fewer files at a time, or each by itself."
    )
