"""How like the words of a file are to those of an edition that tells the same in words of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_STOPS = frozenset(
    "the of a an on in to for and or who by per is are was were which that have had with from their at it be as this "
    "they not those them its has will may can must".split()
)
_BEST, _ALL = 0.7, 0.3

Stems = frozenset[str]


@lru_cache(maxsize=4_000)
def stems(text: str) -> Stems:
    """The words of ``text`` that say something, without their endings."""
    words = (word.casefold() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)))
    return frozenset(_stem(word) for word in words if word not in _STOPS)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "atory", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def dice(one: Stems, other: Stems) -> float:
    """How many of the words of two short texts are in both, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


class Likeness:
    """Texts held against the paragraphs of each unit; a word that few units have says more than one that many have."""

    def __init__(self, units: Sequence[Iterable[str]]) -> None:
        self._units = [[stems(paragraph) for paragraph in unit] for unit in units]
        self._all = [frozenset[str]().union(*paragraphs) for paragraphs in self._units]
        counts = Counter(word for words in self._all for word in words)
        self._weights: Mapping[str, float] = {word: log(1 + len(units) / count) for word, count in counts.items()}
        self._lengths = [[self._weight(paragraph) for paragraph in unit] for unit in self._units]

    def of(self, text: str) -> list[float]:
        """How like ``text`` is to each unit, from 0 to 1."""
        words = frozenset(word for word in stems(text) if word in self._weights)
        length = self._weight(words)
        if not length:
            return [0.0] * len(self._units)
        return [self._like(words, length, number) for number in range(len(self._units))]

    def _like(self, words: Stems, length: float, number: int) -> float:
        best = max(
            (
                self._weight(words & paragraph) / sqrt(length * whole)
                for paragraph, whole in zip(self._units[number], self._lengths[number], strict=True)
                if whole
            ),
            default=0.0,
        )
        return _BEST * best + _ALL * self._weight(words & self._all[number]) / length

    def _weight(self, words: Stems) -> float:
        return sum(self._weights[word] ** 2 for word in words)
