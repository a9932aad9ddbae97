"""A Workbook as XLSX, through xlsxwriter. The same workbook is always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mappa_report.opendata.dataset import Dataset, Omitted
from mappa_report.opendata.dimensions import BODY_SIZE, HEADING_SIZE, SUBHEADING_SIZE, heights_of, widths_of
from mappa_report.opendata.sheets import workbook_of_return, workbook_of_returns
from mappa_report.opendata.workbook import Cell, Grid, GridColumn, Link, Sheet, Subheading, Workbook, decimal_places
from mappa_report.opendata.zip_package import zip_package

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Arial", "font_size": BODY_SIZE}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": FONT,
}
_LOOKS: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "font_size": HEADING_SIZE},
    "cover": {"bold": True, "font_size": HEADING_SIZE, "text_wrap": True},
    "subheading": {"bold": True, "font_size": SUBHEADING_SIZE, "valign": "bottom"},
    "text": {"text_wrap": True},
    "line": {},
    "link": {"font_color": "#0563C1", "underline": 1},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom"},
    "head_figures": {"bold": True, "text_wrap": True, "bottom": 1, "align": "right", "valign": "bottom"},
    "figures": {"align": "right"},
}
_A4 = 9
Finish = Callable[["xlsxwriter.Workbook", "Worksheet", Sheet], None]
_PROPERTIES = "docProps/core.xml"


def write_return(dataset: Dataset) -> bytes:
    """One return."""
    return xlsx_of(workbook_of_return(dataset))


def write_returns(datasets: Sequence[Dataset], omitted: Omitted) -> bytes:
    """Many returns."""
    return xlsx_of(workbook_of_returns(datasets, omitted))


def xlsx_of(workbook: Workbook, finish: Finish | None = None) -> bytes:
    """The bytes of the file. ``finish`` is given each worksheet once it is drawn."""
    import xlsxwriter  # half a build's time, and only this format needs it

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as file:
        file.set_properties(
            {
                "title": workbook.title,
                "author": workbook.author,
                "comments": workbook.description,
                "keywords": ", ".join(workbook.keywords),
                "created": workbook.created,
            }
        )
        formats = _Formats(file)
        for sheet in workbook.sheets:
            page = file.add_worksheet(sheet.name)
            _Page(page, formats).draw(sheet)
            if finish:
                finish(file, page, sheet)
    return _with_language(stream.getvalue(), workbook.language)


class _Formats:
    """Each look made once for all worksheets."""

    def __init__(self, file: xlsxwriter.Workbook) -> None:
        self._file = file
        self._made: dict[tuple[str, bool, int], Any] = {}

    def get(self, name: str, is_bold: bool = False, decimals: int = 0) -> Any:
        key = (name, is_bold, decimals)
        if key not in self._made:
            look = {**FONT, "valign": "top", **_LOOKS[name]}
            look |= {"bold": True} if is_bold else {}
            look |= {"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")} if name == "figures" else {}
            self._made[key] = self._file.add_format(look)
        return self._made[key]


class _Page:
    """One worksheet."""

    def __init__(self, page: Worksheet, formats: _Formats) -> None:
        self._page = page
        self._formats = formats

    def draw(self, sheet: Sheet) -> None:
        for position, width in enumerate(widths_of(sheet)):
            self._page.set_column(position, position, width)
        for position, height in enumerate(heights_of(sheet)):
            self._page.set_row(position, height)
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.write_string(0, 0, sheet.heading, self._formats.get("heading" if sheet.grid else "cover"))
        for row, line in enumerate(sheet.lines, start=1):
            match line:
                case Link():
                    self._link(row, 0, line)
                case Subheading(text):
                    self._page.write_string(row, 0, text, self._formats.get("subheading"))
                case str():
                    self._page.write_string(row, 0, line, self._formats.get("line" if sheet.grid else "text"))
        if sheet.grid:
            self._page.set_landscape()
            self._grid(sheet.grid, len(sheet.lines) + 1, sheet.title)

    def _grid(self, grid: Grid, top: int, title: str) -> None:
        self._page.repeat_rows(top)
        options = {
            "name": grid.name,
            "title": title,
            "autofilter": False,
            "style": None,
            "columns": [{"header": column.heading, "header_format": self._head(column)} for column in grid.columns],
        }
        self._page.add_table(top, 0, top + len(grid.rows), len(grid.columns) - 1, options)
        for row, each in enumerate(grid.rows, start=top + 1):
            for position, cell in enumerate(each.cells):
                has_figures = grid.columns[position].has_figures
                self._cell(row, position, cell, "figures" if has_figures else "text", grid.is_bold(each, position))

    def _head(self, column: GridColumn) -> Any:
        return self._formats.get("head_figures" if column.has_figures else "head")

    def _cell(self, row: int, column: int, cell: Cell, look: str, is_bold: bool) -> None:
        match cell:
            case Link():
                self._link(row, column, cell)
            case int() | Decimal():
                self._page.write_number(row, column, cell, self._formats.get(look, is_bold, decimal_places(cell)))
            case str():
                self._page.write_string(row, column, cell, self._formats.get(look, is_bold))

    def _link(self, row: int, column: int, link: Link) -> None:
        self._page.write_url(row, column, f"internal:'{link.sheet}'!A1", self._formats.get("link"), link.text)


def _with_language(data: bytes, language: str) -> bytes:
    """The file with its language among its properties, for which xlsxwriter has no place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    end = b"</cp:coreProperties>"
    assert end in parts[_PROPERTIES], "xlsxwriter writes its properties otherwise than it did"
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
    return zip_package(parts)
