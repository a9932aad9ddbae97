"""Sentences that were taken out in one place and put in at another: one change, not two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind
from mappa_report.review.differences import END
from mappa_report.review.streams import Stream

_FEWEST_WORDS = 4


def with_moves_paired(changes: Sequence[Change], streams: Mapping[tuple[str, str], Stream]) -> list[Change]:
    """``changes``, in which what was taken out and put in again word for word is one that moved."""
    out = {_words(change.old): change for change in reversed(changes) if _is_pure(change) and not change.new}
    made: list[Change] = []
    paired: set[int] = set()
    for change in changes:
        taken = out.get(_words(change.new)) if _is_pure(change) and not change.old else None
        if taken is None or id(taken) in paired or len(_words(change.new).split()) < _FEWEST_WORDS:
            continue
        paired |= {id(taken), id(change)}
        made.append(_moved(taken, change, streams))
    kept = [change for change in changes if id(change) not in paired]
    return sorted([*kept, *made], key=lambda change: (change.place, change.at))


def _is_pure(change: Change) -> bool:
    return len(change.edits) == 1 and change.kind is not ChangeKind.SECTION and not change.edits[0].table


def _words(text: str) -> str:
    return text.replace(END, " ").strip()


def _moved(taken: Change, put: Change, streams: Mapping[tuple[str, str], Stream]) -> Change:
    """The two as one. What is put in is taken from the file, with its placeholders and marks."""
    (removed,), (added,) = taken.edits, put.edits
    old = streams[removed.key].text[removed.start : removed.end]
    start = removed.start + len(old) - len(old.lstrip())
    source = (removed.key, start, start + len(_words(old)))
    return replace(
        put,
        kind=ChangeKind.MOVED,
        old=taken.old,
        edits=(removed, replace(added, source=source)),
        who=tuple(dict.fromkeys((*taken.who, *put.who))),
    )
