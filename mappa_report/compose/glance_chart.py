"""The one chart at the front: this year's figures beside those of the year before if all compare, else this year's."""

from msgspec.structs import replace

from mappa_report.compose.changes import ChangeWords
from mappa_report.compose.filling import Filler
from mappa_report.compose.findings import most_of
from mappa_report.document.blocks import Caption, Chart
from mappa_report.document.inlines import Inlines
from mappa_report.document.panels import Bar, BarGroup, BarPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.chart import LEAST_DRAWN
from mappa_report.model.comparison import APART, Outcome
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.key_figures import GlanceChart
from mappa_report.wording.facts import facts_of_change
from mappa_report.wording.numbers import format_number


def glance_chart(report: AnnualReport, chart: GlanceChart, told: ChangeWords | None, filler: Filler) -> Chart | None:
    """The chart, None where fewer than two figures are numbers, or all are below LEAST_DRAWN.

    It has no number, as it stands apart from those that the text leads to.
    """
    two_years = _two_years(chart, told) if told else ()
    bars = two_years or _this_year(report, chart, filler)
    values = [bar.value for bar in bars if bar.value is not None]
    if len(values) < 2 or max(values) < LEAST_DRAWN:
        return None
    title = chart.two_years if two_years else chart.title
    facts = facts_of_change(filler.facts, told.past.year, {}) if told else filler.facts
    caption = Caption(
        filler.words(report.edition.terms["chart"]),
        0,
        _finding(report, chart, filler) or replace(filler, facts=facts).inlines(title),
    )
    alternative = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return Chart((BarPanel((BarGroup(bars),)),), f"{alternative}.", caption)


def _finding(report: AnnualReport, chart: GlanceChart, filler: Filler) -> Inlines:
    """What this year's figures show; nothing where one of them is not known, or none is by far the greatest."""
    figures = [report.statistics.figures[each.path] for each in chart.figures]
    if any(figure.value is None and figure.state is not FigureState.NOT_APPLICABLE for figure in figures):
        return ()
    most = most_of({str(at): int(figure.value or 0) for at, figure in enumerate(figures)})
    finding = chart.figures[int(most[0])].finding if most else ()
    return replace(filler, facts={**filler.facts, **most[1]}).inlines(finding) if most and finding else ()


def _two_years(chart: GlanceChart, told: ChangeWords) -> tuple[Bar, ...]:
    """Two bars in one colour for each figure: this year's, and below it the other's under the name of its year.

    None at all where one of them can't be compared.
    """
    changes = [(each, told.change(each.path)) for each in chart.figures]
    if any(change.outcome in (*APART, Outcome.UNKNOWN) for _, change in changes):
        return ()
    return tuple(
        _bar(label, figure, series, told.report)
        for series, (each, change) in enumerate(changes)
        for label, figure in (
            (told.filler.words(each.label), change.now),
            (told.past.year.label, change.then or change.now),
        )
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
