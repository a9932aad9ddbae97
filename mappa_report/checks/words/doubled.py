"""Words that stand twice in a row, as they do after a sentence was changed."""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from mappa_report.checks.words.phrases import Phrase, PhraseBook, Reading
from mappa_report.model.words import Vocabulary
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.edits import edits_at

_MAX_WORDS = 3
_WORD = r"(?>[^\W\d_]+)"
_TWICE = rf"(?i)(?<![\w’'-])({_WORD}(?:[ ’-]{_WORD}){{0,2}}) \1(?![\w’'-])"
"""Up to three words, twice. Compiled when it is first needed, as most reports have none."""


def check_doubled(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A warning for each one to three words that stand twice in a row, where the vocabulary does not say they may."""
    doubtful = [*filter(_may_have_doubled, readings)]
    book = PhraseBook((Phrase(phrase, vocabulary.lists), None) for phrase in vocabulary.doubled if doubtful)
    for reading in doubtful:
        for match in re.finditer(_TWICE, reading.text):
            is_right = any(right.start < match.end() <= right.end for right in book.find(reading))
            if not (is_right or _is_name(match[0]) or reading.passage.prose.is_filled_in(match.start(1))):
                yield _problem(reading, match)


def _may_have_doubled(reading: Reading) -> bool:
    """False, at little cost, for nearly every paragraph."""
    words = reading.words_in_order
    return any(b"\x01" * size in bytes(map(eq, words, words[size:])) for size in range(1, _MAX_WORDS + 1))


def _is_name(words: str) -> bool:
    """True where each word has a capital, as in Baden Baden."""
    return all(word[0].isupper() for word in words.split())


def _problem(reading: Reading, match: re.Match[str]) -> Problem:
    message = f"“{match[0]}” says the same twice in a row"
    hint, place = "delete what is there twice.", reading.passage.prose.place(*match.span())
    is_own = reading.passage.section is not None and not reading.is_quoted(match.start())
    edits = edits_at(place, match[0], match[0][: match.end(1) - match.start()], "Delete one") if is_own else ()
    return Problem("word-doubled", message, place, Severity.WARNING, hint=hint, edits=edits)
