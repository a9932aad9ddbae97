"""What is to be said of a number: whether it agrees with the return, contradicts it, or matches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.agreement import agrees, is_round, is_slip
from mappa_report.checks.sentences.candidates import Figures
from mappa_report.checks.sentences.context import Bearings, Context, added
from mappa_report.checks.sentences.meaning import Meant, in_figures, meant_by, shares_of
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, Sort
from mappa_report.checks.sentences.relations import (
    is_of_named,
    is_of_them,
    is_share_of_own,
    is_whole,
    told_with,
)
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.strictness import Plainness, is_set_aside, plainness
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import Bound

_TELLING = 20
"""A number from which on it is hardly by chance that the return has it too."""


class Outcome(Enum):
    """What there is to say of a number."""

    CONTRADICTS = "contradicts"
    DOUBTFUL = "doubtful"
    STALE = "stale"
    UNMATCHED = "unmatched"


class Judgement(Struct, frozen=True):
    """``outcome`` for a number, and what it was taken for. ``is_certain`` where its words can mean nothing else."""

    outcome: Outcome
    meant: Meant | None = None
    is_certain: bool = False
    is_of_last_year: bool = False


class Judge(Struct, frozen=True, dict=True):
    """Holds readings against the figures of this year, and where the words or the number call for it of the last."""

    vocabulary: Vocabulary
    figures: Figures
    last_figures: Figures
    known_words: frozenset[str]

    def judge(
        self, sentence: Sentence, reading: Reading, carried: Sequence[Mention], context: Context, time: Time | None
    ) -> Judgement | None:
        """What is to be said of ``reading``, to which the words before it lend ``carried``; None for nothing."""
        if time in (Time.OTHER, Time.OPEN) or (time is Time.LAST and not self.last_figures):
            return None
        if reading.counts is Counts.OTHER or is_set_aside(sentence, reading, self.known_words):
            return None
        own = _own(reading, carried, time)
        if is_of_named(sentence, reading) or not (own or reading.number.sort is Sort.RATE):
            return None
        figures = self.last_figures if time is Time.LAST else self.figures
        bearings = Bearings(own, tuple(carried), told_with(sentence, reading), context)
        if self._agrees(sentence, reading, bearings, figures):
            return None
        return self._contradicted(sentence, reading, bearings, figures)

    def _agrees(self, sentence: Sentence, reading: Reading, bearings: Bearings, figures: Figures) -> bool:
        """True if the number is right in any way in which its words can be taken."""
        choices = list(bearings.choices(reading))
        if is_whole(sentence, reading):
            own = bearings.own
            choices += [tuple(other for other in own if other is not mention) for mention in own]
        choices += [tuple(mention for mention in own if not mention.is_loose) for own in choices]
        if reading.number.qualified and sentence.tokens[reading.number.qualified - 1].stem == "to":
            # "Fell from 9 to 3 over the year": the one number is of the year or its beginning, the other of its end.
            choices += [tuple(mention for mention in own if not mention.is_when) for own in choices]
        if reading.number.sort is Sort.COUNT and not any(mention.is_line for mention in bearings.own):
            choices.append(tuple(mention for mention in bearings.own if not mention.is_when))
        if any(agrees(reading.number, one.value) for own in choices for one in self._meant(reading, own, figures)):
            return True
        return is_share_of_own(sentence, reading)

    def _contradicted(
        self, sentence: Sentence, reading: Reading, bearings: Bearings, figures: Figures
    ) -> Judgement | None:
        own = bearings.own
        strict = list(self._meant(reading, own, figures))
        lenders = [bearings.carried] if is_of_them(sentence, reading) else [bearings.carried, bearings.later]
        inherited = [one for lent in lenders for one in self._meant(reading, (*own, *added(own, lent)), figures)]
        meant = sorted(inherited or strict, key=lambda one: abs(one.value - reading.number.value))
        if not meant or not self._names_enough(reading, own, inherited):
            return self._unmatched(reading)
        if figures is self.last_figures:
            is_plain = self._plainness(sentence, reading) is Plainness.PLAIN
            return Judgement(Outcome.DOUBTFUL, meant[0], is_of_last_year=True) if is_plain else None
        is_only = len({one.value for one in (*strict, *inherited)}) == 1 and not added(own, bearings.context.heading)
        return self._told(sentence, reading, meant, is_only)

    def _told(self, sentence: Sentence, reading: Reading, meant: Sequence[Meant], is_only: bool) -> Judgement | None:
        number = reading.number
        plain = self._plainness(sentence, reading)
        stale = next((one for one in meant if self._is_last_years(number, one)), None)
        if plain is not Plainness.PLAIN and not stale and not any(is_slip(number, one.value) for one in meant):
            return self._unmatched(reading) if plain is not Plainness.OBJECT else None
        is_exact = number.bound is Bound.EXACT and not is_round(number) and number.sort is not Sort.FRACTION
        is_certain = plain is Plainness.PLAIN and is_only and is_exact and not reading.far and not number.is_nought
        if stale:
            return Judgement(Outcome.STALE, stale, is_certain)
        return Judgement(Outcome.CONTRADICTS if is_certain else Outcome.DOUBTFUL, meant[0], is_certain)

    def _names_enough(self, reading: Reading, own: Sequence[Mention], inherited: Sequence[Meant]) -> bool:
        """True where a row, a column or a table is named, or at least a time at which people were counted."""
        if reading.number.sort is Sort.RATE:
            return True
        named = [mention for mention in own if mention.named and not mention.is_when]
        if reading.number.is_nought:
            return any(mention.is_line or not self.vocabulary.may_be_unsaid(mention.named) for mention in named)
        if named:
            return True
        is_timed = any(mention.is_when for mention in own) and len({one.value for one in inherited}) < 2
        return is_timed and reading.counts is Counts.KNOWN and reading.number.sort is Sort.COUNT

    def _unmatched(self, reading: Reading) -> Judgement | None:
        """Worth a look: a count of what the return counts, in a clause that names a part of it, found nowhere in it."""
        number = reading.number
        is_named = any(mention.named for mention in reading.near)
        is_named &= all(mention.named and not self.vocabulary.are_units(mention.named) for mention in reading.near)
        if not (is_named and reading.counts is Counts.KNOWN and number.sort is Sort.COUNT and not number.in_words):
            return None
        values = (figure.value for held in (self.figures, self.last_figures) for figure in held.values())
        if number.value < 10 or any(value is not None and agrees(number, Fraction(value)) for value in values):
            return None
        return Judgement(Outcome.UNMATCHED)

    def _meant(self, reading: Reading, mentions: Sequence[Mention], figures: Figures) -> Iterator[Meant]:
        sort = reading.number.sort
        if reading.whole and sort in (Sort.PERCENTAGE, Sort.FRACTION):
            return shares_of(mentions, reading.whole, sort, self.vocabulary, figures)
        return meant_by(mentions, sort, self.vocabulary, figures)

    def is_narrowed(self, sentence: Sentence, reading: Reading) -> bool:
        """True where words beside ``reading`` may leave out some of those whom the return counts.

        They do not where the number is a figure of the return, and too large to be that by chance.
        """
        number = reading.number
        if number.sort is Sort.COUNT and number.value >= _TELLING and number.value in self._values:
            return False
        return self._plainness(sentence, reading) is not Plainness.PLAIN

    @cached_property
    def _values(self) -> frozenset[object]:
        return frozenset(figure.value for figure in self.figures.values())

    def _plainness(self, sentence: Sentence, reading: Reading) -> Plainness:
        return plainness(sentence, reading, self.vocabulary, self.known_words)

    def _is_last_years(self, number: Number, meant: Meant) -> bool:
        before = in_figures(meant, number.sort, self.last_figures)
        return before is not None and agrees(number, before)


def _own(reading: Reading, carried: Sequence[Mention], time: Time | None) -> tuple[Mention, ...]:
    """What is surely said of the number: near it, or of the time that the whole sentence speaks of."""
    own = (*reading.near, *(mention for mention in reading.far if mention.is_when))
    if not any(mention.is_when for mention in own):
        own = (*own, *(mention for mention in carried if mention.is_when))
    # "23 people in row 2, compared with 30 last year": of the same.
    return (*own, *added(own, carried)) if time is Time.LAST and not reading.near else own
