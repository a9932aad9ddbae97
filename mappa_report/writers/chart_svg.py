"""A Chart as SVG, the same drawing in every format. ``templates/chart.svg.j2`` gives it its look.

Labels stand at the left of their bars where two lines are enough for each, and above them where they aren't.
"""

from __future__ import annotations

from collections.abc import Iterator

from mappa_report.document import Bar, Chart
from mappa_report.frozen import frozen
from mappa_report.writers import FindTemplate
from mappa_report.writers.text_length import text_length, turned
from mappa_report.writers.text_templates import fill_in

PAGE_WIDTH = 640
TELEPHONE_WIDTH = 288  # of the text on a small one

# In the drawing's units, as are both widths: pixels, where nothing scales it.
_SIZE = 16
_SIZE_IN_BOLD = 15  # bold letters of this size, which are what is measured, are as wide as ours
_LEADING = 20
_RISE = 5.5  # of the middle of a line above its baseline
_THICKNESS = 24
_BETWEEN_BARS = 14
_AFTER_LABEL = 12
_UNDER_LABEL = 3
_BEFORE_WORDS = 8
_LABELS_SHARE = 0.45  # of the width, at most
_LEAST_LENGTH = 1  # of a bar that isn't nought


@frozen
class Line:
    """A line of a label, with the height of its baseline."""

    text: str
    baseline: float


@frozen
class DrawnBar:
    """A Bar where it stands: its label, itself from ``left`` and ``top``, and the words at its end."""

    label: tuple[Line, ...]
    left: float
    top: float
    length: float
    words: Line
    words_left: float


@frozen
class Drawing:
    """Everything that ``chart.svg.j2`` puts on its canvas of ``width`` by ``height``."""

    width: float
    height: float
    size: float
    thickness: float
    alternative: str
    bars: tuple[DrawnBar, ...]


def chart_svg(chart: Chart, find_template: FindTemplate) -> str:
    """``chart`` as an SVG file, for the width of a page."""
    return fill_in("chart.svg.j2", find_template, {}, drawing=draw(chart, PAGE_WIDTH), kind="page")


def draw(chart: Chart, width: float) -> Drawing:
    """``chart`` drawn ``width`` wide, and as high as it comes."""
    labels = [turned(bar.label, _SIZE_IN_BOLD, width * _LABELS_SHARE) for bar in chart.bars]
    longest = max((text_length(line, _SIZE_IN_BOLD) for label in labels for line in label), default=0)
    if longest <= width * _LABELS_SHARE and all(len(label) <= 2 for label in labels):
        bars = tuple(_beside(chart, labels, longest + _AFTER_LABEL, width))
    else:
        bars = tuple(_below(chart, [turned(bar.label, _SIZE_IN_BOLD, width) for bar in chart.bars], width))
    foot = max((max(bar.top + _THICKNESS, bar.label[-1].baseline + _RISE) for bar in bars), default=0)
    return Drawing(width, _rounded(foot + 2), _SIZE, _THICKNESS, chart.alternative, bars)


def _beside(chart: Chart, labels: list[tuple[str, ...]], left: float, width: float) -> Iterator[DrawnBar]:
    """Each bar at the right of its label, all equally far apart."""
    row = max(_THICKNESS, max(map(len, labels), default=0) * _LEADING)
    for index, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        middle = index * (row + _BETWEEN_BARS) + row / 2
        yield _drawn(bar, _set(label, middle), left, middle, _length(bar, chart, width - left))


def _below(chart: Chart, labels: list[tuple[str, ...]], width: float) -> Iterator[DrawnBar]:
    """Each bar at the left edge, under its label."""
    top = 0.0
    for bar, label in zip(chart.bars, labels, strict=True):
        high = len(label) * _LEADING
        middle = top + high + _UNDER_LABEL + _THICKNESS / 2
        yield _drawn(bar, _set(label, top + high / 2), 0, middle, _length(bar, chart, width))
        top = middle + _THICKNESS / 2 + _BETWEEN_BARS


def _set(label: tuple[str, ...], middle: float) -> tuple[Line, ...]:
    first = middle - (len(label) - 1) * _LEADING / 2 + _RISE
    return tuple(Line(text, _rounded(first + number * _LEADING)) for number, text in enumerate(label))


def _drawn(bar: Bar, label: tuple[Line, ...], left: float, middle: float, length: float) -> DrawnBar:
    return DrawnBar(
        label,
        _rounded(left),
        _rounded(middle - _THICKNESS / 2),
        _rounded(length),
        Line(bar.words, _rounded(middle + _RISE)),
        _rounded(left + length + (_BEFORE_WORDS if length else 0)),
    )


def _length(bar: Bar, chart: Chart, room: float) -> float:
    """Of the longest bar: what the words leave of ``room``; of others, in proportion."""
    words = max(text_length(each.words, _SIZE_IN_BOLD) for each in chart.bars)
    longest = max(room - words - _BEFORE_WORDS, room / 4)
    greatest = max(each.value for each in chart.bars)
    return max(longest * bar.value / greatest, _LEAST_LENGTH) if bar.value else 0


def _rounded(length: float) -> float:
    return round(length, 1)
