"""The tags of a PDF, walked once: its headings, tables and pictures, and what on the pages belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from mappa_report.audit.bounds import Tally
from mappa_report.audit.outline import Cell, Heading, Location, Outline, Picture, Table
from mappa_report.audit.pdf.objects import PdfObjects, text_of
from mappa_report.source.place import Place, Source

STANDARD = frozenset(
    "Document DocumentFragment Part Art Article Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private Aside "
    "Title Sub P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note FENote Reference "
    "BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Em Strong Artifact".split()
)
"""The tags of PDF 1.7 and 2.0; any other has to be mapped to one of these."""

_HEADING = re.compile(r"H([1-9])")
_ROW_PARTS = ("THead", "TBody", "TFoot")
_SCOPES = {"/Column": "column", "/Row": "row", "/Both": "both"}
_MAX_STEPS = 300_000
"""How many children and attributes all tags may have together; what many share counts for each of them."""

_LONG_PAGES = 2
_MANY_WORDS = 1000


class Tag:
    """A structure element: its standard type after role mapping, its children, and whether it has page content."""

    __slots__ = ("above", "has_content", "kids", "kind", "page", "values")

    def __init__(self, kind: str, values: dict[str, Any], above: Tag | None) -> None:
        self.kind = kind
        self.values = values
        self.above = above
        self.kids: list[Tag] = []
        self.page: Any = values.get("/Pg") or (above.page if above else None)
        self.has_content = False


class TagTree:
    """All tags of a PDF. ``claimed`` has for each page the numbers of the content that belongs to a tag,
    ``annotations`` the links and fields that do.
    """

    def __init__(self, source: Source, pdf: PdfObjects) -> None:
        self.source = source
        self._pdf = pdf
        self._root = pdf.dictionary(pdf.root.get("/StructTreeRoot"))
        self._roles = pdf.dictionary(self._root.get("/RoleMap"))
        self._classes = pdf.dictionary(self._root.get("/ClassMap"))
        self._numbers = {name: number for number, name in enumerate(pdf.page_names, 1)}
        self._steps = Tally("children and attributes of tags in this PDF", _MAX_STEPS)
        self.claimed: dict[str, set[int]] = {}
        self.annotations: set[str] = set()
        self.tags: list[Tag] = []
        if self._root:
            self._walk()
        self.tables = [tag for tag in self.tags if tag.kind == "Table"]
        self._captioned = {id(tag.above) for tag in self.tags if tag.kind == "Caption" and tag.above is not None}
        self._table_numbers = {id(tag): number for number, tag in enumerate(self.tables, 1)}

    @property
    def has_tags(self) -> bool:
        """False where the PDF has no tags at all."""
        return bool(self.tags)

    def location(self, tag: Tag) -> Location:
        """The page that ``tag`` begins on, and which table it is."""
        page = tag.page or self._first_pages[id(tag)]
        number = self._numbers.get(str(page))
        location = Location(Place(self.source), (f"page {number}",) if number else ())
        return location.within(f"table {self._table_numbers[id(tag)]}") if tag.kind == "Table" else location

    def outline(self, title: str, language: str) -> Outline:
        """What screen readers follow in this PDF."""
        is_long = self.has_tags and len(self._numbers) > _LONG_PAGES
        return Outline(
            source=self.source,
            title=title,
            language=language,
            headings=tuple(self._headings()),
            tables=tuple(map(self._table, self.tables)),
            pictures=tuple(
                Picture(text_of(tag.values.get("/Alt")) or text_of(tag.values.get("/ActualText")), self.location(tag))
                for tag in self.tags
                if tag.kind in ("Figure", "Formula")
            ),
            links=(),
            word_count=_MANY_WORDS if is_long else 0,
        )

    def _walk(self) -> None:
        seen: set[str] = set()
        waiting: list[tuple[Any, Tag | None]] = [(kid, None) for kid in reversed(self._kids(self._root))]
        while waiting:
            value, above = waiting.pop()
            if isinstance(value, str):
                if value in seen:
                    continue
                seen.add(value)
            values = self._pdf.resolve(value)
            if not isinstance(values, dict):
                continue
            if "/S" in values:
                tag = Tag(self._kind(values["/S"]), values, above)
                self.tags.append(tag)
                if above is not None:
                    above.kids.append(tag)
                kids = self._kids(values)
                self._claim(tag, tag.page, [kid for kid in kids if isinstance(kid, int)])
                waiting += [(kid, tag) for kid in reversed(kids) if not isinstance(kid, int)]
            elif above is not None:
                self._hang(above, values)

    def _hang(self, tag: Tag, values: dict[str, Any]) -> None:
        """Record the child of ``tag`` that is no tag itself: marked content of a page, or an annotation."""
        if isinstance(values.get("/MCID"), int):
            self._claim(tag, values.get("/Pg") or tag.page, [values["/MCID"]])
        elif values.get("/Type") == "/OBJR":
            self.annotations.add(str(values.get("/Obj")))
            _mark(tag)

    def _claim(self, tag: Tag, page: Any, numbers: list[int]) -> None:
        if numbers:
            self.claimed.setdefault(str(page), set()).update(numbers)
            _mark(tag)

    def _kids(self, values: dict[str, Any]) -> list[Any]:
        kids = self._pdf.array(values.get("/K"))
        self._steps.add(len(kids) + 1)
        return kids

    def _kind(self, name: Any) -> str:
        """The standard tag that ``name`` is or is mapped to; else the name itself."""
        for _ in range(8):
            if not isinstance(name, str) or name[1:] in STANDARD or name not in self._roles:
                break
            name = self._roles[name]
        return str(name).removeprefix("/")

    def _headings(self) -> Iterator[Heading]:
        for tag in self.tags:
            match = _HEADING.fullmatch(tag.kind)
            if match or tag.kind == "H":
                yield Heading(int(match[1]) if match else 1, None if tag.has_content else "", self.location(tag))

    def _table(self, table: Tag) -> Table:
        rows = [kid for kid in table.kids if kid.kind == "TR"]
        rows += [row for part in table.kids if part.kind in _ROW_PARTS for row in part.kids if row.kind == "TR"]
        cells = [tuple(self._cell(cell) for cell in row.kids if cell.kind in ("TH", "TD")) for row in rows]
        has_caption = id(table) in self._captioned or id(table.above) in self._captioned
        return Table(tuple(cells), has_caption, self.location(table))

    def _cell(self, cell: Tag) -> Cell:
        attributes = self._attributes(cell)
        return Cell(
            is_header=cell.kind == "TH",
            scope=_SCOPES.get(str(attributes.get("/Scope")), ""),
            is_blank=not cell.has_content,
            across=_number(attributes.get("/ColSpan")),
            down=_number(attributes.get("/RowSpan")),
            names_headers=bool(self._pdf.array(attributes.get("/Headers"))),
        )

    def _attributes(self, tag: Tag) -> dict[str, Any]:
        """Those that a tag has itself, over those of its classes."""
        names = self._pdf.array(tag.values.get("/C"))
        self._steps.add(len(names))
        together: dict[str, Any] = {}
        for value in (*(self._classes.get(str(name)) for name in names), tag.values.get("/A")):
            for each in self._pdf.array(value):
                attributes = self._pdf.dictionary(each)
                self._steps.add(len(attributes) + 1)
                together.update(attributes)
        return together

    @cached_property
    def _first_pages(self) -> dict[int, Any]:
        """For each tag the page that it or the first tag inside it begins on."""
        pages: dict[int, Any] = {}
        for tag in reversed(self.tags):  # each after all that is inside it
            pages[id(tag)] = tag.page or next(filter(None, (pages[id(kid)] for kid in tag.kids)), None)
        return pages


def _mark(tag: Tag) -> None:
    """Mark ``tag`` and all its ancestors as having page content."""
    above: Tag | None = tag
    while above is not None and not above.has_content:
        above.has_content = True
        above = above.above


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 1
