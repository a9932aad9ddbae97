"""What the year comes to in a few sentences: which key figure rose most, which fell, which can't be compared, and why.

What moved most is told in per cent, of those figures alone of which a percentage may be given.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from mappa_report.compose.changes import ChangeWords
from mappa_report.compose.key_figures import Changed
from mappa_report.document.inlines import Inlines
from mappa_report.model.change import Change
from mappa_report.model.comparison import APART, Outcome
from mappa_report.model.key_figures import KeyFigure, KeyFigures, Summary

_Moved = tuple[KeyFigure, Change]


class SentenceMaker:
    """Makes the sentences on ``changed``, beside those of the year before; ``and_`` joins their names."""

    def __init__(self, named: KeyFigures, changed: Sequence[Changed], told: ChangeWords, and_: str) -> None:
        self._named = named
        self._told = told
        self._and = and_
        pairs = [(each.figure, each.change) for each in changed if each.change and each.figure.name]
        self._apart = [pair for pair in pairs if pair[1].outcome in APART]
        self._compared = [pair for pair in pairs if pair[1].outcome not in (*APART, Outcome.UNKNOWN)]

    def sentences(self) -> Iterator[str]:
        """What rose, what fell, and what can't be compared: a sentence for each reason."""
        rises = [pair for pair in self._compared if pair[1].difference > 0]
        falls = [pair for pair in self._compared if pair[1].difference < 0]
        yield from self._moved(rises, Summary.ROSE_MOST, Summary.ROSE, Summary.NONE_ROSE)
        yield from self._moved(falls, Summary.FELL_MOST, Summary.FELL, Summary.NONE_FELL)
        by_reason: defaultdict[tuple[Summary, str], list[KeyFigure]] = defaultdict(list)
        for figure, change in self._apart:
            by_reason[self._kind(change), self._told.reason(change)].append(figure)
        for (kind, reason), figures in by_reason.items():
            yield from self._said(kind, figures, {"because": reason})

    def note(self) -> Iterator[str]:
        """Why there is no percentage of a figure that is compared, if there is such a one."""
        if self._named.small and any(not change.base for _, change in self._compared):
            yield self._told.filled(self._named.small, {})

    def _kind(self, change: Change) -> Summary:
        is_known = change.outcome is not Outcome.NOT_KNOWN or Summary.NOT_KNOWN not in self._named.sentences
        return Summary.NOT_COMPARED if is_known else Summary.NOT_KNOWN

    def _moved(self, moved: Sequence[_Moved], most: Summary, alone: Summary, none: Summary) -> Iterator[str]:
        """On the one that moved most of those that moved one way; that none did, where several could have."""
        if not moved and len(self._compared) > 1:
            yield from self._said(none, (), {})
        ordered = sorted((pair for pair in moved if pair[1].base), key=lambda pair: _share(pair[1]), reverse=True)
        if ordered:
            figure, change = ordered[0]
            is_most = len(ordered) > 1 and _share(change) > _share(ordered[1][1])
            yield from self._said(most if is_most else alone, [figure], self._told.told(change, self._named.in_percent))

    def _said(self, summary: Summary, figures: Sequence[KeyFigure], words: dict[str, str]) -> Iterator[str]:
        content: Inlines = self._named.sentences.get(summary, ())
        if content:
            names = [self._told.filled(figure.name, {}) for figure in figures]
            *before, last = names or [""]
            said = f"{', '.join(before)} {self._and} {last}" if before else last
            yield self._told.filled(content, {**words, "said": said[:1].upper() + said[1:]})


def _share(change: Change) -> Fraction:
    return Fraction(change.size) / Fraction(change.base or 1)
