"""An XLSX or ODS into cells: values by calamine, which is given a file only after a look through its raw XML."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import BLANK, Cell, CellFlaw, Sheet, SheetFile
from mappa_report.importing.sheets.looked import Look
from mappa_report.importing.sheets.ods_look import CONTENT, look_through_ods
from mappa_report.importing.sheets.package import Package
from mappa_report.importing.sheets.xlsx_look import WORKBOOK, look_through_xlsx
from mappa_report.wording.numbers import format_date

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Value = int | float | str | bool | dt.date | dt.time | dt.timedelta

_MAX_SHEETS = 100


def read_workbook(name: str, data: bytes) -> SheetFile:
    """The worksheets of the ZIP file ``data``, which people call ``name``. Raises FileRefused."""
    package = Package(name, data)
    if WORKBOOK in package.names:
        looks, told = look_through_xlsx(package)
    elif CONTENT in package.names:
        looks, told = look_through_ods(package)
    elif "xl/workbook.bin" in package.names:
        raise refusals.no_spreadsheet(name, "a binary workbook of Excel (.xlsb)")
    else:
        raise refusals.no_spreadsheet(name, "a packed file of another kind")
    if len(looks) > _MAX_SHEETS:
        raise refusals.too_large(name, f"{len(looks)} worksheets, where {_MAX_SHEETS} are the most")
    return _with_values(name, data, looks, told)


def _with_values(name: str, data: bytes, looks: Mapping[str, Look], told: list[str]) -> SheetFile:
    import python_calamine as calamine

    sheets: list[Sheet] = []
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in workbook.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            if about.visible is not calamine.SheetVisibleEnum.Visible:
                told.append(f"The worksheet {about.name:.40} is hidden, and left out.")
                continue
            sheets.append(_sheet(workbook, about.name, looks[about.name]))
    except (calamine.CalamineError, KeyError, OSError, ValueError) as error:
        raise refusals.damaged(name) from error
    told += (
        f"{hidden} hidden row{'s'[: hidden - 1]} or column{'s'[: hidden - 1]} of {sheet.name:.40} are read too."
        for sheet in sheets
        if (hidden := looks[sheet.name].hidden_lines)
    )
    return SheetFile(tuple(sheets), tuple(told))


def _sheet(workbook: CalamineWorkbook, name: str, look: Look) -> Sheet:
    values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    cells = [[_cell(value) for value in row] for row in values]
    for (row, column), marked in look.marked.items():
        while len(cells) <= row:  # calamine ends with the last cell that has a value
            cells.append([])
        cells[row] += [BLANK] * (column + 1 - len(cells[row]))
        cells[row][column] = _joined(cells[row][column], marked)
    width = max(map(len, cells), default=0)
    return Sheet(name, tuple(tuple(row) + (BLANK,) * (width - len(row)) for row in cells))


def _joined(read: Cell, marked: Cell) -> Cell:
    """The cell with the value that was ``read``, and what the look says of it."""
    text = marked.text if marked.flaw is CellFlaw.ERROR else read.text
    return Cell(text, marked.flaw, marked.is_formula)


def _cell(value: Value) -> Cell:
    if isinstance(value, str):
        return Cell(value) if value else BLANK
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return Cell(str(int(value)))
    if isinstance(value, dt.date):
        return Cell(format_date(value))
    return Cell(str(value))
