"""The Document: everything a report says, in order, and nothing about any format.

``compose`` makes it and ``writers`` read it; no writer sees anything else, so no two formats can disagree. Names are
a typographer's. The Markdown reader makes the same blocks for narrative, with ``Placeholder`` nodes that compose fills
in: a writer never meets one.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from mappa_report.frozen import frozen
from mappa_report.problem import Place


@frozen
class Text:
    text: str


@frozen
class Emphasis:
    content: Inlines


@frozen
class Strong:
    content: Inlines


@frozen
class Link:
    """``target`` is a whole web or mail address, or ``#anchor`` for a place in this Document."""

    content: Inlines
    target: str


@frozen
class LineBreak:
    pass


@frozen
class Placeholder:
    """``{{ expression }}`` in a sentence, still to be filled in."""

    expression: str
    place: Place


Inline = Text | Emphasis | Strong | Link | LineBreak | Placeholder
Inlines = tuple[Inline, ...]


class ParagraphRole(Enum):
    """What a paragraph is for; each format has a style of that name."""

    BODY = "body"
    BYLINE = "byline"
    NOTE = "note"
    SIGNATURE = "signature"


@frozen
class Heading:
    """``level`` is 1 for a section of the report to 4; the report's own title is no Heading."""

    level: int
    content: Inlines
    anchor: str = ""


@frozen
class Paragraph:
    content: Inlines
    role: ParagraphRole = ParagraphRole.BODY


@frozen
class BulletList:
    items: tuple[Blocks, ...]


@frozen
class NumberedList:
    items: tuple[Blocks, ...]
    start: int = 1


@frozen
class Quotation:
    content: Blocks


@frozen
class Picture:
    """A raster image, its bytes with it. ``alternative`` says in words what it shows. Sizes are in pixels."""

    alternative: str
    data: bytes
    media_type: str
    width: int
    height: int


class Alignment(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@frozen
class Column:
    heading: Inlines
    alignment: Alignment = Alignment.LEFT
    is_total: bool = False


@frozen
class Row:
    """``cells`` has one entry for each column, none merged."""

    cells: tuple[Inlines, ...]
    is_total: bool = False


@frozen
class Caption:
    """Printed as ``label number: text``, such as "Table 2: ..."."""

    label: str
    number: int
    text: Inlines

    @property
    def words(self) -> str:
        """The whole caption as bare words."""
        return f"{self.label} {self.number}: {plain_text(self.text)}"


@frozen
class Table:
    """One header row, then rows. With ``has_row_headers`` the first cell of each row is that row's header.

    ``summary`` describes the table's shape for people who can't see it; ``notes`` are printed below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    has_row_headers: bool = False
    caption: Caption | None = None
    anchor: str = ""
    summary: str = ""
    notes: tuple[Inlines, ...] = ()


@frozen
class Bar:
    """One bar: its label, its length, and the words that stand at its end, such as "29,973"."""

    label: str
    value: int
    words: str


@frozen
class Chart:
    """Bars, one below another and all from nought. ``alternative`` says in words what they show."""

    bars: tuple[Bar, ...]
    alternative: str
    caption: Caption
    anchor: str = ""


Block = Heading | Paragraph | BulletList | NumberedList | Quotation | Picture | Table | Chart
Blocks = tuple[Block, ...]


@frozen
class ContentsEntry:
    """One line of the contents list: a Heading's level, words and anchor."""

    level: int
    text: str
    anchor: str


@frozen
class Furniture:
    """The words that stand round the text and not in it: running header, page number, contents heading.

    ``page`` is the word before a page number.
    """

    running_header: str
    contents: str
    page: str
    skip_to_content: str


@frozen
class Document:
    """A whole report. ``language`` is a BCP 47 tag; ``created`` seconds since 1970, or None for no date at all."""

    title: str
    subtitle: str
    author: str
    description: str
    language: str
    furniture: Furniture
    contents: tuple[ContentsEntry, ...]
    blocks: Blocks
    keywords: tuple[str, ...] = ()
    created: int | None = None


def plain_text(content: Iterable[Inline]) -> str:
    """The words of ``content`` alone, without emphasis or link targets."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(inner) | Strong(inner) | Link(inner, _):
                parts.append(plain_text(inner))
            case LineBreak():
                parts.append(" ")
            case Placeholder(expression, _):
                parts.append(f"{{{{ {expression} }}}}")
    return "".join(parts)
