"""The sentences of a paragraph that have numbers, and each number with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mappa_report.checks.sentences.binding import bound
from mappa_report.checks.sentences.mentions import Mention, mentions_in
from mappa_report.checks.sentences.no_figures import is_mark, is_no_figure
from mappa_report.checks.sentences.numbers import Number, Sort, number_at
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.tokens import Kind, Token, tokens_of
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import NOUNS, STOPS
from mappa_report.checks.sentences.worth import has_number, may_count

_END = re.compile(r"[.!?](?=\s+[^\W_a-z]|\s+[“‘\"'])")
_LONGEST = 500
"""No sentence that people write has more words. What has is left unread: it would take long out of proportion."""


def sentences_of(text: str, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Every sentence of ``text`` that has a number."""
    start = 0
    for match in _END.finditer(text):
        if has_number(text[start : match.end()]):
            yield _sentence(text, start, match.end(), vocabulary)
        start = match.end()
    if has_number(text[start:]):
        yield _sentence(text, start, len(text), vocabulary)


def _sentence(text: str, start: int, end: int, vocabulary: Vocabulary) -> Sentence:
    tokens = tokens_of(text, start, end)
    if len(tokens) > _LONGEST or not may_count(tokens, vocabulary):
        return Sentence(text, tokens, (), ())
    mentions = tuple(mentions_in(tokens, vocabulary))
    return Sentence(text, tokens, tuple(_readings(tokens, mentions, vocabulary)), mentions)


def _readings(tokens: Sequence[Token], mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[Reading]:
    by_token = {at: mention for mention in mentions for at in range(mention.first, mention.last + 1)}
    found: list[Reading] = []
    before: Number | None = None
    at = 0
    while at < len(tokens):
        number = None if at in by_token else number_at(tokens, at)
        if number is None:
            at = by_token[at].last + 1 if at in by_token else at + 1
            continue
        counts = _counted(tokens, number.last + 1, by_token, vocabulary)
        before = number if is_mark(tokens, number, before) else None
        if before is None and not is_no_figure(tokens, number, counts is Counts.KNOWN):
            found.append(Reading(_rate_or(number, tokens), counts))
        at = number.last + 1
    return bound(tokens, found, mentions)


def _rate_or(number: Number, tokens: Sequence[Token]) -> Number:
    """``number``, as a rate where "per 100,000" or the like follows soon."""
    for at in range(number.last + 1, min(number.last + 8, len(tokens))):
        if tokens[at].kind is Kind.SIGN:
            break
        if tokens[at].stem == "100000" and tokens[at - 1].stem in ("per", "every", "each"):
            return replace(number, sort=Sort.RATE)
    return number


def _counted(tokens: Sequence[Token], at: int, by_token: dict[int, Mention], vocabulary: Vocabulary) -> Counts:
    """What the words from ``at`` on are: the last noun before a verb or a preposition decides."""
    last: str | None = None
    is_known = False
    while (at < len(tokens) and tokens[at].kind is Kind.WORD) or at in by_token:
        mention = by_token.get(at)
        if mention:
            if is_known or mention.is_when:
                break
            is_known, last, at = True, "", mention.last + 1
            continue
        word = tokens[at].stem
        if word in STOPS or word == "subject":
            break
        if not word.endswith(("ed", "ly")) or word in NOUNS:
            last, is_known = word, word in vocabulary.counted
        at += 1
    if is_known:
        return Counts.KNOWN
    return Counts.BARE if last is None else Counts.OTHER
