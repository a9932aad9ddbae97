"""The tables of a PDF, put together from its tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mappa_report.audit.outline import Cell, Table
from mappa_report.audit.pdf.tags import Tag, TagTree, has_words
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_ROW_PARTS = ("THead", "TBody", "TFoot")
_SCOPES = {"/Column": "column", "/Row": "row", "/Both": "both"}
_MAX_ATTRIBUTES = 300_000
"""How many attributes all cells may have together; what many share counts for each of them."""


class TagTables:
    """Reads the tables of a tag tree."""

    def __init__(self, pdf: PdfObjects, tree: TagTree) -> None:
        self._pdf = pdf
        self._tree = tree
        self._classes = pdf.dictionary(pdf.dictionary(pdf.root.get("/StructTreeRoot")).get("/ClassMap"))
        self._captioned = {id(tag.above) for tag in tree.tags if tag.kind == "Caption" and tag.above is not None}
        self._counted = Tally("attributes of tags in this PDF", _MAX_ATTRIBUTES)

    def tables(self) -> tuple[Table, ...]:
        """Each table of the PDF, in the order of its tags."""
        return tuple(map(self._table, self._tree.tables))

    def _table(self, table: Tag) -> Table:
        rows = list(_rows(table))
        ids = {text_of(cell.values.get("/ID")) for row in rows for cell in row if cell.kind == "TH"} - {""}
        cells = [tuple(self._cell(cell, ids) for cell in row) for row in rows]
        has_caption = id(table) in self._captioned or id(table.above) in self._captioned
        return Table(tuple(cells), has_caption, self._tree.location(table), needs_scopes=True)

    def _cell(self, cell: Tag, ids: set[str]) -> Cell:
        attributes = self._attributes(cell)
        headers = [text_of(self._pdf.resolve(each)) for each in self._pdf.array(attributes.get("/Headers"))]
        self._counted.add(len(headers))
        return Cell(
            is_header=cell.kind == "TH",
            scope=_SCOPES.get(str(attributes.get("/Scope")), ""),
            is_blank=not has_words(cell),
            across=_number(attributes.get("/ColSpan")),
            down=_number(attributes.get("/RowSpan")),
            names_headers=bool(headers) and ids.issuperset(headers),
        )

    def _attributes(self, tag: Tag) -> dict[str, Any]:
        """Those that a tag has itself, over those of its classes."""
        names = self._pdf.array(tag.values.get("/C"))
        self._counted.add(len(names))
        together: dict[str, Any] = {}
        for value in (*(self._classes.get(str(name)) for name in names), tag.values.get("/A")):
            for each in self._pdf.array(value):
                attributes = self._pdf.dictionary(each)
                self._counted.add(len(attributes) + 1)
                together.update(attributes)
        return together


def _rows(table: Tag) -> Iterator[list[Tag]]:
    """The cells of each row, in the order in which they stand."""
    for kid in table.kids:
        for row in kid.kids if kid.kind in _ROW_PARTS else (kid,):
            if row.kind == "TR":
                yield [cell for cell in row.kids if cell.kind in ("TH", "TD")]


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 1
