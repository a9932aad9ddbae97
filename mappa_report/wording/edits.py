"""Two texts compared word by word: which words were kept, dropped and added."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

from msgspec import Struct

_WORD = re.compile(r"\S+\s*")


class EditKind(Enum):
    """What a comparison did with a run of words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


class Run(Struct, frozen=True):
    """Neighbouring words that were all kept, all dropped or all added."""

    kind: EditKind
    words: str


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """The words of both texts as runs in order: those of ``new``, and where they stood, those dropped from ``old``."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False)
    runs: list[Run] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(EditKind.KEPT, "".join(after[begin:stop])))
            continue
        runs += _run(EditKind.DROPPED, before[start:end])
        runs += _run(EditKind.ADDED, after[begin:stop])
    return tuple(runs)


def _run(kind: EditKind, words: list[str]) -> Iterator[Run]:
    if words:
        yield Run(kind, "".join(words))
