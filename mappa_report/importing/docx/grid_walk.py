"""The walk over a table: its rows, with the columns over which each cell stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mappa_report.importing.docx.tags import DELETED, INSERTED, MC, chosen, number
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Cell, Grid, Walked
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.styles import is_switched_on, styles_table_part, value_of

MOST_COLUMNS = 63
"""Word has no more columns in a table."""

Walk = Callable[[Any, str], list[Walked]]
"""What stands in an element, all of it at one place."""

_THROUGH = INSERTED | {f"{W}customXml", f"{W}sdtContent"}


def grid(file: WordFile, table: Any, where: str, walk: Walk) -> Grid:
    """``table`` as it is drawn, with what ``walk`` finds in each cell."""
    rows: list[tuple[Cell, ...]] = []
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if _is_left_out(file, properties, where):
            continue
        place = f"{where}, row {len(rows) + 1}" if where.startswith("table ") and "," not in where else where
        cells = tuple(_cells(file, row, properties, place, walk))
        if cells:
            rows.append(cells)
    widest = max((sum(cell.across for cell in row) for row in rows), default=0)
    file.cells.add(widest * len(rows))
    return Grid(
        tuple(rows),
        where,
        summary=" ".join(value_of(table.find(f"{W}tblPr/{W}tblDescription")).split()),
        has_row_headers=styles_table_part(table, "firstColumn"),
    )


def _is_left_out(file: WordFile, properties: Any | None, where: str) -> bool:
    """True of a row that nobody sees, which is told."""
    if properties is None:
        return False
    if any(properties.find(tag) is not None for tag in DELETED):
        one, many = (
            "a table's row whose deletion was tracked was left out",
            "{} rows of tables whose deletion was tracked were left out",
        )
        file.telling.tell(ToldKind.CHANGES, where, one, many)
        return True
    if is_switched_on(properties.find(f"{W}hidden")):
        file.telling.tell(ToldKind.HIDDEN_WORDS, where, "a hidden row was left out", "{} hidden rows were left out")
        return True
    return False


def _cells(file: WordFile, row: Any, properties: Any | None, where: str, walk: Walk) -> Iterator[Cell]:
    before = value_of(properties.find(f"{W}gridBefore")) if properties is not None else ""
    columns = number(before, most=MOST_COLUMNS)
    if columns:
        yield Cell(across=columns, is_gap=True)
    for cell in _inside(row, f"{W}tc"):
        own = cell.find(f"{W}tcPr")
        if own is not None and own.find(f"{W}cellDel") is not None:
            file.telling.tell(
                ToldKind.CHANGES,
                where,
                "a table's cell whose deletion was tracked was left out",
                "{} cells of tables whose deletion was tracked were left out",
            )
            continue
        across = _across(own)
        columns += across
        if columns > MOST_COLUMNS:
            across -= columns - MOST_COLUMNS
            columns = MOST_COLUMNS
        yield Cell(tuple(walk(cell, where)), max(across, 1), _carries_on(own))


def _across(properties: Any | None) -> int:
    span = properties.find(f"{W}gridSpan") if properties is not None else None
    return max(1, number(value_of(span), 1, MOST_COLUMNS))


def _carries_on(properties: Any | None) -> bool:
    """True of a cell that belongs to the one above it, or, as old Word has it, to the one before it."""
    if properties is None:
        return False
    merges = [properties.find(f"{W}{name}") for name in ("vMerge", "hMerge")]
    return any(each is not None and value_of(each) != "restart" for each in merges)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """The parts of ``element`` of ``tag``, through what Word wraps round them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, tag)
        elif child.tag == f"{W}sdt":
            for content in child.iterchildren(f"{W}sdtContent"):
                yield from _inside(content, tag)
        elif child.tag == f"{MC}AlternateContent":
            choice = chosen(child)
            if choice is not None:
                yield from _inside(choice, tag)
