"""What has changed from one stretch of words to another, in as few pieces as read well."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec import Struct

END = "\N{PARAGRAPH SEPARATOR}"
"""Ends each paragraph of a stretch of several."""

_TOKEN = re.compile(r"(?>\w+(?>[’'\-,.]\w+)*)|\s|.", re.DOTALL)
_MOST_TOKENS = 6_000
_ENDS_SENTENCE = re.compile(r"[.!?…:][)’”'\"\]]{0,2}\s?\Z")


class Difference(Struct, frozen=True):
    """The old letters from ``start`` up to ``end`` became ``new``, which stands in the new text from ``at``."""

    start: int
    end: int
    new: str
    at: int

    @property
    def shift(self) -> int:
        """By how much what follows has moved."""
        return len(self.new) - (self.end - self.start)


def differences(old: str, new: str) -> list[Difference]:
    """How ``old`` became ``new``: whole words and signs; those that only a space keeps apart are one."""
    if old == new:
        return []
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    made = [
        _slid(old, new, Difference(start, end, new[at:until], at))
        for start, end, at, until in _joined(old, _operations(before, after))
    ]
    # Two that have slid into each other would say something else.
    return made if _makes(old, made) == new else [Difference(0, len(old), new, 0)]


def _makes(old: str, made: list[Difference]) -> str:
    """What ``old`` becomes by ``made``."""
    parts, last = [], 0
    for each in made:
        parts += [old[last : each.start], each.new]
        last = each.end
    return "".join((*parts, old[last:]))


def _operations(before: list[str], after: list[str]) -> list[tuple[int, int, int, int]]:
    """Each change, in letters: from where to where, in the old text and in the new."""
    old_at, new_at = _starts(before), _starts(after)
    if len(before) + len(after) > _MOST_TOKENS:
        return _trimmed(before, after, old_at, new_at)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        (old_at[a], old_at[b], new_at[c], new_at[d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]


def _starts(tokens: list[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _trimmed(
    before: list[str], after: list[str], old_at: list[int], new_at: list[int]
) -> list[tuple[int, int, int, int]]:
    """One change, without what is the same at both ends: to hold so many words against each other takes too long."""
    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    last = next((at for at in range(most - first) if before[-1 - at] != after[-1 - at]), most - first)
    return [(old_at[first], old_at[len(before) - last], new_at[first], new_at[len(after) - last])]


def _joined(old: str, operations: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """``operations``, those with nothing but one space between made one."""
    joined: list[tuple[int, int, int, int]] = []
    for each in operations:
        if joined and old[joined[-1][1] : each[0]] == " ":
            start, _, at, _ = joined[-1]
            joined[-1] = (start, each[1], at, each[3])
        else:
            joined.append(each)
    return joined


def _slid(old: str, new: str, each: Difference) -> Difference:
    """``each``, if it is words put in or taken out alone, moved to where sentences and words begin and end.

    To take out ``b. a`` from ``a. b. a. c`` is the same as to take out ``a. b``, and reads better.
    """
    removed = old[each.start : each.end]
    if bool(removed) == bool(each.new):
        return each
    words, text, at = (removed, old, each.start) if removed else (each.new, new, each.at)
    best, left = 0, 0
    score = _score(text, at, at + len(words))
    while at - left > 0 and left < len(words) and text[at - left - 1] == text[at + len(words) - left - 1]:
        left += 1
        other = _score(text, at - left, at + len(words) - left)
        if other > score:
            best, score = -left, other
    right = 0
    while (
        at + len(words) + right < len(text) and right < len(words) and text[at + right] == text[at + len(words) + right]
    ):
        right += 1
        other = _score(text, at + right, at + len(words) + right)
        if other > score:
            best, score = right, other
    if removed:
        return Difference(each.start + best, each.end + best, "", each.at + best)
    moved = new[each.at + best : each.at + best + len(words)]
    return Difference(each.start + best, each.end + best, moved, each.at + best)


def _score(text: str, start: int, end: int) -> int:
    """How well the stretch reads as one: whole paragraphs, then sentences, then words with the space behind them."""
    before, first, last = text[max(0, start - 4) : start], text[start : start + 1], text[max(start, end - 4) : end]
    is_at_start = not before or before.endswith(END)
    if is_at_start and last.endswith(END):
        return 4
    if (is_at_start or _ENDS_SENTENCE.search(before)) and _ENDS_SENTENCE.search(last):
        return 3 if first.strip() or is_at_start else 2
    if first.strip() and last.endswith(" ") and not before[-1:].strip():
        return 1
    return 0
