"""The one chart at the front: this year's figures beside those of the year before if all compare, else this year's."""

from collections.abc import Collection

from msgspec.structs import replace

from mappa_report.compose.changes import ChangeWords
from mappa_report.compose.filling import Filler
from mappa_report.compose.findings import bars_in_words, most_of
from mappa_report.document.blocks import Caption, Chart
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import LEAST_DRAWN
from mappa_report.model.comparison import APART, WITHOUT_NUMBER
from mappa_report.model.edition import OutlineKind
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.form import FormTable
from mappa_report.model.key_figures import GlanceChart
from mappa_report.wording.facts import Facts, facts_of_change
from mappa_report.wording.numbers import format_number

_LIGHTER = 1
"""The series whose colour is the lighter one of the first two."""

_NEARLY_ALL = 0.9
"""Of the people in the chart at the front: one of so many of them would show the same again."""


def glance_chart(report: AnnualReport, chart: GlanceChart, told: ChangeWords | None, filler: Filler) -> Chart | None:
    """The chart, None where fewer than two figures are numbers, or all are below LEAST_DRAWN.

    It has no number, as it stands apart from those that the text leads to.
    """
    pairs = _two_years(chart, told) if told else ()
    groups = pairs or (BarGroup(bars) for bars in [_this_year(report, chart, filler)] if bars)
    panel = BarPanel(tuple(groups))
    values = [bar.value for group in panel.groups for bar in group.bars if bar.value is not None]
    if len(values) < 2 or max(values) < LEAST_DRAWN:
        return None
    title = _change(chart, told) if told and pairs else _finding(report, chart, filler) or filler.inlines(chart.title)
    caption = Caption(filler.words(report.edition.terms["chart"]), 0, title)
    return Chart((panel,), f"{plain_text(title)}. {_in_words(panel, report, filler)}", caption)


def _in_words(panel: BarPanel, report: AnnualReport, filler: Filler) -> str:
    """Which bars are the longest, as of any other chart: the numbers are in the tables that the page leads to."""
    bars = [
        (f"{group.heading}, {bar.label}" if group.heading else bar.label, bar)
        for group in panel.groups
        for bar in group.bars
    ]
    words = report.edition.charts.words
    if "longest" not in words:
        return "; ".join(f"{name}: {bar.words}" for name, bar in bars) + "."

    def said(key: str, facts: Facts) -> str:
        return replace(filler, facts=facts).words(words[key])

    return bars_in_words(bars, filler.words(report.edition.terms["and"]), said)


def _change(chart: GlanceChart, told: ChangeWords) -> Inlines:
    """What became of all figures together; what the chart is of, where the edition has no words for that."""
    changes = [told.change(each.path) for each in chart.figures]
    now = sum(int(each.now.value or 0) for each in changes)
    then = sum(int(each.then.value or 0) for each in changes if each.then)
    title = {True: chart.rose, False: chart.fell}[now > then] if now != then else ()
    words = {"now": format_number(now), "then": format_number(then)}
    facts = facts_of_change(told.filler.facts, told.past.year, words)
    return replace(told.filler, facts=facts).inlines(title or chart.two_years)


def is_told_at_the_front(report: AnnualReport, table: FormTable, columns: Collection[str], shown: int) -> bool:
    """Whether the chart at the front has those ``columns`` of ``table``, and few people besides the ``shown`` ones."""
    named, outline = report.edition.key_figures, report.edition.outline
    entry = next((entry for entry in outline if entry.kind is OutlineKind.KEY_FIGURES), None)
    if not (entry and named and named.chart) or entry.name in report.omitted:
        return False
    column_of = {path: column.key for path, _, column in table.slots() if column}
    paths = [each.path for each in named.chart.figures]
    if {column_of.get(path) for path in paths} != set(columns):
        return False
    figures = [report.statistics.figures[path] for path in paths]
    is_drawn = sum(figure.value is not None for figure in figures) > 1
    return is_drawn and shown >= _NEARLY_ALL * sum(int(figure.value or 0) for figure in figures)


def _finding(report: AnnualReport, chart: GlanceChart, filler: Filler) -> Inlines:
    """What this year's figures show; nothing where one of them is not known, or none is by far the greatest."""
    figures = [report.statistics.figures[each.path] for each in chart.figures]
    if any(figure.value is None and figure.state is not FigureState.NOT_APPLICABLE for figure in figures):
        return ()
    most = most_of({str(at): int(figure.value or 0) for at, figure in enumerate(figures)})
    finding = chart.figures[int(most[0])].finding if most else ()
    return replace(filler, facts={**filler.facts, **most[1]}).inlines(finding) if most and finding else ()


def _two_years(chart: GlanceChart, told: ChangeWords) -> tuple[BarGroup, ...]:
    """A pair of bars for each figure, each under its year: that of the year before in the lighter colour.

    None at all where one of them can't be compared.
    """
    changes = [(each, told.change(each.path)) for each in chart.figures]
    if any(change.outcome in (*APART, *WITHOUT_NUMBER) for _, change in changes):
        return ()
    return tuple(
        BarGroup(
            (
                _bar(told.past.year.label, change.then or change.now, _LIGHTER, told.report),
                _bar(told.report.year.label, change.now, 0, told.report),
            ),
            told.filler.words(each.label),
        )
        for each, change in changes
    )


def _this_year(report: AnnualReport, chart: GlanceChart, filler: Filler) -> tuple[Bar, ...]:
    """A bar for each figure that applies."""
    figures = [(each, report.statistics.figures[each.path]) for each in chart.figures]
    return tuple(
        _bar(filler.words(each.label), figure, series, report)
        for series, (each, figure) in enumerate(figures)
        if figure.state is not FigureState.NOT_APPLICABLE
    )


def _bar(label: str, figure: Figure, series: int, report: AnnualReport) -> Bar:
    if figure.value is None:
        return Bar(label, None, report.edition.cells[figure.state].prints, series)
    return Bar(label, int(figure.value), format_number(figure.value), series)
