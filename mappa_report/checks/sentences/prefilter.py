"""A fast filter: which paragraphs and sentences have numbers that could count anything. Most have none."""

import re

from mappa_report.checks.sentences.changes import FACTOR_WORDS
from mappa_report.checks.sentences.line import DIRECTIONS
from mappa_report.checks.sentences.tokens import stem
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import FRACTIONS, MARKED, NOUGHTS, SCALES, SMALL, TENS
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


def has_numbers(text: str, vocabulary: Vocabulary) -> bool:
    """True where ``text`` holds a figure, other than in dates or after words such as "section", or a word for one."""
    if any(not _is_idle(text, match, vocabulary) for match in _FIGURE.finditer(text)):
        return True
    small = text.lower()
    for sign in _APART:
        small = small.replace(sign, " ")
    written = small.split()
    if not _WRITTEN.isdisjoint(written) or _IDLE_WRITTEN.isdisjoint(written):
        return not _WRITTEN.isdisjoint(written)
    words = _WORD.findall(small)
    idle = [at for at, word in enumerate(words) if word in _IDLE]
    return any(any(map(vocabulary.names, words[at : at + _REACH])) for at in idle)


def _is_idle(text: str, figure: re.Match[str], vocabulary: Vocabulary) -> bool:
    start, end = figure.span()
    before = _LAST_WORD.search(text[max(0, start - _MAX_WORD_LENGTH) : start])
    word = stem(before[1]) if before else ""
    if word in MARKED or word in vocabulary.series:
        return True
    after = _WORD.match(text[end + 1 : end + _MAX_WORD_LENGTH].lower())
    is_year = _YEAR.fullmatch(figure[0]) is not None and (after is None or word in MONTHS)
    return is_year or (after is not None and after[0] in MONTHS)
