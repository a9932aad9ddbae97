"""The verdict on a number in a sentence: it agrees with the return, contradicts it, or matches nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.agreement import agrees, is_misspelt, is_round, is_slip
from mappa_report.checks.sentences.candidates import MIN_DISTINCTIVE, Figures, Returns
from mappa_report.checks.sentences.interpretation import (
    Interpretation,
    Judgement,
    Verdict,
    complementary,
    in_figures,
    interpretations_of,
    is_of_them,
    is_share_of_own,
    mentions_of_list_end,
    shares_of,
    suppressed_paths,
)
from mappa_report.checks.sentences.mentions import Mention
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.strictness import Plainness, is_set_aside, plainness
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.vocabulary import Axis
from mappa_report.checks.sentences.words import Qualifier
from mappa_report.model.figure import Path

_MIN_LARGE = 100
"""The smallest figure that a number with its digits in another order is surely meant for, if others may be."""


_COLUMNS = {Axis.COLUMN}


class Frame(Struct, frozen=True, dict=True):
    """A number of ``sentence`` with all that may say which figure it stands for, of this year or of last.

    Mentions are its ``own`` for certain; or ``carried`` over from before it, named ``later`` in its list, in the
    sentence ``before``, or in the ``heading``.
    """

    returns: Returns
    sentence: Sentence
    reading: Reading
    own: tuple[Mention, ...]
    carried: tuple[Mention, ...]
    later: tuple[Mention, ...]
    before: tuple[Mention, ...]
    heading: tuple[Mention, ...]
    time: Time | None = None

    @cached_property
    def figures(self) -> Figures:
        """The figures that it is held against."""
        return self.returns.last_figures if self.time is Time.LAST else self.returns.figures

    def judgement(self) -> Judgement | None:
        """What is wrong with the number; None if nothing is, or nothing can be said."""
        reading = self.reading
        if self.time in (Time.OTHER, Time.OPEN) or not self.figures:
            return None
        if reading.counts is Counts.OTHER or is_set_aside(self.sentence, reading):
            return None
        if not (self.own or reading.number.kind is NumberKind.RATE):
            return None
        is_right = self._agrees()
        # What is suppressed is small: a small number may be some other figure by chance.
        is_small = reading.number.value < MIN_DISTINCTIVE
        if (is_small or not is_right) and (suppressed := self._suppressed()):
            meant = Interpretation(suppressed, Fraction(0))
            told = Judgement(Verdict.SUPPRESSED, meant, is_of_last_year=self.time is Time.LAST)
            return told if self._plainness is Plainness.PLAIN else None
        return None if is_right else self._contradicted()

    def meant(self) -> Path | None:
        """The figure of this year that the number is, digit for digit; None where its words may mean others too."""
        number = self.reading.number
        is_plain = number.qualifier is Qualifier.EXACT and not number.in_words
        if not (is_plain and self.figures is self.returns.figures and self.reading.counts is not Counts.OTHER):
            return None
        if number.kind not in (NumberKind.COUNT, NumberKind.RATE) or is_set_aside(self.sentence, self.reading):
            return None
        for mentions in self._combinations(self.carried) if self._names_enough(()) else ():
            same = {one.paths for one in self._interpretations(mentions) if one.value == number.value}
            if same:
                (paths, *others) = same
                return paths[0] if len(paths) == 1 and not others else None
        return None

    def _suppressed(self) -> tuple[Path, ...]:
        """The suppressed figures that the number tells, unless its words also name one that it is."""
        number = self.reading.number
        for source in (self.carried, self.later, ()):
            mentions = (*self.own, *complementary(self.own, source))
            paths = suppressed_paths(mentions, number.kind, self.returns.vocabulary, self.figures)
            if paths and not any(agrees(number, one.value) for one in self._interpretations(mentions)):
                return paths
        return ()

    def both_years(self, beside: tuple[Mention, ...]) -> tuple[list[tuple[Fraction, Fraction]], tuple[Path, ...]]:
        """Last year's value and this year's under each interpretation that makes the number right.

        Besides, the figures that it is where a break in series lets none of them be compared. ``beside`` is named for
        the size of the change.
        """
        number, barred = self.reading.number, self.returns.barred
        right = dict.fromkeys(
            one
            for mentions in self._combinations(beside)
            for one in self._interpretations(mentions)
            if agrees(number, one.value)
        )
        like = [one for one in right if barred.isdisjoint((*one.paths, *one.whole))]
        before = ((in_figures(one, number.kind, self.returns.last_figures), one.value) for one in like)
        unlike = next((one.paths for one in right if not like), ())
        return [(last, value) for last, value in before if last is not None], unlike

    def _combinations(self, carried: tuple[Mention, ...]) -> Iterable[tuple[Mention, ...]]:
        """Each combination of mentions under which the number can be interpreted, most likely first, each once."""
        own, far = self.own, self.reading.far
        wider = (*own, *(mention for mention in far if mention not in own))
        further = ((), carried, self.later, self.before, self.heading, (*carried, *self.heading))
        combinations = dict.fromkeys(
            (*some, *complementary(some, more))
            for some in (own, wider, (*own, *complementary(own, far)))
            for more in further
        )
        # "It grew in the year to 1,953 people in column 1": of the last day, though the year is named.
        untimed = (tuple(one for one in some if not one.is_when) for some in combinations if _axes(some) == _COLUMNS)
        return (*combinations, *untimed)

    def _agrees(self) -> bool:
        """True if the number is right under any interpretation of its words."""
        number = self.reading.number
        combinations = list(self._combinations(self.carried))
        combinations += [tuple(mention for mention in own if not mention.is_loose) for own in combinations]
        if number.start and self.sentence.tokens[number.start - 1].stem in ("to", "from"):
            # "Fell from 9 to 3 over the year": the one number is of the year or its beginning, the other of its end.
            combinations += [tuple(mention for mention in own if not mention.is_when) for own in combinations]
        values = (one.value for mentions in combinations for one in self._interpretations(mentions))
        return any(agrees(number, value) for value in values) or is_share_of_own(self.sentence, self.reading)

    def _contradicted(self) -> Judgement | None:
        own, number = self.own, self.reading.number
        strict = list(self._interpretations(own))
        # "1,954 of them": of those just counted, and not of what comes later in the sentence.
        sources = [self.carried] if is_of_them(self.sentence, self.reading) else [self.carried, self.later]
        inherited = [one for more in sources for one in self._interpretations((*own, *complementary(own, more)))]
        meant = sorted(inherited or strict, key=lambda one: abs(one.value - number.value))
        if not meant or not self._names_enough(inherited):
            return self._unmatched()
        plain = self._plainness is Plainness.PLAIN
        if self.time is Time.LAST:
            is_unnamed = all(mention.is_when for mention in self.reading.near)
            return Judgement(Verdict.CONTRADICTS, meant[0], is_of_last_year=True) if is_unnamed or plain else None
        is_only = len({one.value for one in (*strict, *inherited)}) == 1 and not complementary(own, self.heading)
        stale = next((one for one in meant if self._is_last_years(one)), None)
        is_like = any(is_slip(number, one.value) and (is_only or one.value >= _MIN_LARGE) for one in meant)
        if not (plain or stale or is_like):
            return self._unmatched() if self._plainness is not Plainness.OBJECT else None
        is_exact = (
            number.qualifier is Qualifier.EXACT and not is_round(number) and number.kind is not NumberKind.FRACTION
        )
        is_certain = plain and is_only and is_exact and not self.reading.far and not number.is_nought
        return Judgement(Verdict.STALE if stale else Verdict.CONTRADICTS, stale or meant[0], is_certain)

    def _names_enough(self, inherited: Sequence[Interpretation]) -> bool:
        """True where a row, a column or a table is named, or at least a time at which people were counted."""
        number = self.reading.number
        if number.kind is NumberKind.RATE:
            return True
        named = [mention for mention in self.own if mention.named and not mention.is_when]
        if number.is_nought:
            implied = self.returns.vocabulary.may_be_implied
            return any(mention.is_line or not implied(mention.named) for mention in named)
        if named:
            return True
        is_timed = any(mention.is_when for mention in self.own) and len({one.value for one in inherited}) < 2
        is_slipped = any(is_misspelt(number, one.value) for one in inherited)
        return is_timed and (self.reading.counts is Counts.KNOWN or is_slipped)

    def _unmatched(self) -> Judgement | None:
        """UNMATCHED for a count of people or events of the return that is no figure of either year; else None."""
        number, near = self.reading.number, self.reading.near
        are_units = self.returns.vocabulary.are_units
        is_named = bool(near) and all(mention.named and not are_units(mention.named) for mention in near)
        is_count = number.kind is NumberKind.COUNT and not number.in_words and number.value >= 10
        if not (is_named and is_count and self.reading.counts is Counts.KNOWN):
            return None
        every = (*self.returns.figures.values(), *self.returns.last_figures.values())
        values = (Fraction(figure.value) for figure in every if figure.value is not None)
        return None if any(agrees(number, value) for value in values) else Judgement(Verdict.UNMATCHED)

    def _interpretations(self, mentions: Sequence[Mention]) -> Iterator[Interpretation]:
        kind, whole = self.reading.number.kind, self.reading.whole
        if whole and kind in (NumberKind.PERCENTAGE, NumberKind.FRACTION):
            return shares_of(mentions, whole, kind, self.returns.vocabulary, self.figures)
        return interpretations_of(mentions, kind, self.returns.vocabulary, self.figures)

    @cached_property
    def _plainness(self) -> Plainness:
        return plainness(self.sentence, self.reading, self.returns)

    def _is_last_years(self, interpretation: Interpretation) -> bool:
        number: Number = self.reading.number
        before = in_figures(interpretation, number.kind, self.returns.last_figures)
        return before is not None and agrees(number, before)


def _axes(mentions: Sequence[Mention]) -> set[Axis]:
    return {axis for mention in mentions for axis, _ in mention.named.values()} - {Axis.TABLE}


def frame_of(
    returns: Returns,
    sentence: Sentence,
    reading: Reading,
    heading: tuple[Mention, ...],
    carried: tuple[Mention, ...] = (),
    time: Time | None = None,
    inherits: bool = False,
) -> Frame:
    """The Frame of ``reading``. A number for which nothing is named is of what is ``carried``, if it ``inherits``."""
    own = _own_mentions(reading, carried, inherits)
    if is_of_them(sentence, reading) and sentence.before:
        # "Of those, 12": of the people that the sentence before names, and of no others.
        own = (*own, *complementary(own, sentence.before))
        return Frame(returns, sentence, reading, own, (), (), (), (), time)
    later = mentions_of_list_end(sentence, reading)
    return Frame(returns, sentence, reading, own, carried, later, sentence.before, heading, time)


def _own_mentions(reading: Reading, carried: Sequence[Mention], inherits: bool) -> tuple[Mention, ...]:
    """The mentions that certainly belong to the number: those near it, and the time of the whole sentence."""
    own = (*reading.near, *(mention for mention in reading.far if mention.is_when))
    if not any(mention.is_when for mention in own):
        own = (*own, *(mention for mention in carried if mention.is_when))
    # "23 people in row 2, compared with 30 last year": of the same.
    is_unnamed = all(mention.is_when for mention in reading.near)
    return (*own, *complementary(own, carried)) if inherits and is_unnamed else own
