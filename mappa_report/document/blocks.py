"""What stands between two headings: paragraphs, lists, quotations, pictures, tables, charts, key figures and panels.

Where a kind is one of several, its name goes with it into JSON.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from mappa_report.document.bounds import AtLeastOne, Count, Level, Name, Number, Side, Words
from mappa_report.document.inlines import Inlines, plain_text
from mappa_report.document.panels import BarPanel, YearsPanel


class ParagraphRole(Enum):
    """What a paragraph is for; each format has a style of that name."""

    BODY = "body"
    BYLINE = "byline"
    NOTE = "note"
    SIGNATURE = "signature"
    CLOSING = "closing"
    ATTRIBUTION = "attribution"
    CONTACT = "contact"
    NAME = "name"
    POST = "post"


CLOSERS = (ParagraphRole.SIGNATURE, ParagraphRole.CLOSING, ParagraphRole.ATTRIBUTION, ParagraphRole.NAME)
"""What ends a text, and never stands alone at the head of a page."""


class Heading(Struct, frozen=True, tag=True):
    """``level`` is 1 for a section of the report to 4; the report's own title is no Heading.

    In a proof, ``origin`` names the paragraph of an area's own section that it was made from.
    """

    level: Level
    content: Inlines
    anchor: Words = ""
    origin: Words = ""


class Paragraph(Struct, frozen=True, tag=True):
    """In a proof, ``origin`` names the paragraph of an area's own section that it was made from."""

    content: Inlines
    role: ParagraphRole = ParagraphRole.BODY
    origin: Words = ""


class BulletList(Struct, frozen=True, tag=True):
    items: tuple[Blocks, ...]


class NumberedList(Struct, frozen=True, tag=True):
    items: tuple[Blocks, ...]
    start: Count = 1


class Quotation(Struct, frozen=True, tag=True):
    content: Blocks


class Caption(Struct, frozen=True):
    """Printed as ``label number: text``, such as "Table 2: ...". One that has no number prints its text alone."""

    label: Words
    number: Number
    text: Inlines

    @property
    def words(self) -> str:
        """The whole caption as bare words."""
        return f"{self.before_text}{plain_text(self.text)}"

    @property
    def name(self) -> str:
        """The label, and the number if there is one."""
        return f"{self.label} {self.number}" if self.number else self.label

    @property
    def before_text(self) -> str:
        """What is printed before the text."""
        return f"{self.name}: " if self.number else ""


class Picture(Struct, frozen=True, tag=True):
    """A raster image, its bytes with it. ``alternative`` says in words what it shows. Sizes are in pixels.

    ``title`` is what its author put over it; compose makes a caption with a number of it.
    One that ``is_small`` stands beside words, as the photograph of who signs them.
    """

    alternative: Words
    data: bytes
    media_type: Words
    width: Side
    height: Side
    title: Inlines = ()
    caption: Caption | None = None
    is_small: bool = False


class Alignment(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Column(Struct, frozen=True):
    heading: Inlines
    alignment: Alignment = Alignment.LEFT
    is_total: bool = False


class Row(Struct, frozen=True):
    """``cells`` has one entry for each column, none merged."""

    cells: tuple[Inlines, ...]
    is_total: bool = False


class Table(Struct, frozen=True, tag=True):
    """One header row, then rows. With ``has_row_headers`` the first cell of each row is that row's header.

    ``summary`` describes the table's shape for people who can't see it; ``notes`` are printed below it. ``title`` is
    what its author put over it; compose makes a caption with a number of it.
    """

    columns: AtLeastOne[Column]
    rows: tuple[Row, ...]
    has_row_headers: bool = False
    caption: Caption | None = None
    anchor: Words = ""
    summary: Words = ""
    notes: tuple[Inlines, ...] = ()
    title: Inlines = ()


class Chart(Struct, frozen=True, tag=True):
    """One panel of bars, or several of columns over the years. ``alternative`` says in words what they show.

    ``notes`` are printed below it.
    """

    panels: AtLeastOne[BarPanel | YearsPanel]
    alternative: Name
    caption: Caption
    anchor: Words = ""
    notes: tuple[Inlines, ...] = ()


class KeyFigure(Struct, frozen=True):
    """A figure written out, the words that say what it is, and those on its ``change``, if there are any."""

    value: Name
    words: Inlines
    change: Inlines = ()


class KeyFigures(Struct, frozen=True, tag=True):
    """The few figures that a reader should see first."""

    figures: tuple[KeyFigure, ...]


class Panel(Struct, frozen=True, tag=True):
    """What stands apart from the text round it, such as a case study, with its headings."""

    content: Blocks


Block = Heading | Paragraph | BulletList | NumberedList | Quotation | Picture | Table | Chart | KeyFigures | Panel


Blocks = tuple[Block, ...]
