"""A sentence, its numbers, and with each number the words that tell what it counts."""

from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.asides import asides_in
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.tokens import Token


class Counts(Enum):
    """What follows a number: words for what the return counts, nothing that could be counted, or something else."""

    KNOWN = "known"
    BARE = "bare"
    OTHER = "other"


class Reading(Struct, frozen=True):
    """A number with what it counts, the mentions that are its own, and those beyond a comma or "and" (``far``).

    ``zone`` is the stretch of tokens that belongs to the number. ``whole`` is what names those of whom it is a part, in
    "40 of those in row 2 were in column 1".
    """

    number: Number
    counts: Counts
    near: tuple[Mention, ...] = ()
    far: tuple[Mention, ...] = ()
    zone: tuple[int, int] = (0, 0)
    whole: tuple[Mention, ...] = ()


class Sentence(Struct, frozen=True, dict=True):
    """The tokens of one sentence of ``text`` and its numbers in order. ``before`` is named in the sentence before.

    ``lead`` is the sentence before itself, whether or not it has a number.
    """

    text: str
    tokens: Sequence[Token]
    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]
    before: tuple[Mention, ...] = ()
    lead: str = ""

    @cached_property
    def asides(self) -> frozenset[int]:
        """The tokens of clauses that are put in between."""
        return asides_in(self.tokens, (reading.number for reading in self.readings), self.mentions)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from ``first`` to ``last`` begin and end in the text."""
        return self.tokens[first].start, self.tokens[last].end

    def words(self, number: Number) -> str:
        """What is written for ``number``, with the words that qualify it."""
        start, end = self.span(number.start, number.last)
        return self.text[start:end]


class ArithmeticSlip(Struct, frozen=True):
    """A ``number`` that disagrees with the others of its sentence: they make ``expected``, by this ``arithmetic``."""

    sentence: Sentence
    number: Number
    expected: str
    arithmetic: str
