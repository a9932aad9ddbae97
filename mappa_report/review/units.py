"""What paragraphs of two texts are held against each other by: words, origins, and the title that they stand under."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property

from msgspec import Struct

_WORD = re.compile(r"\w+")
_FEW_WORDS = 4

Pair = tuple[int, int]
"""A paragraph of the old text and one of the new."""


class Unit(Struct, frozen=True, dict=True):
    """A paragraph or table: what it says, the origins it bears, and what sort of thing it is.

    ``is_pasted`` is true for one that was put in whole by a tracked change. ``title`` is the last one above it that
    both texts have; ``has_doubles`` is true where several say the same, as a byline or a line of the program may.
    """

    text: str
    origins: tuple[str, ...] = ()
    sort: str = ""
    is_pasted: bool = False
    title: str = ""
    has_doubles: bool = False

    @cached_property
    def words(self) -> Counter[str]:
        """How often it has each word."""
        return Counter(_WORD.findall(self.text.casefold()))

    @property
    def key(self) -> tuple[str, str, str]:
        """What it has in common with another that says the same."""
        return self.sort, self.text.strip(), self.title if self.has_doubles else ""


def likeness(one: Unit, other: Unit) -> float:
    """From 0 to 1, how much the two have in common."""
    total = one.words.total() + other.words.total()
    if total < 2 * _FEW_WORDS:
        return SequenceMatcher(None, one.text[:200], other.text[:200], autojunk=False).ratio()
    return 2 * (one.words & other.words).total() / total
