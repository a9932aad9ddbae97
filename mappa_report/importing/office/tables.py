"""A table as it was drawn into one of columns and rows, without merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from mappa_report.document.blocks import Column, Row, Table
from mappa_report.document.inlines import Inlines, LineBreak, Text
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Cell, Grid, Line, Shown, Walked
from mappa_report.importing.telling import Telling

Words = Callable[[Line, bool], Inlines]
"""The inlines of a line, with or without bold."""


class Drawn(Struct, frozen=True):
    """A table, and what can't stand in its cells and follows it."""

    table: Table
    after: tuple[Walked, ...]


def is_box(grid: Grid) -> bool:
    """True of a table of one cell, which is a frame round text."""
    return len(grid.rows) == 1 and len(grid.rows[0]) == 1


def drawn(grid: Grid, title: Inlines, words: Words, telling: Telling) -> Drawn:
    """The table that ``grid`` draws. The first row is its head; one with words in its first cell alone, its title."""
    after: list[Walked] = []
    rows = [list(_spread(row)) for row in grid.rows]
    used = sorted({number for row in rows for number, cell in enumerate(row) if cell is not None})
    kept = grid.rows
    if not title and len(used) > 1 and _is_title(grid):
        title = _content(grid.rows[0][0], False, words, grid, telling, after)
        rows, kept = rows[1:], grid.rows[1:]
    _tell_merged(kept, used, grid, telling)
    made = [
        tuple(
            _content(cell, number > 0, words, grid, telling, after) if cell is not None else ()
            for cell in (row[each] if each < len(row) else None for each in used)
        )
        for number, row in enumerate(rows)
    ]
    head, *others = made or [()]
    table = Table(
        tuple(map(Column, head)),
        tuple(map(Row, others)),
        has_row_headers=grid.has_row_headers,
        summary=grid.summary,
        title=title,
    )
    return Drawn(table, tuple(after))


def _is_title(grid: Grid) -> bool:
    """True if the first row says what the table is about, and the second is its head."""
    if len(grid.rows) < 3 and not (len(grid.rows) == 2 and len(grid.rows[0]) == 1):
        return False
    first, second = ([cell for cell in row if cell.content] for row in grid.rows[:2])
    return len(first) == 1 and first[0] is grid.rows[0][0] and len(second) > 1


def _spread(row: Sequence[Cell]) -> Iterator[Cell | None]:
    """Each cell of ``row``, with None for each further column that it stands over."""
    for cell in row:
        yield None if cell.is_gap else cell
        yield from [None] * (cell.across - 1)


def _tell_merged(rows: Sequence[Sequence[Cell]], used: Sequence[int], grid: Grid, telling: Telling) -> None:
    """Tell of cells that stand over several columns or rows; columns in which no cell begins are none."""
    starts = set(used)
    for row in rows:
        column = 0
        for cell in row:
            covers = sum(each in starts for each in range(column, column + cell.across))
            if cell.is_below or (covers > 1 and not cell.is_gap):
                telling.tell(
                    ToldKind.MERGED_CELLS,
                    grid.where,
                    "a merged cell was parted: its words stand in its first place, and the others are blank",
                    "{} merged cells were parted: their words stand in the first place, and the others are blank",
                )
            column += cell.across


def _content(cell: Cell, keeps_bold: bool, words: Words, grid: Grid, telling: Telling, after: list[Walked]) -> Inlines:
    """The words of ``cell``, a line for each paragraph. Tables and pictures in it go to ``after``."""
    lines: list[Inlines] = []
    for each in cell.content:
        if isinstance(each, Line):
            label = f"{each.label.text} " if each.label and each.label.text else ""
            inlines = words(each, keeps_bold)
            lines.append((Text(label), *inlines) if label else inlines)
        elif isinstance(each, Shown):
            after.append(each)
        else:
            telling.tell(
                ToldKind.NESTED_TABLE,
                grid.where,
                "a table within a table was set after it",
                "{} tables within tables were set after them",
            )
            after.append(each)
    broken: list[Inlines] = [
        (LineBreak(), *line) if number else line for number, line in enumerate(filter(None, lines))
    ]
    return tuple(inline for line in broken for inline in line)
