"""What stands in the cells of a spreadsheet, held against the labels of things of one kind, such as a table's rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mappa_report.importing.labels.axis import Axis
from mappa_report.importing.labels.names import Names
from mappa_report.importing.labels.spelling import Spelling
from mappa_report.importing.labels.words import label_words

LIKE_ENOUGH = 0.55
"""A label less like than this is no match."""

_MAX_TEXTS = 1_500
"""Different texts that are held against the labels of one kind: some ten times those of a return."""


class Labels:
    """Labels by their keys: which one does a text stand for?"""

    def __init__(self, lines: Iterable[Names], spelling: Spelling) -> None:
        self._axis = Axis.of(_told_apart([line.alone for line in lines]), is_strict=True)
        self._spelling = spelling
        self._labels = {line.key: label_words(line.label) for line in self._axis.lines}
        self._read: dict[str, tuple[tuple[float, str], ...]] = {}

    def matches(self, text: str) -> tuple[tuple[float, str], ...]:
        """The keys that ``text`` may stand for, each with how like it is from 0 to 1, the likeliest first."""
        if not text.strip():
            return ()
        if text not in self._read:
            if len(self._read) >= _MAX_TEXTS:
                return ()
            scores = self._axis.likenesses(self._spelling.mended(text)).items()
            scored = ((1.0 if self.is_exact(text, key) else min(score, 0.99), key) for key, score in scores if score)
            self._read[text] = tuple(sorted(scored, key=lambda each: -each[0]))
        return self._read[text]

    def best(self, text: str) -> tuple[float, str] | None:
        """The likeliest key, if it is like enough, and likelier than any other."""
        matches = self.matches(text)
        if not matches or matches[0][0] < LIKE_ENOUGH or (len(matches) > 1 and matches[1][0] == matches[0][0]):
            return None
        return matches[0]

    def highest(self, text: str, but: str = "") -> float:
        """How like ``text`` is to the likeliest of all keys ``but`` one, from 0 to 1."""
        return next((score for score, key in self.matches(text) if key != but), 0)

    def likeness(self, text: str, key: str) -> float:
        """How like ``text`` is to what ``key`` is called, from 0 to 1."""
        return next((score for score, each in self.matches(text) if each == key), 0)

    def is_exact(self, text: str, key: str) -> bool:
        """Whether ``text`` is the label of ``key``, word for word."""
        return label_words(text) == self._labels[key]


def _told_apart(lines: Sequence[Names]) -> Iterator[Names]:
    """``lines`` without the names that another of them has too, but for their labels."""
    shared = Counter(name for line in lines for name in line.names)
    for line in lines:
        label = label_words(line.label)
        yield replace(line, names=tuple(name for name in line.names if shared[name] == 1 or name.words == label))
