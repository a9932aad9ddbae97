"""The few figures at the front of the report, each with its change on the year before."""

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.compose.changes import ChangeWords, ending_of
from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import KeyFigure as ShownFigure
from mappa_report.document.blocks import KeyFigures as ShownFigures
from mappa_report.document.inlines import Inlines, Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.key_figures import KeyFigure, KeyFigures
from mappa_report.model.year import ReportingYear
from mappa_report.wording.numbers import format_number


class Changed(Struct, frozen=True):
    """A key figure, and its change on the year before: None where there is nothing to set it beside at all."""

    figure: KeyFigure
    change: Change | None


def words_of_year_before(report: AnnualReport, named: KeyFigures, filler: Filler) -> ChangeWords | None:
    """What tells changes on the year before; None where its return has none of the figures, or words are lacking."""
    past = report.history.in_year(ReportingYear(report.year.ends_in - 1))
    words = report.edition.comparison
    if past is None or words is None or not named.changes:
        return None
    told = ChangeWords(past, report, words, filler)
    changes = (told.change(figure.path) for figure in named.figures)
    return told if any(change.then and change.then.is_number for change in changes) else None


def changed_figures(named: KeyFigures, told: ChangeWords | None) -> tuple[Changed, ...]:
    """Each key figure with its change."""
    return tuple(Changed(figure, told.change(figure.path) if told else None) for figure in named.figures)


def shown_figures(
    report: AnnualReport, named: KeyFigures, changed: Sequence[Changed], told: ChangeWords | None, filler: Filler
) -> ShownFigures | None:
    """The key figures that are numbers; None if none is.

    One that is still to come stands among them only where ``filler`` has a gap to show it by.
    """
    shown = []
    for each in changed:
        figure = report.statistics.figures[each.figure.path]
        if value := _value(figure, report, filler):
            words = filler.inlines(each.figure.words)
            shown.append(ShownFigure(value, words, _change(each.change, named, told) if figure.is_number else ()))
    return ShownFigures(tuple(shown)) if shown else None


def _value(figure: Figure, report: AnnualReport, filler: Filler) -> str:
    if figure.value is not None:
        return format_number(figure.value)
    is_shown = filler.gap and figure.state is FigureState.MISSING
    return report.edition.cells[figure.state].prints if is_shown else ""


def _change(change: Change | None, named: KeyFigures, told: ChangeWords | None) -> Inlines:
    content = named.changes.get(ending_of(change.outcome, named.changes), ()) if change else ()
    return (Text(told.filled(content, told.told(change, named.in_percent))),) if told and change and content else ()
