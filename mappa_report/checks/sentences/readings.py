"""The sentences of a paragraph that have numbers, and each number with what it counts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mappa_report.checks.sentences.attachment import attach_mentions, with_respective
from mappa_report.checks.sentences.changes import FACTOR_WORDS
from mappa_report.checks.sentences.line import DIRECTIONS
from mappa_report.checks.sentences.mentions import Mention, mentions_in, mentions_over
from mappa_report.checks.sentences.no_figures import is_mark, is_no_figure
from mappa_report.checks.sentences.numbers import Number, NumberKind, number_at
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.tokens import Kind, Token, stem, tokens_of
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import FRACTIONS, MARKED, NOUGHTS, NOUNS, SCALES, SMALL, STOPS, TENS
from mappa_report.wording.numbers import MONTHS

_END = re.compile(r"[.!?](?=\s+[^\W_a-z]|\s+[“‘\"'])")
_THOSE_BEFORE = frozenset("which whom them these".split())
_AFTER_KNOWN = frozenset("eligible need needed require required".split())
_BEING = frozenset("is are was were at to be compare compared against".split())
_BOTH = ["men and women".split(), "women and men".split()]
_RATE_REACH = 12
_MAX_WORDS = 500
"""No sentence that people write has more words. What has is left unread: it would take long out of proportion."""


def sentences_of(
    text: str, vocabulary: Vocabulary, before: Sequence[Mention] = (), with_trends: bool = False, fewest: int = 1
) -> Iterator[Sentence]:
    """Every sentence of ``text`` that has numbers, at least ``fewest``, with what the sentence before it names.

    ``with_trends``, those that have a word such as "rose" are among them. ``before`` is what was named before the text.
    """
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    lead, is_passed = "", False
    for start, end in pairwise([0, *ends]):
        written = text[start:end]
        numbered = has_numbers(written, vocabulary) and (fewest == 1 or _may_have(written, fewest))
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
        if before is None and not is_no_figure(tokens, number, is_counted, vocabulary.series):
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


_FIGURE = re.compile(r"[0-9][0-9,.]*")
_WORD = re.compile("[a-z]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[.,]?")
_LAST_WORD = re.compile(r"(?<![A-Za-z'’])([A-Za-z]++)[\s.(]{1,2}$")
_MAX_WORD_LENGTH = 16
_REACH = 4
_IDLE = frozenset(["one", "single", *NOUGHTS])
"""What mostly counts nothing, and is a number only close before what is counted."""
_NUMBERS = frozenset((*SMALL, *TENS, *SCALES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS))) - _IDLE
_SIGNS = ("", *",.;:!?)", "’", "”", "%")
_WRITTEN = frozenset(word + sign for word in _NUMBERS for sign in _SIGNS)
_IDLE_WRITTEN = frozenset(word + sign for word in _IDLE for sign in _SIGNS)
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


def _may_have(text: str, fewest: int) -> bool:
    """False where ``text`` has fewer numbers, each in figures or in a word or two."""
    words = _WORD.findall(text.lower())
    return len(_FIGURE.findall(text)) + sum(word in _NUMBERS or word in _IDLE for word in words) >= fewest


def _is_idle(text: str, figure: re.Match[str], vocabulary: Vocabulary) -> bool:
    start, end = figure.span()
    before = _LAST_WORD.search(text[max(0, start - _MAX_WORD_LENGTH) : start])
    word = stem(before[1]) if before else ""
    if word in MARKED or word in vocabulary.series:
        return True
    after = _WORD.match(text[end + 1 : end + _MAX_WORD_LENGTH].lower())
    is_year = _YEAR.fullmatch(figure[0]) is not None and (after is None or word in MONTHS)
    return is_year or (after is not None and after[0] in MONTHS)
