"""Labels that people type for those of a form: shortened, misspelt, with marks of notes and dates, or as they stand.

Nothing here knows a category: all is made from the form's labels, and from what else sentences call its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, pairwise, product
from math import sqrt

from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.source.lookalikes import PlainText
from mappa_report.wording.numbers import MONTHS

Words = tuple[str, ...]

LIKE_ENOUGH = 0.55
"""A label less like than this is no match."""

_MAX_LENGTH = 300
_MAX_CHOICES = 40
_MAX_TEXTS = 1_500
"""Different texts that are held against the labels of one kind: some ten times those of a return."""

_MAX_MENDED = 400
"""Misspelt words that are looked up, each against the words of the form."""

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_NOTE_MARK = re.compile(r"\[[^\[\]]{0,12}\]|[*†‡§¹²³⁰⁴-⁹]")
_NUMBERING = re.compile(r"\s*+(?>table\s*+[0-9]{1,3}[a-z]?\s*+[:.)–—-]?\s*+)?(?>\([a-z]{1,5}\)\s*+){0,3}")
_DATE = re.compile(rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(sorted(MONTHS))})\.? (?:19|20)[0-9]{{2}}\b")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[0-9]+")
_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_STOPS = frozenset(
    "the of a an on in to for and or who by per is are was were which that have had with from their at".split()
)
_NUMERALS = {"one": "1", "two": "2", "three": "3", "four": "4", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SHORT = 4
"""In a label of no more words, a number tells it from its neighbours: "Level 2" is never "Level 3"."""


def plain_label(content: Inlines) -> str:
    """A label of the form without its placeholders."""
    return " ".join(_PLACEHOLDER.sub(" ", plain_text(content)).split())


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """The words of a label in their simplest form, without numbering, marks of notes, dates and small words."""
    plain = PlainText.of(_NOTE_MARK.sub(" ", text[:_MAX_LENGTH])).text.casefold().replace("’", "'")
    plain = _DATE.sub(" ", plain)
    numbering = _NUMBERING.match(plain)
    plain = plain[numbering.end() if numbering else 0 :]
    words = [_stem(word) for word in _WORD.findall(plain)]
    return tuple(word for word in words if word not in _STOPS) or tuple(words)


def _stem(word: str) -> str:
    word = _NUMERALS.get(word, word.removesuffix("'s"))
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


class Vocabulary:
    """The words of a form, to which those of a file are brought: "Cat 1", "L1" and "Catagory 1" too."""

    def __init__(self, labels: Iterable[str]) -> None:
        known = [words_of(label) for label in labels]
        self._words = frozenset(word for words in known for word in words)
        pairs = ((word, after) for words in known for word, after in pairwise(words))
        numbered = {word for word, after in pairs if after.isdecimal() and not word.isdecimal()}
        initials = Counter(word[0] for word in numbered)
        self._series = {word[0]: word for word in numbered if initials[word[0]] == 1}
        self._mended: dict[str, str] = {}

    def words_of(self, text: str) -> Words:
        """The words of ``text``, those that are no words of the form mended where one is near."""
        words = words_of(text)
        after = (*words[1:], "")
        return tuple(
            self._series.get(word, word) if len(word) == 1 and following.isdecimal() else self._mend(word)
            for word, following in zip(words, after, strict=False)
        )

    def _mend(self, word: str) -> str:
        if word in self._words or word.isdecimal() or len(word) < 3 or len(self._mended) > _MAX_MENDED:
            return self._mended.get(word, word)
        if word not in self._mended:
            begun = [each for each in self._words if each.startswith(word)]
            near = get_close_matches(word, self._words, n=1, cutoff=0.8) if len(word) > 4 else []
            self._mended[word] = begun[0] if len(begun) == 1 else next(iter(near), word)
        return self._mended[word]


class Labels:
    """The labels of things of one kind, such as a table's rows, by their keys: which one does a text stand for?"""

    def __init__(self, names: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> None:
        """``names`` gives for each key its label, then what else it may be called."""
        self._vocabulary = vocabulary
        by_key = {key: dict.fromkeys(filter(None, map(words_of, each))) for key, each in names.items()}
        shared = Counter(words for each in by_key.values() for words in each)
        self._whole = {key: words_of(each[0]) for key, each in names.items() if each}
        self._names = {
            key: tuple(words for words in each if shared[words] == 1 or words == self._whole[key])
            for key, each in by_key.items()
        }
        often = Counter(word for each in self._names.values() for word in {word for words in each for word in words})
        self._weights = {word: 1 / sqrt(count) for word, count in often.items()}
        self._read: dict[str, tuple[tuple[float, str], ...]] = {}

    def matches(self, text: str) -> tuple[tuple[float, str], ...]:
        """The keys that ``text`` may stand for, each with how like it is from 0 to 1, the likeliest first."""
        if text not in self._read:
            if len(self._read) >= _MAX_TEXTS:
                return ()
            words = self._vocabulary.words_of(text)
            scored = ((max((self._likeness(words, name) for name in names), default=0), key)
                      for key, names in self._names.items())  # fmt: skip
            self._read[text] = tuple(sorted((each for each in scored if each[0] > 0), key=lambda each: -each[0]))
        return self._read[text]

    def best(self, text: str) -> tuple[float, str] | None:
        """The likeliest key, if it is like enough, and likelier than any other."""
        matches = self.matches(text) if text.strip() else ()
        if not matches or matches[0][0] < LIKE_ENOUGH or (len(matches) > 1 and matches[1][0] == matches[0][0]):
            return None
        return matches[0]

    def highest(self, text: str, but: str = "") -> float:
        """How like ``text`` is to the likeliest of all keys ``but`` one, from 0 to 1."""
        matches = self.matches(text) if text.strip() else ()
        return next((score for score, key in matches if key != but), 0)

    def likeness(self, text: str, key: str) -> float:
        """How like ``text`` is to what ``key`` is called, from 0 to 1."""
        return next((score for score, each in self.matches(text) if each == key), 0)

    def is_exact(self, text: str, key: str) -> bool:
        """Whether ``text`` is the label of ``key``, word for word."""
        return words_of(text) == self._whole[key]

    def _likeness(self, words: Words, name: Words) -> float:
        """Shared words out of all, rare ones heavier; nothing where numbers of a short label differ."""
        if words == name:
            return 1
        ours, theirs = frozenset(words), frozenset(name)
        both = ours & theirs
        if all(map(str.isdecimal, both)):  # a number alone says nothing: "Category 2" is not "Level 2"
            return 0
        if min(len(ours), len(theirs)) <= _SHORT and any(map(str.isdecimal, ours ^ theirs)):
            return 0
        return 2 * self._weight(both) / (self._weight(ours) + self._weight(theirs))

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights.get(word, 0.5) for word in words)


def names_of(label: str, aliases: Iterable[str] = ()) -> list[str]:
    """``label``, and what else a line or table with it may be called: its parts, abbreviations and ``aliases``."""
    without = " ".join(_IN_BRACKETS.sub(" ", label).split())
    parts = without.split(": ", 1) if ": " in without else []
    short = _ABBREVIATION.findall(label)
    spelt = (phrase for alias in aliases for phrase in islice(_choices(alias), _MAX_CHOICES))
    return [label, *([without] if without != label else []), *parts, *short, *spelt]


def _choices(alias: str) -> Iterator[str]:
    """What ``alias`` stands for, where ``a|b`` is either word and ``...`` a few words between."""
    words = [word.split("|") for word in alias.replace("...", " ").split()]
    return (" ".join(chosen) for chosen in product(*words))
