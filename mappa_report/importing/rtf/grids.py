"""Rows of an RTF, which only say where their cells end, into tables."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mappa_report.importing.office.walked import Cell, Grid, Walked
from mappa_report.importing.rtf.state import CellEdge

_SLACK = 60
"""Twentieths of a point by which edges of one column may be apart in two rows."""

_MOST_COLUMNS = 63


class Row(Struct, frozen=True):
    """The content of the cells of a row, and where each of them ends."""

    cells: tuple[tuple[Walked, ...], ...]
    edges: tuple[CellEdge, ...]


def grid_of(rows: Sequence[Row], where: str) -> Grid:
    """The table that ``rows`` make."""
    columns = _columns([edge.right for row in rows for edge in row.edges])
    return Grid(tuple(tuple(_cells(row, columns)) for row in rows), where)


def _columns(rights: Sequence[int]) -> dict[int, int]:
    """Which column each edge ends, counted from 1."""
    columns: dict[int, int] = {}
    count, begins = 0, None
    for right in sorted(set(rights)):
        if begins is None or right - begins > _SLACK:
            count, begins = count + 1, right
        columns[right] = count
    return columns


def _cells(row: Row, columns: dict[int, int]) -> list[Cell]:
    made: list[Cell] = []
    before = 0
    for number, content in enumerate(row.cells[:_MOST_COLUMNS]):
        edge = row.edges[number] if number < len(row.edges) else None
        after = columns[edge.right] if edge else before + 1
        across = max(1, min(after - before, _MOST_COLUMNS))
        before = max(after, before + 1)
        if edge and edge.is_beside and made:
            last = made[-1]
            made[-1] = Cell((*last.content, *content), last.across + across, is_below=last.is_below)
        else:
            made.append(Cell(content, across, is_below=bool(edge and edge.is_below and not content)))
    return made
