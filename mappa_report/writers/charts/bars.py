"""Bars one below another, each with its label and the words at its end.

Labels stand at the left of their bars where two lines are enough for each, and above them where they aren't.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.document.panels import Bar, BarGroup
from mappa_report.writers.charts.drawing import LEADING, RISE, Box, Shape, Words, length_of, rounded, size_to_measure
from mappa_report.writers.text_length import wrap_text

_THICKNESS = 24
_THICKNESS_IN_PAIRS = 18  # two years of one figure are read as one
_BETWEEN_BARS = 14
_BETWEEN_BARS_OF_A_GROUP = 6
_BETWEEN_BARS_OF_A_PAIR = 2
_BETWEEN_GROUPS = 18
_AFTER_LABEL = 12
_UNDER_LABEL = 3
_UNDER_HEADING = 5
_BEFORE_WORDS = 8
_LABELS_SHARE = 0.45  # of the width, at most
_LEAST_LENGTH = 1  # of a bar that isn't nought
# How much wider words may be in a font that stands in for the packaged one, as on web pages; labels wrap before that.
_FALLBACK = 1.25
_LABEL_FALLBACK = 1.15
_MOST_FOR_ONE = 24  # so that a few people don't look like the thousands of the chart beside it


def draw_bars(groups: Sequence[BarGroup], width: float) -> tuple[tuple[Shape, ...], float]:
    """The shapes of ``groups`` one below another, on one scale, and how far down they reach."""
    bars = [bar for group in groups for bar in group.bars]
    are_pairs = all(group.heading and len(group.bars) == 2 for group in groups)
    thickness = _THICKNESS_IN_PAIRS if are_pairs else _THICKNESS
    shapes = tuple(_Pen(_Column.of(bars, width, thickness), bars, thickness).groups(groups))
    return shapes, max(map(_foot_of, shapes))


def _foot_of(shape: Box | Words) -> float:
    return shape.top + shape.height if isinstance(shape, Box) else shape.baseline + RISE


class _Column(Struct, frozen=True):
    """Where all bars begin, so that they can be compared: at the right of the labels, or at the edge below them.

    Beside its label each bar has a ``row`` of the same height.
    """

    left: float
    width: float
    labels_width: float
    row: float

    @classmethod
    def of(cls, bars: Sequence[Bar], width: float, thickness: float) -> _Column:
        share, whole = width * _LABELS_SHARE / _LABEL_FALLBACK, width / _LABEL_FALLBACK
        labels = [wrap_text(bar.label, size_to_measure(), share) for bar in bars]
        longest = max((length_of(line) for label in labels for line in label), default=0)
        if longest <= share and all(len(label) <= 2 for label in labels):
            row = max(thickness, max(map(len, labels)) * LEADING)
            return cls(longest * _LABEL_FALLBACK + _AFTER_LABEL, width, share, row)
        return cls(0, width, whole, 0)


class _Pen:
    """Draws ``bars`` of one ``thickness`` from the top down; ``foot`` is how far it has come."""

    def __init__(self, column: _Column, bars: Sequence[Bar], thickness: float) -> None:
        self.column = column
        self.thickness = thickness
        self.foot = 0.0
        self.greatest = max((bar.value or 0 for bar in bars), default=0)
        words = max((length_of(bar.words) for bar in bars), default=0) * _FALLBACK
        room = column.width - column.left
        self.longest = min(max(room - words - _BEFORE_WORDS, room / 4), self.greatest * _MOST_FOR_ONE)

    def groups(self, groups: Sequence[BarGroup]) -> Iterator[Box | Words]:
        for number, group in enumerate(groups):
            self.foot += _BETWEEN_GROUPS * bool(number)
            yield from self.group(group)

    def group(self, group: BarGroup) -> Iterator[Box | Words]:
        if group.heading:
            yield from self.heading(group.heading)
            self.foot += _UNDER_HEADING
        between = _BETWEEN_BARS_OF_A_GROUP if group.heading else _BETWEEN_BARS
        between = _BETWEEN_BARS_OF_A_PAIR if self.thickness < _THICKNESS else between
        for number, bar in enumerate(group.bars):
            self.foot += between * bool(number)
            yield from self.bar(bar)

    def heading(self, words: str) -> Iterator[Words]:
        for line in wrap_text(words, size_to_measure(is_heading=True), self.column.width):
            yield Words(line, 0, rounded(self.foot + LEADING / 2 + RISE), is_heading=True)
            self.foot += LEADING

    def bar(self, bar: Bar) -> Iterator[Box | Words]:
        label = wrap_text(bar.label, size_to_measure(), self.column.labels_width)
        high = len(label) * LEADING
        if self.column.left:
            middle_of_label = middle = self.foot + self.column.row / 2
            self.foot += self.column.row
        else:
            middle_of_label = self.foot + high / 2
            middle = self.foot + high + _UNDER_LABEL + self.thickness / 2
            self.foot = middle + self.thickness / 2
        first = middle_of_label - (len(label) - 1) * LEADING / 2 + RISE
        for number, line in enumerate(label):
            yield Words(line, 0, rounded(first + number * LEADING))
        left, length = self.column.left, self.length(bar)
        if length:
            yield Box(rounded(left), rounded(middle - self.thickness / 2), rounded(length), self.thickness, bar.series)
        yield Words(bar.words, rounded(left + length + (_BEFORE_WORDS if length else 0)), rounded(middle + RISE))

    def length(self, bar: Bar) -> float:
        """Of the longest bar: what the words leave of the room; of others, in proportion."""
        return max(self.longest * bar.value / self.greatest, _LEAST_LENGTH) if bar.value else 0
