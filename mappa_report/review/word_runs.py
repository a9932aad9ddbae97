"""The runs of one paragraph, with who put in or took out which letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mappa_report.importing.docx.formulas import formula_text
from mappa_report.importing.docx.looks import look_of
from mappa_report.importing.docx.tags import MC, M, R, chosen
from mappa_report.importing.docx.word_file import WordFile
from mappa_report.importing.office.signs import has_signs, sign
from mappa_report.review.word_items import BREAK, NOTE, PICTURE, Piece, Trace
from mappa_report.review.word_looks import unkept_looks_of
from mappa_report.unpacking.docx.package import W
from mappa_report.unpacking.docx.relations import Relation
from mappa_report.unpacking.docx.styles import value_of

_TEXT = frozenset((f"{W}t", f"{W}delText"))
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": BREAK,
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}footnoteReference": NOTE,
    f"{W}endnoteReference": NOTE,
}
_INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_THROUGH = frozenset(
    f"{W}{name}" for name in "sdt sdtContent smartTag customXml bdo dir fldSimple ruby rubyBase hyperlink".split()
)
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_FILLED_IN = ("PAGE ", "PAGEREF ", "NUMPAGES ", "SECTIONPAGES ", "STYLEREF ")
"""Fields whose result every program fills in anew: the number of a page, or the section that it is in."""

_MOST_NAME = 100


def trace_of(parent: Any | None, kind: str) -> Trace | None:
    """The trace that the child ``kind`` of ``parent`` bears; None where there is no such child."""
    element = parent.find(f"{W}{kind}") if parent is not None else None
    return None if element is None else _trace(element)


def _trace(element: Any) -> Trace:
    get = element.get
    return Trace(" ".join(str(get(f"{W}author", "")).split())[:_MOST_NAME], str(get(f"{W}date", ""))[:_MOST_NAME])


class _Around:
    """What holds for the runs in here: the traces of changes around, and where a link leads."""

    def __init__(self, inserted: Trace | None = None, deleted: Trace | None = None, link: str = "") -> None:
        self.inserted, self.deleted, self.link = inserted, deleted, link


class Runs:
    """Reads one paragraph. Afterwards ``pieces`` are its letters, ``boxes`` the text boxes that hang on it, and
    ``breaks`` where a page is made to end.
    """

    def __init__(self, file: WordFile, relations: Mapping[str, Relation]) -> None:
        self._file, self._relations = file, relations
        self.pieces: list[Piece] = []
        self.boxes: list[Any] = []
        self.breaks: list[Trace | None] = []
        self._levels: list[bool] = []  # of each field that is open, whether what comes is not read
        self._tells_of_page = False

    def take(self, parent: Any) -> Iterator[Any]:
        """Read ``parent``, and give every element on the way, so that marks of other kinds are seen in their place."""
        yield from self._children(parent, _Around())

    def _children(self, parent: Any, around: _Around) -> Iterator[Any]:
        for each in parent:
            tag = each.tag
            if tag == f"{W}r":
                yield from self._run(each, around)
            elif tag in _INSERTED:
                yield from self._children(each, _Around(_trace(each), around.deleted, around.link))
            elif tag in _DELETED:
                yield from self._children(each, _Around(around.inserted, _trace(each), around.link))
            elif tag in _THROUGH:
                link = self._target(each) if tag == f"{W}hyperlink" else around.link
                yield from self._children(each, _Around(around.inserted, around.deleted, link))
            elif tag == f"{MC}AlternateContent":
                choice = chosen(each)
                yield from self._children(choice, around) if choice is not None else ()
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self._add(formula_text(each), around, None)
            elif tag != f"{W}pPr":
                yield each

    def _run(self, run: Any, around: _Around) -> Iterator[Any]:
        properties = run.find(f"{W}rPr")
        for each in run:
            tag = each.tag
            yield each
            if tag in _TEXT:
                self._add(each.text or "", around, properties)
            elif tag == f"{W}br":
                self._break(each, around, properties)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], around, properties)
            elif tag == f"{W}sym":
                self._add(_symbol(each), around, properties)
            elif tag in (f"{W}fldChar", f"{W}instrText"):
                self._field(str(each.get(f"{W}fldCharType")), each.text or "")
            elif tag in _DRAWINGS or tag == f"{MC}AlternateContent":
                self._drawing(each, around)
            elif tag in _THROUGH | _INSERTED | _DELETED:
                yield from self._children((each,), around)

    def _break(self, element: Any, around: _Around, properties: Any | None) -> None:
        if element.get(f"{W}type") in (None, "textWrapping"):
            self._add(BREAK, around, properties)
        elif around.deleted is None:
            self.breaks.append(around.inserted)

    def _field(self, kind: str, code: str) -> None:
        """A field has its code first, then its result: only that is read, unless it tells of a page."""
        self._tells_of_page |= f"{code.strip()} ".startswith(_FILLED_IN)
        if kind == "begin":
            self._tells_of_page = False
            self._levels.append(True)
        elif kind == "separate" and self._levels:
            self._levels[-1], self._tells_of_page = self._tells_of_page, False
        elif kind == "end" and self._levels:
            self._levels.pop()

    def _drawing(self, element: Any, around: _Around) -> None:
        shown: Any | None = chosen(element) if element.tag == f"{MC}AlternateContent" else element
        if shown is None:
            return
        boxes = list(shown.iter(f"{W}txbxContent"))
        self.boxes += boxes
        if not boxes:
            self._add(PICTURE, around, None)

    def _add(self, text: str, around: _Around, properties: Any | None) -> None:
        if not text or any(self._levels):
            return
        self._file.characters.add(len(text))
        look = look_of(properties)
        if properties is not None and (style := value_of(properties.find(f"{W}rStyle"))):
            look = look.over(self._file.looks.of_letters(style))
        if look.font and has_signs(text, look.font):
            text = "".join(letter if letter in "\t\n" else sign(ord(letter), look.font) for letter in text)
        changed = trace_of(properties, "rPrChange")
        history = around.inserted, around.deleted
        unkept = unkept_looks_of(properties, bool(around.link))
        piece = Piece(text, *history, bool(look.is_bold), bool(look.is_italic), around.link, changed, unkept)
        self.pieces.append(piece)

    def _target(self, hyperlink: Any) -> str:
        relation = self._relations.get(str(hyperlink.get(f"{R}id", "")))
        return relation.target if relation is not None and relation.is_outside else ""


def _symbol(element: Any) -> str:
    try:
        return sign(int(str(element.get(f"{W}char", ""))[:6], 16), str(element.get(f"{W}font", "")))
    except ValueError:
        return ""
