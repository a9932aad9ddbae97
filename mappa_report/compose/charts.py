"""The charts of the area's own figures: from a table of the return, or over the years."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from mappa_report.compose.charts_over_years import chart_over_years
from mappa_report.compose.filling import Filler
from mappa_report.compose.tables import Numbering, TableComposer, pointing_at
from mappa_report.document.blocks import Block, Chart
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import TableChart
from mappa_report.model.figure import Figure, FigureState, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.wording.expression import ExpressionError
from mappa_report.wording.numbers import format_number


class ChartComposer:
    """Makes the charts that the edition defines. One without any number is left out."""

    def __init__(self, report: AnnualReport, filler: Filler, numbering: Numbering, tables: TableComposer) -> None:
        self.report = report
        self.charts = report.edition.charts
        self.filler = filler
        self.numbering = numbering
        self.tables = tables

    def blocks(self, key: str) -> Iterator[Block]:
        """The chart ``key``, with its own table where it has one."""
        chart = self.charts.by_key[key]
        if isinstance(chart, TableChart):
            yield from self._of_table(chart)
        else:
            yield from chart_over_years(self.report, chart, self.filler, self.numbering)

    def _of_table(self, chart: TableChart) -> Iterator[Chart]:
        table = next((table for table in self.report.edition.form.tables if table.key == chart.table), None)
        if table is None:
            return
        drawing = _TableDrawing(chart, table, self.report, self.filler)
        groups = tuple(group for key in chart.rows if (group := drawing.group(key)).bars)
        values = [bar.value for group in groups for bar in group.bars if bar.value is not None]
        if not values:
            return
        caption = self.numbering.chart(self.filler.inlines(chart.title))
        facts = {"most": format_number(max(values))}
        scale = replace(self.filler, facts=facts).words(self.charts.words["scale"])
        parts = [f"{plain_text(caption.text)}.", scale, *self._sentences(chart), *map(_read_out, groups)]
        notes = (Text(scale),), *self._notes(chart)
        yield Chart((BarPanel(groups),), " ".join(parts), caption, f"chart-{caption.number}", notes)

    def _sentences(self, chart: TableChart) -> Iterator[str]:
        """What the chart shows, in the edition's sentences: those that this report has all the numbers for."""
        for sentence in chart.sentences:
            try:
                yield self.filler.words(sentence)
            except ExpressionError:
                continue

    def _notes(self, chart: TableChart) -> Iterator[Inlines]:
        """Where the figures are: the outline has the table before its chart."""
        table = self.tables.made[chart.table]
        if table.caption:
            yield pointing_at(table.caption, table.anchor, self.filler.words(self.charts.words["figures_in"]))


def _read_out(group: BarGroup) -> str:
    return f"{group.heading}, {'; '.join(f'{bar.label}: {bar.words}' for bar in group.bars)}."


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
        figure = self.figures[self.table.path(row, self.columns[key])]
        if figure.state is FigureState.NOT_APPLICABLE:
            return None
        label = self.filler.words(self.chart.bars[key])
        if figure.value is None:
            return Bar(label, None, self.cells[figure.state].prints, series)
        return Bar(label, int(figure.value), format_number(figure.value), series)
