"""A CSV, or a table with tabs or semicolons, into cells."""

import csv
import io

from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import BLANK, Cell, CellFlaw, Sheet, SheetFile
from mappa_report.importing.sheets.looked import MAX_AREA, MAX_COLUMNS, MAX_ROWS

_MARKS = ("\t", ",", ";")
"""The first of those that stand as often: beside tabs, commas are those of numbers such as 1,945."""

_LOOKED_AT = 20
"""Lines from which it is told what stands between values: Python's own guess fails on quite plain files."""

_MAX_LENGTH = 32_767
"""Characters of a cell: the most that Excel has."""


def read_text_table(name: str, data: bytes, separator: str = "") -> SheetFile:
    """The one worksheet that ``data`` makes, text with a ``separator`` between values, which is found out if need be.

    Raises FileRefused.
    """
    text = _decoded(name, data)
    rows: list[tuple[Cell, ...]] = []
    width = 0
    csv.field_size_limit(_MAX_LENGTH)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text)):
            width = max(width, len(row))
            rows.append(tuple(map(_cell, row)))
            if len(rows) > MAX_ROWS or width > MAX_COLUMNS or len(rows) * width > MAX_AREA:
                what = f"more than {MAX_ROWS:,} rows, {MAX_COLUMNS} columns or {MAX_AREA:,} cells"
                raise refusals.too_large(name, what)
    except csv.Error as error:
        raise refusals.damaged(name, "this table") from error
    return SheetFile((Sheet("", tuple(row + (BLANK,) * (width - len(row)) for row in rows)),))


def _decoded(name: str, data: bytes) -> str:
    """The text: UTF-8, the UTF-16 that Excel calls Unicode text, or what else Excel writes in western Europe."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\x00" in data:
            raise refusals.no_spreadsheet(name, "of another kind")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The mark that stands most often in the first lines, which also takes the most lines apart."""
    lines = text[: _LOOKED_AT * 2_000].splitlines()[:_LOOKED_AT]
    return max(_MARKS, key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))


def _cell(text: str) -> Cell:
    """What stands in a field; a formula in it has been worked out by nobody."""
    is_formula = text.startswith("=") and len(text) > 1
    return Cell(text, CellFlaw.UNWORKED if is_formula else None, is_formula) if text else BLANK
