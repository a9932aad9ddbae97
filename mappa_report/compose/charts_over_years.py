"""Figures over all years that the area has returns of: a chart in which breaks in series show, and its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.series import KnownSeries
from mappa_report.compose.tables import Numbering, meaning_of, pointing_at
from mappa_report.document import (
    Alignment,
    Block,
    BreakMark,
    Caption,
    Chart,
    Column,
    Inlines,
    Row,
    Table,
    Text,
    YearFigure,
    YearsPanel,
)
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import YearsChart
from mappa_report.model.figure import Figure, FigureState
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import number


def chart_over_years(report: AnnualReport, chart: YearsChart, filler: Filler, numbering: Numbering) -> Iterator[Block]:
    """The chart and its table; nothing where fewer than two years have a number."""
    known = [KnownSeries.of(series, position, report) for position, series in enumerate(chart.series)]
    if len({year for each in known for year in each.counts}) > 1:
        yield from _Composer(report, chart, known, filler, numbering).blocks()


class _Composer:
    def __init__(
        self, report: AnnualReport, chart: YearsChart, known: list[KnownSeries], filler: Filler, numbering: Numbering
    ) -> None:
        self.charts = report.edition.charts
        self.cells = report.edition.cells
        self.chart = chart
        self.known = known
        self.shown = [each for each in known if each.counts]
        self.filler = filler
        self.numbering = numbering
        self.reasons = self.numbered_reasons()

    def blocks(self) -> Iterator[Block]:
        caption = self.numbering.chart(self.filler.inlines(self.chart.title))
        anchor = f"chart-{caption.number}"
        table = self.table(caption, anchor)
        years = sorted({year.ends_in for each in self.shown for year in each.counts})
        panels = tuple(self.panel(each, years[0], years[-1]) for each in self.shown)
        sentences = (each.sentence(self.filler.words(each.series.label), self.word) for each in self.shown)
        yield Chart(panels, " ".join(sentences), caption, anchor, tuple(self.notes(table)))
        yield table

    def word(self, key: str, facts: Facts | None = None) -> str:
        filler = replace(self.filler, facts=facts) if facts else self.filler
        return filler.words(self.charts.words[key])

    def numbered_reasons(self) -> dict[str, int]:
        """The reasons of all breaks in the chart, oldest first, each with its number."""
        found = {each for known in self.shown for _, _, each in known.breaks()}
        ordered = sorted(found, key=lambda each: (each.first_after.ends_in, each.because))
        reasons = dict.fromkeys(each.because for each in ordered)
        return {reason: position for position, reason in enumerate(reasons, start=1)}

    def panel(self, known: KnownSeries, first: int, last: int) -> YearsPanel:
        drawn = tuple(
            YearFigure(year.ends_in, known.counts.get(year), self.prints(figure))
            for year, figure in known.figures.items()
            if figure and figure.state is not FigureState.NOT_APPLICABLE and first <= year.ends_in <= last
        )
        heading = self.filler.words(known.series.heading)
        return YearsPanel(heading, first, last, drawn, tuple(self.marks(known)), known.position)

    def marks(self, known: KnownSeries) -> Iterator[BreakMark]:
        """A mark for each place with a break, or with several."""
        places: dict[tuple[int, int], set[int]] = defaultdict(set)
        for one, other, each in known.breaks():
            last_before = max(one.ends_in, each.last_before.ends_in)
            first_after = min(other.ends_in, each.first_after.ends_in)
            places[last_before, first_after].add(self.reasons[each.because])
        for (last_before, first_after), numbers in sorted(places.items()):
            listed = ", ".join(map(str, sorted(numbers)))
            yield BreakMark(last_before, first_after, f"{self.word('break')} {listed}")

    def prints(self, figure: Figure | None) -> str:
        if figure is None:
            return self.charts.not_asked.prints
        return self.cells[figure.state].prints if figure.value is None else number(figure.value)

    def notes(self, table: Table) -> Iterator[Inlines]:
        """On scales, on breaks with their reasons, and where the figures are."""
        if len(self.shown) > 1:
            yield (Text(self.word("own_scales")),)
        if self.reasons:
            yield (Text(self.word("breaks")),)
        for reason, position in self.reasons.items():
            yield (Text(f"{self.word('break')} {position}: {reason}."),)
        if table.caption:
            yield pointing_at(table.caption, table.anchor, self.word("figures_in"))

    def table(self, caption: Caption, anchor: str) -> Table:
        """The years down the page, oldest first, and the series across it."""
        fill = self.filler.inlines
        labels = [fill(known.series.label) for known in self.known]
        columns = (Column(fill(self.chart.stub)), *(Column(label, Alignment.RIGHT) for label in labels))
        years = {year: [known.figures[year] for known in self.known] for year in self.known[0].figures}
        asked = {year: figures for year, figures in years.items() if any(figures)}
        rows = tuple(
            Row(((Text(str(year)),), *((Text(self.prints(figure)),) for figure in figures)))
            for year, figures in asked.items()
        )
        notes = [*self.meanings([figure for figures in asked.values() for figure in figures])]
        if self.reasons:
            notes.append(pointing_at(caption, anchor, self.word("see_breaks")))
        return self.numbering.table(fill(self.chart.title), columns, rows, tuple(notes))

    def meanings(self, figures: list[Figure | None]) -> Iterator[Inlines]:
        """What each sign that stands for no number means."""
        if None in figures:
            yield meaning_of(self.charts.not_asked)
        states = {figure.state for figure in figures if figure}
        for state in FigureState:
            if state in states and state is not FigureState.NUMBER:
                yield meaning_of(self.cells[state])
