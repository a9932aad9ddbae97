"""Numbers that are no figures: dates, years, ages, numbers of sections and the like."""

from collections.abc import Container, Sequence

from mappa_report.checks.sentences.numbers import Number, NumberKind
from mappa_report.checks.sentences.tokens import Kind, Token
from mappa_report.checks.sentences.words import MARKED
from mappa_report.wording.numbers import MONTHS

_MAGNITUDES = frozenset("million billion trillion m bn k am pm noon metre mile km degree".split())
_NOT_COUNTED_ONE = frozenset("no any each every this that the which some only another one-to".split())
_REACH = 12
_RULES = frozenset("can may must should will ever unless".split())
_ALL_OF_THEM = frozenset("the these those both our all".split())
_ONE = frozenset(["one", "1"])
_JOINTS = frozenset(["and", "or", "to", ",", "&"])
_OF_AGE = frozenset("were are was is people person resident those men women".split())
_OLDEST = 100
_AGES = frozenset((10, 14, 16, 17, 18, 21, 25, 60, 65))
_AFTER_YEAR = frozenset(
    "in since of by from to until till and or during for before after between mid late early".split()
)


def is_no_figure(tokens: Sequence[Token], number: Number, is_counted: bool, series: Container[str]) -> bool:
    """True where ``number`` counts no people or events. Numbers after words such as "section" are left to ``is_mark``.

    ``is_counted`` says that a word for what the return counts follows: "1953 people" is no year. ``series`` are the
    words of lines that are numbered.
    """
    after = (_stem(tokens, number.last + 1), _stem(tokens, number.last + 2))
    if (number.value == 12 and after[0] == "month") or "each" in after or _tells_how_many(tokens, number, series):
        return True
    if number.in_words:
        is_idle = _is_idle_nought if number.is_nought else _is_idle_one
        return _is_glued(tokens, number) or is_idle(tokens, number, is_counted) or _is_age(tokens, number, is_counted)
    if _is_glued(tokens, number) or _is_year(tokens, number, is_counted) or _is_day(tokens, number, is_counted):
        return True
    return _is_age(tokens, number, is_counted) or _has_unit(tokens, number)


def _tells_how_many(tokens: Sequence[Token], number: Number, series: Container[str]) -> bool:
    """True for "the two higher rows" and "all three columns", and for "one in seven hundred": none are people."""
    words = [token.stem for token in tokens[max(0, number.first - 3) : number.first]]
    if words[-1:] == ["in"] and not _ONE.isdisjoint(words):
        return True
    if _stem(tokens, number.first - 1) not in _ALL_OF_THEM:
        return False
    at = next((at for at in (number.last + 1, number.last + 2) if _stem(tokens, at) in series), None)
    return at is not None and (at + 1 == len(tokens) or tokens[at + 1].kind is not Kind.NUMBER)


def _is_glued(tokens: Sequence[Token], number: Number) -> bool:
    return tokens[number.first].glued or (number.last + 1 < len(tokens) and tokens[number.last + 1].glued)


def _is_idle_one(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    """True for "one" as a pronoun or article: it is a count only before a word for what the return counts."""
    if number.kind is not NumberKind.COUNT or number.value != 1:
        return False
    return not is_counted or _stem(tokens, number.first - 1) in _NOT_COUNTED_ONE


def _is_idle_nought(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    """True for "no" that is no count: before other words, or in a rule such as "no one may"."""
    stems = [token.stem for token in tokens[number.last + 1 : number.last + _REACH]]
    if not _RULES.isdisjoint(stems):
        return True
    is_no = number.first == number.last and tokens[number.first].stem == "no"
    return is_no and (not is_counted or "is" in stems)


def is_year_token(token: Token) -> bool:
    """True for four digits that may be a year."""
    return (
        token.kind is Kind.NUMBER and len(token.stem) == 4 and token.stem[:2] in ("19", "20") and not token.is_grouped
    )


def is_year_range(token: Token) -> bool:
    """True for 2022-23 and the like."""
    return token.kind is Kind.RANGE and token.stem[:2] in ("19", "20") and token.stem[4:5] in ("-", "/", "–")


def _is_year(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    if number.kind is not NumberKind.COUNT or not is_year_token(tokens[number.first]):
        return False
    earlier = tokens[number.first - 1] if number.first else None
    if earlier is None or not is_counted:
        return True
    return earlier.stem in _AFTER_YEAR or earlier.stem in MONTHS or earlier.stem in MARKED


def _is_day(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    after, earlier = _stem(tokens, number.last + 1), _stem(tokens, number.first - 1)
    if number.value > 31:
        return False
    return after in MONTHS or (earlier in MONTHS and not is_counted)


def is_mark(tokens: Sequence[Token], number: Number, before: Number | None) -> bool:
    """True after "section" and the like, and in the rest of a list that begins so: ``before`` is the mark before it."""
    if number.kind is NumberKind.COUNT and (
        _stem(tokens, number.first - 1) in MARKED or _is_dialled(tokens[number.first])
    ):
        return True
    if before is None or number.kind is not NumberKind.COUNT or number.start != number.first:
        return False
    between = tokens[before.last + 1 : number.first]
    return len(between) < 3 and all(token.stem in _JOINTS for token in between)


def _is_dialled(token: Token) -> bool:
    """True for 01622, with which a number to ring begins."""
    return token.kind is Kind.NUMBER and token.stem[:1] == "0" and token.stem[1:2].isdecimal()


def _is_age(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    words = [token.stem for token in tokens[max(0, number.start - 3) : number.first]]
    after = (_stem(tokens, number.last + 1), _stem(tokens, number.last + 2))
    if {"aged", "age", "ages"} & set(words) or (after[0] in ("and", "or") and after[1] in ("over", "older", "under")):
        return True
    is_bounded = number.start != number.first and words[-1] in ("over", "under")
    if not is_bounded or is_counted or number.kind is not NumberKind.COUNT:
        return False
    is_end = number.last + 1 == len(tokens) or tokens[number.last + 1].kind is Kind.SIGN
    return number.value in _AGES or (is_end and number.value < _OLDEST and not _OF_AGE.isdisjoint(words[-2:-1]))


def _has_unit(tokens: Sequence[Token], number: Number) -> bool:
    after = _stem(tokens, number.last + 1)
    if after in _MAGNITUDES or (after == "year" and _stem(tokens, number.last + 2) in ("old", "of")):
        return True
    before = _stem(tokens, number.first - 1)
    return before in ("per", "every", "each", "#", "@") or after == "@"


def _stem(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].stem if 0 <= at < len(tokens) else ""
