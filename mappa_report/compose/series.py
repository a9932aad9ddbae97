"""One figure over the years: its numbers, the breaks between them, and a sentence with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import Series
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import History
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts

FormatWords = Callable[[str, Facts], str]
"""Gives a phrase, from the key of the edition's words for it and the facts that they can name."""

_MAX_LISTED = 8
_MIN_SPAN = 3  # two are told one by one in as few words


class KnownSeries(Struct, frozen=True, dict=True):
    """A series and its figure in each year, oldest first; None where that year's return did not ask for it.

    ``position`` is its place among the series of the chart.
    """

    series: Series
    position: int
    figures: Mapping[ReportingYear, Figure | None]
    history: History

    @classmethod
    def of(cls, series: Series, position: int, report: AnnualReport) -> KnownSeries:
        """``series`` as ``report`` and the returns before it have it."""
        earlier = {past.year: report.history.figure(past, series.path) for past in report.history.returns}
        figures = {**earlier, report.year: report.statistics.figures[series.path]}
        return cls(series, position, figures, report.history)

    @cached_property
    def counts(self) -> Mapping[ReportingYear, int]:
        """The years whose figure is a number, and the numbers."""
        return {year: int(figure.value) for year, figure in self.figures.items() if figure and figure.value is not None}

    @cached_property
    def printable(self) -> Mapping[ReportingYear, Figure]:
        """The years whose figure is printed: it is a number, or there are words for why it is none."""
        return {
            year: figure
            for year, figure in self.figures.items()
            if figure and figure.state is not FigureState.NOT_APPLICABLE
        }

    def breaks(self) -> Iterator[tuple[ReportingYear, ReportingYear, SeriesBreak]]:
        """Each break between two neighbouring years that have a number."""
        for one, other in pairwise(self.counts):
            for each in self.history.breaks_between(self.series.path, one, other):
                yield one, other, each

    def stretches(self) -> list[list[ReportingYear]]:
        """The printable years, in stretches without a break in series."""
        starts = {min(other.ends_in, each.first_after.ends_in) for _, other, each in self.breaks()}
        stretches: list[list[ReportingYear]] = [[]]
        for year in self.printable:
            if any(start <= year.ends_in for start in starts):
                stretches.append([])
                starts = {start for start in starts if start > year.ends_in}
            stretches[-1].append(year)
        return stretches

    def sentence(self, name: str, format_words: FormatWords, format_figure: Callable[[Figure], str]) -> str:
        """A sentence with the figures of the series ``name`` in order of time, and the breaks between.

        Beyond _MAX_LISTED figures, each stretch has only the first, last, highest and lowest.
        """
        each_alone = len(self.printable) <= _MAX_LISTED
        parts = [self._stretch(years, each_alone, format_words, format_figure) for years in self.stretches()]
        return format_words("told", {"name": name, "told": f"; {format_words('then_break', {})}; ".join(parts)})

    def _stretch(
        self,
        years: list[ReportingYear],
        each_alone: bool,
        format_words: FormatWords,
        format_figure: Callable[[Figure], str],
    ) -> str:
        points = {year: {"figure": format_figure(self.printable[year]), "year": str(year)} for year in years}
        counted = [year for year in years if year in self.counts]
        if each_alone or len(counted) < _MIN_SPAN:
            return ", ".join(format_words("each", {"each": point}) for point in points.values())
        first, last = counted[0], counted[-1]
        span = format_words("span", {"first": points[first], "last": points[last]})
        highest, lowest = max(counted, key=self.counts.__getitem__), min(counted, key=self.counts.__getitem__)
        if {self.counts[highest], self.counts[lowest]} <= {self.counts[first], self.counts[last]}:
            return span
        return f"{span}, {format_words('extremes', {'highest': points[highest], 'lowest': points[lowest]})}"


def runs_of(years: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last year of each run of consecutive ``years``. Runs below _MIN_SPAN become single years."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    spans = ([(run[0], run[-1])] if len(run) >= _MIN_SPAN else [(year, year) for year in run] for run in runs)
    return [part for parts in spans for part in parts]
