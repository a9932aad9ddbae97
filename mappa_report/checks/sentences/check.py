"""Numbers in the sentences of a report, held against its return and against one another."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from mappa_report.checks.narrative import Passage
from mappa_report.checks.sentences.arithmetic import slips_in
from mappa_report.checks.sentences.context import Context, complementary
from mappa_report.checks.sentences.enumeration import implied_line
from mappa_report.checks.sentences.judge import Judge, Verdict
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.messages import arithmetic_problem, problem_of
from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.readings import sentences_of
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.sets import CountedSets
from mappa_report.checks.sentences.tables import check_tables
from mappa_report.checks.sentences.times import Time, time_of
from mappa_report.checks.sentences.tokens import stem, tokens_of
from mappa_report.checks.sentences.vocabulary import Vocabulary, vocabulary_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.problems.problem import Problem
from mappa_report.source.prose import ProseKind


def check_sentences(report: AnnualReport, narrative: Sequence[Passage]) -> Iterator[Problem]:
    """A Problem for each number of ``narrative`` that the return contradicts, or that does not add up.

    National text that has figures of its own, for the whole country, is left to be held against those.
    """
    checker = _Checker(report, _judge_of(report))
    has_national_figures = bool(report.edition.national.figures)
    for passage in narrative:
        if passage.prose.kind is ProseKind.HEADING:
            checker.enter(passage)
        else:
            is_held = passage.section is not None or not has_national_figures
            yield from checker.check(passage, is_held)
    yield from check_tables(narrative)


def _judge_of(report: AnnualReport) -> Judge:
    last = report.last_year.figures if report.last_year else {}
    area = report.area
    names = (area.name, area.board, *area.forces, area.slug)
    known = frozenset(stem(word) for name in names for word in name.replace("-", " ").split())
    return Judge(vocabulary_of(report.edition.form), report.statistics.figures, last, known)


class _Checker(Struct, dict=True):
    report: AnnualReport
    judge: Judge
    heading_text: str = ""
    heading: tuple[Mention, ...] = ()
    before: tuple[Mention, ...] = ()

    @cached_property
    def sets(self) -> CountedSets:
        return CountedSets(self.judge.is_narrowed)

    @property
    def vocabulary(self) -> Vocabulary:
        return self.judge.vocabulary

    def enter(self, passage: Passage) -> None:
        """Make ``passage`` the heading of the paragraphs that follow."""
        self.heading_text, self.heading, self.before = passage.text, (), ()

    def check(self, passage: Passage, is_held: bool) -> Iterator[Problem]:
        """The Problems of one paragraph: its arithmetic and, if ``is_held`` against the return, its numbers."""
        if self.heading_text:
            named = mentions_in(tokens_of(self.heading_text), self.vocabulary)
            # "Our work this year" says no more of the numbers below than the report does.
            self.heading = tuple(mention for mention in named if not mention.is_loose)
            self.heading_text = ""
        for sentence in sentences_of(passage.text, self.vocabulary, self.before, fewest=1 if is_held else 2):
            slips = list(slips_in(sentence))
            found = list(self._check_sentence(passage, sentence)) if is_held else []
            shares = {slip.number for slip in slips if slip.number.kind is not NumberKind.COUNT}
            yield from (problem for number, problem in found if number not in shares)
            # A wrong count explains why a sum or a difference fails; it need not be said twice.
            yield from (arithmetic_problem(passage, slip) for slip in slips if slip.number in shares or not found)
            self.before = sentence.mentions or self.before

    def _check_sentence(self, passage: Passage, sentence: Sentence) -> Iterator[tuple[Number, Problem]]:
        """Each number that disagrees with the return, and its Problem."""
        carried = implied_line(sentence, self.vocabulary, self.report.statistics.figures)
        time: Time | None = None
        context = Context(sentence.before, self.heading)
        self.sets.begin(sentence)
        for reading in sentence.readings:
            time = self._time(sentence, reading, time)
            is_of_others = self.sets.is_of_other_set(reading, sentence)
            if not is_of_others and not passage.prose.is_filled_in(sentence.tokens[reading.number.first].start):
                judgement = self.judge.judge(sentence, reading, carried, context, time)
                if judgement and not (judgement.verdict is Verdict.UNMATCHED and passage.section is None):
                    yield reading.number, problem_of(passage, sentence, reading, judgement)
            carried = self._carried(reading, carried)

    def _time(self, sentence: Sentence, reading: Reading, before: Time | None) -> Time | None:
        """The time that the words round ``reading`` give; without any, the one given earlier in the sentence."""
        start, end = reading.zone
        number = reading.number
        words = (*sentence.tokens[start : number.first], *sentence.tokens[number.last + 1 : end])
        own = time_of(words, self.report.year.ends_in)
        if own is not None:
            return own
        return before if before is not Time.LAST or reading.is_linked else None

    def _carried(self, reading: Reading, carried: tuple[Mention, ...]) -> tuple[Mention, ...]:
        if reading.number.kind is NumberKind.RATE:
            return carried
        own = tuple(mention for mention in (*reading.near, *reading.far) if mention.named)
        return (*own, *complementary(own, carried))
