"""National tables and charts, their percentages worked out from the counts."""

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.findings import most_of
from mappa_report.compose.tables import Numbering, meaning_of
from mappa_report.document.blocks import Alignment, Chart, Column, Row, Table
from mappa_report.document.inlines import Inlines, Text
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.edition import Edition
from mappa_report.model.figure import FigureState
from mappa_report.model.national import ChartPart, Measure, NationalChart, NationalColumn, NationalTable
from mappa_report.wording.numbers import format_number, format_percentage


class NationalComposer:
    """Makes the national tables and charts of one edition."""

    def __init__(self, edition: Edition, filler: Filler, numbering: Numbering) -> None:
        self.data = edition.national
        self.no_number = edition.cells[FigureState.NOT_APPLICABLE]
        self.filler = filler
        self.numbering = numbering

    def table(self, key: str) -> Table:
        """The national table ``key``, numbered in turn with the others."""
        table = self.data.tables[key]
        fill = self.filler.inlines
        columns = (
            Column(fill(table.stub)),
            *(Column(fill(column.label), Alignment.RIGHT, column.is_total) for column in table.columns),
        )
        rows = tuple(
            Row((fill(row.label), *(self._cell(table, column, row.key) for column in table.columns)), row.is_total)
            for row in table.rows
        )
        notes = tuple(map(fill, table.notes))
        if any(cell == self._none() for row in rows for cell in row.cells):
            notes = (*notes, meaning_of(self.no_number))
        return self.numbering.table(fill(table.title), columns, rows, notes)

    def _none(self) -> Inlines:
        """The sign that is printed for a percentage of nought."""
        return (Text(self.no_number.prints),)

    def _cell(self, table: NationalTable, column: NationalColumn, row: str) -> Inlines:
        figures = self.data.figures
        value = figures[column.group, row, column.year]
        match column.measure:
            case Measure.COUNT:
                return (Text(format_number(value)),)
            case Measure.CHANGE:
                whole = figures[column.group, row, column.year - 1]
                part = value - whole
            case Measure.SHARE:
                whole = figures[*column.of, column.year]
                part = value
        return (Text(format_percentage(part, whole, table.decimals)),) if whole else self._none()

    def chart(self, key: str) -> Chart:
        """The national chart ``key``: each bar with its count and its share of the whole."""
        chart = self.data.charts[key]
        values = [self._part(part, chart) for part in chart.parts]
        labels = [self.filler.words(part.label) for part in chart.parts]
        whole = sum(values)
        words = [
            f"{format_number(value)} ({format_percentage(value, whole, 0)})" if whole else format_number(value)
            for value in values
        ]
        caption = self.numbering.chart(self._title(chart, values))
        values_in_words = "; ".join(f"{label}: {each}" for label, each in zip(labels, words, strict=True))
        bars = tuple(Bar(*bar) for bar in zip(labels, values, words, strict=True))
        return Chart((BarPanel((BarGroup(bars),)),), f"{values_in_words}.", caption, f"chart-{caption.number}")

    def _title(self, chart: NationalChart, values: list[int]) -> Inlines:
        """The finding of the greatest part, where there is one; else what the chart is of."""
        most = most_of({str(position): value for position, value in enumerate(values)})
        if most is None or not (finding := chart.parts[int(most[0])].finding):
            return self.filler.inlines(chart.title)
        return replace(self.filler, facts={**self.filler.facts, **most[1]}).inlines(finding)

    def _part(self, part: ChartPart, chart: NationalChart) -> int:
        whole = self.data.figures[*part.of, chart.year]
        return whole - (self.data.figures[*part.less, chart.year] if part.less else 0)
