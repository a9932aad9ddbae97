"""This year's figures beside those of an earlier year: sentences made from the data, and a table."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.compose.changes import ChangeWords, ending_of
from mappa_report.compose.filling import Filler
from mappa_report.compose.tables import Numbering, meaning_of, meanings_of
from mappa_report.document.blocks import Alignment, Block, Column, Heading, Paragraph, Row, Table
from mappa_report.document.inlines import Inlines, Text
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.change import Change
from mappa_report.model.comparison import APART, OTHER, WITHOUT_NUMBER, ComparedFigure, Comparison, Gap
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import facts_of_change
from mappa_report.wording.numbers import format_change, format_number

_LEVEL = 2


def compared_with_last_year(report: AnnualReport, filler: Filler, numbering: Numbering) -> Iterator[Block]:
    """A heading, sentences and a table; nothing where the area made no return in the year before."""
    past = report.history.in_year(ReportingYear(report.year.ends_in - 1))
    words = report.edition.comparison
    if past and words:
        yield from compared_with(past, report, words, filler, numbering)


def comparison_table(report: AnnualReport, filler: Filler, numbering: Numbering) -> Table | None:
    """The table alone; None where the area made no return in the year before."""
    blocks = compared_with_last_year(report, filler, numbering)
    return next((block for block in blocks if isinstance(block, Table)), None)


def compared_with(
    past: PastReturn, report: AnnualReport, words: Comparison, filler: Filler, numbering: Numbering
) -> Iterator[Block]:
    """A heading, sentences and a table of what has changed since ``past``; nothing where it has no such figure."""
    composer = _Composer(past, report, words, filler)
    if not any(compared.change.then for compared in composer.compared):
        return
    yield Heading(_LEVEL, composer.filler.inlines(words.title))
    sentences = [*composer.sentences()]
    if sentences:
        yield Paragraph((Text(" ".join(sentences)),))
    yield composer.table(numbering)


def figures_alone(report: AnnualReport, words: Comparison, filler: Filler) -> Table:
    """A table of this year's figures alone."""
    before = ReportingYear(report.year.ends_in - 1)
    fill = replace(filler, facts=facts_of_change(filler.facts, before, {})).inlines
    figures = [report.statistics.figures.get(each.path, _NONE) for each in words.figures]
    columns = (Column(fill(words.figure)), Column((Text(report.year.label),), Alignment.RIGHT))
    rows = (
        Row((fill(each.label), (Text(_printed(figure, report)),)))
        for each, figure in zip(words.figures, figures, strict=True)
    )
    return Table(columns, tuple(rows), has_row_headers=True, notes=tuple(meanings_of(figures, report.edition.cells)))


_NONE = Figure(FigureState.MISSING)


def _printed(figure: Figure, report: AnnualReport) -> str:
    return report.edition.cells[figure.state].prints if figure.value is None else format_number(figure.value)


class _Compared(Struct, frozen=True):
    figure: ComparedFigure
    change: Change


class _Composer:
    def __init__(self, past: PastReturn, report: AnnualReport, words: Comparison, filler: Filler) -> None:
        self.words = words
        self.past = past
        self.report = report
        self.filler = replace(filler, facts=facts_of_change(filler.facts, past.year, {}))
        self.changes = ChangeWords(past, report, words, self.filler)
        self.compared = [_Compared(each, self.changes.change(each.path)) for each in words.figures]

    def sentences(self) -> Iterator[str]:
        """One for each figure that has words for it and is known in both years."""
        reasons: set[str] = set()
        for compared in self.compared:
            told = self.changes.told(compared.change, self.words.in_percent)
            if compared.figure.sentences and told:
                because = told["because"]
                ending = self.words.break_again if because in reasons else ()
                yield self.sentence(compared.figure, told, ending or self.ending(compared.change))
                reasons |= {because} if because else set()

    def ending(self, change: Change) -> Inlines:
        return self.words.endings[ending_of(change.outcome, self.words.endings)]

    def sentence(self, figure: ComparedFigure, words: dict[str, str], ending: Inlines) -> str:
        """The sentence on the figure."""
        is_year_before = self.past.year.ends_in == self.report.year.ends_in - 1
        filled = self.changes.filled
        words["said"] = filled(figure.sentences.get(words["now"], figure.sentences[OTHER]), words)
        words["since"] = filled(figure.year_before if is_year_before else figure.since, words)
        return filled(ending, words)

    def table(self, numbering: Numbering) -> Table:
        fill = self.filler.inlines
        years = (self.past.year.label, self.report.year.label)
        columns = (
            Column(fill(self.words.figure)),
            *(Column((Text(label),), Alignment.RIGHT) for label in years),
            Column(fill(self.words.change), Alignment.RIGHT),
            Column(fill(self.words.percent), Alignment.RIGHT),
        )
        rows = tuple(map(self.row, self.compared))
        return numbering.table(fill(self.words.table), columns, rows, tuple(self.notes()))

    def row(self, compared: _Compared) -> Row:
        change = compared.change
        cells = (self.value(change.then), self.value(change.now), self.difference(change), self.share(change))
        return Row((self.filler.inlines(compared.figure.label), *((Text(cell),) for cell in cells)))

    def value(self, figure: Figure | None) -> str:
        if figure is None:
            return self.words.cells[Gap.UNKNOWN].prints
        return _printed(figure, self.report)

    def difference(self, change: Change) -> str:
        return self.gap(change) or format_change(change.difference)

    def share(self, change: Change) -> str:
        if gap := self.gap(change):
            return gap
        share = self.changes.percent(change)
        if not share:
            return self.words.cells[Gap.SMALL].prints
        is_number = share[0].isdigit() and change.difference
        return (("+" if change.difference > 0 else "−") if is_number else "") + share

    def gap(self, change: Change) -> str:
        """What stands in place of a change; empty where there is one."""
        if change.outcome in APART:
            return self.words.cells[Gap.BREAK].prints
        if change.outcome in WITHOUT_NUMBER:
            return self.value(change.now if change.now.value is None else change.then)
        return ""

    def notes(self) -> Iterator[Inlines]:
        """What each sign in the table means, and why figures are not compared."""
        changes = [compared.change for compared in self.compared]
        reasons = dict.fromkeys(reason for change in changes if (reason := self.changes.reason(change)))
        if reasons:
            yield meaning_of(self.words.cells[Gap.BREAK], "".join(f"; {reason}" for reason in reasons))
        if any(not self.gap(change) and not self.changes.percent(change) for change in changes):
            yield meaning_of(self.words.cells[Gap.SMALL])
        if any(change.then is None for change in changes):
            yield meaning_of(self.words.cells[Gap.UNKNOWN])
        figures = (figure for change in changes for figure in (change.then, change.now))
        yield from meanings_of(filter(None, figures), self.report.edition.cells)
