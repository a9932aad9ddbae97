"""Numbers in the sentences of a report, held against its return and against one another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.arithmetic import slips_in
from mappa_report.checks.sentences.bindings import Bindings
from mappa_report.checks.sentences.candidates import Returns
from mappa_report.checks.sentences.change_slips import (
    ratio_slips,
    ratios_in,
    slips_against_returns,
    slips_of_changes,
    trend_slips,
)
from mappa_report.checks.sentences.interpretation import Judgement, Verdict, complementary
from mappa_report.checks.sentences.judge import Frame, frame_of
from mappa_report.checks.sentences.line import Role
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.messages import (
    arithmetic_problem,
    change_problem,
    problem_of,
    ratio_problem,
    suppressed_change_problem,
)
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.own_tables import cells_in, check_tables, names_only_figures
from mappa_report.checks.sentences.places import Places
from mappa_report.checks.sentences.readings import sentences_of
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.strictness import CountedSets
from mappa_report.checks.sentences.suppressed_changes import suppressed_changes
from mappa_report.checks.sentences.sureness import is_sure, outside
from mappa_report.checks.sentences.times import Time
from mappa_report.checks.sentences.tokens import stem, tokens_of
from mappa_report.checks.sentences.vocabulary import Vocabulary, vocabulary_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.section import Section
from mappa_report.problems.problem import Problem
from mappa_report.source.prose import ProseKind


def check_sentences(
    report: AnnualReport, narrative: Sequence[Passage], names: Callable[[], Iterable[str]]
) -> Iterator[Problem]:
    """A Problem for each number of ``narrative`` that the return contradicts, or that does not add up.

    ``names`` gives those of all areas and their forces. National text that has figures of its own, for the whole
    country, is left to be held against those.
    """
    checker = checker_of(Checker, report, names)
    has_national_figures = bool(report.edition.national.figures)
    for passage in narrative:
        is_held = passage.section is not None or not has_national_figures
        yield from checker.check(passage, is_held)
    for cell, words in cells_in(narrative, checker.returns):
        yield from checker.check_cell(cell, words)
    yield from check_tables(narrative)


C = TypeVar("C", bound="Checker")


def checker_of(kind: type[C], report: AnnualReport, names: Callable[[], Iterable[str]]) -> C:
    """What reads the sentences of ``report``; ``names`` as ``check_sentences`` has them."""
    area = report.area
    own_names = (*area.names, area.board, *area.forces, area.slug)
    known = frozenset(stem(word) for name in own_names for word in name.replace("-", " ").split())
    last = (report.last_year.returned or report.last_year.figures) if report.last_year else {}
    comparable = report.last_year.figures.keys() if report.last_year else ()
    barred = frozenset(last.keys() - comparable)
    returns = Returns(vocabulary_of(report.edition.form), report.statistics.figures, last, known, barred)
    own = frozenset(stem(word) for name in area.names for word in name.replace("-", " ").split())
    return kind(report, returns, Places(own - {"and"}, names, returns.vocabulary.names))


class Checker(Struct, dict=True):
    """Reads passages one after another, with what was named and counted before."""

    report: AnnualReport
    returns: Returns
    places: Places
    section: Section | None = None
    heading_text: str = ""
    heading: tuple[Mention, ...] = ()
    before: tuple[Mention, ...] = ()
    lead_text: str = ""
    lead: tuple[Mention, ...] = ()

    @cached_property
    def sets(self) -> CountedSets:
        """The people who have been counted."""
        return CountedSets(self.returns)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the form."""
        return self.returns.vocabulary

    def check(self, passage: Passage, is_held: bool) -> Iterator[Problem]:
        """The Problems of one paragraph or heading: its arithmetic and, if ``is_held``, its numbers."""
        is_heading = passage.prose.kind is ProseKind.HEADING
        if is_heading or passage.section is not self.section:
            self._enter("", passage.section)
        if self.heading_text:
            named = mentions_in(tokens_of(self.heading_text), self.vocabulary)
            # "Our work this year" says no more of the numbers below than the report does.
            self.heading = tuple(mention for mention in named if not mention.is_loose)
            self.heading_text = ""
        self._follow_list(passage)
        with_trends = passage.section is not None and bool(self.returns.last_figures)
        fewest = 1 if is_held else 2  # which can contradict each other
        for sentence in sentences_of(passage.text, self.vocabulary, self.before, with_trends, fewest):
            yield from self._check_sentence(passage, sentence, is_held)
            self.before = (sentence.readings and sentence.mentions) or self.before
        if is_heading:
            self._enter(passage.text, passage.section)

    def _follow_list(self, passage: Passage) -> None:
        """Keep what the words over a list name, for all of its items, unless these words may narrow it down."""
        if not passage.prose.in_list:
            self.lead_text, self.lead = passage.text, ()
        elif self.lead_text:
            named = tuple(mentions_in(tokens_of(self.lead_text), self.vocabulary))
            is_of_figures = any(not one.is_when for one in named) and names_only_figures(self.lead_text, self.returns)
            self.lead, self.lead_text = named if is_of_figures else (), ""

    def check_cell(self, cell: Passage, words: str) -> Iterator[Problem]:
        """The Problems of a cell of the area's own table, of which its headings and itself say ``words``."""
        self._enter("", cell.section)
        for sentence in sentences_of(words, self.vocabulary):
            bound = Bindings(sentence, self.places, self.report.year.ends_in)
            for _, judgement in self._judged(cell, sentence, bound):
                yield problem_of(cell.prose.place(0, len(cell.text)), cell, sentence, sentence.readings[-1], judgement)

    def _enter(self, heading: str, section: Section | None) -> None:
        """Go on to the paragraphs below ``heading``: nothing that was named or counted before is theirs."""
        self.heading_text, self.heading, self.before, self.section = heading, (), (), section
        self.lead_text, self.lead = "", ()
        self.sets.forget()

    def _check_sentence(self, passage: Passage, sentence: Sentence, is_held: bool) -> Iterator[Problem]:
        bound = Bindings(sentence, self.places, self.report.year.ends_in)
        if not sentence.readings:
            yield from self._trends(passage, sentence)
            yield from self._suppressed_changes(passage, sentence, bound)
            return
        slips = [*slips_in(sentence), *slips_of_changes(sentence, bound)]
        shares = {slip.number for slip in slips if slip.number.kind is not NumberKind.COUNT}
        judged = list(self._judged(passage, sentence, bound)) if is_held else []
        for reading, judgement in judged:
            if reading.number not in shares:
                place = passage.prose.place(*sentence.span(reading.number.first, reading.number.last))
                yield problem_of(place, passage, sentence, reading, judgement)
        # A wrong count explains why a sum or a difference fails; it need not be said twice.
        yield from (arithmetic_problem(passage, slip) for slip in slips if slip.number in shares or not judged)
        if is_held:
            yield from (ratio_problem(passage, sentence, slip) for slip in ratio_slips(sentence, bound, self.returns))
        if is_held and not judged:
            yield from self._suppressed_changes(passage, sentence, bound)
        if is_held and not judged and not slips:
            yield from slips_against_returns(passage, sentence, bound, self.returns, self.heading)
            if self.returns.last_figures and [*bound.roles.values()] == [Role.SIZE] * len(sentence.readings):
                yield from self._trends(passage, sentence)

    def _trends(self, passage: Passage, sentence: Sentence) -> Iterator[Problem]:
        bound = Bindings(sentence, self.places, self.report.year.ends_in)
        for number, change in trend_slips(sentence, bound, self.returns):
            yield change_problem(passage, sentence, number, change)

    def _suppressed_changes(self, passage: Passage, sentence: Sentence, bound: Bindings) -> Iterator[Problem]:
        if self.returns.has_suppressed:
            for number, judgement in suppressed_changes(sentence, bound, self.returns):
                yield suppressed_change_problem(passage, sentence, number, judgement)

    def _judged(self, passage: Passage, sentence: Sentence, bound: Bindings) -> Iterator[tuple[Reading, Judgement]]:
        """Each number that disagrees with the return, and how."""
        carried = self.lead
        if not sentence.mentions and not any(reading.number.kind is NumberKind.RATE for reading in sentence.readings):
            self.sets.follow(sentence)
            return
        self.sets.begin(sentence)
        ratios = ratios_in(bound.line)
        # "7 in row 1, 9 in row 2, 16 in all": parts that make their total are hardly slips.
        values = [reading.number.value for reading in sentence.readings]
        if len(values) > 2 and sum(values[:-1]) == values[-1]:
            return
        for at, reading in enumerate(sentence.readings):
            if at in bound.elsewhere:
                self.sets.forget()
                carried = _carried(reading, carried)
                continue
            is_of_others = self.sets.is_of_other_set(reading, sentence) or at in (bound.set_aside | ratios)
            if not is_of_others and not passage.prose.is_filled_in(sentence.tokens[reading.number.first].start):
                judgement = self._judgement(sentence, at, bound, carried)
                if at in bound.ranges and judgement:
                    judgement = outside(sentence, bound.ranges[at], at, judgement)
                if judgement and not (judgement.verdict is Verdict.UNMATCHED and passage.section is None):
                    yield reading, judgement
            carried = _carried(reading, carried)

    def look(self, frame: Frame) -> None:
        """Take note of a number that is held against the return."""

    def _judgement(
        self, sentence: Sentence, at: int, bound: Bindings, carried: tuple[Mention, ...]
    ) -> Judgement | None:
        reading, time = sentence.readings[at], bound.times.of[at]
        if at in bound.times.carried and time is Time.THIS:
            time = None
        is_ours_again = at - 1 in bound.elsewhere and at not in bound.elsewhere
        if time is Time.LAST and not reading.near:
            # "Against last year's 12, the ten people in row 2 are few": of the same, whichever comes first.
            later = (change.new for change in bound.changes if change.old == at)
            carried = (*carried, *(mention for new in later for mention in sentence.readings[new].near))
        inherits = time in (Time.LAST, Time.THIS) or is_ours_again
        frame = partial(frame_of, self.returns, sentence, reading, self.heading, carried, inherits=inherits)
        # "138 last year, and 151 were made": what was said of the time may hold on, or not.
        if at in bound.times.carried and time is Time.LAST and frame(None).judgement() is None:
            return None
        framed = frame(time)
        self.look(framed)
        judgement = framed.judgement()
        if judgement is None or is_sure(sentence, reading, judgement, bound):
            return judgement
        return replace(judgement, is_certain=False)


def _carried(reading: Reading, carried: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if reading.number.kind is NumberKind.RATE:
        return carried
    own = tuple(mention for mention in (*reading.near, *reading.far, *reading.whole) if mention.named)
    return (*own, *complementary(own, carried))
