"""The form as a workbook to fill in: which cells take a figure, which work out a total, and what each figure means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from msgspec import Struct

from mappa_report.compose.filling import Filler
from mappa_report.document.blocks import Paragraph
from mappa_report.document.inlines import Inlines
from mappa_report.model.area import Area
from mappa_report.model.edition import Definition, Edition
from mappa_report.model.figure import Figure, FigureType, Path
from mappa_report.model.form import FormTable, Line
from mappa_report.model.year import ReportingYear
from mappa_report.opendata import template_words as words
from mappa_report.opendata.names import name_of
from mappa_report.opendata.sheets import with_unique_headings
from mappa_report.opendata.words import NOT_APPLICABLE, SHORTHAND, table_sheet, table_title
from mappa_report.opendata.workbook import Cell, Grid, GridColumn, GridRow, Link, Sheet, Subheading, TextLine, Workbook
from mappa_report.wording.facts import gather_facts
from mappa_report.wording.numbers import format_date


class Input(Struct, frozen=True):
    """A cell that takes a figure of this ``type``."""

    type: FigureType


class Total(Struct, frozen=True):
    """A cell that adds up those in ``parts``, each a row and a column of its table, counted from 0."""

    parts: tuple[tuple[int, int], ...]


Role = Input | Total
Roles = Mapping[tuple[int, int], Role]
"""What is to be done in the cells of a table, by row and column of the table, counted from 0 with its labels."""


class Template(Struct, frozen=True):
    """The workbook, and by the name of each worksheet with a table the roles of its cells."""

    workbook: Workbook
    roles: Mapping[str, Roles]


def template_of(area: Area, year: ReportingYear, edition: Edition, figures: Mapping[Path, Figure]) -> Template:
    """The form of ``edition`` for ``area`` and ``year``; cells of ``figures`` have these in them already.

    The form has the area's units as rows.
    """
    return _Builder(area, year, edition, figures).template()


class _Builder:
    def __init__(self, area: Area, year: ReportingYear, edition: Edition, figures: Mapping[Path, Figure]) -> None:
        self.area = area
        self.year = year
        self.edition = edition
        self.figures = figures
        self.filler = Filler(gather_facts(area, year, {}), gap="…")
        self.definitions = {definition.key: definition for definition in edition.definitions}

    def template(self) -> Template:
        tables = list(enumerate(self.edition.form.tables, start=1))
        sheets = tuple(self.table_sheet(number, table) for number, table in tables)
        title = words.title(self.area.name, self.year.label)
        workbook = Workbook(
            title=title,
            author=self.area.board or self.area.name,
            description=words.description(self.area.name, self.year.label),
            keywords=(self.area.name, self.year.label, f"edition {self.edition.key}"),
            language=self.edition.language,
            created=datetime.combine(self.year.end, time(), UTC),
            sheets=(self.cover(title, sheets), *sheets, self.meanings()),
        )
        return Template(workbook, {table_sheet(number): self.roles(table) for number, table in tables})

    def cover(self, title: str, sheets: tuple[Sheet, ...]) -> Sheet:
        start, end = format_date(self.year.start), format_date(self.year.end)
        lines: tuple[TextLine, ...] = (
            *words.facts(self.area.name, self.area.nation, start, end, self.edition.key),
            Subheading(words.HOW_TO),
            *words.USE,
            Subheading(words.WORKSHEETS),
            *(Link(sheet.title, sheet.name) for sheet in sheets),
            Link(words.MEANINGS_TITLE, words.MEANINGS),
        )
        return Sheet(words.COVER, title, title, lines)

    def table_sheet(self, number: int, table: FormTable) -> Sheet:
        title = table_title(number, self.words(table.title))
        columns = table.columns or (Line("", table.value_heading),)
        headings = (
            GridColumn(self.words(table.stub)),
            *(GridColumn(self.words(each.label), has_figures=True, is_total=each.is_total) for each in columns),
        )
        rows = tuple(
            GridRow((self.words(row.label), *(self.cell(table, row, each) for each in columns)), row.is_total)
            for row in table.rows
        )
        grid = Grid(f"table_{number}", tuple(with_unique_headings(headings)), rows)
        lines = (words.ONE_TABLE, Link(words.TO_COVER, words.COVER))
        return Sheet(table_sheet(number), title, title, lines, grid)

    def cell(self, table: FormTable, row: Line, column: Line) -> Cell:
        """What stands in a cell already: its figure, that none applies, or nothing."""
        path = table.path(row, column if table.columns else None)
        if path in table.inapplicable:
            return NOT_APPLICABLE
        figure = self.figures.get(path)
        if figure is None:
            return ""
        return SHORTHAND.get(figure.state, "") if figure.value is None else figure.value

    def roles(self, table: FormTable) -> Roles:
        positions = {
            path: (row, column)
            for row, line in enumerate(table.rows)
            for column, path in enumerate((table.path(line, each) for each in table.columns or (None,)), start=1)
        }
        parts = {sum_.total: tuple(positions[part] for part in sum_.parts) for sum_ in reversed(table.sums)}
        types = {path: row.type for path, row, _ in table.slots()}
        return {
            at: Total(parts[path]) if path in parts else Input(types[path])
            for path, at in positions.items()
            if path not in table.inapplicable
        }

    def meanings(self) -> Sheet:
        columns = tuple(map(GridColumn, words.MEANINGS_COLUMNS))
        rows = tuple(row for table in self.edition.form.tables for row in self.meanings_of(table))
        lines = (words.ONE_TABLE, Link(words.TO_COVER, words.COVER))
        grid = Grid("meanings_table", columns, rows)
        return Sheet(words.MEANINGS, words.MEANINGS_TITLE, words.MEANINGS_TITLE, lines, grid)

    def meanings_of(self, table: FormTable) -> Iterator[GridRow]:
        explained = " ".join(filter(None, (self.explained(self.definitions[key]) for key in table.definitions)))
        for path, row, column in table.slots():
            is_total = row.is_total or bool(column and column.is_total)
            reason = table.inapplicable.get(path)
            how = words.not_applicable(reason) if reason else words.TOTAL if is_total else words.HOW[row.type]
            labels = (self.words(row.label), self.words(column.label if column else table.value_heading))
            yield GridRow((self.words(table.title), *labels, how, explained or words.AS_LABELLED, name_of(path)))

    def explained(self, definition: Definition) -> str:
        """The first paragraph of ``definition``, with its term."""
        first = next((block for block in definition.blocks if isinstance(block, Paragraph)), None)
        return f"{self.words(definition.term)}: {self.words(first.content)}" if first else ""

    def words(self, content: Inlines) -> str:
        return " ".join(self.filler.words(content).split())
