"""One figure over the years: its numbers, and the breaks between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import Series
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import History
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear

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

    def stretches(self) -> list[dict[ReportingYear, int]]:
        """The years that have a number, and the numbers, in stretches without a break in series."""
        starts = {other for _, other, _ in self.breaks()}
        stretches: list[dict[ReportingYear, int]] = []
        for year, count in self.counts.items():
            if not stretches or year in starts:
                stretches.append({})
            stretches[-1][year] = count
        return stretches


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
