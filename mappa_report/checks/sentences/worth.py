"""Which paragraphs and sentences are worth reading for numbers: most have none that could count anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mappa_report.checks.sentences.mentions import series_at
from mappa_report.checks.sentences.no_figures import is_no_figure
from mappa_report.checks.sentences.numbers import Number, Sort, number_at
from mappa_report.checks.sentences.tokens import Kind, Token
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import FRACTIONS, SCALES, SMALL, STOPS, TENS

_DIGIT = re.compile("[0-9]")
_WORD = re.compile("[a-z]+")
_NUMBERS = frozenset((*SMALL, *TENS, *SCALES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS)))


def has_number(text: str) -> bool:
    """True where ``text`` holds a figure or a word for a number."""
    return _DIGIT.search(text) is not None or not _NUMBERS.isdisjoint(_WORD.findall(text.lower()))


def may_count(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """True where a number of the sentence may count what the return counts, or several may be held together.

    It costs little, and spares most sentences being searched for everything that a form can be called by.
    """
    found = 0
    at = 0
    while at < len(tokens):
        label = series_at(tokens, at, vocabulary) if tokens[at].stem in vocabulary.series else None
        number = None if label else number_at(tokens, at)
        read = label or number
        if number and not is_no_figure(tokens, number, is_counted=True):
            found += 1
            if found > 1 or not _is_of_other(tokens, number, vocabulary):
                return True
        at = read.last + 1 if read else at + 1
    return False


def _is_of_other(tokens: Sequence[Token], number: Number, vocabulary: Vocabulary) -> bool:
    """True for a count of something that no form counts, such as "12 months."."""
    after = tokens[number.last + 1 : number.last + 3]
    if number.sort is not Sort.COUNT or not after or after[0].kind is not Kind.WORD:
        return False
    word = after[0].stem
    if word in vocabulary.counted or word in vocabulary.phrases or word in vocabulary.series:
        return False
    is_last = len(after) < 2 or after[1].kind is Kind.SIGN or after[1].stem in STOPS
    is_noun = word not in STOPS and not word.endswith(("ed", "ly"))
    return (number.value == 1 and number.in_words) or (is_last and is_noun)
