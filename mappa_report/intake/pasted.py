"""A block of cells that somebody copied in a spreadsheet, put into the cells of a return from one of them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mappa_report.importing.sheets.cells import Cell, SheetFile
from mappa_report.importing.sheets.figures import figures_in
from mappa_report.importing.sheets.reading import Wanted
from mappa_report.importing.sheets.text_reader import read_text_table
from mappa_report.importing.sheets.values import is_value, read_cell
from mappa_report.intake.differences import as_written
from mappa_report.intake.target import Target
from mappa_report.intake.typed import shown
from mappa_report.model.figure import Figure, Path
from mappa_report.model.form import FormTable

_NAME = "what was pasted"
_Rows = Sequence[Sequence[Cell]]


class Pasted(Struct, frozen=True):
    """What each cell is to show, and what had no place: rows and columns with something in them.

    ``by_headings`` says that the block's own headings told where each number goes; else ``has_words`` says that there
    were words around the numbers, which told nothing and were left out.
    """

    texts: Mapping[Path, str] = {}
    rows_over: int = 0
    columns_over: int = 0
    by_headings: bool = False
    has_words: bool = False


def pasted_at(target: Target, path: Path, text: str) -> Pasted:
    """``text``, lines of cells with tabs between them, from the cell at ``path`` of ``target`` on.

    A cell that is blank changes nothing. Raises FileRefused where the block is too large or can't be read.
    """
    table = next(table for table in target.form.tables if any(path == slot for slot, _, _ in table.slots()))
    file = read_text_table(_NAME, text.encode(), "\t")
    rows = file.sheets[0].rows
    block = _numbers_of(rows, target)
    if len(block) < len(rows) or any(len(one) < len(other) for one, other in zip(block, rows, strict=False)):
        return _by_headings(target, table, file) or _placed(target, table, path, block, has_words=True)
    return _placed(target, table, path, block, has_words=False)


def _by_headings(target: Target, table: FormTable, file: SheetFile) -> Pasted | None:
    """Each number where the headings say that it goes; None unless they say so of all."""
    wanted = Wanted(target.area.slug, target.area.name, target.year.ends_in, target.area.known_as)
    reading = figures_in(_NAME, file, replace(target.form, tables=(table,)), wanted)
    numbers = sum(is_value(cell, target.form.spellings) for row in file.sheets[0].rows for cell in row)
    if len(reading.figures) < numbers or any(problem.is_error for problem in reading.problems):
        return None
    inapplicable = table.inapplicable
    found = {path: each.figure for path, each in reading.figures.items() if path not in inapplicable}
    return Pasted({path: shown(as_written(figure)) for path, figure in found.items()}, by_headings=True)


def _numbers_of(rows: _Rows, target: Target) -> _Rows:
    """``rows`` without those at the top, and the columns on the left, that have words and no number."""

    def is_heading(cells: Sequence[Cell]) -> bool:
        has_words = any(not cell.is_blank for cell in cells)
        return has_words and not any(is_value(cell, target.form.spellings) for cell in cells)

    while rows and is_heading(rows[0]):
        rows = rows[1:]
    while rows and rows[0] and is_heading([row[0] for row in rows]):
        rows = [row[1:] for row in rows]
    return rows


def _placed(target: Target, table: FormTable, path: Path, block: _Rows, *, has_words: bool) -> Pasted:
    grid = [[table.path(row, column) for column in table.columns or (None,)] for row in table.rows]
    top, left = next((at, row.index(path)) for at, row in enumerate(grid) if path in row)
    texts: dict[Path, str] = {}
    over_rows, over_columns = set(), set()
    for down, row in enumerate(block, top):
        for along, cell in enumerate(row, left):
            if cell.is_blank:
                continue
            if down >= len(grid):
                over_rows.add(down)
            elif along >= len(grid[0]):
                over_columns.add(along)
            elif grid[down][along] not in table.inapplicable:
                texts[grid[down][along]] = _text(target, grid[down][along], cell)
    return Pasted(texts, len(over_rows), len(over_columns), has_words=has_words)


def _text(target: Target, path: Path, cell: Cell) -> str:
    """What the cell is to show: a figure as it would show once it is saved, and anything else as it was pasted."""
    reading = read_cell(cell, target.form.types[path], target.form.spellings)
    return shown(as_written(reading)) if isinstance(reading, Figure) else " ".join(cell.text.split())
