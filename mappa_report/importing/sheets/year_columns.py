"""Tables whose every column is parted by year, such as "Cat 1" over "2021/22" and "2022/23": cut down to one year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mappa_report.importing.sheets.cells import BLANK, Cell, Sheet, SheetFile, address
from mappa_report.importing.sheets.values import is_value
from mappa_report.importing.years import years_of_cell, years_of_row
from mappa_report.model.year import ReportingYear

_FEW = 2
_GAP = 3
"""Blank rows, one after another, that a table doesn't have."""

Grid = list[list[Cell]]


def of_year(file: SheetFile, year: int) -> SheetFile:
    """``file`` without the other years' cells of such tables, whether columns or rows are parted; it tells of them."""
    sheets: list[Sheet] = []
    told: list[str] = []
    for sheet in file.sheets:
        grid = [list(row) for row in sheet.rows]
        places = [address(*at) for at in _cut(grid, year)]
        turned = [list(column) for column in zip(*grid, strict=True)]
        places += [address(*reversed(at)) for at in _cut(turned, year)]
        rows = tuple(zip(*turned, strict=True)) if turned else sheet.rows
        sheets.append(Sheet(sheet.name, rows) if places else sheet)
        told += [f"{sheet.name}!{place}" if sheet.name else place for place in places]
    if not told:
        return file
    label = ReportingYear(year).label
    aside = f"Other years' figures beside those of {label} are left aside: those below {', '.join(told)}."
    return replace(file, sheets=tuple(sheets), told=(*file.told, aside))


def _cut(grid: Grid, year: int) -> list[tuple[int, int]]:
    """Blanks what is of other years in ``grid``, and gives the place of each first year that heads such."""
    places: list[tuple[int, int]] = []
    for at in range(1, len(grid)):
        years = _years(grid[at])
        first = min(years, default=0)
        labels = [column for column, cell in enumerate(grid[at - 1]) if column >= first and _is_label(cell)]
        if len(labels) < _FEW or len(set(years.values())) < _FEW or year not in years.values():
            continue
        _cut_table(grid, at, years, year)
        places.append((at, first))
    return places


def _cut_table(grid: Grid, at: int, years: Mapping[int, int], year: int) -> None:
    """Leaves of the table below row ``at`` the columns of ``year`` alone, each with the label over it."""
    label = BLANK
    for column, of_year in sorted(years.items()):
        label = label if grid[at - 1][column].is_blank else grid[at - 1][column]
        grid[at - 1][column] = label if of_year == year else BLANK
    others = [column for column, each in years.items() if each != year]
    blanks = 0
    for row in grid[at:]:
        blanks = 0 if any(not cell.is_blank for cell in row) else blanks + 1
        if blanks >= _GAP or (row is not grid[at] and _is_head(row, years)):
            return
        for column in others:
            row[column] = BLANK


def _is_head(row: Sequence[Cell], years: Mapping[int, int]) -> bool:
    """True for the heads of a table that follows."""
    named = _years(row)
    return sum(_is_label(row[column]) or column in named for column in years) >= _FEW


def _years(row: Sequence[Cell]) -> dict[int, int]:
    """The one year that each cell of ``row`` names, by its column."""
    texts = [cell.text.strip() for cell in row if not cell.is_blank and not cell.flaw]
    heads = frozenset(years_of_row(texts))
    named = ((at, years_of_cell(cell.text.strip())) for at, cell in enumerate(row) if cell.text.strip() in heads)
    return {at: next(iter(years)) for at, years in named if len(years) == 1}


def _is_label(cell: Cell) -> bool:
    return any(map(str.isalpha, cell.text)) and not years_of_cell(cell.text) and not is_value(cell, {})
