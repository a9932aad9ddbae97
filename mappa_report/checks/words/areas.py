"""Statements about another area that read as if they were about the reporting one, and may have been copied."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mappa_report.checks.words.phrases import Match, Phrase, PhraseBook, Reading, first_per_file, lowercase_words
from mappa_report.model.area import Area
from mappa_report.model.words import Vocabulary
from mappa_report.problems.problem import Problem, Severity


def check_other_areas(
    readings: Sequence[Reading], vocabulary: Vocabulary, area: Area, names: Callable[[], Iterable[str]]
) -> Iterator[Problem]:
    """A warning for each other area of which such a thing is said, once in each file.

    A sentence that names the area itself too speaks of both: it compares them, or tells what they do together.
    """
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, area.names))})\b")
    book = PhraseBook((Phrase(phrase, vocabulary.lists), phrase) for phrase in vocabulary.other_areas)
    for match, count in first_per_file(_of_others(readings, book, own, names)):
        message = f"“{match.text}” speaks of {match.meaning} in the report of {area.name}"
        hint = f"write {area.name} if the sentence was carried over; leave it if {match.meaning} is meant."
        yield Problem("other-area", message, match.place, Severity.WARNING, label=count, hint=hint)


def _of_others(
    readings: Sequence[Reading], book: PhraseBook[str], own: re.Pattern[str], names: Callable[[], Iterable[str]]
) -> Iterator[Match[str]]:
    """The matches of ``book`` with another area's name. ``names`` is called only if there are any matches."""
    spoken_of = [match for reading in readings for match in _of_places(reading, book, own)]
    small = lowercase_words(readings) if spoken_of else frozenset()
    places = [match for match in spoken_of if not _words_of_name(match) <= small]
    every = sorted(names(), key=len, reverse=True) if places else []
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\b")
    for match in places:
        if every and (named := name.search(match.text)):
            begins = match.start + named.start() if match.meaning.startswith("<") else match.start
            yield Match(match.reading, begins, match.end, named[0])


def _of_places(reading: Reading, book: PhraseBook[str], own: re.Pattern[str]) -> Iterator[Match[str]]:
    """The phrases of ``reading`` in sentences that do not name the area itself."""
    matches = book.find(reading)
    if matches:
        ours = {reading.sentence_at(match.start()) for match in own.finditer(reading.text)}
        yield from (each for each in matches if each.sentence not in ours and not reading.is_quoted(each.start))


def _words_of_name(match: Match[str]) -> set[str]:
    """The words that stand where the phrase has a name, in small letters."""
    return set(match.text.casefold().split()) - set(match.meaning.casefold().split())
