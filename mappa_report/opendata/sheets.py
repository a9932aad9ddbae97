"""Worksheets: cover, contents and notes, and the tables of one return, or all figures of many in one."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from mappa_report.model.figure import FigureState
from mappa_report.opendata import words
from mappa_report.opendata.dataset import Dataset, DataTable, Observation, Omitted
from mappa_report.opendata.names import name_of
from mappa_report.opendata.notes import Marks, Notes, marks_of
from mappa_report.opendata.workbook import Cell, Grid, GridColumn, GridRow, Link, Sheet, Subheading, TextLine, Workbook
from mappa_report.wording.numbers import format_date

_MAX_HEADING = 240
"""In characters: Excel allows 255 in a table, and a number may be added."""


def workbook_of_return(dataset: Dataset) -> Workbook:
    """One return: cover, contents, notes, and a worksheet for each table."""
    notes = Notes()
    tables = tuple(_table_sheet(table, notes) for table in dataset.tables)
    start, end = format_date(dataset.year.start), format_date(dataset.year.end)
    description = words.return_description(dataset.area.board, start, end)
    published = dataset.published
    about = (
        *words.cover_facts(dataset.area.name, dataset.area.nation, start, end, dataset.edition, dataset.digest[:12]),
        words.published_on(format_date(published)) if published else words.NOT_PUBLISHED,
    )
    return Workbook(
        title=words.statistics_title(dataset.title),
        author=dataset.area.board,
        description=description,
        keywords=(dataset.area.name, dataset.year.label, f"edition {dataset.edition}", dataset.digest[:12]),
        language=dataset.language,
        created=dataset.created,
        sheets=_with_front_sheets(
            words.statistics_title(dataset.title), (description, Subheading(words.ABOUT), *about), notes, tables
        ),
    )


def workbook_of_returns(datasets: Sequence[Dataset], omitted: Omitted) -> Workbook:
    """Many returns in one table, and those ``omitted`` named on the cover."""
    notes = Notes()
    description = words.returns_description(len(datasets))
    cover: list[TextLine] = [description, Subheading(words.INCLUDED)]
    cover += (f"{each.area.name}, {each.year.label}" for each in datasets)
    if omitted:
        cover += [Subheading(words.LEFT_OUT), *map(" ".join, omitted)]
    return Workbook(
        title=words.LONG_TITLE,
        author=words.LONG_AUTHOR,
        description=description,
        keywords=tuple(dict.fromkeys(each.area.name for each in datasets)),
        language=datasets[0].language,
        created=max(each.created for each in datasets),
        sheets=_with_front_sheets(words.LONG_TITLE, tuple(cover), notes, (_long_sheet(datasets, notes),)),
    )


def _with_front_sheets(
    title: str, about: tuple[TextLine, ...], notes: Notes, tables: tuple[Sheet, ...]
) -> tuple[Sheet, ...]:
    """The sheets of a workbook: cover, contents and notes, then ``tables``, which have registered their ``notes``."""
    notes_sheet = notes.sheet()
    links = (Link(words.CONTENTS, words.CONTENTS), Link(words.NOTES, words.NOTES))
    cover = Sheet(words.COVER, title, title, (*about, Subheading(words.HOW_TO), *words.USE, *links))
    rows = (*(GridRow((Link(sheet.name, sheet.name), sheet.title)) for sheet in (notes_sheet, *tables)),)
    contents = Grid("contents_table", tuple(map(GridColumn, words.CONTENTS_COLUMNS)), rows)
    return (
        cover,
        Sheet(words.CONTENTS, words.CONTENTS, words.CONTENTS, (words.ONE_TABLE,), contents),
        notes_sheet,
        *tables,
    )


def _table_sheet(table: DataTable, notes: Notes) -> Sheet:
    name = words.table_sheet(table.number)
    marks = marks_of(table)
    for each in table.observations:
        _record_shorthand(each, name, notes)

    def marked(text: str, its_notes: Iterable[str]) -> str:
        return " ".join((text, *(notes.mark(note, name) for note in its_notes)))

    title = words.table_title(table.number, table.title)
    heading = marked(title, marks.table)
    columns = (
        GridColumn(table.stub),
        *(
            GridColumn(marked(column.label, its_notes), has_figures=True, is_total=column.is_total)
            for column, its_notes in zip(table.columns, marks.columns, strict=True)
        ),
    )
    rows = tuple(
        GridRow((marked(row.label, its_notes), *map(_cell, observations)), row.is_total)
        for row, its_notes, observations in zip(table.rows, marks.rows, table.by_row, strict=True)
    )
    grid = Grid(f"table_{table.number}", tuple(with_unique_headings(columns)), rows)
    return Sheet(name, title, heading, tuple(_lines(table, marks)), grid)


def _lines(table: DataTable, marks: Marks) -> Iterator[TextLine]:
    yield words.ONE_TABLE
    used = {each.figure.state for each in table.observations}
    shorthand = [_explained(table, state) for state in FigureState if state in used and state in words.SHORTHAND]
    if shorthand:
        yield f"{words.SOME_SHORTHAND}{'; '.join(shorthand)}."
    if any((marks.table, *marks.rows, *marks.columns)):
        yield words.SOME_NOTES
    yield Link(words.TO_CONTENTS, words.CONTENTS)


def _explained(table: DataTable, state: FigureState) -> str:
    """A piece of shorthand and what it means, with the reasons that this table has for it."""
    reasons = dict.fromkeys(each.reason for each in table.observations if each.figure.state is state and each.reason)
    because = f" ({'; '.join(reasons)})" if reasons else ""
    return f"{words.SHORTHAND[state]} = {words.IN_SHORT[state]}{because}"


def _cell(each: Observation) -> Cell:
    return each.shorthand if each.figure.value is None else each.figure.value


def _record_shorthand(each: Observation, sheet: str, notes: Notes) -> None:
    if each.figure.value is None:
        notes.record_use(each.shorthand, sheet)


def with_unique_headings(columns: Iterable[GridColumn]) -> Iterator[GridColumn]:
    """``columns``, each with a heading of its own: a spreadsheet's table can't have the same one twice."""
    taken: set[str] = set()
    for column in columns:
        short = shorten(column.heading, _MAX_HEADING, placeholder="…")
        heading, number = short, 1
        while heading.casefold() in taken:
            number += 1
            heading = f"{short} ({number})"
        taken.add(heading.casefold())
        yield GridColumn(heading, column.has_figures, column.is_total)


def _long_sheet(datasets: Sequence[Dataset], notes: Notes) -> Sheet:
    value = words.LONG_COLUMNS.index(words.VALUE)
    columns = tuple(GridColumn(name, has_figures=number == value) for number, name in enumerate(words.LONG_COLUMNS))
    rows = tuple(
        _long_row(dataset, table, each, notes)
        for dataset in datasets
        for table in dataset.tables
        for each in table.observations
    )
    grid = Grid("statistics_table", columns, rows)
    lines = (words.ONE_TABLE, words.SOME_NOTES, Link(words.TO_CONTENTS, words.CONTENTS))
    return Sheet(words.STATISTICS, words.LONG_TABLE, words.LONG_TABLE, lines, grid)


def _long_row(dataset: Dataset, table: DataTable, each: Observation, notes: Notes) -> GridRow:
    _record_shorthand(each, words.STATISTICS, notes)
    marks = " ".join(notes.mark(note, words.STATISTICS) for note in each.notes)
    return GridRow(
        (
            dataset.area.name,
            dataset.year.label,
            table.title,
            each.row.label,
            each.column.label,
            name_of(each.path),
            words.MEASURES[each.type],
            _cell(each),
            marks or words.NO_NOTES,
        )
    )
