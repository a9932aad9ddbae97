"""The rules for tables: even rows, headers that say what they are for, and a header for every cell."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mappa_report.audit.outline import Cell, Table, finding
from mappa_report.problems.problem import Problem, Severity
from mappa_report.unpacking.bounds import Tally

_MAX_SPAN = 1000
"""What HTML itself allows a cell to reach across; more is an attack or a slip."""

_MAX_CELLS = 300_000
"""Of all tables of a file together, merged cells counted at all that they cover."""

_MAX_LISTED = 20

Grid = list[dict[int, Cell]]
"""Row by row, the cell at each column, merged cells at all that they cover."""


def check_tables(tables: Sequence[Table]) -> Iterator[Problem]:
    """What of ``tables`` falls short. One row or one column is a list set in a frame, and needs no headers.

    Raises TooLarge where they have more cells than those of any report.
    """
    cells = Tally("cells in tables, each counted at all places that it covers", _MAX_CELLS)
    grids = [(table, grid_of(table, cells)) for table in tables]
    real = [(table, grid) for table, grid in grids if len(grid) > 1 and max(map(_width, grid)) > 1]
    yield from _check_captions([table for table, _ in real])
    for table, grid in real:
        yield from _check_table(table, grid)


def _check_captions(tables: Sequence[Table]) -> Iterator[Problem]:
    bare = [table for table in tables if not table.has_caption]
    if bare:
        message = "a table has no caption" if len(bare) == 1 else f"{len(bare)} tables have no caption"
        others = ", ".join(
            " › ".join(each.location.trail) or f"line {each.location.place.line}" for each in bare[1:_MAX_LISTED]
        )
        more = len(bare) - _MAX_LISTED
        hint = "give each a caption that says what it shows, unless the words before it do."
        problem = finding("caption-missing", bare[0].location, message, hint, Severity.INFO)
        yield replace(problem, notes=(f"{others} and {more:,} more" if more > 0 else others,) if others else ())


def _check_table(table: Table, grid: Grid) -> Iterator[Problem]:
    widths = set(map(_width, grid))
    if not any(cell.is_header for row in table.rows for cell in row):
        hint = (
            "mark the header row as one (in Word: Table Layout, Repeat Header Rows), "
            "and the first column if it names what stands in the rows."
        )
        yield finding("table-without-headers", table.location, "a table has no header cells", hint)
        return
    if len(widths) > 1 or any(len(row) != max(widths) for row in grid):
        message = f"the rows of a table differ in length: from {min(map(len, grid))} to {max(widths)} cells"
        hint = "give every row a cell for each column, so that each figure stands under its own header."
        yield finding("table-uneven", table.location, message, hint)
        return
    yield from _check_headers(table, grid)


def grid_of(table: Table, cells: Tally) -> Grid:
    """Where the cells of ``table`` come to stand, each counted in ``cells``."""
    grid: Grid = [{} for _ in table.rows]
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            across = min(max(cell.across, 1), _MAX_SPAN)
            reached = grid[number : number + min(max(cell.down, 1), _MAX_SPAN)]
            cells.add(across * len(reached))
            for covered in reached:
                covered.update((position, cell) for position in range(column, column + across))
            column += across
    return grid


def _width(row: dict[int, Cell]) -> int:
    return max(row, default=-1) + 1


def _check_headers(table: Table, grid: Grid) -> Iterator[Problem]:
    headers = [cell for row in table.rows for cell in row if cell.is_header]
    blank = sum(cell.is_blank for cell in headers)
    if blank:
        message = f"{_count(blank, 'header cell', 'is', 'are')} empty"
        hint = "write what stands below or beside it, or make it an ordinary cell."
        is_corner = blank == 1 and grid[0][0].is_blank
        severity = Severity.INFO if is_corner else Severity.WARNING
        yield finding("header-wordless", table.location, message, hint, severity)
    alone = len(set(_without_header(table, grid)))
    unsaid = sum(not cell.scope for cell in headers)
    if unsaid:
        message = f"{_count(unsaid, 'header cell', 'does', 'do')} not say whether for a column or a row"
        hint = "set the scope of each header cell, to column or row."
        is_fault = table.needs_scopes and alone
        yield finding("header-scope", table.location, message, hint, Severity.ERROR if is_fault else Severity.INFO)
        alone = 0 if is_fault else alone
    if alone:
        hint = "mark the header of its column, or of its row, as a header cell."
        yield finding("cell-without-header", table.location, f"{_count(alone, 'cell', 'has', 'have')} no header", hint)


def _without_header(table: Table, grid: Grid) -> Iterator[tuple[int, int]]:
    """Where cells with words stand that no header belongs to. A header that does not say what it is for belongs to its
    column in the first row and in a row of headers, and to its row in the first column, where the format has it so.
    """
    is_plain = not table.needs_scopes
    head_rows = {at for at, row in enumerate(grid) if all(cell.is_header or cell.is_blank for cell in row.values())}
    headed = {
        column
        for number, row in enumerate(grid)
        for column, cell in row.items()
        if cell.is_header
        and (cell.scope in ("column", "both") or (is_plain and not cell.scope and (number == 0 or number in head_rows)))
    }
    for number, row in enumerate(grid):
        first = row.get(0)
        has_row_header = (is_plain and first is not None and first.is_header and not first.scope) or any(
            cell.is_header and cell.scope in ("row", "both") for cell in row.values()
        )
        for column, cell in row.items():
            needs_one = not (cell.is_header or cell.is_blank or cell.names_headers)
            if needs_one and not has_row_header and column not in headed:
                yield number, column


def _count(number: int, noun: str, one: str, many: str) -> str:
    """ "a cell of a table is", "3 cells of a table are": ``one`` and ``many`` are the forms of the verb."""
    return f"a {noun} of a table {one}" if number == 1 else f"{number} {noun}s of a table {many}"
