"""The charts of the area's own figures: from a table of the return, or over the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from mappa_report.compose.charts_over_years import charts_over_years
from mappa_report.compose.filling import Filler
from mappa_report.compose.findings import bars_in_words, most_of
from mappa_report.compose.glance_chart import is_told_at_the_front
from mappa_report.compose.scales import Scales
from mappa_report.compose.tables import Numbering, TableComposer, pointing_at
from mappa_report.document.blocks import Block, Chart
from mappa_report.document.inlines import Inlines
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import TableChart, are_worth_bars
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import format_number


class ChartComposer:
    """Makes the charts that the edition defines. One of few people, or told at the front, is left out."""

    def __init__(self, report: AnnualReport, filler: Filler, numbering: Numbering, tables: TableComposer) -> None:
        self.report = report
        self.charts = report.edition.charts
        self.and_ = filler.words(report.edition.terms["and"])
        self.filler = filler
        self.numbering = numbering
        self.tables = tables
        self.scales, self.scales_over_years = Scales(), Scales()

    def blocks(self, key: str) -> Iterator[Block]:
        """The chart ``key``, with its own table where it has one."""
        chart = self.charts.by_key[key]
        if isinstance(chart, TableChart):
            yield from self._of_table(chart)
        else:
            yield from charts_over_years(self.report, chart, self.filler, self.numbering, self.scales_over_years)

    def word(self, key: str, facts: Facts) -> str:
        """The edition's words of that key."""
        return replace(self.filler, facts=facts).words(self.charts.words[key])

    def _of_table(self, chart: TableChart) -> Iterator[Chart]:
        table = next((table for table in self.report.edition.form.tables if table.key == chart.table), None)
        if table is None:
            return
        drawing = _TableDrawing(chart, table, self.report, self.filler)
        groups = {key: group for key in chart.rows if (group := drawing.group(key)).bars}
        if len(groups) == 1:
            groups = {key: replace(group, heading="") for key, group in groups.items()}
        bars = [
            (f"{group.heading}, {bar.label}" if group.heading else bar.label, bar)
            for group in groups.values()
            for bar in group.bars
        ]
        values = [bar.value for _, bar in bars if bar.value is not None]
        if not are_worth_bars(values) or is_told_at_the_front(self.report, table, chart.bars, sum(values)):
            return
        caption = self.numbering.chart(self._title(chart, drawing, tuple(groups)))
        told = bars_in_words(bars, self.and_, self.word)
        notes = (*self.scales.note(caption, max(values), self.word), *self._figures_in(chart))
        yield Chart((BarPanel(tuple(groups.values())),), told, caption, f"chart-{caption.number}", notes)

    def _title(self, chart: TableChart, drawing: _TableDrawing, rows: tuple[str, ...]) -> Inlines:
        """The finding of the bar that most people are in, where there is one; else what the chart is of."""
        most = most_of(drawing.sizes(rows))
        if most is None or not (finding := chart.findings.get(most[0], ())):
            return self.filler.inlines(chart.title)
        return replace(self.filler, facts={**self.filler.facts, **most[1]}).inlines(finding)

    def _figures_in(self, chart: TableChart) -> Iterator[Inlines]:
        """Where the figures are: the outline has the table before its chart."""
        table = self.tables.made[chart.table]
        if table.caption:
            yield pointing_at(table.caption, table.anchor, self.filler.words(self.charts.words["figures_in"]))


class _TableDrawing:
    """Which bars a table's figures make. What does not apply makes none; what was not returned, words alone."""

    def __init__(self, chart: TableChart, table: FormTable, report: AnnualReport, filler: Filler) -> None:
        self.rows: Mapping[str, Line] = {row.key: row for row in table.rows}
        self.columns: Mapping[str, Line] = {column.key: column for column in table.columns}
        self.chart = chart
        self.table = table
        self.cells = report.edition.cells
        self.figures: Mapping[Path, Figure] = report.statistics.figures
        self.filler = filler

    def group(self, key: str) -> BarGroup:
        row = self.rows[key]
        bars = (self.bar(row, key, series) for series, key in enumerate(self.chart.bars))
        return BarGroup(tuple(bar for bar in bars if bar), self.filler.words(row.label))

    def bar(self, row: Line, key: str, series: int) -> Bar | None:
        figure = self.figure(row, key)
        if figure.state is FigureState.NOT_APPLICABLE:
            return None
        label = self.filler.words(self.chart.bars[key])
        if figure.value is None:
            return Bar(label, None, self.cells[figure.state].prints, series)
        return Bar(label, int(figure.value), format_number(figure.value), series)

    def figure(self, row: Line, key: str) -> Figure:
        return self.figures[self.table.path(row, self.columns[key])]

    def sizes(self, keys: tuple[str, ...]) -> Mapping[str, int]:
        """How many people each bar stands for over the rows ``keys``; none where one is not known, or is a total."""
        sizes: dict[str, int] = defaultdict(int)
        for row in (self.rows[key] for key in keys):
            for key in self.chart.bars:
                figure = self.figure(row, key)
                is_gap = figure.value is None and figure.state is not FigureState.NOT_APPLICABLE
                if is_gap or row.is_total or self.columns[key].is_total:
                    return {}
                sizes[key] += int(figure.value or 0)
        return sizes
