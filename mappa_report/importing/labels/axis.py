"""How like the words of a file are to what a form calls things."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from mappa_report.importing.labels.names import GAP, Name, Names
from mappa_report.importing.labels.words import Words, all_tokens, enumerator, label_words

_UNKNOWN = 0.35
"""The weight of a word that no label has."""
_ENUMERATED = 0.25
"""What the same number or letter at the front of both adds."""
_SHORT = 4
"""In a label of no more words, a number tells it from its neighbours."""

Weights = Mapping[str, float]


def weights_of(groups: Iterable[Iterable[Names]]) -> Weights:
    """How much each word tells: less, the more of the things named have it."""
    counts = Counter(
        word
        for group in groups
        for names in group
        for word in {word for name in names.names for word in name.words if not name.is_phrase}
    )
    return {word: 1 / count**0.5 for word, count in counts.items()}


class Axis(Struct, frozen=True):
    """Things named side by side, such as the rows of a table; ``weights`` tell how much each word says of which.

    With ``is_strict`` a number that differs makes labels unlike, as in a cell that holds a label and nothing more.
    """

    lines: tuple[Names, ...]
    weights: Weights
    is_strict: bool = False
    _known: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Names], *, is_strict: bool = False) -> "Axis":
        """``lines`` with the weights that follow from them alone."""
        named = tuple(lines)
        return cls(named, weights_of([[line] for line in named]), is_strict)

    def likeness(self, text: str, key: str) -> float:
        """How like ``text`` is to the line called ``key``, from 0 to about 1: shared words, rare ones heavier."""
        return self.likenesses(text)[key]

    def best(self, options: Iterable[str]) -> tuple[float, str]:
        """The line that one of ``options`` is most like, and how much; (0, "") where there is nothing."""
        scored = ((score, key) for option in options for key, score in self.likenesses(option).items())
        return max(scored, key=lambda pair: pair[0], default=(0.0, ""))

    def likenesses(self, text: str) -> dict[str, float]:
        """By the key of each line, how like ``text`` is to it."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._reckoned(text)
        return known

    def _reckoned(self, text: str) -> dict[str, float]:
        has = frozenset(label_words(text))
        if not has:
            return dict.fromkeys((line.key for line in self.lines), 0.0)
        every, number = all_tokens(text), enumerator(text)
        return {
            line.key: max((self._by_name(has, every, name) for name in line.names), default=0.0)
            + (_ENUMERATED if number and number == line.number else 0.0)
            for line in self.lines
        }

    def _by_name(self, has: frozenset[str], every: Words, name: Name) -> float:
        if name.is_phrase:
            return _phrase_likeness(every, name.words)
        if has.isdisjoint(name.words) or (self.is_strict and _differ(has, frozenset(name.words))):
            return 0.0
        weigh = self.weights.get
        both = sum(weigh(word, _UNKNOWN) for words in (has, name.words) for word in words)
        return 2 * sum(weigh(word, _UNKNOWN) for word in name.words if word in has) / both


def _phrase_likeness(has: Words, words: Words) -> float:
    """Whether ``words`` stand in ``has`` in their order; more for more words, and where there is little beside."""
    if words[0] not in has:
        return 0.0
    at, reach = 0, len(has)
    for word in words:
        if word == GAP:
            reach = len(has)
            continue
        try:
            found = has.index(word, at, min(len(has), at + reach + 1)) if at < len(has) else -1
        except ValueError:
            return 0.0
        if found < 0:
            return 0.0
        at, reach = found + 1, 1
    length = sum(word != GAP for word in words)
    return 0.5 + 0.25 * min(length, 3) / 3 + 0.25 * length / max(len(has), length)


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where only a number is shared, or short labels have other numbers: "Level 2" is no "Level 3"."""
    if all(map(str.isdecimal, ours & theirs)):
        return True
    return min(len(ours), len(theirs)) <= _SHORT and any(map(str.isdecimal, ours ^ theirs))
