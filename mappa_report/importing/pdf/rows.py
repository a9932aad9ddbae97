"""Lines of a page that are rows of a table: those with cells under the cells of their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mappa_report.importing.cells import value_of
from mappa_report.importing.pdf.printed import Cell, Printed

_LABEL = re.compile(r"[^\w\s]|o|\(?\w{1,4}[.)]")
_LEADERS = re.compile(r"\.{4}|…{2}|(?:\. ){3}")
_WHOLE = re.compile(r"total|level \d", re.IGNORECASE)
"""Labels that no line below goes on with."""

_TIGHT = 1.35
_NEAR = 4.5
"""Of the letters' height: how far the lines of a cell, and the rows of a table, may be apart."""

_EDGE = 3
_MAX_COLUMNS = 40
_FEW = 2


class Rows(Struct, frozen=True):
    """The rows that a table has, and how many lines they took."""

    rows: tuple[tuple[Cell, ...], ...]
    lines: int


def rows_at(lines: Sequence[Printed], start: int) -> Rows | None:
    """The table that begins at ``start``, if one does: two rows or more, with cells under one another."""
    first = _row(lines[start])
    if first is None:
        return None
    rows = [first]
    number, before = start + 1, lines[start]
    while number < len(lines) and is_near(before, line := lines[number]):
        cells = line.cells
        if _goes_on(rows[-1], cells, before, line):
            rows[-1] = _merged(rows[-1], cells)
        elif (row := _row(line)) and any(_is_alike(row, other) for other in rows[-3:]):
            rows.append(row)
        elif len(cells) == 1 and _is_between(rows, cells[0], lines, number):
            rows.append(cells)
        else:
            break
        before = line
        number += 1
    if sum(len(row) >= _FEW for row in rows) < _FEW:
        return None
    return Rows(tuple(map(tuple, rows)), number - start)


def is_figure(cell: Cell) -> bool:
    """True of a cell that holds a figure, or what stands for one."""
    return value_of(cell.text) is not None


def columns_of(rows: Sequence[Sequence[Cell]]) -> list[tuple[float, float]]:
    """Where each column of ``rows`` lies, from left to right."""
    extents: list[tuple[float, float]] = []
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.x0):
        if extents and cell.x0 < extents[-1][1]:
            extents[-1] = (extents[-1][0], max(extents[-1][1], cell.x1))
        else:
            extents.append((cell.x0, cell.x1))
    return extents[:_MAX_COLUMNS]


def _row(line: Printed) -> list[Cell] | None:
    cells = line.cells
    if len(cells) < _FEW or _LEADERS.search(line.text):
        return None
    return None if len(cells) == _FEW and _LABEL.fullmatch(cells[0].text) else cells


def is_near(before: Printed, line: Printed) -> bool:
    """True if ``line`` stands below ``before`` on its page, no farther than the next row of a table would."""
    is_below = line.page == before.page and line.y > before.y - _EDGE
    return is_below and line.y - before.bottom <= _NEAR * max(before.size, line.size)


def _is_alike(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """True if two cells of ``row`` stand under cells of ``other``, or over them."""
    shared = 0
    for cell in row:
        shared += any(cell.x0 < each.x1 + _EDGE and cell.x1 > each.x0 - _EDGE for each in other)
    return shared >= _FEW


def _goes_on(row: Sequence[Cell], cells: Sequence[Cell], before: Printed, line: Printed) -> bool:
    """True if ``cells`` are only further lines of cells in ``row``: fewer, tight below, no wider, and no figures."""
    if len(row) < _FEW or len(cells) >= len(row) or not 0 < line.y - before.bottom <= _TIGHT * line.size:
        return False
    if any(map(is_figure, cells)) or _WHOLE.fullmatch(row[0].text):
        return False
    homes = [_home(row, cell) for cell in cells]
    return None not in homes and len(set(homes)) == len(homes)


def _home(row: Sequence[Cell], cell: Cell) -> int | None:
    """Which cell of ``row`` it stands under without reaching the next."""
    for number, each in enumerate(row):
        if (cell.x0 < each.x1 and cell.x1 > each.x0) or abs(cell.x0 - each.x0) < _EDGE:
            is_within = number + 1 == len(row) or cell.x1 <= row[number + 1].x0
            return number if is_within and (number == 0 or cell.x0 >= row[number - 1].x1) else None
    return None


def _merged(row: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    merged = list(row)
    for cell in cells:
        number = _home(row, cell)
        assert number is not None
        each = merged[number]
        merged[number] = Cell(min(each.x0, cell.x0), max(each.x1, cell.x1), f"{each.text} {cell.text}")
    return merged


def _is_between(rows: Sequence[Sequence[Cell]], cell: Cell, lines: Sequence[Printed], number: int) -> bool:
    """True of a label amid a table: of a row left blank, the first line of one, or over the rows that follow."""
    if number + 1 >= len(lines) or not is_near(lines[number], lines[number + 1]) or _WHOLE.fullmatch(rows[-1][0].text):
        return False
    after = _row(lines[number + 1])
    if not after or not any(_is_alike(after, other) for other in rows[-3:]):
        return False
    wide = [row for row in rows if len(row) >= _FEW]
    return cell.x0 <= min(row[1].x0 for row in wide) and cell.x1 <= min(row[1].x1 for row in wide)
