"""Two people's changes of one text put together, paragraph by paragraph."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_GAP = re.compile(r"((?:\r?\n[ \t]*){2,}|\r?\n\Z)")
"""What stands between two paragraphs. It is a part of its own, so that edits of two neighbours stay apart."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """``base`` with what ``mine`` and ``theirs`` changed in it; None where both changed the same paragraph.

    What both changed alike counts once.
    """
    parts, here, there = _parts(base), _parts(mine), _parts(theirs)
    in_mine, in_theirs = _kept(parts, here), _kept(parts, there)
    ends = [(number, in_mine[number], in_theirs[number]) for number in sorted(in_mine.keys() & in_theirs.keys())]
    result: list[str] = []
    at = at_mine = at_theirs = 0
    for end, end_mine, end_theirs in (*ends, (len(parts), len(here), len(there))):
        was, is_mine, is_theirs = parts[at:end], here[at_mine:end_mine], there[at_theirs:end_theirs]
        if was not in (is_mine, is_theirs) and is_mine != is_theirs:
            return None
        result += is_theirs if is_mine == was else is_mine
        result += parts[end : end + 1]
        at, at_mine, at_theirs = end + 1, end_mine + 1, end_theirs + 1
    return "".join(result)


def _parts(text: str) -> list[str]:
    return [part for part in _GAP.split(text) if part]


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where each part of ``base`` that ``other`` still has stands in that."""
    # Without autojunk, which takes parts that come often, such as gaps, for noise.
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {start + step: there + step for start, there, size in blocks for step in range(size)}
