"""The WordprocessingML that python-docx has no call for: fields, bookmarks, links, paragraph settings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_PLAIN_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,34}")
_SPACES = str.maketrans("\t\n\r", "   ")


def w(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag`` with these children and ``w:`` attributes."""
    made = {_qualified(name): str(value) for name, value in attributes.items()}
    element: Element = OxmlElement(f"w:{tag}", made)
    element.extend(children)
    return element


@cache
def _qualified(name: str) -> str:
    return qn(f"w:{name}")


def paragraph(style: str, content: Iterable[Element], *settings: Element) -> Element:
    """A paragraph in the style of that id; ``settings`` follow the style in the order the schema asks for."""
    return w("p", w("pPr", w("pStyle", val=style), *settings), *content)


def keep_with_next(block: Element) -> None:
    """Have ``block`` on the page of what follows, if it is a paragraph."""
    for style in block.xpath("self::w:p/w:pPr[not(w:keepNext)]/w:pStyle"):
        style.addnext(w("keepNext"))


def run(text: str, properties: Element | None = None) -> Element:
    """A run of text. Tabs and line ends are spaces, as they are in every other format."""
    words = w("t")
    words.text = text.translate(_SPACES)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", words) if properties is None else w("r", properties, words)


def field(instruction: str, result: Iterable[Element]) -> list[Element]:
    """A field that Word can work out again, showing ``result`` until someone asks it to."""
    return [*field_start(instruction), *result, field_end()]


def field_start(instruction: str) -> list[Element]:
    """The runs before a field's result, which may go on over several paragraphs."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [_field_mark("begin"), w("r", code), _field_mark("separate")]


def field_end() -> Element:
    """The run after a field's result."""
    return _field_mark("end")


def _field_mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))


def bookmark(number: int, name: str, content: Iterable[Element]) -> list[Element]:
    """``content`` inside a bookmark; no two of a document may share a number."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def bookmark_name(anchor: str) -> str:
    """The bookmark of an anchor: at most 35 letters, digits and underscores, the same on every run.

    Words with hyphens between keep their look; any other anchor ends in a digest, so that no two can meet.
    """
    if _PLAIN_ANCHOR.fullmatch(anchor):
        return anchor.replace("-", "_")
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:10]
    readable = re.sub(r"[^A-Za-z0-9]+", "_", anchor)[:21].strip("_")
    return f"at_{readable}_{digest}"


def contents_bookmark(anchor: str) -> str:
    """A second bookmark for the contents list alone: Word throws away those it no longer lists."""
    return f"_Toc_{bookmark_name(anchor)}"


def link_to_bookmark(name: str, content: Iterable[Element]) -> Element:
    """A link to a place in this document."""
    return w("hyperlink", *content, anchor=name, history=1)


def link_to_address(relationship: str, content: Iterable[Element]) -> Element:
    """A link to the address that the part's relationship names."""
    link = w("hyperlink", *content, history=1)
    link.set(qn("r:id"), relationship)
    return link
