"""Two texts, word by word: what stayed, what went and what came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

from msgspec import Struct

_WORD = re.compile(r"\S+\s*")


class Fate(Enum):
    """What became of a run of words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


class Run(Struct, frozen=True):
    """Neighbouring words with one fate."""

    fate: Fate
    words: str


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """``new`` in runs, with what was dropped from ``old`` where it stood."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False)
    runs: list[Run] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(Fate.KEPT, "".join(after[begin:stop])))
            continue
        runs += _run(Fate.DROPPED, before[start:end])
        runs += _run(Fate.ADDED, after[begin:stop])
    return tuple(runs)


def _run(fate: Fate, words: list[str]) -> Iterator[Run]:
    if words:
        yield Run(fate, "".join(words))
