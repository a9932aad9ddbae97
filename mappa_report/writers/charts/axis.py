"""The years along the foot of a panel: where each stands, and where the breaks between them do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from mappa_report.document.panels import BreakMark, YearsPanel
from mappa_report.writers.charts.drawing import length_of

BETWEEN_WORDS = 5
_WIDEST_YEAR = 120


class Axis(Struct, frozen=True):
    """The years along the foot of a panel ``width`` wide: where the first begins, and how wide each is."""

    first: int
    last: int
    left: float
    year: float
    width: float

    @classmethod
    def of(cls, panel: YearsPanel, width: float, longest: float, left: float = 0) -> Axis:
        """The axis of ``panel``, which begins at ``left``: all that words leave of the width, the ``longest`` ones too.

        Panels of one chart share ``longest``, so that a year stands at the same place in each.
        """
        count = panel.last - panel.first + 1
        year = min(width / count, _WIDEST_YEAR)
        if longest > year:  # words reach out over the edge of the first year, and at the last stand behind a rule
            year = (width - 1.5 * longest - BETWEEN_WORDS) / (count - 1.5)
        return cls(panel.first, panel.last, left + max(0, (longest - year) / 2), year, width)

    def middle(self, year: float) -> float:
        """The middle of ``year``; that of 2008.5 lies between two years."""
        return self.left + (year - self.first + 0.5) * self.year

    @property
    def right(self) -> float:
        """The end of the last year."""
        return self.left + (self.last - self.first + 1) * self.year


def _words_in(panel: YearsPanel) -> Iterator[str]:
    yield from (figure.name for figure in panel.figures)
    yield from (figure.words for figure in panel.figures if figure.value is not None)


def longest_words(panels: Iterable[YearsPanel]) -> float:
    """How long the longest of the words are that stand above a column or below it."""
    return max((length_of(words) for panel in panels for words in _words_in(panel)), default=0)


def has_room(panel: YearsPanel, width: float, longest: float) -> bool:
    """True if every number stands within its year in a panel ``width`` wide."""
    return (longest + BETWEEN_WORDS) * (panel.last - panel.first + 1) <= width


def rows_of_marks(panel: YearsPanel, axis: Axis) -> list[list[tuple[BreakMark, float]]]:
    """The marks of breaks with where their words begin, in as many rows as keep them apart."""
    rows: list[list[tuple[BreakMark, float]]] = []
    for mark in panel.breaks:
        length = length_of(mark.words)
        left = max(0, min(place_of(mark, axis) - length / 2, axis.width - length))
        free = (row for row in rows if row[-1][1] + length_of(row[-1][0].words) + BETWEEN_WORDS <= left)
        row = next(free, None)
        if row is None:
            row = []
            rows.append(row)
        row.append((mark, left))
    return rows


def place_of(mark: BreakMark, axis: Axis) -> float:
    """Where the rule of ``mark`` stands: half-way between what it divides."""
    return axis.middle((mark.last_before + mark.first_after) / 2)
