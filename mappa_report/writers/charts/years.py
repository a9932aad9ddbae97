"""Columns over the years, in panels with a scale of their own: one for each year that has a figure, none joined.

A year without one stays empty. Words that find no room are left out: the chart's table has every figure.
"""

from collections.abc import Iterator, Sequence

from mappa_report.document.panels import YearFigure, YearsPanel
from mappa_report.writers.charts.axis import BETWEEN_WORDS, Axis, has_room, longest_words, place_of, rows_of_marks
from mappa_report.writers.charts.drawing import (
    LEADING,
    RISE,
    Box,
    Rule,
    Shape,
    Words,
    length_of,
    rounded,
    size_to_measure,
)
from mappa_report.writers.charts.space import Rectangle, ends_first, shifts
from mappa_report.writers.text_length import wrap_text

_HEIGHT = 140  # of the greatest column
_COLUMN_SHARE = 0.62  # of a year's width
_WIDEST_COLUMN = 60
_LEAST_HEIGHT = 1  # of a column that isn't nought
_TICK = 5
_UNDER_HEADING = 6
_ABOVE_COLUMN = 4
_BETWEEN_PANELS = 24


def draw_years(panels: Sequence[YearsPanel], width: float) -> tuple[tuple[Shape, ...], float]:
    """The shapes of ``panels``, side by side if all have room for their words, and how far down they reach."""
    beside = (width - _BETWEEN_PANELS * (len(panels) - 1)) / len(panels)
    longest = longest_words(panels)
    if all(has_room(panel, beside, longest) for panel in panels):
        lines = max(len(_heading(panel, beside)) for panel in panels)
        marks = max(len(rows_of_marks(panel, Axis.of(panel, beside, longest))) for panel in panels)
        lefts = [number * (beside + _BETWEEN_PANELS) for number in range(len(panels))]
        drawn = [
            _Panel(panel, (left, 0), beside, longest, lines, marks) for panel, left in zip(panels, lefts, strict=True)
        ]
        return tuple(shape for panel in drawn for shape in panel.shapes()), max(panel.foot for panel in drawn)
    shapes: list[Shape] = []
    foot = 0.0
    for number, panel in enumerate(panels):
        pen = _Panel(panel, (0, foot + _BETWEEN_PANELS * bool(number)), width, longest)
        shapes += pen.shapes()
        foot = pen.foot
    return tuple(shapes), foot


def _heading(panel: YearsPanel, width: float) -> tuple[str, ...]:
    return wrap_text(panel.heading, size_to_measure(is_heading=True), width) if panel.heading else ()


class _Panel:
    """Draws one panel from its ``corner``; ``lines`` and ``marks`` are those that its neighbours' heads have."""

    def __init__(
        self,
        panel: YearsPanel,
        corner: tuple[float, float],
        width: float,
        longest: float,
        lines: int = 0,
        marks: int = 0,
    ) -> None:
        self.panel = panel
        self.left, self.top = left, top = corner
        self.right = left + width
        self.axis = Axis.of(panel, width, longest, left)
        self.heading = _heading(panel, width)
        self.marks = rows_of_marks(panel, Axis.of(panel, width, longest))
        self.head = max(lines, len(self.heading)) * LEADING + _UNDER_HEADING
        self.above = top + self.head + max(marks, len(self.marks)) * LEADING
        self.base = self.above + LEADING + _ABOVE_COLUMN + _HEIGHT
        self.foot = self.base + _TICK + LEADING
        self.greatest = max((figure.value or 0 for figure in panel.figures), default=0)

    def shapes(self) -> Iterator[Shape]:
        for number, line in enumerate(self.heading):
            yield Words(line, rounded(self.left), self.on_line(self.top + number * LEADING), is_heading=True)
        rules = list(self.broken())
        boxes = {figure.year: box for figure in self.panel.figures if (box := self.box(figure))}
        yield from rules
        yield from self.along_the_foot()
        yield from boxes.values()
        taken = [Rectangle(box.left, box.top, box.left + box.width, self.base) for box in boxes.values()]
        taken += [
            Rectangle(rule.left - 2, rule.top, rule.left + 2, rule.foot) for rule in rules if isinstance(rule, Rule)
        ]
        yield from self.figures(boxes, taken)

    def on_line(self, top: float) -> float:
        return rounded(top + LEADING / 2 + RISE)

    def broken(self) -> Iterator[Shape]:
        """A dashed rule for each break, its words above it."""
        for number, row in enumerate(self.marks):
            top = self.top + self.head + number * LEADING
            for mark, left in row:
                place = rounded(place_of(mark, self.axis))
                yield Words(mark.words, rounded(self.left + left), self.on_line(top))
                yield Rule(place, rounded(self.above), place, rounded(self.base), is_dashed=True)

    def along_the_foot(self) -> Iterator[Shape]:
        """The line that columns stand on, a tick for each year, and the years with a figure as far as there is room."""
        yield Rule(rounded(self.axis.left), rounded(self.base), rounded(self.axis.right), rounded(self.base))
        for year in range(self.panel.first, self.panel.last + 1):
            place = rounded(self.axis.middle(year))
            yield Rule(place, rounded(self.base), place, rounded(self.base + _TICK))
        named: list[Rectangle] = []
        names = {figure.year: figure.name for figure in self.panel.figures}
        for year in ends_first(names):
            middle, half = self.axis.middle(year), length_of(names[year]) / 2
            area = Rectangle(middle - half - BETWEEN_WORDS, 0, middle + half, 1)
            if not any(area.meets(other) for other in named):
                named.append(area)
                yield Words(names[year], rounded(middle), self.on_line(self.base + _TICK), is_centred=True)

    def box(self, figure: YearFigure) -> Box | None:
        if not figure.value:
            return None
        wide = min(self.axis.year * _COLUMN_SHARE, _WIDEST_COLUMN)
        high = max(_HEIGHT * figure.value / self.greatest, _LEAST_HEIGHT)
        left = self.axis.middle(figure.year) - wide / 2
        return Box(rounded(left), rounded(self.base - high), rounded(wide), rounded(high), self.panel.series)

    def figures(self, boxes: dict[int, Box], taken: list[Rectangle]) -> Iterator[Words]:
        """The words above each column, those that matter most first, as far as there is room."""
        for figure in self.in_order_of_weight():
            box = boxes.get(figure.year)
            foot = (box.top if box else self.base) - _ABOVE_COLUMN
            found = self.placed(figure, foot, taken)
            if found:
                words, area = found
                taken.append(area)
                yield words

    def in_order_of_weight(self) -> list[YearFigure]:
        """The last, the first, the highest and the lowest, then the rest; words for no number before all of them."""
        figures = self.panel.figures
        numbers = [figure for figure in figures if figure.value is not None]
        by_value = sorted(numbers, key=lambda figure: figure.value or 0)
        extremes = [by_value[-1], by_value[0]] if by_value else []
        wordy = [figure for figure in figures if figure.value is None]
        return list(dict.fromkeys([*wordy, *numbers[-1:], *numbers[:1], *extremes, *numbers]))

    def placed(self, figure: YearFigure, foot: float, taken: Sequence[Rectangle]) -> tuple[Words, Rectangle] | None:
        """The words of ``figure`` on the line above ``foot``, moved aside or turned upright where they must be."""
        middle, length = self.axis.middle(figure.year), length_of(figure.words)
        must_turn = figure.value is None and length > self.axis.year
        for shift in () if must_turn else shifts(length):
            left = middle + shift - length / 2
            area = Rectangle(left, foot - LEADING + 4, left + length + BETWEEN_WORDS, foot)
            is_within = self.left - 1 <= left and left + length <= self.right + 1
            if is_within and not any(area.meets(other) for other in taken):
                baseline = rounded(foot - LEADING / 2 + RISE)
                return Words(figure.words, rounded(middle + shift), baseline, is_centred=True), area
        upright = Rectangle(middle - LEADING / 2, foot - length, middle + LEADING / 2, foot)
        if figure.value is None and not any(upright.meets(other) for other in taken):
            return Words(figure.words, rounded(middle + RISE), rounded(foot), is_turned=True), upright
        return None
