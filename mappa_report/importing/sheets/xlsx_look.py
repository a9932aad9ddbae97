"""A look through the raw XML of an XLSX: its worksheets by name, and in each the cells that are not what they seem."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.sheets import refusals
from mappa_report.importing.sheets.cells import Cell, CellFlaw, column_number
from mappa_report.importing.sheets.looked import Look, Reach
from mappa_report.importing.sheets.package import Package

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,8})")
_OUTSIDE = re.compile(r"\[[0-9]|\bDDE|\bWEBSERVICE|\bRTD\(", re.IGNORECASE)
"""A number in square brackets stands for another file."""


def look_through_xlsx(package: Package) -> tuple[Mapping[str, Look], list[str]]:
    """A Look for each worksheet by its name, and what is to be told of the file. Raises FileRefused."""
    workbook = package.root(WORKBOOK)
    if workbook is None:
        raise refusals.damaged(package.name)
    names_outside = _names_outside(workbook)
    targets = dict(_targets(package))
    looks: dict[str, Look] = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        part = targets.get(next((value for key, value in sheet.items() if key.endswith("}id")), ""), "")
        if part not in package.names:
            raise refusals.damaged(package.name)
        looks[sheet.get("name", "")] = _SheetLook(package, names_outside).at(part)
    # Each value of these counts against the bounds too.
    package.root("xl/sharedStrings.xml")
    return looks, list(_told(package))


def _targets(package: Package) -> Iterator[tuple[str, str]]:
    relations = package.root(_RELATIONS)
    for relation in relations if relations is not None else ():
        if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            yield relation.get("Id", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _names_outside(workbook: Any) -> frozenset[str]:
    """The names that the workbook gives to cells of other files, in small letters."""
    names = workbook.iterfind("{*}definedNames/{*}definedName")
    return frozenset(each.get("name", "").casefold() for each in names if _OUTSIDE.search(each.text or ""))


def _told(package: Package) -> Iterator[str]:
    if any(name.startswith("xl/externalLinks/") for name in package.names):
        yield "It has formulas that point to other files. None of those is opened."
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in package.names):
        yield "It has macros, which are not read or run."


class _SheetLook:
    """Goes through the cells of one worksheet, which need not say where they stand: then it is after the last."""

    def __init__(self, package: Package, names_outside: frozenset[str]) -> None:
        self._package = package
        self._names_outside = names_outside
        self._reach = Reach(package)
        self._shared_outside: set[str] = set()
        self._marked: dict[tuple[int, int], Cell] = {}

    def at(self, part: str) -> Look:
        """The Look of the worksheet in ``part``."""
        row = -1
        hidden = 0
        for element in self._package.elements(part, "{*}row", "{*}col"):
            is_hidden = element.get("hidden") in ("1", "true")
            if element.tag.endswith("}col"):
                hidden += is_hidden
                continue
            written = element.get("r", "")
            row = int(written) - 1 if re.fullmatch("[1-9][0-9]{0,7}", written) else row + 1
            has_values = self._row(element, row)
            hidden += is_hidden and has_values
        return Look(self._marked, hidden)

    def _row(self, element: Any, row: int) -> bool:
        column = -1
        has_values = False
        for cell in element.iterchildren("{*}c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            column = column_number(reference[1]) if reference else column + 1
            at = (int(reference[2]) - 1 if reference else row, column)
            value, formula = cell.find("{*}v"), cell.find("{*}f")
            if value is None and formula is None and cell.find("{*}is") is None:
                continue
            has_values = True
            self._reach.takes(*at)
            if marked := self._as_marked(cell, value, formula):
                self._marked[at] = marked
        return has_values

    def _as_marked(self, cell: Any, value: Any | None, formula: Any | None) -> Cell | None:
        shown = "" if value is None else value.text or ""
        if cell.get("t") == "e":
            return Cell(shown[:20] or "#N/A", CellFlaw.ERROR, formula is not None)
        if formula is None:
            return None
        if self._is_outside(formula):
            return Cell("", CellFlaw.OUTSIDE, is_formula=True)
        # A formula that gives no words has a value all the same: text, and blank.
        is_unworked = value is None or (not shown and cell.get("t") != "str")
        return Cell("", CellFlaw.UNWORKED if is_unworked else None, is_formula=True)

    def _is_outside(self, formula: Any) -> bool:
        """Whether the formula, or the one that it shares with other cells, points to another file."""
        words = formula.text or ""
        group = formula.get("si", "")
        is_outside = bool(_OUTSIDE.search(words)) or bool(
            self._names_outside and self._names_outside & set(re.findall(r"[\w.\\]+", words.casefold()))
        )
        if is_outside and group:
            self._shared_outside.add(group)
        return is_outside or (not words and group in self._shared_outside)
