"""The tags of a PDF, walked once: its headings, tables and pictures, and what on the pages belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from mappa_report.audit.outline import Heading, Location, Outline, Picture, Table
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split()
)
"""The tags of PDF 1.7; any other has to be mapped to one of these."""

STANDARD_2 = STANDARD | set("DocumentFragment Aside Title Sub FENote Em Strong Artifact".split())
"""Those of PDF 2.0, which has more, and headings of any level."""

_HEADING = re.compile(r"H([1-9])")
_MAX_STEPS = 300_000
"""How many children all tags may have together."""

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
    """All tags of a PDF. ``by_name`` has each by the reference to it. ``claimed`` has for each page, and each form
    drawn on pages, the tags by the numbers of what belongs to them, ``annotations`` the links and fields that do.
    ``roles`` is what tags are mapped to, ``circular`` are those that are mapped to each other without end.
    """

    def __init__(self, source: Source, pdf: PdfObjects) -> None:
        self.source = source
        self._pdf = pdf
        self._root = pdf.dictionary(pdf.root.get("/StructTreeRoot"))
        self.roles = pdf.dictionary(self._root.get("/RoleMap"))
        self._numbers = {name: number for number, name in enumerate(pdf.page_names, 1)}
        self._steps = Tally("children of tags in this PDF", _MAX_STEPS)
        self.claimed: dict[str, dict[int, Tag]] = {}
        self.annotations: set[str] = set()
        self.by_name: dict[str, Tag] = {}
        self.circular: list[str] = []
        self.tags: list[Tag] = []
        if self._root:
            self._walk()
        self.tables = [tag for tag in self.tags if tag.kind == "Table"]
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

    def outline(self, title: str, tables: tuple[Table, ...]) -> Outline:
        """What screen readers follow in this PDF. Its languages have rules of their own."""
        is_long = self.has_tags and len(self._numbers) > _LONG_PAGES
        return Outline(
            source=self.source,
            title=title,
            language=None,
            headings=tuple(self._headings()),
            tables=tables,
            pictures=tuple(
                Picture(text_of(tag.values.get("/Alt")), self.location(tag))
                for tag in self.tags
                if tag.kind in ("Figure", "Formula") and "/ActualText" not in tag.values
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
                if isinstance(value, str):
                    self.by_name[value] = tag
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
            self._claim(tag, values.get("/Stm") or values.get("/Pg") or tag.page, [values["/MCID"]])
        elif values.get("/Type") == "/OBJR":
            self.annotations.add(str(values.get("/Obj")))
            _mark(tag)

    def _claim(self, tag: Tag, page: Any, numbers: list[int]) -> None:
        if numbers:
            self.claimed.setdefault(str(page), {}).update(dict.fromkeys(numbers, tag))
            _mark(tag)

    def _kids(self, values: dict[str, Any]) -> list[Any]:
        kids = self._pdf.array(values.get("/K"))
        self._steps.add(len(kids) + 1)
        return kids

    def _kind(self, name: Any) -> str:
        """The standard tag that ``name`` is or is mapped to; else the name itself."""
        first, passed = name, {name} if isinstance(name, str) else set()
        while isinstance(name, str) and name[1:] not in STANDARD and name in self.roles:
            name = self.roles[name]
            if name in passed:
                self.circular.append(str(first).removeprefix("/"))
                break
            passed.add(name)
        return str(name).removeprefix("/")

    def _headings(self) -> Iterator[Heading]:
        for tag in self.tags:
            match = _HEADING.fullmatch(tag.kind)
            if match or tag.kind == "H":
                yield Heading(int(match[1]) if match else 1, None if has_words(tag) else "", self.location(tag))

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


def has_words(tag: Tag) -> bool:
    """True of a tag that holds something of a page, or stands for words of its own."""
    return tag.has_content or any(text_of(tag.values.get(key)) for key in ("/ActualText", "/Alt"))
