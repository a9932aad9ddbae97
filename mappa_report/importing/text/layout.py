"""Lines of cells into tables: by tabs, one cell a line, or by where the cells stand on their lines."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mappa_report.importing.cells import value_of
from mappa_report.importing.text.marks import looks_like_row
from mappa_report.importing.text.stretches import Line

Cells = tuple[str, ...]
_CELL = re.compile(r"\S+(?: \S+)*")
_FEW = 2
_MAX_COLUMNS = 40


class Span(Struct, frozen=True):
    """A cell, and where on its line it begins and ends."""

    start: int
    end: int
    text: str


class LaidOut(Struct, frozen=True):
    """A table as typed: its rows of as many cells each, and how many lines it took."""

    rows: tuple[Cells, ...]
    lines: int


def table_at(lines: Sequence[Line]) -> LaidOut | None:
    """The table that ``lines`` begin with, if one does."""
    first = lines[0].text
    if first.startswith("\t") and first.count("\t") == 1:
        return _one_cell_a_line(lines)
    if "\t" in first:
        return _by_tabs(lines)
    return _by_places(lines)


def _one_cell_a_line(lines: Sequence[Line]) -> LaidOut | None:
    """Each cell begins with a tab on a line of its own, and a blank line ends a row: so tables of Word come out."""
    rows: list[list[str]] = []
    used = 0
    for line in lines:
        is_cell = line.text.startswith("\t")
        starts_row = not rows or line.gap == 1
        if line.gap > 1 and used:
            break
        if starts_row and not is_cell:
            break
        if starts_row:
            rows.append([])
        if is_cell:
            rows[-1].append(line.text.strip())
        else:
            rows[-1][-1] = f"{rows[-1][-1]} {line.text.strip()}".strip()
        used += 1
    return LaidOut(_even(rows), used) if len(rows) > 1 or len(rows[0]) > 1 else None


def _by_tabs(lines: Sequence[Line]) -> LaidOut | None:
    rows: list[list[str]] = []
    for line in lines:
        if "\t" not in line.text or (rows and line.gap):
            break
        rows.append([cell.strip() for cell in line.text.split("\t")])
    return LaidOut(_even(rows), len(rows)) if len(rows) >= _FEW else None


def _even(rows: Sequence[Sequence[str]]) -> tuple[Cells, ...]:
    most = min(max(map(len, rows)), _MAX_COLUMNS)
    return tuple((*row[:most], *("" for _ in range(most - len(row)))) for row in rows)


def _by_places(lines: Sequence[Line]) -> LaidOut | None:
    """Cells parted by two blanks and more, those of a column under one another."""
    block = list(_aligned(lines))
    if len(block) < _FEW:
        return None
    spans = [_spans(line.text) for line in block]
    columns = _columns(spans)
    if len(columns) < _FEW:
        return None
    rows = [_row(cells, columns) for cells in spans]
    if any(row is None for row in rows):
        return None
    return LaidOut(tuple(tuple(row) for row in rows if row is not None), len(block))


def _aligned(lines: Sequence[Line]) -> Iterator[Line]:
    most = min(1, lines[1].gap) if len(lines) > 1 else 0
    for index, line in enumerate(lines):
        if index and line.gap > most:
            return
        if "\t" in line.text or (len(_spans(line.text)) < _FEW and not (index and _is_alone(line, lines, index))):
            return
        if not looks_like_row(line.text) and len(_spans(line.text)) < _FEW and not index:
            return
        yield line


def _is_alone(line: Line, lines: Sequence[Line], index: int) -> bool:
    """True for one cell amid a table: a label of a row left blank, or of the rows that follow."""
    following = lines[index + 1 : index + 2]
    return (
        bool(following)
        and following[0].gap <= 1
        and len(_spans(following[0].text)) >= _FEW
        and len(line.text.strip()) < 60
    )


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end(), match[0]) for match in _CELL.finditer(text))


def _columns(rows: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """Where each column lies, by the rows with figures; those of most cells say how many there are."""
    figured = [row for row in rows if any(value_of(cell.text) for cell in row[1:])] or list(rows)
    extents: list[list[int]] = []
    for cell in sorted((cell for row in figured if len(row) > 1 for cell in row), key=lambda cell: cell.start):
        if extents and cell.start < extents[-1][1]:
            extents[-1][1] = max(extents[-1][1], cell.end)
        else:
            extents.append([cell.start, cell.end])
    return [(start, end) for start, end in extents]


def _row(cells: Sequence[Span], columns: Sequence[tuple[int, int]]) -> list[str] | None:
    """The row laid into the columns; None if two cells with figures would share one."""
    row = [""] * len(columns)
    for cell in cells:
        at = max(range(len(columns)), key=lambda index: _overlap(cell, columns[index]))
        if row[at] and value_of(cell.text) and value_of(row[at]):
            return None
        row[at] = f"{row[at]} {cell.text}".strip()
    return row


def _overlap(cell: Span, column: tuple[int, int]) -> float:
    shared = min(cell.end, column[1]) - max(cell.start, column[0])
    return shared if shared > 0 else shared - 1000
