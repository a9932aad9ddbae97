"""A fast filter: which paragraphs and sentences have numbers that could count anything. Most have none."""

import re
from collections.abc import Sequence

from mappa_report.checks.sentences.changes import FACTOR_WORDS
from mappa_report.checks.sentences.line import DIRECTIONS
from mappa_report.checks.sentences.mentions import series_at
from mappa_report.checks.sentences.no_figures import is_no_figure
from mappa_report.checks.sentences.numbers import NUMBER_WORDS, Number, NumberKind, number_at
from mappa_report.checks.sentences.tokens import Kind, Token, stem
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import FRACTIONS, MARKED, NOUGHTS, SCALES, SMALL, STOPS, TENS
from mappa_report.wording.numbers import MONTHS

_FIGURE = re.compile(r"[0-9][0-9,.]*")
_WORD = re.compile("[a-z]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[.,]?")
_LAST_WORD = re.compile(r"(?<![A-Za-z'’])([A-Za-z]++)\W{1,2}$")
_MAX_WORD_LENGTH = 16
_REACH = 4
_IDLE = frozenset(["one", "single", *NOUGHTS])
"""What mostly counts nothing, and is a number only close before what is counted."""
_NUMBERS = frozenset((*SMALL, *TENS, *SCALES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS))) - _IDLE
_SIGNS = ("", *",.;:!?)", "’", "”", "%")
_WRITTEN = frozenset(word + sign for word in _NUMBERS for sign in _SIGNS)
_IDLE_WRITTEN = frozenset(word + sign for word in _IDLE for sign in _SIGNS)
_TIMES = frozenset("a as the more many larger bigger higher".split())
_MOVES = DIRECTIONS | FACTOR_WORDS | {"up", "down", "unchanged", "same"}
_APART = "-(“‘–—"


def has_figure(text: str) -> bool:
    """True where ``text`` holds any figure, such as that of a row."""
    return _FIGURE.search(text) is not None


def may_tell_a_trend(text: str) -> bool:
    """True where ``text`` has a word such as "rose" or "fewer"."""
    return not _MOVES.isdisjoint(text.lower().rstrip(".").replace(",", "").split())


def has_numbers(text: str, vocabulary: Vocabulary, fewest: int) -> bool:
    """True where ``text`` holds figures, other than in dates or after words such as "section", or words for them.

    It is a sieve, and lets through what :func:`may_count` then looks at closely.
    """
    numbers = sum(not _is_idle(text, match, vocabulary) for match in _FIGURE.finditer(text))
    if numbers >= fewest:
        return True
    small = text.lower()
    for sign in _APART:
        small = small.replace(sign, " ")
    written = small.split()
    numbers += sum(word in _WRITTEN for word in written)
    if numbers >= fewest or _IDLE_WRITTEN.isdisjoint(written):
        return numbers >= fewest
    words = _WORD.findall(small)
    idle = [at for at, word in enumerate(words) if word in _IDLE]
    return numbers + sum(any(map(vocabulary.names, words[at : at + _REACH])) for at in idle) >= fewest


def _is_idle(text: str, figure: re.Match[str], vocabulary: Vocabulary) -> bool:
    start, end = figure.span()
    before = _LAST_WORD.search(text[max(0, start - _MAX_WORD_LENGTH) : start])
    word = stem(before[1]) if before else ""
    if word in MARKED or word in vocabulary.series:
        return True
    after = _WORD.match(text[end + 1 : end + _MAX_WORD_LENGTH].lower())
    is_year = _YEAR.fullmatch(figure[0]) is not None and (after is None or word in MONTHS)
    return is_year or (after is not None and after[0] in MONTHS)


def may_count(tokens: Sequence[Token], vocabulary: Vocabulary, fewest: int = 1) -> bool:
    """True where a number of the sentence may count what the return counts, or several may be held together.

    Where ``fewest`` is 2, nothing but several numbers will do.

    It costs little, and spares most sentences being searched for everything that a form can be called by.
    """
    numbers = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        label = series_at(tokens, at, vocabulary) if token.stem in vocabulary.series else None
        may_be = label is None and (token.kind is Kind.NUMBER or token.stem in NUMBER_WORDS)
        number = number_at(tokens, at) if may_be else None
        read = label or number
        if number and not is_no_figure(tokens, number, is_counted=True):
            numbers += 1
            if numbers > 1 or (fewest == 1 and not _is_of_other(tokens, number, vocabulary)):
                return True
        at = read.last + 1 if read else at + 1
    return False


def _is_of_other(tokens: Sequence[Token], number: Number, vocabulary: Vocabulary) -> bool:
    """True for a count of something that no form counts, such as "12 months."."""
    after = tokens[number.last + 1 : number.last + 3]
    if number.kind is not NumberKind.COUNT or not after or after[0].kind is not Kind.WORD:
        return False
    word = after[0].stem
    if (
        word in ("men", "women")
        or word in vocabulary.counted
        or word in vocabulary.phrases
        or word in vocabulary.series
    ):
        return False
    if word == "time" and len(after) > 1 and after[1].stem in _TIMES:
        return False
    is_last = len(after) < 2 or after[1].kind is Kind.SIGN or after[1].stem in STOPS
    is_noun = word not in STOPS and not word.endswith(("ed", "ly"))
    return (number.value == 1 and number.in_words) or (is_last and is_noun)
