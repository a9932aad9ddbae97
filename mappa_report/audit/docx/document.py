"""A Word document, walked once from top to bottom: its paragraphs with their words, and where each stands."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from mappa_report.audit.outline import Cell, Heading, Link, Location, Outline, Picture, Table, count_words, truncated
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.docx.package import Package, W
from mappa_report.unpacking.docx.styles import Styles, is_switched_on, level_of, styles_table_part, value_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag")
_TAGS_KEPT = (
    *(
        f"{W}{name}"
        for name in ("p", "tbl", "hyperlink", "instrText", "fldSimple", "gridSpan", "vMerge", "bookmarkStart")
    ),
    *(f"{_DRAWING}{name}" for name in ("inline", "anchor")),
    *(f"{_VML}{name}" for name in ("imagedata", "textbox")),
)
_MAX_TRAIL_LENGTH = 80
_MAX_CHARACTERS = 12_000_000
"""Of all paragraphs together; words of text boxes stand in the paragraph round them too."""

_GAPS = (f"{W}gridBefore", f"{W}gridAfter")


class Line(Struct, frozen=True):
    """A paragraph: what it sets itself, by tag; its words and style; its level as a heading; and what it stands in."""

    element: Any
    marks: Mapping[str, Any]
    words: str
    style: str
    level: int | None
    is_in_table: bool
    location: Location


class WordDocument:
    """The document of a Word file."""

    def __init__(self, name: str, package: Package) -> None:
        self.source = Source(name)
        root = package.document()
        self.styles = Styles(package.beside("styles.xml"))
        self.properties = package.part("docProps/core.xml")
        body = root.find(f"{W}body")
        self.body = body if body is not None else root
        self._by_tag: dict[str, list[Any]] = {}
        self.lines: list[Line] = []
        self._where: dict[Any, Location] = {}
        self._characters = Tally("letters in the paragraphs of this Word file", _MAX_CHARACTERS)
        self._walk()

    def location(self, element: Any) -> Location:
        """The heading above ``element``, or above what it stands in."""
        while element is not None and element not in self._where:
            element = element.getparent()
        return self._where.get(element, Location(Place(self.source)))

    def outline(self) -> Outline:
        """What screen readers follow in this document."""
        return Outline(
            source=self.source,
            title=self._property("title"),
            language=self.styles.language() or self._property("language"),
            headings=tuple(
                Heading(line.level, line.words, line.location)
                for line in self.lines
                if line.level is not None and not (line.is_in_table or _is_bare(line.element, line.words))
            ),
            tables=tuple(self._table(table) for table in self.all_of(f"{W}tbl")),
            pictures=tuple(self._pictures()),
            links=tuple(
                Link(words_of(link), self.location(link)) for link in self.all_of(f"{W}hyperlink") if words_of(link)
            ),
            word_count=sum(count_words(line.words) for line in self.lines),
        )

    def all_of(self, tag: str) -> list[Any]:
        """Every element of ``tag``, without the fallback copies for programs older than Word 2010."""
        return self._by_tag.get(tag, [])

    def _walk(self) -> None:
        place = Location(Place(self.source))
        above = place
        skipped = {each for twice in self.body.iter(_FALLBACK) for each in twice.iter()}
        for element in self.body.iter(*_TAGS_KEPT):
            if element in skipped:
                continue
            tag = element.tag
            alike = self._by_tag.setdefault(tag, [])
            alike.append(element)
            if tag == f"{W}tbl":
                self._where[element] = above.within(f"table {len(alike)}")
            elif tag == f"{W}p":
                line = self._line(element, above)
                self.lines.append(line)
                if line.level is not None and line.words.strip() and not line.is_in_table:
                    above = place.within(truncated(line.words, _MAX_TRAIL_LENGTH))

    def _line(self, paragraph: Any, above: Location) -> Line:
        first = paragraph[0] if len(paragraph) else None
        marks = {mark.tag: mark for mark in first} if first is not None and first.tag == f"{W}pPr" else {}
        style = self.styles.named(value_of(marks.get(f"{W}pStyle")))
        own = marks.get(f"{W}outlineLvl")
        level = level_of(own) if own is not None else self.styles.outline_level(style)
        is_in_body = paragraph.getparent() is self.body
        table = None if is_in_body else next(paragraph.iterancestors(f"{W}tbl"), None)
        location = self._where[table] if table is not None else above
        self._where[paragraph] = location
        words = words_of(paragraph)
        self._characters.add(len(words))
        return Line(paragraph, marks, words, style, level, table is not None, location)

    def _property(self, name: str) -> str:
        element = self.properties.find(f"{_DC}{name}") if self.properties is not None else None
        return (element.text or "") if element is not None else ""

    def _pictures(self) -> Iterator[Picture]:
        for frame in (*self.all_of(f"{_DRAWING}inline"), *self.all_of(f"{_DRAWING}anchor")):
            described = frame.find(f"{_DRAWING}docPr")
            is_text_box = next(frame.iter(f"{W}txbxContent"), None) is not None
            if described is None or is_text_box or is_decorative(frame):
                continue
            yield Picture(described.get("descr") or described.get("title") or "", self.location(frame))
        for image in self.all_of(f"{_VML}imagedata"):
            alternative = image.getparent().get("alt")
            if alternative != "":
                yield Picture(alternative or "", self.location(image))

    def _table(self, table: Any) -> Table:
        has_row_headers = styles_table_part(table, "firstColumn")
        rows = []
        for row in _inside(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            is_header = properties is not None and is_switched_on(properties.find(f"{W}tblHeader"))
            gaps = [properties.find(gap) for gap in _GAPS] if properties is not None else []
            cells = [
                _cell(cell, is_header, has_row_headers and not number)
                for number, cell in enumerate(_inside(row, f"{W}tc"))
            ]
            if not any(value_of(gap) not in ("", "0") for gap in gaps):
                rows.append(tuple(cells))
            else:
                rows.append(tuple(cells[:-1]))  # as uneven as it looks
        return Table(tuple(rows), self._has_caption(table), self._where[table])

    def _has_caption(self, table: Any) -> bool:
        """A paragraph of the style Caption next to it, or the title of the table's own properties."""
        if value_of(table.find(f"{W}tblPr/{W}tblCaption")):
            return True
        beside = [each for each in (table.getprevious(), table.getnext()) if each is not None and each.tag == f"{W}p"]
        styles = [self.styles.named(value_of(each.find(f"{W}pPr/{W}pStyle"))) for each in beside]
        return any(self.styles.is_based_on(style, "caption") for style in styles)


def is_decorative(frame: Any) -> bool:
    """True if a drawing is marked as decoration."""
    return any(each.get("val") not in ("0", "false") for each in frame.iter(_DECORATIVE))


def words_of(element: Any) -> str:
    """The words in ``element`` as they stand if every change is accepted."""
    return "".join(
        text.text or "" if text.tag == f"{W}t" else " " for text in element.iter(f"{W}t", f"{W}tab", f"{W}br")
    )


def _is_bare(paragraph: Any, words: str) -> bool:
    """True if a heading's style is on a line that has no words but something else, such as a picture."""
    return not words.strip() and next(paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """The parts of ``element`` of ``tag``, through what Word wraps round them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _cell(cell: Any, is_column_header: bool, is_row_header: bool) -> Cell:
    span = value_of(cell.find(f"{W}tcPr/{W}gridSpan"))
    return Cell(
        is_header=is_column_header or is_row_header,
        scope="column" if is_column_header else "row" if is_row_header else "",
        is_blank=not words_of(cell).strip() and next(cell.iter(f"{W}drawing", f"{W}pict"), None) is None,
        across=int(span) if span.isdecimal() and len(span) < 5 else 1,
    )
