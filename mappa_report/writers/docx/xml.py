"""WordprocessingML that python-docx has no call for, as text: fields, bookmarks, links, paragraph settings.

The body of a report is some thousands of elements. To make each by itself takes lxml ten times as long as to read them
all at once, so they are written as text, and `parsed` where python-docx takes over.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import starmap
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from msgspec import Struct

Element = BaseOxmlElement

Markup = NewType("Markup", str)
"""Whole elements as text, in which all signs of markup that stand in words are escaped."""

NOTHING = Markup("")

_PLAIN_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,34}")


def w(tag: str, /, *children: Markup, **attributes: str | int) -> Markup:
    """The element ``w:tag`` with these children and attributes, which are Word's own where they name nobody else."""
    start = f"<w:{tag}{''.join(starmap(_attribute, attributes.items()))}"
    return Markup(f"{start}>{''.join(children)}</w:{tag}>" if children else f"{start}/>")


@lru_cache(maxsize=4096)  # the same styles and widths are named by hundreds of elements
def _attribute(name: str, value: str | int) -> str:
    return f" {name if ':' in name else f'w:{name}'}={quoteattr(str(value))}"


def joined(parts: Iterable[Markup]) -> Markup:
    """``parts``, one after another."""
    return Markup("".join(parts))


def parsed(markup: Markup) -> list[Element]:
    """``markup`` as elements for python-docx."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>".encode()))


def markup_of(element: Element) -> Markup:
    """An element that python-docx made, as text."""
    return Markup(etree.tostring(element, encoding="unicode"))


class WordParagraph(Struct):
    """A paragraph in the style of that id. Its ``settings`` follow the style in the order the schema asks for."""

    style: str
    content: Markup
    settings: list[Markup]

    @property
    def markup(self) -> Markup:
        """The paragraph as it is written."""
        return w("p", w("pPr", w("pStyle", val=self.style), *self.settings), self.content)


WordBlock = WordParagraph | Markup
"""What a body is made of. Only a paragraph may still get settings when the block after it is known."""

_KEEP_WITH_NEXT = w("keepNext")


def paragraph(style: str, content: Markup, *settings: Markup) -> WordParagraph:
    """A paragraph in the style of that id, with these settings."""
    return WordParagraph(style, content, list(settings))


def keep_with_next(block: WordBlock) -> None:
    """Have ``block`` on the page of what follows, if it is a paragraph."""
    if isinstance(block, WordParagraph) and _KEEP_WITH_NEXT not in block.settings:
        block.settings.insert(0, _KEEP_WITH_NEXT)


def body_of(blocks: Iterable[WordBlock]) -> list[Element]:
    """``blocks`` as elements for python-docx."""
    return parsed(joined(block.markup if isinstance(block, WordParagraph) else block for block in blocks))


_WORDS = Markup('<w:t xml:space="preserve">')
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""As a sign among words, Word would show it as a hyphen in the middle of a line too."""


def run(text: str, properties: Markup = NOTHING) -> Markup:
    """A run of text. Tabs and line ends are spaces, as they are in every other format."""
    words = escape(text).replace("\t", " ").replace("\n", " ").replace("\r", " ")
    words = words.replace(_SOFT_HYPHEN, Markup(f"</w:t><w:softHyphen/>{_WORDS}"))
    return Markup(f"<w:r>{properties}{_WORDS}{words}</w:t></w:r>")


def field(instruction: str, result: Markup) -> Markup:
    """A field that Word can work out again, showing ``result`` until someone asks it to."""
    return joined((field_start(instruction), result, field_end()))


def field_start(instruction: str) -> Markup:
    """The runs before a field's result, which may go on over several paragraphs."""
    code = Markup(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
    return joined((_field_mark("begin"), w("r", code), _field_mark("separate")))


def field_end() -> Markup:
    """The run after a field's result."""
    return _field_mark("end")


def _field_mark(kind: str) -> Markup:
    return w("r", w("fldChar", fldCharType=kind))


def bookmark(number: int, name: str, content: Markup) -> Markup:
    """``content`` inside a bookmark; no two of a document may share a number."""
    return joined((w("bookmarkStart", id=number, name=name), content, w("bookmarkEnd", id=number)))


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


def link_to_bookmark(name: str, content: Markup, **more: str) -> Markup:
    """A link to a place in this document, with ``more`` attributes."""
    return w("hyperlink", content, anchor=name, history=1, **more)


def link_to_address(relationship: str, content: Markup, **more: str) -> Markup:
    """A link to the address that the part's relationship names, with ``more`` attributes."""
    return w("hyperlink", content, history=1, **{"r:id": relationship}, **more)
