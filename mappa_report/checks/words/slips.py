"""Leftovers, spelling variants and relative dates: a Problem for each phrase that should not stand in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mappa_report.checks.words.phrases import Match, Meaning, Phrase, PhraseBook, Reading, once_a_file
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity


def check_leftovers(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """What was to be filled in or finished: an error where nothing else can be meant, else a warning."""
    severities = dict.fromkeys(vocabulary.likely_leftovers, Severity.WARNING)
    severities |= dict.fromkeys(vocabulary.certain_leftovers, Severity.ERROR)
    book = PhraseBook((Phrase(phrase, vocabulary.lists), severity) for phrase, severity in severities.items())
    for found in chain.from_iterable(map(book.find, readings)):
        is_left = "is" if found.meaning is Severity.ERROR else "may be"
        message = f"“{found.text}” {is_left} left over from a template or a draft"
        hint = "write what belongs here, or delete it."
        yield Problem("leftover", message, found.place, found.meaning, hint=hint)


def check_spellings(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Info on each term that the law or the national text has otherwise."""
    book = PhraseBook((Phrase(wrong, vocabulary.lists), right) for wrong, right in vocabulary.spellings.items())
    found = (each for each in _of_our_own(book, readings) if not each.text.startswith(each.meaning))
    for first, count in once_a_file(found):
        message = f"“{first.text}” is written “{first.meaning}” in the law or the national text"
        hint = f"write “{first.meaning}”, so that readers meet one spelling."
        yield Problem("spelling-variant", message, first.place, Severity.INFO, label=count, hint=hint)


def check_relative_dates(readings: Sequence[Reading], vocabulary: Vocabulary, year: ReportingYear) -> Iterator[Problem]:
    """A warning for each date that says something only to those who know the day on which it was written."""
    phrases = chain(
        ((Phrase(phrase, vocabulary.lists), True) for phrase in vocabulary.relative_dates),
        ((Phrase(phrase, vocabulary.lists), False) for phrase in vocabulary.not_relative),
    )
    for found in _of_our_own(PhraseBook(phrases), readings):
        if found.meaning:
            message = f"“{found.text}” does not tell a later reader when"
            hint = f"name the month and the year, as in October {year.start.year}."
            yield Problem("relative-date", message, found.place, Severity.WARNING, hint=hint)


def _of_our_own(book: PhraseBook[Meaning], readings: Iterable[Reading]) -> Iterator[Match[Meaning]]:
    """What stands neither in a quotation nor in a phrase of another language."""
    for found in chain.from_iterable(map(book.find, readings)):
        if not (found.reading.is_quoted(found.start) or found.reading.passage.prose.is_foreign(found.start)):
            yield found
