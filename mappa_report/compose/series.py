"""One figure over the years: its numbers, the breaks between them, and the sentence that tells what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from mappa_report.frozen import frozen
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import Series
from mappa_report.model.figure import Figure
from mappa_report.model.history import History
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import number

Say = Callable[[str, Facts], str]
"""From the key of the edition's words, and what they can name, to a piece of a sentence."""


@frozen
class KnownSeries:
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
        """Each year's number, where it is one."""
        return {year: int(figure.value) for year, figure in self.figures.items() if figure and figure.value is not None}

    def breaks(self) -> Iterator[tuple[ReportingYear, ReportingYear, SeriesBreak]]:
        """Each break between two neighbouring years that have a number."""
        for one, other in pairwise(self.counts):
            for each in self.history.breaks_between(self.series.path, one, other):
                yield one, other, each

    def stretches(self) -> list[list[ReportingYear]]:
        """The years with a number, in stretches without a break in series."""
        after = {other for _, other, _ in self.breaks()}
        stretches: list[list[ReportingYear]] = [[]]
        for year in self.counts:
            if year in after:
                stretches.append([])
            stretches[-1].append(year)
        return stretches

    def sentence(self, name: str, say: Say) -> str:
        """What became of the figure, called ``name``, since the last break in series, and what it was before."""
        *earlier, last = self.stretches()
        parts = [self._since(last, name, say)]
        parts += (
            say("before" if len(stretch) == 1 else "before_span", self._facts(stretch, name))
            for stretch in reversed(earlier)
        )
        return f"{'; '.join(parts)}."

    def _since(self, years: list[ReportingYear], name: str, say: Say) -> str:
        facts, counts = self._facts(years, name), [self.counts[year] for year in years]
        if len(years) == 1:
            return say("one", facts)
        change = counts[-1] - counts[0]
        said = say("rise" if change > 0 else "fall" if change < 0 else "same", facts)
        is_told = {min(counts), max(counts)} <= {counts[0], counts[-1]}
        return said if is_told else f"{said}; {say('extremes', facts)}"

    def _facts(self, years: list[ReportingYear], name: str) -> Facts:
        named = {
            "first": years[0],
            "last": years[-1],
            "highest": max(years, key=self.counts.__getitem__),
            "lowest": min(years, key=self.counts.__getitem__),
        }
        told = {key: {"figure": number(self.counts[year]), "year": str(year)} for key, year in named.items()}
        return {"name": name, **told}
