"""Numbers of another place than the area: of the country, a neighbour, or one of the area's towns."""

from mappa_report.checks.sentences.numbers import NumberKind
from mappa_report.checks.sentences.sentence import Reading, Sentence
from mappa_report.checks.sentences.tokens import Kind
from mappa_report.checks.sentences.words import ELSEWHERE, NEUTRAL
from mappa_report.wording.numbers import MONTHS

_HERE = frozenset("here locally our we us local".split())
_MOST = frozenset("largest biggest highest smallest lowest fewest most".split())
_PLACES = frozenset("in across within near around outside".split())


def is_elsewhere(sentence: Sentence, reading: Reading, known: frozenset[str]) -> bool:
    """True where the words of ``reading`` are about another place. ``known`` are the words of the area's own names."""
    zone = range(*reading.zone)
    return (
        any(_is_country(sentence, at) or _is_in_other(sentence, at, known) for at in zone)
        or _opens_elsewhere(sentence, reading, known)
        or _is_of_namesake(sentence, reading, known)
        or _is_rate_elsewhere(sentence, reading, known)
    )


def _opens_elsewhere(sentence: Sentence, reading: Reading, known: frozenset[str]) -> bool:
    """True where the sentence begins in another place, and has not come back by the end of the number's words."""
    head = sentence.readings[0].number.first
    if not any(_is_country(sentence, at) for at in range(head)):
        return False
    here = {token.stem for token in sentence.tokens[head : reading.zone[1]]}
    return here.isdisjoint(known) and here.isdisjoint(_HERE)


def _is_country(sentence: Sentence, at: int) -> bool:
    """ "National" in the name of a service is no place."""
    if sentence.tokens[at].stem not in ELSEWHERE:
        return False
    following = sentence.tokens[at + 1 : at + 2]
    is_name = bool(following) and sentence.text[following[0].start].isupper()
    return not (is_name and sentence.tokens[at].stem in ("national", "regional"))


def _is_in_other(sentence: Sentence, at: int, known: frozenset[str]) -> bool:
    """True for "in" and a name that is not of the area: one of its towns, or another area."""
    if sentence.tokens[at].stem not in _PLACES or sentence.tokens[at - 1].stem in _MOST:
        return False
    is_article = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].stem == "the"
    return _is_foreign_name(sentence, at + (2 if is_article else 1), known)


def _is_foreign_name(sentence: Sentence, at: int, known: frozenset[str]) -> bool:
    """True for a word with a capital that names neither the area nor anything of the return."""
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    if token.kind is not Kind.WORD or not sentence.text[token.start].isupper():
        return False
    is_named = any(mention.first <= at <= mention.last for mention in sentence.mentions)
    return not (is_named or token.stem in known or token.stem in NEUTRAL or token.stem in MONTHS)


def _is_rate_elsewhere(sentence: Sentence, reading: Reading, known: frozenset[str]) -> bool:
    """True for "the rate of the South East is 110"."""
    before = range(max(1, reading.zone[0]), reading.number.first)
    return reading.number.kind is NumberKind.RATE and any(_is_foreign_name(sentence, at, known) for at in before)


def _is_of_namesake(sentence: Sentence, reading: Reading, known: frozenset[str]) -> bool:
    """True for "Suffolk has 12 people" and "Suffolk, with 12 people": the place begins the sentence."""
    at = 0
    while _is_foreign_name(sentence, at, known):
        at += 1
    following = [token.stem for token in sentence.tokens[at : at + 2]]
    has = following[:1] in (["has"], ["had"]) or following == [",", "with"]
    return bool(at) and has and reading is sentence.readings[0]
