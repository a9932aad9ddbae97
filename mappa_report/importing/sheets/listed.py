"""Figures from a list with one in each row, as this program's own CSV has them.

A column ``figure`` names each as statistics.yaml does. Where there is none, a table, a row and a column do, in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct

from mappa_report.importing.sheets.cells import Cell, Sheet, SheetFile
from mappa_report.importing.sheets.naming import Named, Naming
from mappa_report.importing.sheets.reading import SheetReading, Taken, Wanted
from mappa_report.importing.sheets.settling import Settler
from mappa_report.importing.sheets.view import View
from mappa_report.importing.years import years_of_cell
from mappa_report.model.figure import Path
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import year_number

_FIGURE, _VALUE, _SHORTHAND, _AREA = "figure", "value", "shorthand", "area"
_TABLE, _ROW, _COLUMN = "table", "row", "column"
_YEARS = ("year", "reporting year")
_HEAD_WITHIN = 12
"""Rows: this far down the columns are named, below a title and some lines."""

_MAX_TOLD = 50


class _List(Struct, frozen=True):
    """A list on a worksheet: the row that names its columns, and the columns by their names in small letters."""

    view: View
    head: int
    columns: Mapping[str, int]

    def cell(self, row: int, name: str) -> Cell:
        """The cell of ``row`` in the column ``name``; a blank one where there is no such column."""
        return self.view.cell(row, self.columns.get(name, -1))

    def text(self, row: int, name: str) -> str:
        """What stands in that cell."""
        return " ".join(self.cell(row, name).text.split())


def has_list(file: SheetFile) -> bool:
    """Whether a worksheet of ``file`` is such a list."""
    return any(_list_on(sheet) for sheet in file.sheets)


def read_list(name: str, file: SheetFile, form: Form, wanted: Wanted) -> SheetReading:
    """The figures of ``form`` that the lists in ``file``, which people call ``name``, have for what is wanted."""
    settler = Settler(name, form)
    naming = Naming.of(form)
    unknown: list[tuple[str, str]] = []
    taken: list[Taken] = []
    others: dict[str, int] = {}
    for listed in filter(None, map(_list_on, file.sheets)):
        for row in _rows(listed):
            if other := _other(listed, row, wanted):
                others[other] = others.get(other, 0) + 1
                continue
            named = _named(listed, row, naming)
            at = (row, listed.columns[_VALUE])
            where = listed.view.where(at)
            if named.path:
                value = listed.cell(row, _VALUE)
                cell = listed.cell(row, _SHORTHAND) if value.is_blank else value
                settler.read(named.path, cell, where)
                taken += (Taken(where, label, meant) for label, meant in named.taken)
            elif len(unknown) < _MAX_TOLD:
                unknown.append((where, named.label))
    reading = settler.settled(tuple(taken), tuple(unknown), tuple(_told(others)))
    if not reading.figures and not reading.problems:
        settler.problem(_nothing(name, others, unknown, naming.keys))
        return settler.settled(unknown=tuple(unknown))
    return reading


def _list_on(sheet: Sheet) -> _List | None:
    view = View(sheet)
    for row in range(min(_HEAD_WITHIN, len(view.rows))):
        columns = {view.text(row, at).casefold(): at for at in reversed(view.filled[row])}
        if {_FIGURE, _VALUE} <= columns.keys() or {_TABLE, _ROW, _VALUE} <= columns.keys():
            return _List(view, row, columns)
    return None


def _rows(listed: _List) -> Iterator[int]:
    for row in range(listed.head + 1, len(listed.view.rows)):
        if listed.text(row, _FIGURE if _FIGURE in listed.columns else _ROW):
            yield row


def _named(listed: _List, row: int, naming: Naming) -> Named:
    """The figure that ``row`` of a list is of. A blank table is the one above."""
    if _FIGURE in listed.columns:
        return naming.by_key(_unescaped(listed.text(row, _FIGURE)))
    table = listed.view.nearest_above(row, listed.columns[_TABLE])
    return naming.by_labels(table, listed.text(row, _ROW), listed.text(row, _COLUMN))


def _other(listed: _List, row: int, wanted: Wanted) -> str:
    """Whose figures stand in ``row``, if they are not those wanted; else nothing."""
    area = _unescaped(listed.text(row, _AREA))
    written = next((text for name in _YEARS if (text := listed.text(row, name))), "")
    is_area = not area or wanted.is_area(area)
    years = {year_number(written)} | years_of_cell(written) if written else {wanted.year}
    if is_area and wanted.year in years:
        return ""
    return f"{area or wanted.area_name} {written}".strip()[:60]


def _told(others: Mapping[str, int]) -> Iterator[str]:
    if others:
        named = ", ".join(list(others)[:6]) + (" and others" if len(others) > 6 else "")
        count = sum(others.values())
        yield f"{count:,} {'row' if count == 1 else 'rows'} of other areas or years left aside: {named}."


def _nothing(
    name: str, others: Mapping[str, int], unknown: list[tuple[str, str]], known: Mapping[str, Path]
) -> Problem:
    place = Place(Source(name))
    if others:
        named = ", ".join(list(others)[:6])
        message = f"this list has no figures of this area and year: it has those of {named}"
        hint = "give the right file, or the area and year that it is of."
        return Problem("figures-of-another", message, place, hint=hint)
    first = unknown[0][1] if unknown else ""
    near = get_close_matches(first[:80], known, n=1)
    hint = f"the column figure names each as statistics.yaml does, such as {near[0] if near else next(iter(known))}."
    on_page = "fill in the workbook that this page gives out, which names each figure as the form does."
    return Problem("no-figures", "no figure of the form stands in this list", place, hint=hint, on_page=on_page)


def _unescaped(text: str) -> str:
    """``text`` without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text.startswith("'") else text
