"""A sentence, its numbers, and with each number the words that tell what it counts."""

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number
from mappa_report.checks.sentences.tokens import Token
from mappa_report.checks.sentences.words import STOPS


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


_LONGEST = 14
_NO_ASIDE = frozenset("and or but while whereas who whom which compared against unlike including plus".split())
_GOING_ON = STOPS | frozenset("fall fell belong took take make made".split())
_NOT_ON = frozenset("and or but while whereas with plus compared against which who whom this that it they we".split())


def asides_in(tokens: Sequence[Token], numbers: Iterable[Number], mentions: Sequence[Mention]) -> frozenset[int]:
    """Every token of a stretch between two commas, with them, that has no number and names nothing but a time.

    What follows has to go on with what stood before: "ten people, on that day, were in row 2". A number that is
    itself put in between, as in "all but a few, 12, were", goes on likewise.
    """
    commas = [at for at, token in enumerate(tokens) if token.stem == ","]
    counted = {at for number in numbers for at in range(number.start, number.last + 1)}
    named = {at for one in mentions if not one.is_when for at in range(one.first, one.last + 1)}
    inside: set[int] = set()
    for start, end in pairwise(commas):
        words = range(start + 1, end)
        if start in inside or end + 1 >= len(tokens) or not 0 < len(words) <= _LONGEST:
            continue
        goes_on = tokens[end + 1].stem in _GOING_ON and tokens[end + 1].stem not in _NOT_ON
        is_number = len(set(words) - counted) < 2 and not counted.isdisjoint(words) and start - 1 not in counted
        is_bare = tokens[start + 1].stem not in _NO_ASIDE and not any(at in counted or at in named for at in words)
        if goes_on and is_number:
            inside.add(end)
        elif goes_on and is_bare and start - 1 >= 0:
            inside.update(range(start, end + 1))
    return frozenset(inside)
