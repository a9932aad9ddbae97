"""Changes of words that are one: by one person, near by in one sentence, of which half would say something else."""

from __future__ import annotations

import re

from msgspec.structs import replace

from mappa_report.review.changes import Change, ChangeKind
from mappa_report.review.differences import END

_MOST_WORDS = 4
"""Words that may stand unchanged between two changes which are one."""
_WORD = re.compile(r"\w+")
_ENDS_SENTENCE = re.compile(r"[.!?…][)’”'\"\]]{0,2}(?=\s|\Z)")


def is_one_rewording(one: Change, other: Change, text: str, is_retyped: bool) -> bool:
    """Whether ``other``, which is the next behind ``one`` in ``text``, is part of the same rewording.

    That is so in one sentence, or wherever ``is_retyped``: the words between the two have been typed again.
    """
    if {one.kind, other.kind} != {ChangeKind.WORDS} or _people(one) != _people(other):
        return False
    last, following = one.edits[-1], other.edits[0]
    between = text[last.end : following.start]
    if END in between:
        return False
    stretches = (text[last.start : last.end], last.new, between)
    is_near = len(_WORD.findall(between)) <= _MOST_WORDS
    return is_retyped or (is_near and not any(_ENDS_SENTENCE.search(words) for words in stretches))


def _people(change: Change) -> set[tuple[str, str, bool]]:
    return {(who.file, who.trace.author, who.is_tracked) for who in change.who}


def together(one: Change, other: Change, text: str) -> Change:
    """The two as one change, with the words of ``text`` between them. Each edit stays as small as it was."""
    between = text[one.edits[-1].end : other.edits[0].start]
    return replace(
        one,
        old=f"{one.old}{between}{other.old}",
        new=f"{one.new}{between}{other.new}",
        who=tuple(dict.fromkeys((*one.who, *other.who))),
        edits=(*one.edits, *other.edits),
    )
