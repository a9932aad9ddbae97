"""Terms that others have replaced, where they are used of the year reported on."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from mappa_report.checks.words.phrases import Match, Phrase, PhraseBook, Reading, each_file, how_often
from mappa_report.checks.words.rewriting import rewritten, singular
from mappa_report.model.words import RetiredTerm, Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity

_YEAR = re.compile(r"(?<!\w)(?<!Act )((?:19|20)[0-9]{2})(?!\w)")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")


def check_retired(readings: Sequence[Reading], vocabulary: Vocabulary, year: ReportingYear) -> Iterator[Problem]:
    """A warning for each such term in each file, once, with how often it stands there."""
    lists = vocabulary.lists
    retired = [term for term in vocabulary.retired if term.since <= year.ends_in]
    # Where a term has been replaced more than once, the latest word for it by then.
    latest = {phrase: term for term in sorted(retired, key=lambda term: term.since) for phrase in term.terms}
    terms = ((Phrase(phrase, lists), term) for phrase, term in latest.items())
    exceptions = ((Phrase(phrase, lists), None) for term in retired for phrase in term.right_in)
    book = PhraseBook[RetiredTerm | None](chain(terms, exceptions))
    history = PhraseBook((Phrase(phrase, lists), None) for phrase in vocabulary.history)
    stale = (match for reading in readings for match in _stale(reading, book, history))
    for group in each_file(stale):
        yield _problem(group, group[0].meaning)


def _stale(
    reading: Reading, book: PhraseBook[RetiredTerm | None], history: PhraseBook[None]
) -> Iterator[Match[RetiredTerm]]:
    """The terms that ``reading`` uses of the present: not in quotations, names, or sentences about the past."""
    matches = book.find(reading)
    if not matches:
        return
    historical = {match.sentence for match in history.find(reading)}
    years = [(reading.sentence_at(match.start()), int(match[1])) for match in _YEAR.finditer(reading.text)]
    oldest: dict[int, int] = {}
    for sentence, year in years:
        oldest[sentence] = min(year, oldest.get(sentence, year))
    for match in matches:
        term, sentence = match.meaning, match.sentence
        is_past = sentence in historical or (term and oldest.get(sentence, term.since) < term.since - 1)
        if term and not (is_past or reading.is_quoted(match.start) or _is_name(match)):
            yield Match(reading, match.start, match.end, term)


def _is_name(match: Match[RetiredTerm | None]) -> bool:
    """True where a common word is part of a name, such as a post or a programme."""
    text = match.reading.text
    if not (match.text.istitle() and " " not in match.text):
        return False
    before = _NAME_BEFORE.search(text, max(0, match.start - 40), match.start)
    return bool(before or _NAME_AFTER.match(text, match.end))


def _problem(group: Sequence[Match[RetiredTerm]], term: RetiredTerm) -> Problem:
    first, since, instead = group[0], ReportingYear(term.since).label, singular(term.instead)
    return Problem(
        "retired-term",
        f"“{first.text}” has been replaced: from {since} on the term is “{instead}”",
        first.place,
        Severity.WARNING,
        label=how_often(group),
        notes=(term.because,) if term.because else (),
        hint=f"write “{instead}”, unless the sentence speaks of the past.",
        edits=rewritten(group, term.instead),
    )
