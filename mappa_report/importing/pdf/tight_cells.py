"""Cells of a table that stand no farther apart than words do, told by the columns in which other rows have figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mappa_report.importing.cells import value_of
from mappa_report.importing.pdf.printed import Cell, Printed
from mappa_report.importing.pdf.rows import columns_of, is_figure, is_near

_FEW = 2
_SLACK = 3
"""Points by which a heading may begin or end off the figures of its column."""
_EDGE = 1

Columns = Sequence[tuple[float, float]]


def with_cells_apart(lines: Sequence[Printed]) -> list[Printed]:
    """``lines`` with the cells of rows of figures, and of the heads right over them, set apart."""
    made = list(lines)
    for rows in _tables(lines):
        columns = columns_of([_figure_cells(lines[at]) for at in rows])
        for at in rows:
            made[at] = _with_starts(lines[at], _figures(lines[at], columns))
        above = rows[0] - 1
        if above >= 0 and is_near(lines[above], lines[rows[0]]) and lines[above].x0 >= columns[0][0] - _SLACK:
            made[above] = _with_starts(lines[above], _heads(lines[above], columns))
    return made


def _figure_cells(line: Printed) -> list[Cell]:
    return [cell for cell in line.cells[1:] if is_figure(cell)]


def _tables(lines: Sequence[Printed]) -> Iterator[list[int]]:
    """The numbers of the lines of each table that have figures behind their first cells, where there are several."""
    run: list[int] = []
    left = 0.0
    for at, line in enumerate(lines):
        figures = _figure_cells(line)
        is_below = bool(run) and is_near(lines[at - 1], line) and (bool(figures) or line.x1 < left)
        if not is_below:
            if len(run) >= _FEW:
                yield run
            run = []
        if figures:
            run.append(at)
            left = figures[0].x0
    if len(run) >= _FEW:
        yield run


def _figures(line: Printed, columns: Columns) -> Iterator[int]:
    """Which words of ``line`` are figures at the end of words of another cell, each in a column of its own."""
    taken = {_column(cell.x0, cell.x1, columns) for cell in line.cells[1:]}
    end = len(line.words)
    for at in range(len(line.words) - 1, 0, -1):
        word = line.words[at]
        is_last = at + 1 == end
        if line.gap(at) == "\t":
            end = at
        elif is_last and value_of(word.text) is not None:
            column = _column(word.x0, word.x1, columns)
            if column is not None and column not in taken:
                taken.add(column)
                end = at
                yield at


def _column(x0: float, x1: float, columns: Columns) -> int | None:
    """The number of the column within which all from ``x0`` to ``x1`` stands."""
    within = (at for at, (left, right) in enumerate(columns) if left - _EDGE <= x0 and x1 <= right + _EDGE)
    return next(within, None)


def _heads(line: Printed, columns: Columns) -> list[int]:
    """Which words of a head begin where columns do, or follow those that end where columns do, if these are more."""
    numbers = range(1, len(line.words))
    begin = [at for at in numbers if any(abs(line.words[at].x0 - left) <= _SLACK for left, _ in columns)]
    follow = [at for at in numbers if any(abs(line.words[at - 1].x1 - right) <= _SLACK for _, right in columns)]
    return max(begin, follow, key=len)


def _with_starts(line: Printed, starts: Iterable[int]) -> Printed:
    more = frozenset(starts) - line.starts
    return replace(line, starts=line.starts | more) if more else line
