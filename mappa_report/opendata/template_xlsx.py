"""A Template as XLSX: cells to type into with a border and a rule for what may be typed, all others locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from mappa_report.model.figure import FigureType
from mappa_report.opendata import template_words as words
from mappa_report.opendata.template import Input, Roles, Template, Total
from mappa_report.opendata.words import NOT_RETURNED, SUPPRESSED
from mappa_report.opendata.workbook import Cell, Grid, Sheet
from mappa_report.opendata.xlsx_format import FONT, xlsx_of

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

_LOOK = {**FONT, "valign": "top", "align": "right", "num_format": "#,##0"}
_INPUT = {**_LOOK, "locked": False, "border": 1, "bg_color": "#FFFBE6"}
_MAY_STAND = (NOT_RETURNED, SUPPRESSED)


def write_template(template: Template) -> bytes:
    """The bytes of the file: the same for the same template."""
    return xlsx_of(template.workbook, _Finisher(template.roles).finish)


class _Finisher:
    """Goes over each worksheet once its words are drawn."""

    def __init__(self, roles: Mapping[str, Roles]) -> None:
        self._roles = roles

    def finish(self, file: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet) -> None:
        page.protect("", {"format_columns": True, "format_rows": True})
        roles = self._roles.get(sheet.name)
        if roles and sheet.grid:
            _Table(file, page, sheet.grid, len(sheet.lines) + 2).fill(roles)


class _Table:
    """The cells of one table, whose first row of figures is ``top``, counted from 0."""

    def __init__(self, file: xlsxwriter.Workbook, page: Worksheet, grid: Grid, top: int) -> None:
        self._file = file
        self._page = page
        self._grid = grid
        self._top = top

    def fill(self, roles: Roles) -> None:
        for (row, column), role in roles.items():
            at = (self._top + row, column)
            match role:
                case Input(kind):
                    self._input(at, kind, self._grid.rows[row].cells[column])
                case Total(parts):
                    is_bold = self._grid.is_bold(self._grid.rows[row], column)
                    self._total(at, parts, is_bold)

    def _input(self, at: tuple[int, int], kind: FigureType, cell: Cell) -> None:
        look = self._file.add_format({**_INPUT, **({"num_format": "General"} if kind is FigureType.RATE else {})})
        if isinstance(cell, int | Decimal):
            self._page.write_number(*at, cell, look)
        elif cell:
            self._page.write_string(*at, str(cell), look)
        else:
            self._page.write_blank(*at, None, look)
        self._page.data_validation(
            *at,
            *at,
            {
                "validate": "custom",
                "value": _rule(_name(*at), kind),
                "input_title": words.INPUT_TITLE,
                "input_message": words.INPUT_MESSAGE[kind],
                "error_title": words.ERROR_TITLE,
                "error_message": words.INPUT_MESSAGE[kind],
            },
        )

    def _total(self, at: tuple[int, int], parts: Iterable[tuple[int, int]], is_bold: bool) -> None:
        """A formula, with the value that it has now: programs that work nothing out show that."""
        names = [_name(self._top + row, column) for row, column in parts]
        values = [self._value(row, column) for row, column in parts]
        known = [value for value in values if value is not None]
        value = sum(known) if len(known) == len(values) else ""
        formula = f'=IF(COUNT({",".join(names)})={len(names)},{"+".join(names)},"")'
        self._page.write_formula(*at, formula, self._file.add_format({**_LOOK, "bold": is_bold}), value)

    def _value(self, row: int, column: int) -> int | Decimal | None:
        cell = self._grid.rows[row].cells[column]
        return cell if isinstance(cell, int | Decimal) else None


def _name(row: int, column: int) -> str:
    """The name of a cell, as in "B7"."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))


def _rule(cell: str, kind: FigureType) -> str:
    """What may be typed into ``cell``: a number of this ``kind``, or shorthand."""
    number = f"ISNUMBER({cell}),{cell}>=0" + (f",{cell}=INT({cell})" if kind is FigureType.COUNT else "")
    shorthand = ",".join(f'{cell}="{mark}"' for mark in _MAY_STAND)
    return f"=OR(AND({number}),{shorthand})"
