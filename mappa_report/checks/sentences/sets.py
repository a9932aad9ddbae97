"""Whose parts bare numbers are: in "40 meetings: 12 in row 2 and 3 in row 3" they are of the meetings alone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from mappa_report.checks.sentences.relations import is_of_them
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence

_GOING_ON = frozenset("of these them those".split())


class Sets(Struct):
    """Follows, number by number, whether the last thing that was counted is what the return counts.

    ``is_narrowed`` tells of a reading whether the words round it may leave out some of the people.
    """

    is_narrowed: Callable[[Sentence, Reading], bool]
    is_other: bool = False
    is_part: bool = False

    def begin(self, sentence: Sentence) -> None:
        """Go on to ``sentence``, which speaks of what was counted before if it begins with a bare number."""
        goes_on = _goes_on(sentence)
        self.is_other = goes_on and (self.is_other or self.is_part)
        self.is_part = goes_on and self.is_part

    def takes(self, reading: Reading, sentence: Sentence) -> bool:
        """True if ``reading`` is of another set than the people of the return, as far as the words before it tell."""
        if reading.counts is Counts.BARE and self.is_other:
            return True
        self.is_part |= bool(reading.whole) or is_of_them(sentence, reading)
        self.is_other = reading.counts is Counts.OTHER or self.is_narrowed(sentence, reading)
        return False


def _goes_on(sentence: Sentence) -> bool:
    """True for a sentence that begins with a number of nothing, or with "of these"."""
    if not sentence.readings:
        return False
    first = sentence.readings[0]
    begins = first.number.qualified == 0 and first.counts is Counts.BARE
    return begins or any(token.stem in _GOING_ON for token in sentence.tokens[: min(2, first.number.qualified)])
