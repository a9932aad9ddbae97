"""A look through the raw XML of an ODS: in each worksheet the cells that are not what they seem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import Cell, CellFlaw
from mappa_report.importing.sheets.looked import Look, Reach
from mappa_report.importing.sheets.package import Package

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_GROUPS = frozenset(f"{_TABLE}{name}" for name in ("table-row-group", "table-header-rows", "table-rows"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_OUTSIDE = re.compile(r"'(?:file|https?|ftp):|\bDDE|\bWEBSERVICE", re.IGNORECASE)
_ERROR = re.compile(r"#[A-Z/0]{2,7}[!?]?|(?:Err|Fehler):[0-9]{3}")


def look_through_ods(package: Package) -> tuple[Mapping[str, Look], list[str]]:
    """A Look for each worksheet by its name, and what is to be told of the file. Raises FileRefused."""
    manifest = package.root(_MANIFEST)
    if manifest is not None and manifest.find(".//{*}encryption-data") is not None:
        raise refusals.locked(package.name)
    content = package.root(CONTENT)
    body = content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet") if content is not None else None
    if body is None:
        raise refusals.no_spreadsheet(package.name, "a document of LibreOffice")
    looks = {
        table.get(f"{_TABLE}name", ""): _SheetLook(package).at(table) for table in body.iterchildren(f"{_TABLE}table")
    }
    has_outside = any(cell.flaw is CellFlaw.OUTSIDE for look in looks.values() for cell in look.marked.values())
    told = ["It has formulas that point to other files. None of those is opened."] if has_outside else []
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        told.append("It has macros, which are not read or run.")
    return looks, told


class _SheetLook:
    """Goes through the rows and cells of one worksheet, each of which may stand for many that are alike."""

    def __init__(self, package: Package) -> None:
        self._reach = Reach(package)
        self._marked: dict[tuple[int, int], Cell] = {}

    def at(self, table: Any) -> Look:
        """The Look of the worksheet ``table``."""
        at = hidden = 0
        for row in _rows_of(table):
            repeated = _count(row, "number-rows-repeated")
            has_values = False
            for copy in range(repeated):
                has_values = self._row(row, at + copy)
                if not has_values:
                    break  # nor have the others that it stands for
            hidden += has_values and row.get(f"{_TABLE}visibility") in ("collapse", "filter")
            at += repeated
        return Look(self._marked, hidden)

    def _row(self, row: Any, at: int) -> bool:
        column = 0
        has_values = False
        for cell in row.iterchildren(*_CELLS):
            repeated = _count(cell, "number-columns-repeated")
            if len(cell) or f"{_OFFICE}value-type" in cell.attrib or f"{_TABLE}formula" in cell.attrib:
                has_values = True
                self._reach.takes(at, column + repeated - 1)
                if marked := _as_marked(cell):
                    self._marked |= {(at, column + copy): marked for copy in range(repeated)}
            column += repeated
        return has_values


def _rows_of(table: Any) -> Iterator[Any]:
    """The rows in their order, those in groups too."""
    waiting = [table]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element is table or element.tag in _GROUPS:
            waiting += reversed(element)


def _count(element: Any, name: str) -> int:
    written = element.get(f"{_TABLE}{name}", "")
    return int(written) if re.fullmatch("[1-9][0-9]{0,7}", written) else 1


def _as_marked(cell: Any) -> Cell | None:
    formula = cell.get(f"{_TABLE}formula")
    shown = "".join(cell.itertext(f"{_TEXT}p", f"{_TEXT}span")).strip() if len(cell) else ""
    if cell.get(f"{_CALC}value-type") == "error" or _ERROR.fullmatch(shown):
        return Cell(shown[:20] or "#N/A", CellFlaw.ERROR, formula is not None)
    if formula is None:
        return None
    if _OUTSIDE.search(formula):
        return Cell("", CellFlaw.OUTSIDE, is_formula=True)
    is_unworked = f"{_OFFICE}value-type" not in cell.attrib
    return Cell("", CellFlaw.UNWORKED if is_unworked else None, is_formula=True)
