"""Words of labels brought into a form in which they can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mappa_report.source.lookalikes import PlainText
from mappa_report.wording.numbers import MONTHS

Words = tuple[str, ...]

_MAX_LENGTH = 300
"""Letters of the longest label."""
_TOKEN = re.compile(r"\d{1,3}(?:[,.’'\u00a0\u2009 ]000)+(?!\d)|\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|&")
_NOTE_MARK = re.compile(r"\[[^\[\]]{0,12}\]|[*†‡§¹²³⁰⁴-⁹]")
_NUMBERING = re.compile(
    r"\s*+(?:table\s*+[0-9]{1,3}[a-z]?\b\s*+[:.)–—-]?\s*+)?(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[).])?\s*+", re.IGNORECASE
)
_ENUMERATOR = re.compile(r"\(?([ivx]{1,5}|[a-z]|\d{1,2})[).]", re.IGNORECASE)
_DATE = re.compile(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(sorted(MONTHS))})\.? (?:19|20)[0-9]{{2}}\b", re.IGNORECASE
)
_STOPS = frozenset(
    "the of a an on in to for and or who by per number no is are was were which that have had has been be with from "
    "their his her its your this these those between at as any following during under it them they".split()
)
_DIGITS = dict(zip("one two three four five six seven eight nine ten".split(), map(str, range(1, 11)), strict=True))
_ROMAN = dict(zip("II III IV VI VII VIII IX".split(), "2 3 4 6 7 8 9".split(), strict=True))
_ALIKE = (("ense", "ence"), ("ual", ""))
"""Endings that people write in two ways, such as "offense", or that tell nothing."""


def bare(label: str) -> str:
    """``label`` without a number or letter at its front, and without that of a table."""
    numbering = _NUMBERING.match(label)
    return label[numbering.end() :] if numbering else label


def enumerator(label: str) -> str:
    """The number or letter at the front of ``label``, such as "iv"; "" if it has none."""
    match = _ENUMERATOR.match(label.lstrip())
    return match[1].casefold() if match else ""


def is_stop(word: str) -> bool:
    """True for a word that only joins others."""
    return word in _STOPS


@lru_cache(maxsize=20_000)
def tokens(text: str) -> Words:
    """The words of ``text`` that tell something, roughly without their endings, numbers as digits."""
    return tuple(token for token in _tokens(text) if not is_stop(token))


@lru_cache(maxsize=20_000)
def all_tokens(text: str) -> Words:
    """The words of ``text``, those that only join others too."""
    return tuple(_tokens(text))


@lru_cache(maxsize=20_000)
def cleaned(text: str) -> str:
    """``text`` without what stands beside a label: numbering, dates and marks of notes."""
    plain = PlainText.of(_NOTE_MARK.sub(" ", text[:_MAX_LENGTH])).text
    return bare(_DATE.sub(" ", plain))


def label_words(text: str) -> Words:
    """The words of a label alone that tell something."""
    return tokens(cleaned(text))


def _tokens(text: str) -> Iterator[str]:
    matches = _TOKEN.findall(text)
    for index, word in enumerate(matches):
        if word[0].isdigit():
            yield re.sub(r"\D", "", word)
        elif word in _ROMAN or (word == "I" and index and index + 1 == len(matches)):
            yield _ROMAN.get(word, "1")
        else:
            yield stem(word)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """``word`` in small letters, without what makes it belong to somebody and, roughly, without a plural ending."""
    small = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if small in _DIGITS:
        return _DIGITS[small]
    if len(small) > 4 and small.endswith("ies"):
        small = f"{small[:-3]}y"
    elif small.endswith(("ches", "shes", "sses", "xes")):
        small = small[:-2]
    elif len(small) > 3 and small.endswith("s") and not small.endswith("ss"):
        small = small[:-1]
    for ending, other in _ALIKE:
        if small.endswith(ending):
            return small.removesuffix(ending) + other
    return small
