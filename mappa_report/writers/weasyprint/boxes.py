"""From the boxes that WeasyPrint laid out, page by page, back to the elements of the HTML that they came from.

An element has a box on every page it runs over, and boxes within boxes that only the layout needs. Here it is one
``Piece`` again, holding all its marks in reading order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from mappa_report.writers.pdf_tags.tree import Annotation, Mark

# What the marked content of a page is called that isn't part of the report's text, in the words of PDF.
_RUNNING = {"top": "<</Type /Pagination /Subtype /Header>>", "bottom": "<</Type /Pagination /Subtype /Footer>>"}
_REPEATED = "<</Type /Pagination>>"
_DECORATION = "<</Type /Layout>>"


class WeasyPrintChanged(Exception):
    """WeasyPrint no longer lays out or marks pages as this version of the program expects: the tags would be wrong."""


class Stretch(Mark, frozen=True):
    """A mark with its ``words``, if it is text.

    ``is_added`` is true where the words are not the element's, but what a style sheet puts before or after it.
    """

    words: str
    is_added: bool


class Piece(Struct, eq=False):
    """What an element of the HTML, or what a style sheet puts before or after one, left on the pages.

    ``name`` is the element's, such as ``li`` or ``li::marker``; ``box`` its first box, in that of its page.
    """

    name: str
    element: Any
    box: Any
    page_box: Any
    kids: list[Piece | Stretch | Annotation] = []

    def attribute(self, attribute: str) -> str | None:
        """The value of an attribute in the HTML. What stands before or after an element has none of its own."""
        value: str | None = None if "::" in self.name else self.element.get(attribute)
        return value


class Boxes:
    """All boxes of all pages as ``pieces``, and by page and mark what is to be passed over in silence."""

    def __init__(self, first_page: Any) -> None:
        root = first_page.children[0]
        if root.element_tag != "html":
            raise WeasyPrintChanged("a page does not begin with the box of the whole report")
        self.root = Piece("html", root.element, root, first_page)
        self.silenced: dict[int, dict[int, str]] = defaultdict(dict)
        self._pieces: dict[tuple[Any, str], Piece] = {(root.element, "html"): self.root}
        self._marks: dict[Any, Any] = {}
        self._page = 0
        self._page_box = first_page

    def add_page(self, number: int, page_box: Any, marks: Mapping[Any, Any]) -> None:
        """Take in the boxes of the next page, whose ``marks`` say which stretch of its content is of which box."""
        self._page, self._page_box, self._marks = number, page_box, dict(marks)
        for box in page_box.children:
            place = getattr(box, "at_keyword", None)
            if place is None:
                self._enter(box, self.root)
            else:
                self._make_artifact(box, _RUNNING.get(place.lstrip("@").partition("-")[0], _REPEATED))
        if self._marks:
            raise WeasyPrintChanged("a page has content in none of its boxes")

    def _enter(self, box: Any, parent: Piece, inside_link: bool = False) -> None:
        box = getattr(box, "_box", box)  # what is positioned absolutely leaves a stand-in where it was taken from
        piece = self._piece(box, parent)
        if _is_header_or_footer(box) and piece.page_box is not self._page_box:
            self._make_artifact(box, _REPEATED)
            return
        if _is_decoration(piece):
            self._make_artifact(box, _DECORATION)
            return
        if box.link_annotation is not None and not inside_link:  # WeasyPrint lays one over each box within it too
            piece.kids.append(Annotation(self._page, box.link_annotation.number, _words(box.element)))
            inside_link = True
        mark = self._marks.pop(box, None)
        if mark is not None:
            piece.kids.append(Stretch(self._page, mark["mcid"], getattr(box, "text", ""), "::" in piece.name))
        for child in box.children:
            self._enter(child, piece, inside_link)

    def _piece(self, box: Any, parent: Piece) -> Piece:
        if box.element is None or (box.element is parent.element and box.element_tag == parent.name):
            return parent
        key = (box.element, box.element_tag)
        piece = self._pieces.get(key)
        if piece is None:
            piece = self._pieces[key] = Piece(box.element_tag, box.element, box, self._page_box)
            parent.kids.append(piece)
        return piece

    def _make_artifact(self, box: Any, why: str) -> None:
        for inner in _within(box):
            mark = self._marks.pop(inner, None)
            if mark is not None:
                self.silenced[self._page][mark["mcid"]] = why


def _within(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in box.children:
        yield from _within(child)


def _words(element: Any) -> str:
    if name := element.get("aria-label"):
        return str(name)
    pictures = (inner.get("alt", "") for inner in element.iter("img"))
    return " ".join(" ".join(["".join(element.itertext()), *pictures]).split())


def _is_header_or_footer(box: Any) -> bool:
    return getattr(box, "is_header", False) or getattr(box, "is_footer", False)


def _is_decoration(piece: Piece) -> bool:
    """What the HTML keeps from screen readers the PDF keeps from them too."""
    return piece.attribute("aria-hidden") == "true" or (piece.name == "img" and piece.attribute("alt") == "")
