"""What a chart of Word's own draws: its categories, and a point for each."""

from collections.abc import Iterator

from msgspec import Struct

from mappa_report.document.panels import Bar, BarGroup, BarPanel, BreakMark, YearFigure, YearsPanel


class Point(Struct, frozen=True):
    """One bar or column: the ``labels`` of its category, outermost first; ``value`` is None for no number.

    ``words`` stand at its end where they are others than the number's. Without a ``series`` its colour is neutral.
    """

    labels: tuple[str, ...]
    value: int | None = None
    words: str = ""
    series: int | None = None


class ChartData(Struct, frozen=True):
    """Points in reading order, all with the same number of labels: bars, or columns if it ``is_upright``."""

    points: tuple[Point, ...]
    is_upright: bool

    @property
    def levels(self) -> int:
        """How many labels a category has."""
        return len(self.points[0].labels)


def data_of_bars(panel: BarPanel) -> ChartData:
    """The bars of ``panel``, with the headings of their groups if any has one."""
    has_headings = any(group.heading for group in panel.groups)
    points = (_bar(bar, group, number, has_headings) for group in panel.groups for number, bar in enumerate(group.bars))
    return ChartData(tuple(points), is_upright=False)


def _bar(bar: Bar, group: BarGroup, number: int, has_headings: bool) -> Point:
    # A heading stands at the first of its bars alone: the chart spreads it over those that follow.
    above = (group.heading if number == 0 else "",) if has_headings else ()
    label = bar.label if bar.value is not None else f"{bar.label}: {bar.words}"
    return Point((*above, label), bar.value, _other(bar.words, bar.value), bar.series)


def data_of_years(panel: YearsPanel) -> ChartData:
    """A column for each year from the first to the last, and an empty one where a break in series lies."""
    return ChartData(tuple(_columns(panel)), is_upright=True)


def _columns(panel: YearsPanel) -> Iterator[Point]:
    figures = {figure.year: figure for figure in panel.figures}
    breaks = list(panel.breaks)
    for year in range(panel.first, panel.last + 1):
        yield from (_break(breaks.pop(0)) for _ in list(breaks) if breaks[0].first_after <= year)
        figure = figures.get(year)
        yield _column(figure, panel.series) if figure else Point(("",))


def _break(mark: BreakMark) -> Point:
    return Point((mark.words,))


def _column(figure: YearFigure, series: int | None) -> Point:
    label = figure.name if figure.value is not None else f"{figure.name}: {figure.words}"
    return Point((label,), figure.value, _other(figure.words, figure.value), series)


def _other(words: str, value: int | None) -> str:
    return "" if value is None or words == f"{value:,}" else words
