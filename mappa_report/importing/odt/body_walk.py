"""The walk over paragraphs, lists and tables, in the order in which a reader of the file meets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.odt.inline_walk import InlineWalk
from mappa_report.importing.odt.labels import Labels
from mappa_report.importing.odt.odt_file import DRAW, TABLE, TEXT, OdtFile, whole
from mappa_report.importing.office.walked import Cell, Grid, Label, Line, Walked

MOST_COLUMNS = 63
_MOST_ROWS = 300
_INDEXES = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
)
_SKIPPED = frozenset(
    f"{TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")
)
_ROWS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


class BodyWalk:
    """The walk over ``file``."""

    def __init__(self, file: OdtFile) -> None:
        self._file = file
        self._paragraphs = self._tables = self._lists = 0
        self._last: dict[str, Labels] = {}

    def walked(self, parent: Any, place: str = "") -> list[Walked]:
        """What stands in ``parent``: all of it at ``place``, where one is given."""
        return [each for child in parent for each in self._child(child, place)]

    def _child(self, child: Any, place: str) -> Iterator[Walked]:
        match child.tag:
            case tag if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, place, None)
            case tag if tag == f"{TEXT}list":
                yield from self._list(child, place)
            case tag if tag == f"{TABLE}table":
                self._tables += not place
                yield self._grid(child, place or f"table {self._tables}")
            case tag if tag == f"{DRAW}frame":
                inline = InlineWalk(self._file, place or "a page", self.walked)
                inline.frame(child)
                yield from inline.after
            case tag if tag in _INDEXES:
                one, many = "a printed list of contents was left out", "{} printed lists of contents were left out"
                self._file.telling.tell(ToldKind.CONTENTS, place, one, many)
            case tag if tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self._file.telling.tell(ToldKind.HIDDEN_WORDS, place, "a hidden part of the text was left out")
            case tag if tag not in _SKIPPED:
                yield from self.walked(child, place)

    def _paragraph(self, paragraph: Any, place: str, label: Label | None) -> Iterator[Walked]:
        self._paragraphs += not place
        where = place or f"paragraph {self._paragraphs}"
        name = str(paragraph.get(f"{TEXT}style-name") or "")
        look, named = self._file.look("paragraph", name), self._file.named_look(name)
        inline = InlineWalk(self._file, where, self.walked)
        inline.take(paragraph, look)
        level = whole(paragraph.get(f"{TEXT}outline-level"), 1, 9) if paragraph.tag == f"{TEXT}h" else 0
        line = Line(
            tuple(inline.runs),
            where,
            look.role,
            level,
            label=label,
            is_bold=named.is_bold,
            is_italic=named.is_italic,
            size=named.size,
        )
        if line.text.strip() or any(run.note for run in line.runs):
            yield replace(line, label=None) if line.level else line
        yield from inline.after

    def _list(self, list_: Any, place: str, outer: Labels | None = None, depth: int = 0) -> Iterator[Walked]:
        labels = outer or self._labels(list_)
        for item in list_:
            label = labels.label(item, depth) if item.tag == f"{TEXT}list-item" else None
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, place, labels, depth + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    walked = list(self._paragraph(child, place, label))
                    yield from walked
                    if label and any(isinstance(each, Line) for each in walked):
                        label = labels.going_on(depth)
                else:
                    yield from self._child(child, place)

    def _labels(self, list_: Any) -> Labels:
        style = str(list_.get(f"{TEXT}style-name") or "")
        goes_on = list_.get(f"{TEXT}continue-numbering") == "true" or list_.get(f"{TEXT}continue-list") is not None
        before = self._last.get(style) if goes_on else None
        self._lists += before is None
        self._last[style] = Labels(
            self._file, style, f"{style} {self._lists}", before.next_number if before is not None else 1
        )
        return self._last[style]

    def _grid(self, table: Any, where: str) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        for row in _rows(table):
            place = f"{where}, row {len(rows) + 1}" if where.startswith("table ") and "," not in where else where
            cells = tuple(self._cells(row, place))
            times = _repeated(row, "rows", _MOST_ROWS if any(cell.content for cell in cells) else 1)
            self._file.cells.add(len(cells) * times)
            rows += [cells] * times if cells else []
        return Grid(tuple(rows), where)

    def _cells(self, row: Any, place: str) -> Iterator[Cell]:
        columns = across = 0
        for cell in (each for each in row if each.tag in _CELLS):
            is_covered = cell.tag == f"{TABLE}covered-table-cell"
            for _ in range(_repeated(cell, "columns", MOST_COLUMNS)):
                if is_covered and across > 1:
                    across -= 1
                    continue
                span = 1 if is_covered else whole(cell.get(f"{TABLE}number-columns-spanned"), 1, MOST_COLUMNS)
                across = max(1, min(span, MOST_COLUMNS - columns))
                columns += across
                if columns > MOST_COLUMNS:
                    return
                content = () if is_covered else tuple(self.walked(cell, place))
                yield Cell(content, across, is_below=is_covered)


def _rows(table: Any) -> Iterator[Any]:
    for each in table:
        if each.tag == f"{TABLE}table-row":
            yield each
        elif each.tag in _ROWS:
            yield from _rows(each)


def _repeated(element: Any, what: str, most: int) -> int:
    return max(1, whole(element.get(f"{TABLE}number-{what}-repeated"), 1, most))
