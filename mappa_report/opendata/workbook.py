"""Workbook: worksheets with text and one table each, as both spreadsheet formats draw them."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from mappa_report.wording.numbers import format_number


class Subheading(Struct, frozen=True):
    """A line that heads those below it."""

    text: str


class Link(Struct, frozen=True):
    """Words that lead to the worksheet ``sheet``."""

    text: str
    sheet: str


Cell = str | int | Decimal | Link
"""A whole number prints with commas, a Decimal with the decimals that it has."""

TextLine = str | Subheading | Link


class GridColumn(Struct, frozen=True):
    """A column; one of figures is set to the right, shorthand too."""

    heading: str
    has_figures: bool = False
    is_total: bool = False


class GridRow(Struct, frozen=True):
    """A row, with a cell for every column."""

    cells: tuple[Cell, ...]
    is_total: bool = False


class Grid(Struct, frozen=True):
    """A table. No two tables of a workbook have the same ``name``, and no two columns of one the same heading."""

    name: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]

    def is_bold(self, row: GridRow, column: int) -> bool:
        """True for what stands in a total's row or column."""
        return row.is_total or self.columns[column].is_total


class Sheet(Struct, frozen=True):
    """A worksheet: its heading in the first cell, ``lines`` below it in the first column, and then its table.

    ``title`` is what the contents call it: the heading without marks of notes. Only a worksheet without a table wraps
    its lines; above one they run on across its columns.
    """

    name: str
    title: str
    heading: str
    lines: tuple[TextLine, ...]
    grid: Grid | None = None


class Workbook(Struct, frozen=True):
    """The worksheets in their order, and what the file says of itself."""

    title: str
    author: str
    description: str
    keywords: tuple[str, ...]
    language: str
    created: datetime
    sheets: tuple[Sheet, ...]


def line_text(line: TextLine) -> str:
    """The words that a line shows."""
    return line if isinstance(line, str) else line.text


def cell_text(cell: Cell) -> str:
    """The text that a cell shows: numbers formatted, links by their words."""
    if isinstance(cell, int | Decimal):
        return format_number(cell)
    return line_text(cell)


def decimal_places(value: int | Decimal) -> int:
    """How many decimals ``value`` shows."""
    _, _, after = format_number(value).partition(".")
    return len(after)
