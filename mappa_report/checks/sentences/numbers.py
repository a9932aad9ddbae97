"""Numbers as sentences write them: in digits or words, as shares, and with what "over" or "nearly" makes of them."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.checks.sentences.tokens import Kind, Token
from mappa_report.checks.sentences.words import FRACTIONS, NOUGHTS, QUALIFIERS, SCALES, SMALL, TENS, Qualifier

_BOUND_ENDS = frozenset(words[-1] for words in QUALIFIERS)
_NTH = frozenset("first second third fourth last final latter".split())
_NUMBERS = frozenset("number figure total".split())
_HELD_OVER = frozenset("watch watching control charge".split())
_IN_EVERY = (
    (("out", "of", "every"), 3),
    (("out", "of"), 2),
    (("in", "every"), 2),
    (("in", "a"), 2),
    (("in",), 1),
    (("out",), 1),
)
_WHOLES = frozenset((*range(2, 21), 100))
NUMBER_WORDS = frozenset(("a", "not", *NOUGHTS, *SMALL, *TENS, *SCALES, *FRACTIONS))


class NumberKind(Enum):
    """What kind of quantity a number is."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    FRACTION = "fraction"
    RATE = "rate"


class Number(Struct, frozen=True):
    """A number from token ``first`` to ``last``. The words that qualify it, if any, begin at ``start``."""

    first: int
    last: int
    start: int
    value: Fraction
    kind: NumberKind = NumberKind.COUNT
    qualifier: Qualifier = Qualifier.EXACT
    decimals: int = 0
    in_words: bool = False

    @property
    def is_nought(self) -> bool:
        """True for "no", "none" and "nobody"."""
        return self.in_words and not self.value


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins with the token ``at``."""
    token = tokens[at]
    if token.kind is Kind.NUMBER and token.value is not None:
        return _in_digits(tokens, at, token.value)
    if token.kind is Kind.WORD and token.stem in NUMBER_WORDS:
        return _nought(tokens, at) or _fraction(tokens, at) or _in_words(tokens, at)
    return None


def _nought(tokens: Sequence[Token], at: int) -> Number | None:
    """ "No", "none", "nobody", "no one", "not one", "not a single"."""
    following = [token.stem for token in tokens[at + 1 : at + 3]]
    match tokens[at].stem, following:
        case ("no" | "not", ["one", *_]):
            last = at + 1
        case ("not", ["a", "single"]):
            last = at + 2
        case ("no", ["more" | "fewer" | "less" | "longer", *_]):
            return None
        case ("no" | "none" | "nobody", _):
            last = at
        case _:
            return None
    return Number(at, last, at, Fraction(0), in_words=True)


def _in_digits(tokens: Sequence[Token], at: int, value: Decimal) -> Number:
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    exact = Fraction(value)
    following = [token.stem for token in tokens[at + 1 : at + 5]]
    start, qualifier = qualifier_at(tokens, at)
    if following[:1] in (["%"], ["percent"]):
        return Number(at, at + 1, start, exact, NumberKind.PERCENTAGE, qualifier, decimals)
    if following[:2] == ["per", "cent"]:
        return Number(at, at + 2, start, exact, NumberKind.PERCENTAGE, qualifier, decimals)
    return _one_in(tokens, at, exact, start, qualifier) or Number(
        at, at, start, exact, NumberKind.COUNT, qualifier, decimals
    )


def _one_in(tokens: Sequence[Token], at: int, of: Fraction, start: int, qualifier: Qualifier) -> Number | None:
    """ "One in five", "two out of three": a share, where both are small."""
    step = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].stem in ("people", "person"))
    stems = [token.stem for token in tokens[step : step + 4]]
    if stems[:1] not in (["in"], ["out"]):
        return None
    step += next(size for words, size in _IN_EVERY if tuple(stems[: len(words)]) == words)
    if step >= len(tokens):
        return None
    worded, last = _value_in_words(tokens, step)
    whole, step = int(tokens[step].value or worded or 0), max(step, last)
    is_share = whole in _WHOLES and of < whole and (whole > 20 or of < 10)
    if not is_share or (step + 1 < len(tokens) and tokens[step + 1].glued):
        return None
    return Number(at, step, start, of / whole, NumberKind.FRACTION, qualifier, in_words=True)


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """ "Half of", "a third of", "three quarters"."""
    part, step = SMALL.get(tokens[at].stem, 1), at
    if tokens[at].stem in SMALL or tokens[at].stem in ("a", "one"):
        step = at + 1
    if step >= len(tokens) or tokens[step].stem not in FRACTIONS:
        return None
    whole = FRACTIONS[tokens[step].stem]
    after = [token.stem for token in tokens[step + 1 : step + 3]]
    # The second half of the year; half the number of last year, which is a change and no share.
    is_nth = tokens[at - 1].stem in _NTH or (after[:1] == ["the"] and after[-1] in _NUMBERS)
    is_share = after[:1] in (["of"], ["were"], ["are"], ["was"]) or (whole == 2 and after[:1] in (["the"], ["all"]))
    if is_nth or not is_share or not 0 < part < whole:
        return None
    start, qualifier = qualifier_at(tokens, at)
    return Number(at, step, start, Fraction(part, whole), NumberKind.FRACTION, qualifier, in_words=True)


def _in_words(tokens: Sequence[Token], at: int) -> Number | None:
    """ "Nine", "forty-four", "two hundred and six", "a dozen"."""
    if tokens[at].stem == "a":
        if at + 1 < len(tokens) and tokens[at + 1].stem == "single":
            return _worded(tokens, at, at + 1, 1)
        if at + 1 < len(tokens) and tokens[at + 1].stem in SCALES:
            value, last = _value_in_words(tokens, at + 1)
            return _worded(tokens, at, last, value)
        return None
    value, last = _value_in_words(tokens, at)
    if value is None:
        return None
    share = _one_in(tokens, last, Fraction(value), *qualifier_at(tokens, at))
    return replace(share, first=at) if share else _worded(tokens, at, last, value)


def _worded(tokens: Sequence[Token], at: int, last: int, value: int | None) -> Number | None:
    if value is None:
        return None
    start, qualifier = qualifier_at(tokens, at)
    after = [token.stem for token in tokens[last + 1 : last + 4]]
    if after == ["and", "a", "half"]:
        return Number(at, last + 3, start, value + Fraction(1, 2), NumberKind.COUNT, qualifier, 1, in_words=True)
    if after[:1] == ["percent"] or after[:2] == ["per", "cent"]:
        end = last + (1 if after[0] == "percent" else 2)
        return Number(at, end, start, Fraction(value), NumberKind.PERCENTAGE, qualifier, in_words=True)
    return Number(at, last, start, Fraction(value), NumberKind.COUNT, qualifier, in_words=True)


def _value_in_words(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The number in words from ``at`` on, and its last token; None where there is none."""
    total, current, last = 0, None, at - 1
    position = at
    while position < min(len(tokens), at + 12):
        word = tokens[position].stem
        small = SMALL.get(word, TENS.get(word))
        if small is not None and (current or 0) % 10 == 0:
            current = (current or 0) + small
        elif word in SCALES and (current is not None or position == at):
            current = (current or 1) * SCALES[word]
            if word == "thousand":
                total, current = total + current, None
        elif not (word == "and" and last >= at and tokens[last].stem in SCALES):
            break
        if word != "and":
            last = position
        position += 1
    return (total + (current or 0), last) if last >= at else (None, at)


def qualifier_at(tokens: Sequence[Token], at: int) -> tuple[int, Qualifier]:
    """Where the words that qualify a number at ``at`` begin, and what they make of it."""
    if not at or tokens[at - 1].stem not in _BOUND_ENDS or tokens[at - 2].stem in _HELD_OVER:
        return at, Qualifier.EXACT
    for length in (4, 3, 2, 1):
        start = at - length
        if start >= 0:
            qualifier = QUALIFIERS.get(tuple(token.stem for token in tokens[start:at]))
            if qualifier:
                return start, qualifier
    return at, Qualifier.EXACT
