"""A web page as it stands in its file, before any script: its elements by tag, and what it has for the audit."""

import re
from collections.abc import Iterator
from typing import Any

from mappa_report.audit.html.names import Names
from mappa_report.audit.outline import Cell, Heading, Link, Location, Outline, Picture, Table, count_words
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.html_page import parsed_page

_HEADING = re.compile(r"h[1-6]")

_MAX_LINE = 2_000
"""How many letters of a line are kept, to be shown and to be searched for where an element begins."""

_LEVEL = re.compile(r"[1-9]")
_USUAL_LEVEL = 2
_HEADER_ROLES = {"columnheader": "column", "rowheader": "row"}
_ROW_PARTS = ("thead", "tbody", "tfoot")
_UNSHOWN = ("script", "style", "template")
_SCOPES = {"col": "column", "colgroup": "column", "row": "row", "rowgroup": "row"}


class Page:
    """The elements of a page. ``tagged`` gives those of a tag, in the order of the page."""

    def __init__(self, source: Source, root: Any) -> None:
        self.source = source
        self.root = root
        self.elements = [element for element in root.iter() if isinstance(element.tag, str)]
        self.names = Names(root)
        self._by_tag: dict[str, list[Any]] = {}
        for element in self.elements:
            self._by_tag.setdefault(element.tag, []).append(element)

    def tagged(self, *tags: str) -> list[Any]:
        """All elements of ``tags``, tag by tag."""
        return [element for tag in tags for element in self._by_tag.get(tag, ())]

    def location(self, element: Any) -> Location:
        """The line and column at which ``element`` begins."""
        line = int(element.sourceline or 0)
        tag = f"<{element.tag}"
        start = self.source.line(line)[:_MAX_LINE].lower().find(tag)
        return Location(Place(self.source, line, max(start, 0) + 1, len(tag) if start >= 0 else 1))

    def outline(self) -> Outline:
        """What screen readers follow in this page."""
        body = next(iter(self.tagged("body")), self.root)
        return Outline(
            source=self.source,
            title="".join(words_of(title) for title in self.root.findall("head/title")),
            language=self.root.get("lang", ""),
            headings=tuple(self._headings()),
            tables=tuple(map(self._table, filter(self._is_table, self.tagged("table")))),
            pictures=tuple(self._pictures()),
            links=tuple(
                Link(self.names.name_of(link), self.location(link))
                for link in self.elements
                if _is_link(link) and not self.names.is_hidden(link)
            ),
            word_count=count_words(words_of(body)),
        )

    def _headings(self) -> Iterator[Heading]:
        for element in self.elements:
            level = _heading_level(element)
            if level and not self.names.is_hidden(element):
                yield Heading(level, self.names.name_of(element), self.location(element))

    def _pictures(self) -> Iterator[Picture]:
        for element in self.elements:
            if _is_picture(element) and not self.names.is_hidden(element):
                yield Picture(self.names.picture(element), self.location(element))

    def _is_table(self, table: Any) -> bool:
        return not (is_presentational(table) or self.names.is_hidden(table))

    def _table(self, table: Any) -> Table:
        listed = rows_of(table)
        ids = {cell.get("id") for row in listed for cell in row} - {None}
        rows = tuple(tuple(self._cell(cell, ids) for cell in row) for row in listed)
        has_caption = any(words_of(child).strip() for child in table if child.tag == "caption")
        return Table(rows, has_caption or bool(self.names.given(table)), self.location(table))

    def _cell(self, cell: Any, ids: set[str]) -> Cell:
        role = cell.get("role")
        headers = str(cell.get("headers") or "").split()
        return Cell(
            is_header=cell.tag == "th" or role in _HEADER_ROLES,
            scope=_SCOPES.get(str(cell.get("scope", "")).lower()) or _HEADER_ROLES.get(role, ""),
            is_blank=not self.names.name_of(cell),
            across=_number(cell.get("colspan")),
            down=_number(cell.get("rowspan")),
            names_headers=bool(headers) and ids.issuperset(headers),
        )


def read_page(name: str, data: bytes) -> Page:
    """The page in ``data``. Raises Unreadable for what is none."""
    root, text = parsed_page(data)
    return Page(Source(name, text), root)


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of each row of ``table`` itself, not of tables inside it."""
    rows = [child for child in table if child.tag == "tr"]
    rows += [row for part in table if part.tag in _ROW_PARTS for row in part if row.tag == "tr"]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def words_of(element: Any) -> str:
    """All words in ``element``, those of scripts and styles left out."""
    parts: list[str] = [element.text or ""] if element.tag not in _UNSHOWN else []
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag not in _UNSHOWN:
            parts.append(inner.text or "")
        parts.append(inner.tail or "")
    return "".join(parts)


def is_presentational(element: Any) -> bool:
    """True if ``element`` is marked as presentational, which hides its role from screen readers."""
    return element.get("role") in ("presentation", "none")


def _heading_level(element: Any) -> int:
    """The level of ``element`` as a heading, 0 if it is none."""
    role = element.get("role")
    if role == "heading":
        level = str(element.get("aria-level", ""))
        return int(level) if _LEVEL.fullmatch(level) else _USUAL_LEVEL
    return int(element.tag[1]) if role is None and _HEADING.fullmatch(element.tag) else 0


def _is_link(element: Any) -> bool:
    role = element.get("role")
    return role == "link" or (element.tag == "a" and element.get("href") is not None and role in (None, ""))


def _is_picture(element: Any) -> bool:
    """True of what shows something for which there have to be words. Whether a drawing without a role is one of these,
    or part of something that has them, nobody can tell.
    """
    if is_presentational(element):
        return False
    if element.get("role") in ("img", "graphics-document", "graphics-symbol"):
        return True
    if element.tag in ("img", "area"):
        is_decoration = element.tag == "img" and element.get("alt") == "" and not element.get("aria-labelledby")
        return not is_decoration and (element.tag == "img" or element.get("href") is not None)
    return element.tag in ("iframe", "object", "embed") and element.get("tabindex") != "-1"


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else 1
