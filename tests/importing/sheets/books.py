"""Spreadsheets that tests make: worksheets from rows, and what people's programs leave in them besides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache

import xlsxwriter
from msgspec import Struct

from mappa_report.assembly.editions import load_edition
from mappa_report.importing.sheets.cells import SheetFile
from mappa_report.importing.sheets.figures import figures_of
from mappa_report.importing.sheets.reading import SheetReading, Wanted
from mappa_report.model.form import Form
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE


class Formula(Struct, frozen=True):
    """A formula and the value that the program which wrote the file has worked out."""

    words: str
    value: str | float = 0


Value = str | float | Formula | None
Rows = Sequence[Sequence[Value]]


def xlsx(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """An XLSX with these worksheets; None is a blank cell."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            if name in hidden:
                page.hide()
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    match value:
                        case Formula(words, shown):
                            page.write_formula(row, column, words, None, shown)
                        case str():
                            page.write_string(row, column, value)
                        case int() | float():
                            page.write_number(row, column, value)
    return stream.getvalue()


def changed(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """The ZIP file ``data`` with words of ``part`` changed, each of which must stand in it."""
    parts = unpacked(data)
    for before, after in changes:
        assert before.encode() in parts[part], (before, parts[part])
        parts[part] = parts[part].replace(before.encode(), after.encode())
    return packed(parts)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def csv(rows: Rows, separator: str = ",") -> bytes:
    """Text with a separator between values, as a spreadsheet saves it."""
    written = (separator.join("" if value is None else str(value) for value in row) for row in rows)
    return "".join(f"{line}\r\n" for line in written).encode()


@cache
def tiny_form() -> Form:
    edition = load_edition(Workspace(BASE), "tiny", [])
    assert edition
    return edition.form


def read(data: bytes, name: str = "return.xlsx", form: Form | None = None, year: int = 2023) -> SheetReading:
    """What ``data`` has of the tiny form, or of another."""
    return figures_of(name, data, form or tiny_form(), Wanted("testshire", "Testshire", year))


def numbers(reading: SheetReading) -> dict[str, str]:
    """The figures by their names, as words."""
    return {
        ".".join(path): str(each.figure.value) if each.figure.is_number else each.figure.state.value
        for path, each in reading.figures.items()
    }


def problems(reading: SheetReading) -> list[str]:
    """Each problem as code, trail and message."""
    return [f"{each.code} {' '.join(each.record)}: {each.message}" for each in reading.problems]


def cells(file: SheetFile) -> dict[str, list[list[str]]]:
    """What the cells show, by worksheet."""
    return {sheet.name: [[cell.text for cell in row] for row in sheet.rows] for sheet in file.sheets}
