"""How strictly a number can be checked: which words exempt it, and which leave open what it counts."""

from enum import Enum
from itertools import pairwise, zip_longest

from msgspec import Struct

from mappa_report.checks.sentences.candidates import Returns
from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Counts, Reading, Sentence
from mappa_report.checks.sentences.tokens import Kind, Token
from mappa_report.checks.sentences.vocabulary import Vocabulary
from mappa_report.checks.sentences.words import MOVES, NEUTRAL, OF_ONE, PROSPECTS, VERBS
from mappa_report.wording.numbers import MONTHS

_THOSE = frozenset("the our its".split())
_CARE = ("looked", "after")
_ASIDE = frozenset("also not never".split())
"""Words by which some are set apart from the rest."""
_YEAR = 4
_BEING = frozenset("was were is are be been".split())
"""Before "left" these say who remains, and not who went."""
_ENDS = VERBS | frozenset("and during over in".split())
_OPENERS = frozenset("that and but while whereas".split())


def is_set_aside(sentence: Sentence, reading: Reading) -> bool:
    """True for what is of one person or thing, for those who came or went, and for what was only to be."""
    start, end = reading.zone
    zone = sentence.tokens[start:end]
    return (
        _is_of_one(sentence, reading)
        or any(_is_prospect(sentence, at) for at in range(start, end))
        or any(token.stem in MOVES and before.stem not in _BEING for before, token in pairwise(zone))
    )


def _is_prospect(sentence: Sentence, at: int) -> bool:
    """True for "we plan", and not for "each has a plan"."""
    return sentence.tokens[at].stem in PROSPECTS and not (at and sentence.tokens[at - 1].stem in ("a", "plan"))


def _is_of_one(sentence: Sentence, reading: Reading) -> bool:
    """True for "a typical caseload", "each manager", "60 cases per officer"."""
    if reading.number.kind is NumberKind.RATE:
        return False
    tokens = sentence.tokens
    is_per = any(
        token.stem == "per" and tokens[at + 1 : at + 2] and tokens[at + 1].stem not in ("cent", "100000")
        for at, token in enumerate(tokens)
    )
    opening = _opening(sentence, reading.number.start)
    before = tokens[opening : reading.number.first]
    of = [token.stem for token in tokens[max(0, reading.number.start - 2) : reading.number.start]]
    is_of_each = of != ["of", "the"] and any(token.stem in OF_ONE for token in before)
    is_of_every = tokens[0].stem == "of" and tokens[1].stem in OF_ONE
    return is_per or is_of_each or is_of_every


class Plainness(Enum):
    """Whether words of the clause may narrow down what is counted: none, words after the number, or words before it."""

    PLAIN = "plain"
    NARROWED = "narrowed"
    OBJECT = "object"


def plainness(sentence: Sentence, reading: Reading, returns: Returns) -> Plainness:
    """Whether the words of the clause may narrow down whom or what ``reading`` counts.

    "24 people in row 2 attended" and "we sampled 24 people in row 2" may be about some of them only.
    """
    if reading.number.kind is NumberKind.RATE:
        return Plainness.PLAIN
    tokens, number, vocabulary = sentence.tokens, reading.number, returns.vocabulary
    after = [token.stem for token in tokens[number.last + 1 : number.last + 3]]
    if (
        number.kind is NumberKind.COUNT
        and after[:1] == ["of"]
        and after[1:]
        and after[1] in _THOSE
        and not reading.whole
    ):
        return Plainness.NARROWED
    if _is_defined(sentence, reading, vocabulary):
        return Plainness.PLAIN
    lines = {(index, key) for mention in reading.near for index, (_, keys) in mention.named.items() for key in keys}
    labels: frozenset[str] = frozenset().union(*(vocabulary.label_words[line] for line in lines))
    verbs = {tokens[one.verb].stem for one in sentence.mentions if one.verb is not None}
    named = verbs | {sentence.tokens[at].stem for one in sentence.mentions for at in range(one.first, one.last + 1)}
    taken = returns.known_words | labels | vocabulary.counted | named
    clause = _clause(sentence, reading)
    # "5 people in row 2 were under 21": a number that is no figure narrows as a word does.
    behind = [token for token in clause if token.start > tokens[number.last].start]
    narrowing = [token for token in clause if _may_narrow(token, taken)]
    narrowing += _asides(behind)
    if any(token.start < tokens[number.first].start for token in narrowing):
        return Plainness.OBJECT
    # "Row 2 meetings numbered 120": what is named before the number only tells of which kind the meetings were.
    heads = [
        tokens[mention.last + 1] for mention in reading.near if mention.is_line and mention.last < number.first - 1
    ]
    if any(_may_narrow(token, taken) for token in heads):
        return Plainness.OBJECT
    is_moved = any(
        mention.series
        and tokens[mention.first - 1].stem == "to"
        and tokens[mention.first - 2].stem not in ("belong", "belonged")
        for mention in reading.near
    )
    return Plainness.NARROWED if narrowing or is_moved else Plainness.PLAIN


def _is_defined(sentence: Sentence, reading: Reading, vocabulary: Vocabulary) -> bool:
    """True for "the 12 people who were in row 2": all of them, whatever is said of them."""
    tokens, number = sentence.tokens, reading.number
    if not number.start or tokens[number.start - 1].stem not in ("the", "all"):
        return False
    own = [one for one in reading.near if one.first > number.last]
    end = max((one.last for one in own), default=number.last) + 1
    named = {at for one in own for at in range(one.first, one.last + 1)}
    known = vocabulary.counted | NEUTRAL
    is_plain = all(at in named or tokens[at].stem in known for at in range(number.last + 1, end))
    is_end = end == len(tokens) or tokens[end].kind is Kind.SIGN or tokens[end].stem in _ENDS
    return is_plain and is_end and any(not one.is_when for one in own)


def _clause(sentence: Sentence, reading: Reading) -> list[Token]:
    """The words of the clause that the number stands in, mentions and the number itself left out."""
    tokens, number = sentence.tokens, reading.number
    start = _opening(sentence, number.start)
    before = [other for other in sentence.readings if other.number.last < number.start]
    if before and start >= number.start and _is_list(sentence, before[-1], reading):
        # "We looked at 30 in row 1, 20 in row 2": one list, of which the same is said.
        start = _opening(sentence, before[0].number.start)
    end = max((mention.last + 1 for mention in reading.near), default=number.last + 1)
    end = max(end, number.last + 1)
    while (
        end < reading.zone[1]
        and tokens[end].kind is not Kind.SIGN
        and tokens[end].stem not in ("and", "but", "while", "whereas")
    ):
        end += 1
    named = {at for mention in sentence.mentions for at in range(mention.first, mention.last + 1)}
    numbered = {at for other in sentence.readings for at in range(other.number.start, other.number.last + 1)}
    kept = [at for at in range(start, end) if at not in named and at not in numbered and at not in sentence.asides]
    return [tokens[at] for at in kept if not (at + 1 in kept and (tokens[at].stem, tokens[at + 1].stem) == _CARE)]


def _is_list(sentence: Sentence, one: Reading, other: Reading) -> bool:
    """True where ``other`` goes on with the list that ``one`` is in: no verb stands between them, nor after it."""
    between = sentence.tokens[one.number.last + 1 : other.number.start]
    after = sentence.tokens[other.number.last + 1 : other.zone[1]]
    is_of = after[:1] and after[0].stem == "of"
    return not (is_of or any(token.stem in VERBS for token in between))


def _opening(sentence: Sentence, at: int) -> int:
    """Where the clause of the token ``at`` begins: after a sign, "and" or "that"."""
    while at and sentence.tokens[at - 1].kind is not Kind.SIGN and sentence.tokens[at - 1].stem not in _OPENERS:
        at -= 1
    return at


def _asides(after: list[Token]) -> list[Token]:
    """Numbers that are no figures, no years and no days of a month."""
    return [
        token
        for token, following in zip_longest(after, after[1:])
        if token.kind is Kind.NUMBER and len(token.stem) < _YEAR and not (following and following.stem in MONTHS)
    ]


def _may_narrow(token: Token, known: frozenset[str]) -> bool:
    if token.kind is not Kind.WORD:
        return False
    return token.stem in _ASIDE or not (token.stem in NEUTRAL or token.stem in MONTHS or token.stem in known)


_GOING_ON = frozenset("of these them those".split())


class CountedSets(Struct):
    """Tracks from number to number whether what was counted last is what the return counts."""

    returns: Returns
    is_other: bool = False

    def forget(self) -> None:
        """Begin anew, as below a heading."""
        self.is_other = False

    def begin(self, sentence: Sentence) -> None:
        """Go on to ``sentence``: it continues the set before if it begins with its number, or with "of these"."""
        first = sentence.readings[0].number.start
        self.is_other &= not first or any(token.stem in _GOING_ON for token in sentence.tokens[: min(2, first)])

    def follow(self, sentence: Sentence) -> None:
        """Go on past ``sentence``, all of it."""
        self.begin(sentence)
        for reading in sentence.readings:
            self.is_of_other_set(reading, sentence)

    def is_of_other_set(self, reading: Reading, sentence: Sentence) -> bool:
        """True if ``reading`` counts something else than the return, by the words before it. Call it in order."""
        if reading.counts is Counts.BARE and self.is_other:
            return True
        # "Of the 28, 23 were in row 2 and five in row 3": of some that were counted before, nobody says what.
        is_of = sentence.tokens[0].stem == "of" and reading == sentence.readings[0] and not reading.near
        self.is_other = (
            (is_of and reading.counts is Counts.BARE)
            or reading.counts is Counts.OTHER
            or self._is_narrowed(sentence, reading)
        )
        return False

    def _is_narrowed(self, sentence: Sentence, reading: Reading) -> bool:
        """True where words beside ``reading`` may leave out some of those whom the return counts.

        They leave out none where the number is a figure of the return, and too large to be one by chance.
        """
        is_figure = reading.number.kind is NumberKind.COUNT and reading.number.value in self.returns.distinctive
        return not is_figure and plainness(sentence, reading, self.returns) is not Plainness.PLAIN
