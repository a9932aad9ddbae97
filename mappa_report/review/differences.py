"""What has changed from one stretch of words to another, in as few pieces as read well."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

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


Letters = Sequence[Hashable]
"""The signs of a text, or each with its look."""


def differences(old: str, new: str, looks: tuple[Letters, Letters] | None = None) -> list[Difference]:
    """How ``old`` became ``new``: whole words and signs; those that only a space keeps apart are one.

    With the ``looks`` of the letters of both, a word that only looks otherwise has changed too.
    """
    before: Letters = old if looks is None else [*zip(old, looks[0], strict=True)]
    after: Letters = new if looks is None else [*zip(new, looks[1], strict=True)]
    if before == after:
        return []
    made = [
        _slid((old, before), (new, after), Difference(start, end, new[at:until], at))
        for start, end, at, until in _joined(old, _operations(_tokens(old, before), _tokens(new, after)))
    ]
    # Two that have slid into each other would say something else.
    return made if _makes(before, after, made) else [Difference(0, len(old), new, 0)]


def _tokens(text: str, letters: Letters) -> list[Letters]:
    """The words and signs of ``text``, letter by letter as ``letters`` has them."""
    tokens: list[str] = _TOKEN.findall(text)
    if letters is text:
        return [*tokens]
    starts = _starts(tokens)
    return [tuple(letters[start:end]) for start, end in pairwise(starts)]


def _makes(before: Letters, after: Letters, made: list[Difference]) -> bool:
    """Whether ``before`` becomes ``after`` by ``made``: what stands between them is the same in both."""
    old_at = new_at = 0
    for each in (*made, Difference(len(before), len(before), "", len(after))):
        if each.start < old_at or before[old_at : each.start] != after[new_at : each.at]:
            return False
        old_at, new_at = each.end, each.at + len(each.new)
    return True


def _operations(before: Sequence[Letters], after: Sequence[Letters]) -> list[tuple[int, int, int, int]]:
    """Each change, in letters: from where to where, in the old text and in the new."""
    old_at, new_at = _starts(before), _starts(after)
    if len(before) + len(after) > _MOST_TOKENS:
        return _trimmed(before, after, old_at, new_at)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        (old_at[a], old_at[b], new_at[c], new_at[d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]


def _starts(tokens: Sequence[Letters]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _trimmed(
    before: Sequence[Letters], after: Sequence[Letters], old_at: list[int], new_at: list[int]
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


def _slid(old: tuple[str, Letters], new: tuple[str, Letters], each: Difference) -> Difference:
    """``each``, if it is words put in or taken out alone, moved to where sentences and words begin and end.

    To take out ``b. a`` from ``a. b. a. c`` is the same as to take out ``a. b``, and reads better.
    """
    length = each.end - each.start
    if bool(length) == bool(each.new):
        return each
    (text, letters), at, length = (old, each.start, length) if length else (new, each.at, len(each.new))
    left, right = _same(letters, at - 1, at + length - 1, -1), _same(letters, at, at + length, 1)
    steps = (0, *(-step for step in left), *right)
    best = max(steps, key=lambda step: _score(text, at + step, at + step + length))
    moved = new[0][each.at + best : each.at + best + len(each.new)]
    return Difference(each.start + best, each.end + best, moved, each.at + best)


def _same(letters: Letters, one: int, other: int, step: int) -> Iterator[int]:
    """How far both places can go by ``step`` while the letters that they pass are the same."""
    for count in range(1, abs(other - one) + 1):
        if not (0 <= one < len(letters) and 0 <= other < len(letters)) or letters[one] != letters[other]:
            return
        yield count
        one, other = one + step, other + step


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
