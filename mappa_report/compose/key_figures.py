"""The few figures at the front of the report."""

from collections.abc import Iterator

from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import Block, Heading, KeyFigure, KeyFigures
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState
from mappa_report.wording.numbers import format_number


def key_figures(report: AnnualReport, filler: Filler) -> Iterator[Block]:
    """A heading and the figures that the edition names, if any of them is a number.

    One that is still to come stands among them only where ``filler`` has a gap to show it by.
    """
    named = report.edition.key_figures
    if named is None:
        return
    figures = report.statistics.figures
    made = tuple(
        KeyFigure(value, filler.inlines(entry.words))
        for entry in named.figures
        if (value := _value(figures[entry.path], report, filler))
    )
    if made:
        yield Heading(1, filler.inlines(named.title))
        yield KeyFigures(made)


def _value(figure: Figure, report: AnnualReport, filler: Filler) -> str:
    if figure.value is not None:
        return format_number(figure.value)
    is_shown = filler.gap and figure.state is FigureState.MISSING
    return report.edition.cells[figure.state].prints if is_shown else ""
