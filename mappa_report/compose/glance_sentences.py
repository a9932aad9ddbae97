"""What the year comes to in a few sentences: which key figure rose most, which fell, which can't be compared, and why.

What moved most is told in per cent, of those figures alone of which a percentage may be given, and says so where others
moved as well. Where several moved by what prints as one percentage, none of them moved most, and all are named.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from mappa_report.compose.changes import ChangeWords
from mappa_report.compose.key_figures import Changed
from mappa_report.document.inlines import Inlines
from mappa_report.model.change import Change
from mappa_report.model.comparison import APART, WITHOUT_NUMBER, Outcome
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
        self._compared = [pair for pair in pairs if pair[1].outcome not in (*APART, *WITHOUT_NUMBER)]

    def sentences(self) -> Iterator[str]:
        """What rose, what fell, and one on all that can't be compared, with each reason once."""
        rises = [pair for pair in self._compared if pair[1].difference > 0]
        falls = [pair for pair in self._compared if pair[1].difference < 0]
        yield from self._moved(rises, "rose")
        yield from self._moved(falls, "fell")
        yield from _joined([*self._not_compared()])

    def note(self) -> Iterator[str]:
        """Why there is no percentage of a figure that rose or fell, if there is such a one."""
        if self._named.small and any(change.difference and not change.base for _, change in self._compared):
            yield self._told.filled(self._named.small, {})

    def _kind(self, change: Change) -> Summary:
        is_known = change.outcome is not Outcome.NOT_KNOWN or Summary.NOT_KNOWN not in self._named.sentences
        return Summary.NOT_COMPARED if is_known else Summary.NOT_KNOWN

    def _not_compared(self) -> Iterator[str]:
        """A sentence for each reason, those after the first beginning as they go on from one."""
        by_reason: defaultdict[tuple[Summary, str], list[KeyFigure]] = defaultdict(list)
        for figure, change in self._apart:
            by_reason[self._kind(change), self._told.reason(change)].append(figure)
        before = None
        for (kind, reason), figures in by_reason.items():
            is_again = kind is before is Summary.NOT_COMPARED and Summary.NOR_COMPARED in self._named.sentences
            said = Summary.NOR_COMPARED if is_again else kind
            yield from self._said(said, figures, {"because": reason}, begins=before is None)
            before = kind

    def _moved(self, moved: Sequence[_Moved], way: str) -> Iterator[str]:
        """On the one that moved most of those that went one ``way``; that none did, where several could have.

        Where no percentage may be given of any, that is the one that moved by most.
        """
        if not moved:
            if len(self._compared) > 1:
                yield from self._said(Summary(f"none_{way}"), (), {})
            return
        ordered = sorted((pair for pair in moved if pair[1].base), key=lambda pair: _share(pair[1]), reverse=True)
        figure, change = ordered[0] if ordered else max(moved, key=lambda pair: pair[1].size)
        percent = self._told.percent(change)
        alike = [each for each, other in moved if percent and self._told.percent(other) == percent]
        summary = Summary(way if ordered else f"{way}_few")
        together, most = Summary(f"{way}_together"), Summary(f"{way}_most")
        if len(alike) > 1:
            summary = together if together in self._named.sentences else summary
        elif len(ordered) > 1:
            most = most if len(ordered) == len(moved) else Summary(f"{way}_most_in_percent")
            summary = most if most in self._named.sentences else summary
        figures = alike if summary is together else [figure]
        yield from self._said(summary, figures, self._told.told(change, self._named.in_percent))

    def _said(
        self, summary: Summary, figures: Sequence[KeyFigure], words: dict[str, str], *, begins: bool = True
    ) -> Iterator[str]:
        content: Inlines = self._named.sentences.get(summary, ())
        if content:
            names = [self._told.filled(figure.name, {}) for figure in figures]
            *before, last = names or [""]
            said = f"{', '.join(before)} {self._and} {last}" if before else last
            sentence = self._told.filled(content, {**words, "said": said})
            yield sentence[:1].upper() + sentence[1:] if begins else sentence


def _joined(sentences: Sequence[str]) -> Iterator[str]:
    """All of ``sentences`` as one."""
    if sentences:
        yield "; ".join([*(each.removesuffix(".") for each in sentences[:-1]), sentences[-1]])


def _share(change: Change) -> Fraction:
    return Fraction(change.size) / Fraction(change.base or 1)
