"""A published return as people lay it out in a spreadsheet: on one sheet or many, turned round, beside last year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from mappa_report.opendata.dataset import DataTable, Observation
from mappa_report.opendata.words import SHORTHAND
from tests.importing.sheets.books import Rows, Value
from tests.opendata.samples import dataset

Sheets = Mapping[str, Rows]
Layout = Callable[[str, str], Sheets]


def _value(each: Observation) -> Value:
    figure = each.figure
    return SHORTHAND[figure.state] if figure.value is None else float(figure.value)


def _grid(table: DataTable) -> list[list[Value]]:
    head: list[Value] = [None, *(column.label for column in table.columns)]
    rows = [[row.label, *map(_value, cells)] for row, cells in zip(table.rows, table.by_row, strict=True)]
    return [head, *rows]


def _turned(rows: list[list[Value]]) -> list[list[Value]]:
    return [list(column) for column in zip(*rows, strict=True)]


def one_sheet(area: str, year: str) -> Sheets:
    """All tables below each other, with blank rows between."""
    rows: list[list[Value]] = [[f"{area} MAPPA return, year ending March {year}"], []]
    for table in dataset(area, year).tables:
        rows += [[table.title], *_grid(table), []]
    return {"Return": rows}


def indented(area: str, year: str) -> Sheets:
    """The same, not beginning in the first cell, with blank rows between a title and its table."""
    rows: list[list[Value]] = [[], []]
    for table in dataset(area, year).tables:
        rows += [[None, None, table.title], [], *([None, None, *row] for row in _grid(table)), [], []]
    return {f"Year {year}": rows}


def a_sheet_each(area: str, year: str) -> Sheets:
    """A table on each worksheet, one that says nothing of it."""
    return {f"Sheet{table.number}": [[table.title], *_grid(table)] for table in dataset(area, year).tables}


def turned(area: str, year: str) -> Sheets:
    """Each table with its rows as columns, below its title."""
    return {f"T{table.number}": [[table.title], *_turned(_grid(table))] for table in dataset(area, year).tables}


def side_by_side(area: str, year: str) -> Sheets:
    """Last year's figures, all another number, beside this year's, with the years above."""
    sheets: dict[str, Rows] = {}
    for table in dataset(area, year).tables:
        grid = _grid(table)
        width = len(table.columns)
        before = [[row[0], *(value + 7 if isinstance(value, float) else value for value in row[1:])] for row in grid]
        years: list[Value] = [None, f"31 March {int(year) - 1}", *[None] * (width - 1), f"31 March {year}"]
        title = table.title.replace(f" on 31 March {year}", "")
        both = [[*old, *new[1:]] for old, new in zip(before, grid, strict=True)]
        sheets[f"T{table.number}"] = [[title], years, *both]
    return sheets


def a_column_each_year(area: str, year: str) -> Sheets:
    """Under each label last year's figure, another number, beside this year's, with the years over both."""
    years = [f"{int(year) - 2}/{int(year) % 100 - 1:02}", f"{int(year) - 1}/{int(year) % 100:02}"]
    rows: list[list[Value]] = []
    for table in dataset(area, year).tables:
        head, *below = _grid(table)
        title = table.title.replace(f" on 31 March {year}", "")
        rows += [
            [title],
            [None, *chain.from_iterable((each, None) for each in head[1:])],
            [None, *years * len(head[1:])],
        ]
        rows += [[row[0], *chain.from_iterable(map(_both, row[1:]))] for row in below]
        rows.append([])
    return {"Return": rows}


def _both(value: Value) -> tuple[Value, Value]:
    return (value + 7 if isinstance(value, float) else value), value


def a_row_each_year(area: str, year: str) -> Sheets:
    """The same with the years below one another, a table on each worksheet."""
    rows = a_column_each_year(area, year)["Return"]
    ends = [at for at, row in enumerate(rows) if not row]
    tables = [rows[start:end] for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    return {f"T{number}": [table[0], *_turned(_even(table[1:]))] for number, table in enumerate(tables)}


def _even(rows: Sequence[Sequence[Value]]) -> list[list[Value]]:
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))] for row in rows]


LAYOUTS: tuple[Layout, ...] = (
    one_sheet,
    indented,
    a_sheet_each,
    turned,
    side_by_side,
    a_column_each_year,
    a_row_each_year,
)
