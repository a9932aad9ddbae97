"""Which of the places on all worksheets are taken for which table of the form: the best first, each cell once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from mappa_report.importing.sheets.block import Block
from mappa_report.importing.sheets.blocks import blocks_on
from mappa_report.importing.sheets.cells import Cell, Sheet, SheetFile
from mappa_report.importing.sheets.form_labels import FormLabels
from mappa_report.importing.sheets.view import View
from mappa_report.importing.years import nearest_years, years_of_row
from mappa_report.model.figure import Path

LIKE_A_TITLE = 0.45
"""Words less like a table's title say nothing of which table it is."""

_SURE = 0.6
"""A label that is as like, and no other table's, tells a table without a title."""

_MAX_BLOCKS = 2_000
"""Places that are weighed: a return has some twenty tables."""


_MAX_ROWS, _MAX_CELLS = 600, 15_000
"""Rows of a worksheet, and cells of a file, blank ones apart, in which tables are looked for: a return has some 300."""


def searched(file: SheetFile) -> SheetFile:
    """As much of ``file`` as is searched for tables; it tells of worksheets that are cut off."""
    left = _MAX_CELLS
    sheets: list[Sheet] = []
    told: list[str] = []
    for sheet in file.sheets:
        rows: list[tuple[Cell, ...]] = []
        for row in sheet.rows[:_MAX_ROWS]:
            left -= sum(not cell.is_blank for cell in row)
            if left < 0:
                break
            rows.append(row)
        if any(not cell.is_blank for row in sheet.rows[len(rows) :] for cell in row):
            told.append(f"Of {sheet.name or 'the file'} only the first {len(rows):,} rows are searched for tables.")
        sheets.append(Sheet(sheet.name, tuple(rows)))
    return SheetFile(tuple(sheets), tuple(told))


class Choice(Struct, frozen=True):
    """The blocks that have the figures of the year, those ``set_aside`` as of other years, and if any year is named."""

    blocks: tuple[Block, ...]
    set_aside: tuple[tuple[Block, frozenset[int]], ...]
    is_year_named: bool


def choose_blocks(file: SheetFile, labels: FormLabels, year: int) -> Choice:
    """The places in ``file``, cut as ``searched`` does, with the tables of the year that ends in ``year``."""
    scored = sorted(_scored(file, labels), key=lambda each: -each[0])
    cover = _cover_years(file.sheets, (block for _, block in scored))
    of_year: list[Block] = []
    set_aside: list[tuple[Block, frozenset[int]]] = []
    used: set[tuple[str, int, int]] = set()
    filled: set[Path] = set()
    is_year_named = False
    for _, block in scored:
        years = block.years or _years_above(block) or cover
        is_year_named |= bool(years)
        if used & block.cells:
            continue
        if years and year not in years:
            set_aside.append((block, years))
            used |= block.cells
        elif not filled & block.slots.keys():
            of_year.append(block)
            used |= block.cells
            filled |= block.slots.keys()
    return Choice(tuple(of_year), tuple(set_aside), is_year_named)


def _scored(file: SheetFile, labels: FormLabels) -> Iterator[tuple[float, Block]]:
    """Each block that is like enough to its table, with how like it is."""
    blocks = (
        block
        for sheet in file.sheets
        for view in (View(sheet), View(sheet, is_turned=True))
        for table in labels.tables
        for block in blocks_on(view, table)
    )
    for block in islice(blocks, _MAX_BLOCKS):
        if score := _score(block, labels):
            yield score, block


def _score(block: Block, labels: FormLabels) -> float:
    """How like ``block`` is to its table; 0 where it may as well be another's."""
    number = str(block.table.number)
    texts = (*block.titles, block.view.sheet.name)
    title = max(
        (labels.titles.likeness(text, number) - 0.02 * far for far, text in enumerate(texts) if text), default=0
    )
    matches = {**block.rows, **block.columns}
    has_own = any(key in block.table.own and match.score >= _SURE for key, match in matches.items())
    if title < LIKE_A_TITLE and not has_own:
        return 0
    has_values = any(block.view.has_value(*at) for at in block.slots.values())
    return 2 * title + block.likeness - (0 if has_values else 1.5)


def _cover_years(sheets: Sequence[Sheet], blocks: Iterable[Block]) -> frozenset[int]:
    """The years that the first worksheet without a table names first."""
    with_tables = {block.view.sheet.name for block in blocks}
    rows = (row for sheet in sheets if sheet.name not in with_tables for row in sheet.rows)
    return nearest_years(text for row in rows for text in years_of_row([cell.text.strip() for cell in row]))


def _years_above(block: Block) -> frozenset[int]:
    """The years that the worksheet names first, if that is above the block."""
    rows = block.view.sheet.rows
    top = min(row for _, row, _ in block.cells)
    return nearest_years(text for row in rows[:top] for text in years_of_row([cell.text.strip() for cell in row]))
