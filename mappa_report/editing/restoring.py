"""A block that was changed, in its author's own way of writing: line breaks, signs and blanks are where they were."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PARTS = re.compile(r"\w+|\n[ \t>]*|[ \t]+|[^\w\s]|\s")
"""Words, ends of lines with what begins the next, blanks, and signs."""


def restored(usual: str, was: str, now: str) -> str:
    """``now`` with what ``was`` has otherwise than ``usual``, wherever ``now`` left that alone.

    ``usual`` and ``now`` are a block before and after a change, as the program writes it; ``was`` is what its author
    wrote for the former.
    """
    if usual == was:
        return now
    base, mine, theirs = (_PARTS.findall(text) for text in (usual, now, was))
    result: list[str] = []
    at = 0
    changes = _changes(base, mine)
    waiting = _changes(base, theirs)
    for start, end, new in changes:
        while waiting and waiting[0][1] <= start:
            result += base[at : waiting[0][0]] + waiting[0][2]
            at = waiting.pop(0)[1]
        # Where both changed the same parts, what was changed now counts.
        while waiting and waiting[0][0] < end:
            waiting.pop(0)
        result += base[at:start] + new
        at = end
    for start, end, new in waiting:
        result += base[at:start] + new
        at = end
    return "".join(result + base[at:])


def _changes(base: list[str], other: list[str]) -> list[tuple[int, int, list[str]]]:
    """Which stretches of ``base`` are something else in ``other``, and what."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(start, end, other[first:last]) for tag, start, end, first, last in matcher.get_opcodes() if tag != "equal"]
