"""Leftovers, spelling variants and relative dates: a Problem for each phrase that should not stand in a report."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mappa_report.checks.words.phrases import Match, Meaning, Phrase, PhraseBook, Reading, each_file, how_often
from mappa_report.checks.words.rewriting import rewritten, singular
from mappa_report.model.words import Vocabulary
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem, Severity


def check_leftovers(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """An error for each phrase that is certainly left over from a template or draft, a warning for each likely one."""
    severities: dict[str, Severity | None] = dict.fromkeys(vocabulary.likely_leftovers, Severity.WARNING)
    severities |= dict.fromkeys(vocabulary.certain_leftovers, Severity.ERROR)
    severities |= dict.fromkeys(vocabulary.not_leftovers, None)
    book = PhraseBook((Phrase(phrase, vocabulary.lists), severity) for phrase, severity in severities.items())
    for match in chain.from_iterable(map(book.find, readings)):
        if match.meaning is None:
            continue
        is_left = "is" if match.meaning is Severity.ERROR else "may be"
        message = f"“{match.text}” {is_left} left over from a template or a draft"
        yield Problem("leftover", message, match.place, match.meaning, hint="write what belongs here, or delete it.")


def check_spellings(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Info on each term that the law or the national text has otherwise."""
    book = PhraseBook((Phrase(wrong, vocabulary.lists), right) for wrong, right in vocabulary.spellings.items())
    matches = (each for each in _unquoted_matches(book, readings) if not each.text.startswith(singular(each.meaning)))
    for group in each_file(matches):
        first, right = group[0], singular(group[0].meaning)
        message = f"“{first.text}” is written “{right}” in the law or the national text"
        hint, edits = f"write “{right}”, so that readers meet one spelling.", rewritten(group, first.meaning)
        yield Problem(
            "spelling-variant", message, first.place, Severity.INFO, label=how_often(group), hint=hint, edits=edits
        )


def check_relative_dates(readings: Sequence[Reading], vocabulary: Vocabulary, year: ReportingYear) -> Iterator[Problem]:
    """A warning for each date that says something only to those who know the day on which it was written."""
    phrases = chain(
        ((Phrase(phrase, vocabulary.lists), True) for phrase in vocabulary.relative_dates),
        ((Phrase(phrase, vocabulary.lists), False) for phrase in vocabulary.not_relative),
    )
    for match in _unquoted_matches(PhraseBook(phrases), readings):
        if match.meaning:
            message = f"“{match.text}” does not tell a later reader when"
            hint = f"name the month and the year, as in October {year.start.year}."
            yield Problem("relative-date", message, match.place, Severity.WARNING, hint=hint)


def _unquoted_matches(book: PhraseBook[Meaning], readings: Iterable[Reading]) -> Iterator[Match[Meaning]]:
    """The matches of ``book`` that are neither in a quotation nor in a phrase of another language."""
    for match in chain.from_iterable(map(book.find, readings)):
        if not (match.reading.is_quoted(match.start) or match.reading.passage.prose.is_foreign(match.start)):
            yield match
