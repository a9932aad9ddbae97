"""Abbreviations in prose: where they are used, whether they are spelt out there, and what they stand for."""

import re
from collections.abc import Container, Iterator

from msgspec import Struct

_CANDIDATE = re.compile(r"[A-Z][a-z&]?[a-z&]?[A-Z][A-Za-z&]{0,8}")
_ROMAN = frozenset("IVXLC")
_WORDS_IN_BRACKETS = re.compile(r"s? \(([A-Za-z][^()]{3,80} [^()]{2,40})\)")
_WORD = re.compile(r"[A-Za-z]+(?:’s)?(?:-[a-z]+)*")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
"""Words that an abbreviation may pass over."""

_IN_BRACKETS = 40
"""Characters that a bracket with nothing but abbreviations may hold."""

_NEAR = 200
"""Characters before and after an abbreviation within which its words are looked for."""


class Use(Struct, frozen=True):
    """One use of an abbreviation, without the s of its plural: ``name`` stands from ``start`` to ``end``."""

    name: str
    start: int
    end: int

    @property
    def initials(self) -> str:
        """The letters that words begin with: its capitals, made small."""
        return "".join(letter for letter in self.name if letter.isupper()).casefold()


_OPENING = re.compile(r"\A[^\w\s’'&,-]*+(?>(?:[A-Z’'&,-]+\s+)+)(?=[a-z]|[^\s]*[a-z])")
"""The words in capitals with which a paragraph opens, as a matter of style."""
_VOWEL = re.compile(r"[AEIOUY]")


def uses_in(text: str, known: Container[str]) -> Iterator[Use]:
    """Every abbreviation in ``text``; where all is in capitals, none can be told.

    Nor can one that is not ``known`` among capitals that open a paragraph, unless nobody could say it as a word.
    """
    if text.isupper():
        return
    opening = match.end() if (match := _OPENING.match(text)) else 0
    for match in _CANDIDATE.finditer(text):
        if match.end() < opening and match[0] not in known and _VOWEL.search(match[0]):
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        name = match[0]
        capitals = sum(letter.isupper() for letter in name)
        is_part = before.isalnum() or after.isalnum() or before in tuple("&@._-") or after in tuple("@_")
        if not is_part and capitals * 2 >= len(name) - 1 and not _ROMAN.issuperset(name):
            name = name[:-1] if name.endswith("s") and name[-2].isupper() else name
            yield Use(name, match.start(), match.start() + len(name))


def is_spelt_out(use: Use, text: str, known: str) -> bool:
    """True if ``text`` says at ``use`` what it stands for, in brackets or beside it; ``known`` is what it may be."""
    if _is_bracketed(use, text) or _has_words_in_brackets(use, text):
        return True
    near = _sentence_around(use, text)
    return bool(known and known.casefold() in near.casefold()) or bool(len(use.initials) > 2 and _run(use, near))


def stands_for(use: Use, text: str) -> str:
    """The words near ``use`` whose initials it is made of; empty where there are none."""
    before, after = text[max(0, use.start - _NEAR) : use.start], text[use.end : use.end + _NEAR]
    return _run(use, before) or _run(use, after)


def _sentence_around(use: Use, text: str) -> str:
    """What stands near ``use`` in the same sentence."""
    first, last = max(0, use.start - _NEAR), use.end + _NEAR
    begins, ends = text.rfind(". ", first, use.start), text.find(". ", use.end, last)
    return text[max(first, begins + 1) : ends if ends >= 0 else last]


def _is_bracketed(use: Use, text: str) -> bool:
    """True in "the words (ABC)", and in "the words (ABC or ABD)"."""
    begins = text.rfind("(", max(1, use.start - _IN_BRACKETS), use.start)
    ends = text.find(")", use.end, use.end + _IN_BRACKETS)
    if begins < 0 or ends < 0:
        return False
    words = re.findall(r"[^\s,;()]+", text[begins:ends])
    return all(word in _SMALL or sum(map(str.isupper, word)) > 1 for word in words)


def _has_words_in_brackets(use: Use, text: str) -> bool:
    """True in "ABC (the words)"."""
    match = _WORDS_IN_BRACKETS.match(text, use.end)
    return bool(match and any(word[0].casefold() == use.initials[0] for word in match[1].split()))


def _run(use: Use, text: str) -> str:
    """The last words of ``text`` that follow one another and begin with the initials of ``use``, in order."""
    words = list(_WORD.finditer(text))
    for index in range(len(words) - 1, -1, -1):
        last = _last_of_run(use.initials, words[index:])
        if last:
            return " ".join(text[words[index].start() : last.end()].split())
    return ""


def _last_of_run(initials: str, words: list[re.Match[str]]) -> re.Match[str] | None:
    """The last of the words that begin with ``initials``, from the first on; None where they do not.

    Small words may be passed over, except the first, and are never the last.
    """
    matched = 0
    for number, word in enumerate(words):
        is_small = word[0] in _SMALL
        is_last = matched == len(initials) - 1
        if word[0][0].casefold() == initials[matched] and not (is_small and (is_last or number == 0)):
            matched += 1
        elif not is_small or number == 0:
            return None
        if matched == len(initials):
            return word
    return None
