"""The verdict on a number in a sentence: it agrees with the return, contradicts it, or matches nothing there."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.sentences.agreement import agrees, is_misspelt, is_round, is_slip
from mappa_report.checks.sentences.candidates import Figures
from mappa_report.checks.sentences.candidates import rates as rates_of
from mappa_report.checks.sentences.interpretation import (
    Context,
    Evidence,
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
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import Qualifier
from mappa_report.model.figure import Path

_MIN_LARGE = 100
"""The smallest figure that a number with its digits in another order is surely meant for, if others may be."""

_MIN_DISTINCTIVE = 20
"""The smallest number that is unlikely to be in the return by chance."""


class Judge(Struct, frozen=True, dict=True):
    """Compares numbers with the figures of this year, or of last year where the words or the number call for it.

    Those at ``barred`` are counted otherwise than they were: either year's may be told, but no change of them.
    """

    vocabulary: Vocabulary
    figures: Figures
    last_figures: Figures
    known_words: frozenset[str]
    barred: frozenset[Path] = frozenset()

    def judge(
        self,
        sentence: Sentence,
        reading: Reading,
        carried: Sequence[Mention],
        context: Context,
        time: Time | None,
        inherits: bool,
    ) -> Judgement | None:
        """The judgement on ``reading``; None if nothing is wrong. ``carried`` are mentions from before it.

        ``inherits`` says that a number for which nothing is named is of what they name.
        """
        if time in (Time.OTHER, Time.OPEN) or (time is Time.LAST and not self.last_figures):
            return None
        if reading.counts is Counts.OTHER or is_set_aside(sentence, reading):
            return None
        own = _own_mentions(reading, carried, inherits)
        if not (own or reading.number.kind is NumberKind.RATE):
            return None
        figures = self.last_figures if time is Time.LAST else self.figures
        evidence = Evidence(own, tuple(carried), mentions_of_list_end(sentence, reading), context)
        if is_of_them(sentence, reading) and context.before:
            # "Of those, 12": of the people that the sentence before names, and of no others.
            evidence = Evidence((*own, *complementary(own, context.before)), (), (), Context())
        is_right = self._agrees(sentence, reading, evidence, figures)
        # What is suppressed is small: a small number may be some other figure by chance.
        is_small = reading.number.value < _MIN_DISTINCTIVE
        if (is_small or not is_right) and (suppressed := self._suppressed(reading, evidence, figures)):
            is_plain = self._plainness(sentence, reading) is Plainness.PLAIN
            meant = Interpretation(suppressed, Fraction(0))
            return Judgement(Verdict.SUPPRESSED, meant, is_of_last_year=time is Time.LAST) if is_plain else None
        return None if is_right else self._contradicted(sentence, reading, evidence, figures)

    def _suppressed(self, reading: Reading, evidence: Evidence, figures: Figures) -> tuple[Path, ...]:
        """The suppressed figures that ``reading`` tells, unless its words also name one that it is."""
        kind = reading.number.kind
        for source in (evidence.carried, evidence.later, ()):
            mentions = (*evidence.own, *complementary(evidence.own, source))
            paths = suppressed_paths(mentions, kind, self.vocabulary, figures)
            meant = self._interpretations(reading, mentions, figures) if paths else ()
            if paths and not any(agrees(reading.number, one.value) for one in meant):
                return paths
        return ()

    def both_years(
        self, sentence: Sentence, reading: Reading, carried: tuple[Mention, ...], context: Context
    ) -> tuple[list[tuple[Fraction, Fraction]], tuple[Path, ...]]:
        """Last year's value and this year's under each interpretation that makes ``reading`` right.

        Besides, the figures that it is where a break in series lets none of them be compared.
        """
        own = _own_mentions(reading, (), inherits=False)
        evidence = Evidence(own, carried, mentions_of_list_end(sentence, reading), context)
        right = dict.fromkeys(
            one
            for mentions in evidence.combinations(reading)
            for one in self._interpretations(reading, mentions, self.figures)
            if agrees(reading.number, one.value)
        )
        like = [one for one in right if self.barred.isdisjoint((*one.paths, *one.whole))]
        before = ((in_figures(one, reading.number.kind, self.last_figures), one.value) for one in like)
        unlike = next((one.paths for one in right if not like), ())
        return [(last, value) for last, value in before if last is not None], unlike

    def _agrees(self, sentence: Sentence, reading: Reading, evidence: Evidence, figures: Figures) -> bool:
        """True if the number is right under any interpretation of its words."""
        combinations = list(evidence.combinations(reading))
        combinations += [tuple(mention for mention in own if not mention.is_loose) for own in combinations]
        if reading.number.start and sentence.tokens[reading.number.start - 1].stem in ("to", "from"):
            # "Fell from 9 to 3 over the year": the one number is of the year or its beginning, the other of its end.
            combinations += [tuple(mention for mention in own if not mention.is_when) for own in combinations]
        if any(
            agrees(reading.number, interpretation.value)
            for own in combinations
            for interpretation in self._interpretations(reading, own, figures)
        ):
            return True
        return is_share_of_own(sentence, reading)

    def _contradicted(
        self, sentence: Sentence, reading: Reading, evidence: Evidence, figures: Figures
    ) -> Judgement | None:
        own = evidence.own
        strict = list(self._interpretations(reading, own, figures))
        # "1,954 of them": of those just counted, and not of what comes later in the sentence.
        sources = [evidence.carried] if is_of_them(sentence, reading) else [evidence.carried, evidence.later]
        inherited = [
            one
            for source in sources
            for one in self._interpretations(reading, (*own, *complementary(own, source)), figures)
        ]
        interpretations = sorted(inherited or strict, key=lambda one: abs(one.value - reading.number.value))
        if not interpretations or not self._names_enough(reading, own, inherited):
            return self._unmatched(reading)
        if figures is self.last_figures:
            is_unnamed = all(mention.is_when for mention in reading.near)
            is_plain = is_unnamed or self._plainness(sentence, reading) is Plainness.PLAIN
            return Judgement(Verdict.DOUBTFUL, interpretations[0], is_of_last_year=True) if is_plain else None
        is_only = len({one.value for one in (*strict, *inherited)}) == 1 and not complementary(
            own, evidence.context.heading
        )
        return self._judgement(sentence, reading, interpretations, is_only)

    def _judgement(
        self, sentence: Sentence, reading: Reading, interpretations: Sequence[Interpretation], is_only: bool
    ) -> Judgement | None:
        number = reading.number
        plain = self._plainness(sentence, reading)
        stale = next((one for one in interpretations if self._is_last_years(number, one)), None)
        if (
            plain is not Plainness.PLAIN
            and not stale
            and not any(is_slip(number, one.value) and (is_only or one.value >= _MIN_LARGE) for one in interpretations)
        ):
            return self._unmatched(reading) if plain is not Plainness.OBJECT else None
        is_exact = (
            number.qualifier is Qualifier.EXACT and not is_round(number) and number.kind is not NumberKind.FRACTION
        )
        is_certain = plain is Plainness.PLAIN and is_only and is_exact and not reading.far and not number.is_nought
        if stale:
            return Judgement(Verdict.STALE, stale, is_certain)
        return Judgement(Verdict.CONTRADICTS if is_certain else Verdict.DOUBTFUL, interpretations[0], is_certain)

    def _names_enough(self, reading: Reading, own: Sequence[Mention], inherited: Sequence[Interpretation]) -> bool:
        """True where a row, a column or a table is named, or at least a time at which people were counted."""
        if reading.number.kind is NumberKind.RATE:
            return True
        named = [mention for mention in own if mention.named and not mention.is_when]
        if reading.number.is_nought:
            return any(mention.is_line or not self.vocabulary.may_be_implied(mention.named) for mention in named)
        if named:
            return True
        is_timed = any(mention.is_when for mention in own) and len({one.value for one in inherited}) < 2
        is_slipped = any(is_misspelt(reading.number, one.value) for one in inherited)
        return is_timed and (reading.counts is Counts.KNOWN or is_slipped)

    def _unmatched(self, reading: Reading) -> Judgement | None:
        """UNMATCHED for a count of people or events of the return that is no figure of either year; else None."""
        number = reading.number
        is_named = any(mention.named for mention in reading.near)
        is_named &= all(mention.named and not self.vocabulary.are_units(mention.named) for mention in reading.near)
        if not (
            is_named and reading.counts is Counts.KNOWN and number.kind is NumberKind.COUNT and not number.in_words
        ):
            return None
        values = (figure.value for figures in (self.figures, self.last_figures) for figure in figures.values())
        if number.value < 10 or any(value is not None and agrees(number, Fraction(value)) for value in values):
            return None
        return Judgement(Verdict.UNMATCHED)

    def _interpretations(
        self, reading: Reading, mentions: Sequence[Mention], figures: Figures
    ) -> Iterator[Interpretation]:
        kind = reading.number.kind
        if reading.whole and kind in (NumberKind.PERCENTAGE, NumberKind.FRACTION):
            return shares_of(mentions, reading.whole, kind, self.vocabulary, figures)
        return interpretations_of(mentions, kind, self.vocabulary, figures)

    def is_narrowed(self, sentence: Sentence, reading: Reading) -> bool:
        """True where words beside ``reading`` may narrow it down to some of those whom the return counts.

        A number that is a figure of the return is not narrowed down, if it is too large to be one by chance.
        """
        number = reading.number
        if number.kind is NumberKind.COUNT and number.value >= _MIN_DISTINCTIVE and number.value in self._values:
            return False
        return self._plainness(sentence, reading) is not Plainness.PLAIN

    @cached_property
    def _values(self) -> frozenset[object]:
        rates = {path for candidate in rates_of(self.vocabulary) for path in candidate.paths()}
        return frozenset(figure.value for path, figure in self.figures.items() if path not in rates)

    def _plainness(self, sentence: Sentence, reading: Reading) -> Plainness:
        return plainness(sentence, reading, self.vocabulary, self.known_words)

    def _is_last_years(self, number: Number, interpretation: Interpretation) -> bool:
        before = in_figures(interpretation, number.kind, self.last_figures)
        return before is not None and agrees(number, before)


def _own_mentions(reading: Reading, carried: Sequence[Mention], inherits: bool) -> tuple[Mention, ...]:
    """The mentions that certainly belong to the number: those near it, and the time of the whole sentence."""
    own = (*reading.near, *(mention for mention in reading.far if mention.is_when))
    if not any(mention.is_when for mention in own):
        own = (*own, *(mention for mention in carried if mention.is_when))
    # "23 people in row 2, compared with 30 last year": of the same.
    is_unnamed = all(mention.is_when for mention in reading.near)
    return (*own, *complementary(own, carried)) if inherits and is_unnamed else own
