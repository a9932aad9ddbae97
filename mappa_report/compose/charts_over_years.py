"""Figures over all years that the area has returns of: a chart in which breaks in series show, and its table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.series import KnownSeries, runs_of
from mappa_report.compose.tables import Numbering, meaning_of, meanings_of, pointing_at
from mappa_report.document.blocks import Alignment, Block, Caption, Chart, Column, Row, Table
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.document.panels import BreakMark, YearFigure, YearsPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import YearsChart
from mappa_report.model.figure import Figure
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import format_number

Broken = dict[ReportingYear, set[int]]
"""The numbers of the breaks that follow a year."""


def chart_over_years(report: AnnualReport, chart: YearsChart, filler: Filler, numbering: Numbering) -> Iterator[Block]:
    """The chart and its table; nothing where fewer than two years have a number."""
    known = [KnownSeries.of(series, position, report) for position, series in enumerate(chart.series)]
    if len({year for each in known for year in each.counts}) > 1:
        yield from _Composer(report, chart, known, filler, numbering).blocks()


def _numbers(numbers: Iterable[int]) -> Facts:
    return {"number": ", ".join(map(str, sorted(numbers)))}


class _Composer:
    def __init__(
        self, report: AnnualReport, chart: YearsChart, known: list[KnownSeries], filler: Filler, numbering: Numbering
    ) -> None:
        self.charts = report.edition.charts
        self.cells = report.edition.cells
        self.and_ = filler.words(report.edition.terms["and"])
        self.chart = chart
        self.known = known
        self.shown = [each for each in known if each.counts]
        self.filler = filler
        self.numbering = numbering
        self.reasons = self.numbered_reasons()
        years = sorted({year.ends_in for each in self.shown for year in each.counts})
        self.first, self.last = years[0], years[-1]
        self.missing = self.without_figures()

    def blocks(self) -> Iterator[Block]:
        title = (*self.filler.inlines(self.chart.title), Text(f", {self.years(self.first, self.last)}"))
        caption = self.numbering.chart(title)
        table = self.table(title)
        panels = tuple(map(self.panel, self.shown))
        alternative = " ".join(self.alternative(caption))
        yield Chart(panels, alternative, caption, f"chart-{caption.number}", tuple(self.notes(table)))
        yield table

    def word(self, key: str, facts: Facts) -> str:
        return replace(self.filler, facts=facts).words(self.charts.words[key])

    def years(self, first: int, last: int) -> str:
        return self.word("years", {"first": {"year": str(first)}, "last": {"year": str(last)}})

    def alternative(self, caption: Caption) -> Iterator[str]:
        """What the chart shows and what it does not, for people who can't see it."""
        yield f"{plain_text(caption.text)}."
        yield from self.limits()
        for known in self.shown:
            yield known.sentence(self.filler.words(known.series.label), self.word, self.format_figure)

    def limits(self) -> Iterator[str]:
        """What can't be seen of a chart by looking at its columns."""
        if len(self.shown) > 1:
            yield self.word("own_scales", {})
        if self.missing:
            yield self.missing

    def without_figures(self) -> str:
        """A sentence with the years between the first and the last that the chart has nothing for."""
        years_with_figures = {year.ends_in for each in self.shown for year in each.printable}
        runs = runs_of([year for year in range(self.first, self.last) if year not in years_with_figures])
        spans = [str(first) if first == last else self.years(first, last) for first, last in runs]
        if not spans:
            return ""
        *others, final = spans
        return self.word("missing", {"missing": f"{', '.join(others)} {self.and_} {final}" if others else final})

    def numbered_reasons(self) -> dict[str, int]:
        """The reasons of all breaks in the chart, oldest first, each with its number."""
        breaks = {each for known in self.shown for _, _, each in known.breaks()}
        ordered = sorted(breaks, key=lambda each: (each.first_after.ends_in, each.because))
        reasons = dict.fromkeys(each.because for each in ordered)
        return {reason: position for position, reason in enumerate(reasons, start=1)}

    def panel(self, known: KnownSeries) -> YearsPanel:
        drawn = tuple(
            YearFigure(year.ends_in, known.counts.get(year), self.format_figure(figure))
            for year, figure in known.printable.items()
            if self.first <= year.ends_in <= self.last
        )
        heading = self.filler.words(known.series.heading)
        position = None if self.chart.is_neutral else known.position
        return YearsPanel(heading, self.first, self.last, drawn, tuple(self.marks(known)), position)

    def marks(self, known: KnownSeries) -> Iterator[BreakMark]:
        """A mark for each place with a break, or with several."""
        places: dict[tuple[int, int], set[int]] = defaultdict(set)
        for one, other, each in known.breaks():
            last_before = max(one.ends_in, each.last_before.ends_in)
            first_after = min(other.ends_in, each.first_after.ends_in)
            places[last_before, first_after].add(self.reasons[each.because])
        for (last_before, first_after), numbers in sorted(places.items()):
            yield BreakMark(last_before, first_after, self.word("break", _numbers(numbers)))

    def format_figure(self, figure: Figure | None) -> str:
        if figure is None:
            return self.charts.not_asked.prints
        return self.cells[figure.state].prints if figure.value is None else format_number(figure.value)

    def notes(self, table: Table) -> Iterator[Inlines]:
        """On scales, on breaks with their reasons, and where the figures are."""
        about = [*self.limits(), *([self.word("breaks", {})] if self.reasons else [])]
        if about:
            yield (Text(" ".join(about)),)
        yield from self.reasons_as("because")
        if table.caption:
            yield pointing_at(table.caption, table.anchor, self.word("figures_in", {}))

    def reasons_as(self, key: str) -> Iterator[Inlines]:
        for reason, position in self.reasons.items():
            yield (Text(self.word(key, {"number": str(position), "because": reason})),)

    def table(self, title: Inlines) -> Table:
        """The years down the page, oldest first, and the series across it."""
        fill = self.filler.inlines
        labels = [fill(known.series.label) for known in self.known]
        columns = (Column(fill(self.chart.stub)), *(Column(label, Alignment.RIGHT) for label in labels))
        asked = [year for year in self.known[0].figures if any(known.figures[year] for known in self.known)]
        broken = [self.last_before_breaks(known) for known in self.known]
        rows = tuple(
            Row(((Text(str(year)),), *(self.cell(*each, year) for each in zip(self.known, broken, strict=True))))
            for year in asked
        )
        notes = [*self.meanings([known.figures[year] for year in asked for known in self.known])]
        notes += self.reasons_as("marked")
        return self.numbering.table(title, columns, rows, tuple(notes))

    def cell(self, known: KnownSeries, broken: Broken, year: ReportingYear) -> Inlines:
        """The figure, and after it a mark where a break in series follows."""
        words = self.format_figure(known.figures[year])
        numbers = broken.get(year)
        return (Text(f"{words} {self.word('mark', _numbers(numbers))}" if numbers else words),)

    def last_before_breaks(self, known: KnownSeries) -> Broken:
        """The years that a break follows before the next number, each with the numbers of its reasons."""
        broken: Broken = defaultdict(set)
        for one, _, each in known.breaks():
            broken[one].add(self.reasons[each.because])
        return broken

    def meanings(self, figures: list[Figure | None]) -> Iterator[Inlines]:
        """The meaning of each sign that is printed in place of a number."""
        if None in figures:
            yield meaning_of(self.charts.not_asked)
        yield from meanings_of(filter(None, figures), self.cells)
