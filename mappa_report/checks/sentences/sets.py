"""The set that a bare number counts: in "40 meetings: 12 in row 2 and 3 in row 3" it is the meetings, not people."""

from collections.abc import Callable

from msgspec import Struct

from mappa_report.checks.sentences.parts import is_of_them
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence

_GOING_ON = frozenset("of these them those".split())


class CountedSets(Struct):
    """Tracks from number to number whether what was counted last is what the return counts.

    ``is_narrowed`` says of a reading whether the words round it may leave out some of the people.
    """

    is_narrowed: Callable[[Sentence, Reading], bool]
    is_other: bool = False
    is_part: bool = False

    def forget(self) -> None:
        """Begin anew, as below a heading."""
        self.is_other = self.is_part = False

    def begin(self, sentence: Sentence) -> None:
        """Go on to ``sentence``. If it begins with a bare number or "of these", it continues the set before."""
        continues = _continues(sentence)
        self.is_other = continues and (self.is_other or self.is_part)
        self.is_part = continues and self.is_part

    def follow(self, sentence: Sentence) -> None:
        """Go on past ``sentence``, all of it."""
        self.begin(sentence)
        for reading in sentence.readings:
            self.is_of_other_set(reading, sentence)

    def is_of_other_set(self, reading: Reading, sentence: Sentence) -> bool:
        """True if ``reading`` counts something else than the return, by the words before it. Call it in order."""
        if reading.counts is Counts.BARE and self.is_other:
            return True
        self.is_part |= bool(reading.whole) or is_of_them(sentence, reading)
        self.is_other = reading.counts is Counts.OTHER or self.is_narrowed(sentence, reading)
        return False


def _continues(sentence: Sentence) -> bool:
    """True for a sentence that begins with a bare number, or with "of these"."""
    if not sentence.readings:
        return False
    first = sentence.readings[0]
    begins = first.number.start == 0 and first.counts is Counts.BARE
    return begins or any(token.stem in _GOING_ON for token in sentence.tokens[: min(2, first.number.start)])
