"""Figures over all years that the area has returns of: charts in which breaks in series show, and their table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from mappa_report.compose.filling import Filler
from mappa_report.compose.findings import columns_in_words, finding_over_years, listed
from mappa_report.compose.scales import Scales
from mappa_report.compose.series import KnownSeries, runs_of
from mappa_report.compose.tables import Numbering, meaning_of, meanings_of, pointing_at
from mappa_report.document.blocks import Alignment, Block, Chart, Column, Row, Table
from mappa_report.document.inlines import Inlines, Text
from mappa_report.document.panels import BreakMark, YearFigure, YearsPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import LEAST_DRAWN, LEAST_YEARS, YearsChart
from mappa_report.model.edition import OutlineKind
from mappa_report.model.figure import Figure
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts
from mappa_report.wording.numbers import format_number

Broken = dict[ReportingYear, set[int]]
"""The numbers of the breaks that follow a year."""

Numbers = Callable[[Iterable[int]], Facts]
"""Writes the numbers of breaks."""


def charts_over_years(
    report: AnnualReport, chart: YearsChart, filler: Filler, numbering: Numbering, scales: Scales
) -> Iterator[Block]:
    """A chart of each series that has numbers enough, and their table; nothing where fewer than two years have any.

    Nor is there anything where these are the two that the report compares.
    """
    known = [KnownSeries.of(series, position, report) for position, series in enumerate(chart.series)]
    years = {year for each in known for year in each.counts}
    if len(years) > 1 and not (
        _has_comparison(report) and years == {report.year, ReportingYear(report.year.ends_in - 1)}
    ):
        yield from _Composer(report, chart, known, filler, numbering, scales).blocks()


def _has_comparison(report: AnnualReport) -> bool:
    entries = report.edition.outline
    return any(each.kind is OutlineKind.COMPARISON and each.name not in report.omitted for each in entries)


def _numbers(numbers: Iterable[int]) -> Facts:
    return {"number": ", ".join(map(str, sorted(numbers)))}


def _is_drawn(known: KnownSeries) -> bool:
    """True if enough years since the last break have a number that is great enough: columns ask to be compared."""
    latest = known.stretches()[-1] if known.counts else {}
    return sum(count >= LEAST_DRAWN for count in latest.values()) >= LEAST_YEARS


def _one_for_each_reason(breaks: Iterable[SeriesBreak]) -> Iterable[SeriesBreak]:
    return {each.because: each for each in breaks}.values()


class _Composer:
    def __init__(
        self,
        report: AnnualReport,
        chart: YearsChart,
        known: list[KnownSeries],
        filler: Filler,
        numbering: Numbering,
        scales: Scales,
    ) -> None:
        self.charts = report.edition.charts
        self.cells = report.edition.cells
        self.and_ = filler.words(report.edition.terms["and"])
        self.chart = chart
        self.known = known
        self.filler = filler
        self.numbering = numbering
        self.scales = scales
        breaks = sorted(
            {each for series in known for _, _, each in series.breaks()},
            key=lambda each: (each.first_after.ends_in, each.because),
        )
        self.reasons = {each: number for number, each in enumerate(_one_for_each_reason(breaks), start=1)}
        self.number_of = {each.because: number for each, number in self.reasons.items()}

    def blocks(self) -> Iterator[Block]:
        years = sorted(year for known in self.known for year in known.counts)
        title = (*self.filler.inlines(self.chart.title), Text(f", {self.years(years[0], years[-1])}"))
        table = self.table(title)
        for known in self.known:
            if _is_drawn(known):
                yield self.drawn(known, table)
        yield table

    def drawn(self, known: KnownSeries, table: Table) -> Chart:
        stretches = known.stretches()
        finding = finding_over_years(self.filler.words(known.series.name), stretches[-1], self.word)
        caption = self.numbering.chart((Text(finding),))
        alternative = " ".join(columns_in_words(stretches, self.and_, self.word))
        scale = self.scales.note(caption, max(known.counts.values()), self.word)
        notes = (*scale, *self.notes(known, table))
        return Chart((self.panel(known),), alternative, caption, f"chart-{caption.number}", notes)

    def word(self, key: str, facts: Facts) -> str:
        return replace(self.filler, facts=facts).words(self.charts.words[key])

    def years(self, first: ReportingYear, last: ReportingYear) -> str:
        return self.word("years", {"first": {"year": first.label}, "last": {"year": last.label}})

    def span(self, first: ReportingYear, last: ReportingYear) -> str:
        return self.years(first, last) if first < last else first.label

    def without_figures(self, known: KnownSeries) -> str:
        """A sentence with the years between the first and the last that have none; empty if all have one."""
        first, last = min(known.counts).ends_in, max(known.counts).ends_in
        printable = {year.ends_in for year in known.printable}
        runs = runs_of([year for year in range(first, last) if year not in printable])
        spans = [self.span(ReportingYear(one), ReportingYear(other)) for one, other in runs]
        return self.word("missing", {"missing": listed(spans, self.and_)}) if spans else ""

    def panel(self, known: KnownSeries) -> YearsPanel:
        first, last = min(known.counts), max(known.counts)
        drawn = tuple(
            YearFigure(year.ends_in, known.counts.get(year), self.format_figure(figure), year.label)
            for year, figure in known.printable.items()
            if first.ends_in <= year.ends_in <= last.ends_in
        )
        position = None if self.chart.is_neutral else known.position
        return YearsPanel("", first.ends_in, last.ends_in, drawn, tuple(self.marks(known)), position)

    def marks(self, known: KnownSeries) -> Iterator[BreakMark]:
        """A mark for each place with a break, or with several."""
        places: dict[tuple[int, int], set[int]] = defaultdict(set)
        for one, other, each in known.breaks():
            last_before = max(one.ends_in, each.last_before.ends_in)
            first_after = min(other.ends_in, each.first_after.ends_in)
            places[last_before, first_after].add(self.number_of[each.because])
        for (last_before, first_after), numbers in sorted(places.items()):
            yield BreakMark(last_before, first_after, self.word("break", _numbers(numbers)))

    def format_figure(self, figure: Figure | None) -> str:
        if figure is None:
            return self.charts.not_asked.prints
        return self.cells[figure.state].prints if figure.value is None else format_number(figure.value)

    def notes(self, known: KnownSeries, table: Table) -> Iterator[Inlines]:
        """On years without a figure, on breaks with their reasons, and where the figures are."""
        reasons = {each.because for _, _, each in known.breaks()}
        breaks = [each for each in self.reasons if each.because in reasons]
        missing = self.without_figures(known)
        about = [*([missing] if missing else [])]
        about += [self.word("breaks", {})] if any(each.is_known for each in breaks) else []
        if about:
            yield (Text(" ".join(about)),)
        yield from self.reasons_as("because", "not_known", breaks)
        if table.caption:
            yield pointing_at(table.caption, table.anchor, self.word("figures_in", {}))

    def reasons_as(
        self, known: str, not_known: str, breaks: Iterable[SeriesBreak], numbers: Numbers = _numbers
    ) -> Iterator[Inlines]:
        """The reasons of ``breaks``, in the words ``known`` or ``not_known``."""
        for each in breaks:
            facts = {**numbers([self.reasons[each]]), "because": each.because}
            yield (Text(self.word(known if each.is_known else not_known, facts)),)

    def table(self, title: Inlines) -> Table:
        """The years down the page, oldest first, and the series across it."""
        fill = self.filler.inlines
        labels = [fill(known.series.label) for known in self.known]
        columns = (Column(fill(self.chart.stub)), *(Column(label, Alignment.RIGHT) for label in labels))
        asked = [year for year in self.known[0].figures if any(known.figures[year] for known in self.known)]
        broken = [self.last_before_breaks(known) for known in self.known]
        rows = tuple(
            Row(((Text(year.label),), *(self.cell(*each, year) for each in zip(self.known, broken, strict=True))))
            for year in asked
        )
        notes = [*self.meanings([known.figures[year] for year in asked for known in self.known])]
        notes += self.reasons_as("marked", "marked_not_known", self.reasons, self.marked)
        return self.numbering.table(title, columns, rows, tuple(notes))

    def cell(self, known: KnownSeries, broken: Broken, year: ReportingYear) -> Inlines:
        """The figure, and after it a mark where a break in series follows."""
        words = self.format_figure(known.figures[year])
        numbers = broken.get(year)
        return (Text(f"{words} {self.word('mark', self.marked(numbers))}" if numbers else words),)

    def marked(self, numbers: Iterable[int]) -> Facts:
        """The numbers in a mark of the table: none where all have one reason, and no chart calls it by its number."""
        is_numbered = len(self.reasons) > 1 or any(map(_is_drawn, self.known))
        return _numbers(numbers if is_numbered else ())

    def last_before_breaks(self, known: KnownSeries) -> Broken:
        """The years that a break follows before the next number, each with the numbers of its reasons."""
        broken: Broken = defaultdict(set)
        for one, _, each in known.breaks():
            broken[one].add(self.number_of[each.because])
        return broken

    def meanings(self, figures: list[Figure | None]) -> Iterator[Inlines]:
        """The meaning of each sign that is printed in place of a number."""
        if None in figures:
            yield meaning_of(self.charts.not_asked)
        yield from meanings_of(filter(None, figures), self.cells)
