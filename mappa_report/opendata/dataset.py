"""Dataset: one return with its tables in plain words, from which every data format is made."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cached_property

from msgspec import Struct

from mappa_report.compose.filling import Filler
from mappa_report.compose.unreturned import without_unreturned
from mappa_report.document.blocks import Paragraph
from mappa_report.document.inlines import Inlines
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.area import Area, Population
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.model.table_note import notes_below
from mappa_report.model.year import ReportingYear
from mappa_report.opendata import words
from mappa_report.wording.facts import gather_facts

Omitted = Sequence[tuple[str, str]]
"""The areas and years whose returns have errors, and can't be published."""


class LineInWords(Struct, frozen=True):
    """A row or column with its label in plain words. A table without columns has one, whose key is empty."""

    key: str
    label: str
    is_total: bool = False


class Observation(Struct, frozen=True):
    """One figure, where it stands, and what must be known to use it: why none applies, which breaks come before it."""

    path: Path
    figure: Figure
    type: FigureType
    row: LineInWords
    column: LineInWords
    reason: str = ""
    breaks: tuple[str, ...] = ()

    @property
    def shorthand(self) -> str:
        """The shorthand in place of a number, or beside one that can't be compared; else empty."""
        return words.SHORTHAND.get(self.figure.state, words.BREAK if self.breaks else "")

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be said of this figure alone, in sentences."""
        return (*((words.reason_note(self.reason),) if self.reason else ()), *self.breaks)


class DataTable(Struct, frozen=True, dict=True):
    """One table of the return. ``observations`` go row by row; ``notes`` are those for the table as a whole."""

    number: int
    key: str
    title: str
    stub: str
    rows: tuple[LineInWords, ...]
    columns: tuple[LineInWords, ...]
    observations: tuple[Observation, ...]
    notes: tuple[str, ...]

    @cached_property
    def by_row(self) -> tuple[tuple[Observation, ...], ...]:
        """The observations of each row."""
        width = len(self.columns)
        starts = range(0, len(self.observations), width)
        return tuple(self.observations[start : start + width] for start in starts)


class Dataset(Struct, frozen=True):
    """One area's return for one year. ``title`` is its report's; ``digest`` tells its edition from every other.

    ``created`` is the date that files are given: the one asked for, or else the day of publication, or else the last
    day of the year, so that the same figures always make the same files.
    """

    title: str
    area: Area
    year: ReportingYear
    edition: str
    digest: str
    language: str
    published: date | None
    population: Population | None
    created: datetime
    tables: tuple[DataTable, ...]


def dataset_of(report: AnnualReport, digest: str, created: int | None = None) -> Dataset:
    """The figures of ``report``, dated ``created`` seconds after the start of 1970 if that is given."""
    filler = Filler(gather_facts(report.area, report.year, report.statistics.figures))
    tables = tuple(
        _table(report, filler, number, table) for number, table in enumerate(report.edition.form.tables, start=1)
    )
    return Dataset(
        title=_words(filler, report.edition.terms["title"]),
        area=report.area,
        year=report.year,
        edition=report.edition.key,
        digest=digest,
        language=report.edition.language,
        published=report.published,
        population=report.population,
        created=_dated(report, created),
        tables=tables,
    )


def _dated(report: AnnualReport, created: int | None) -> datetime:
    if created is not None:
        return datetime.fromtimestamp(created, UTC)
    return datetime.combine(report.published or report.year.end, time(), UTC)


def _words(filler: Filler, content: Inlines) -> str:
    return " ".join(filler.words(content).split())


def _table(report: AnnualReport, filler: Filler, number: int, table: FormTable) -> DataTable:
    heading = LineInWords("", _words(filler, table.value_heading))
    rows = {row.key: _line(filler, row) for row in table.rows}
    columns = {column.key: _line(filler, column) for column in table.columns} or {"": heading}
    observations = (
        Observation(
            path,
            report.statistics.figures[path],
            row.type,
            rows[row.key],
            columns[column.key if column else ""],
            _reason(table, path, report.statistics.figures[path]),
            tuple(_breaks(report, path)),
        )
        for path, row, column in table.slots()
    )
    return DataTable(
        number,
        table.key,
        _words(filler, table.title),
        _words(filler, table.stub),
        tuple(rows.values()),
        tuple(columns.values()),
        tuple(observations),
        tuple(_notes(report, filler, table)),
    )


def _line(filler: Filler, line: Line) -> LineInWords:
    return LineInWords(line.key, _words(filler, line.label), line.is_total)


def _reason(table: FormTable, path: Path, figure: Figure) -> str:
    return table.inapplicable.get(path, "") if figure.state is FigureState.NOT_APPLICABLE else ""


def _breaks(report: AnnualReport, path: Path) -> Iterator[str]:
    """The breaks since the area's last return that has this figure; without one, since the year before."""
    if not report.statistics.figures[path].is_number:
        return
    history = report.history
    with_figure = (past.year for past in history.returns if (figure := history.figure(past, path)) and figure.is_number)
    before = max(with_figure, default=ReportingYear(report.year.ends_in - 1))
    names = history.names_of(path)
    for each in history.breaks:
        if each.separates(before, report.year) and any(map(each.concerns, names)):
            yield words.break_note(before.label, each.because, each.is_known)


def _notes(report: AnnualReport, filler: Filler, table: FormTable) -> Iterator[str]:
    """The paragraphs that the report prints below the table: the nation's, and then the area's own."""
    for key in table.notes:
        for block in without_unreturned(report.edition.passages[key].blocks, filler.facts):
            if isinstance(block, Paragraph):
                yield _words(filler, block.content)
    yield from (_words(filler, note) for note in notes_below(table, report.table_notes))
