"""The sentences of a paragraph that have numbers, and each number with what it counts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.checks.sentences.attachment import attach_mentions
from mappa_report.checks.sentences.mentions import Mention, mentions_in, mentions_over
from mappa_report.checks.sentences.no_figures import is_mark, is_no_figure
from mappa_report.checks.sentences.numbers import Number, NumberKind, number_at
from mappa_report.checks.sentences.prefilter import has_figure, has_numbers, may_tell_a_trend
from mappa_report.checks.sentences.respective import with_respective
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.tokens import Kind, Token, tokens_of
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import NOUNS, STOPS

_END = re.compile(r"[.!?](?=\s+[^\W_a-z]|\s+[“‘\"'])")
_GOING_ON = re.compile(
    r"\s{0,4}(?:Of (?:these|those|them|which)|"
    r"[A-Z0-9][\w,-]{0,20} (?:of (?:them|these|those)|were|was|had|came|went|have|are))\b"
)
"""How a sentence begins whose numbers may be of those counted in the one before."""
_THOSE_BEFORE = frozenset("which whom them these".split())
_THEIR = frozenset("the their our its his her".split())
_AFTER_KNOWN = frozenset("eligible need needed require required".split())
_BEING = frozenset("is are was were at to be compare compared against".split())
_BOTH = ["men and women".split(), "women and men".split()]
_RATE_REACH = 12
_MAX_WORDS = 500
"""No sentence that people write has more words. What has is left unread: it would take long out of proportion."""


def sentences_of(
    text: str, vocabulary: Vocabulary, before: Sequence[Mention] = (), with_trends: bool = False
) -> Iterator[Sentence]:
    """Every sentence of ``text`` that has numbers, with what the sentence before it names.

    ``with_trends``, those that have a word such as "rose" are among them. ``before`` is what was named before the text.
    """
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    lead, is_passed = "", False
    for start, end in pairwise([0, *ends]):
        written = text[start:end]
        numbered = has_numbers(written, vocabulary)
        if numbered or (with_trends and may_tell_a_trend(written)):
            tokens = tokens_of(text, start, end)
            tokens = tokens if len(tokens) <= _MAX_WORDS else []
            # "Row 3 is for the few. Nine people were in that row": what the sentence passed over names.
            before = mentions_in(tokens_of(lead)[:_MAX_WORDS], vocabulary, before) or before if is_passed else before
            mentions = tuple(_mentions(tokens, vocabulary, before))
            readings = tuple(_readings(tokens, mentions, vocabulary)) if numbered else ()
            if readings or with_trends:
                yield Sentence(text, tokens, readings, mentions, tuple(before), lead)
            before = (readings and mentions) or before
        is_passed = not numbered and has_figure(written)
        lead = written


def _mentions(tokens: Sequence[Token], vocabulary: Vocabulary, before: Sequence[Mention]) -> list[Mention]:
    """What is named in ``tokens``, in order, also by words on both sides of a number."""
    mentions = mentions_in(tokens, vocabulary, before)
    inside = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    for at in range(1, len(tokens)):
        number = None if at in inside else number_at(tokens, at)
        if number and tokens[at - 1].kind is not Kind.NUMBER:
            for over in mentions_over(tokens, (number.start, number.last), vocabulary):
                mentions = [over, *(one for one in mentions if one.last < over.first or over.last < one.first)]
    return sorted(mentions, key=lambda mention: mention.first)


def _readings(tokens: Sequence[Token], mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[Reading]:
    by_token = {at: mention for mention in mentions for at in range(mention.first, mention.last + 1)}
    readings: list[Reading] = []
    before: Number | None = None
    last_counts: Counts | None = None
    at = 0
    while at < len(tokens):
        number = None if at in by_token else number_at(tokens, at)
        if number is None:
            at = by_token[at].last + 1 if at in by_token else at + 1
            continue
        counts = _counted(tokens, number.last + 1, by_token, vocabulary)
        if counts is Counts.BARE and _is_of_those_before(tokens, number, last_counts):
            counts = Counts.OTHER
        last_counts = counts
        before = number if is_mark(tokens, number, before) else None
        is_counted = counts is Counts.KNOWN
        if before is None and not is_no_figure(tokens, number, is_counted):
            readings.append(Reading(_rate_or(number, tokens, not readings), counts))
        at = number.last + 1
    return _with_rates(tokens, with_respective(tokens, attach_mentions(tokens, readings, mentions), mentions))


def _with_rates(tokens: Sequence[Token], readings: list[Reading]) -> list[Reading]:
    """``readings`` where a bare number after a rate is one too: "the rate of the country is 130; ours is 119"."""
    for at, (one, other) in enumerate(pairwise(readings), 1):
        before = {token.stem for token in tokens[one.number.last + 1 : other.number.start]}
        is_bare = other.counts is Counts.BARE and not other.near and not before.isdisjoint(_BEING)
        if one.number.kind is NumberKind.RATE and is_bare:
            readings[at] = replace(other, number=replace(other.number, kind=NumberKind.RATE))
    return readings


def _is_of_those_before(tokens: Sequence[Token], number: Number, before: Counts | None) -> bool:
    """True for "24 beds, 11 of which": they are what the number before counts, or what no number was said of."""
    of = [token.stem for token in tokens[number.last + 1 : number.last + 3]]
    if of[:1] != ["of"] or of[-1] not in _THOSE_BEFORE:
        return False
    return before is Counts.OTHER or (before is None and of[-1] == "which")


def _rate_or(number: Number, tokens: Sequence[Token], is_first: bool) -> Number:
    """``number``, as a rate where "per 100,000" or the like follows soon, or stands before the first number."""
    in_bracket = False
    for at in range(number.last + 1, min(number.last + _RATE_REACH, len(tokens))):
        in_bracket = tokens[at].stem == "(" or (in_bracket and tokens[at].stem != ")")
        if tokens[at].kind is Kind.SIGN and tokens[at].stem not in "()":
            break
        if _is_per(tokens, at) and not in_bracket:
            return replace(number, kind=NumberKind.RATE)
    if is_first and number.kind is NumberKind.COUNT and _is_said_of_rate(tokens, number):
        return replace(number, kind=NumberKind.RATE)
    earlier = range(max(1, number.first - _RATE_REACH), number.first) if is_first else ()
    return replace(number, kind=NumberKind.RATE) if any(_is_per(tokens, at) for at in earlier) else number


def _is_said_of_rate(tokens: Sequence[Token], number: Number) -> bool:
    """True for "our rate is now 119"."""
    before = [token.stem for token in tokens[: number.start]]
    at = before.index("rate") if "rate" in before else 0
    is_last = number.last + 1 == len(tokens) or tokens[number.last + 1].kind is Kind.SIGN
    return bool(at) and is_last and before[at - 1] in ("our", "the", "this", "its")


def _is_per(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].stem == "100000" and tokens[at - 1].stem in ("per", "every", "each")


def _counted(tokens: Sequence[Token], at: int, by_token: dict[int, Mention], vocabulary: Vocabulary) -> Counts:
    """What the words from ``at`` on are: the last noun before a verb or a preposition decides."""
    last: str | None = None
    is_known = [token.stem for token in tokens[at : at + 3]] in _BOTH
    at += 3 * is_known
    while (at < len(tokens) and tokens[at].kind is Kind.WORD) or at in by_token:
        mention = by_token.get(at)
        if mention:
            if is_known or mention.is_when:
                break
            is_known, last, at = True, "", mention.last + 1
            continue
        word = tokens[at].stem
        if word in STOPS or word == "subject" or (is_known and word in _AFTER_KNOWN):
            break
        if not word.endswith(("ed", "ly")) or word in NOUNS:
            last, is_known = word, word in vocabulary.counted
        at += 1
    if is_known:
        return Counts.KNOWN
    return Counts.BARE if last is None else Counts.OTHER
