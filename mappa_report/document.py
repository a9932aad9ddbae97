"""The Document: everything a report says, in order, and nothing about any format.

``compose`` makes it and ``writers`` read it; no writer sees anything else, so no two formats can disagree. Names are
a typographer's. The Markdown reader makes the same blocks for narrative, with ``Placeholder`` nodes that compose fills
in: a writer never meets one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
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
    """``target`` is a whole web or mail address, or ``#anchor`` for a place in this Document.

    ``name`` tells where it leads if the words alone, such as "(a)", don't; it has them in it.
    """

    content: Inlines
    target: str
    name: str = ""

    @property
    def is_sign(self) -> bool:
        """True if its words are a sign alone, of which a line below would make another: "=" of "-"."""
        return not any(map(str.isalnum, plain_text(self.content)))


@frozen
class Foreign:
    """A phrase that isn't in the Document's language, but in ``language``, a BCP 47 tag."""

    content: Inlines
    language: str


@frozen
class Anchored:
    """``content`` that a Link to ``#anchor`` leads to."""

    content: Inlines
    anchor: str


@frozen
class LineBreak:
    pass


@frozen
class Placeholder:
    """``{{ expression }}`` in a sentence, still to be filled in."""

    expression: str
    place: Place


Inline = Text | Emphasis | Strong | Link | Foreign | Anchored | LineBreak | Placeholder
Inlines = tuple[Inline, ...]


class ParagraphRole(Enum):
    """What a paragraph is for; each format has a style of that name."""

    BODY = "body"
    BYLINE = "byline"
    NOTE = "note"
    SIGNATURE = "signature"
    CLOSING = "closing"


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
    """One bar: its label, its length, and the words that stand at its end, such as "29,973".

    ``value`` is None for no bar but its words alone. Bars of one ``series``, counted from 0, have the same colour.
    """

    label: str
    value: int | None
    words: str
    series: int = 0


@frozen
class BarGroup:
    """Bars that belong together, below a heading if it isn't blank."""

    bars: tuple[Bar, ...]
    heading: str = ""


@frozen
class BarPanel:
    """Groups of bars one below another, all from nought and on one scale."""

    groups: tuple[BarGroup, ...]


@frozen
class YearFigure:
    """The figure of one year and its words; ``value`` is None for no number."""

    year: int
    value: int | None
    words: str


@frozen
class BreakMark:
    """A break in series after ``last_before`` and before ``first_after``, with the words that mark it."""

    last_before: int
    first_after: int
    words: str


@frozen
class YearsPanel:
    """One figure over the years from ``first`` to ``last``, from nought and on a scale of its own.

    A year of which nothing is known is not among ``figures``, and its place stays empty. Without a ``series`` its
    colour is none of theirs.
    """

    heading: str
    first: int
    last: int
    figures: tuple[YearFigure, ...]
    breaks: tuple[BreakMark, ...] = ()
    series: int | None = 0


@frozen
class Chart:
    """One panel of bars, or several of columns over the years. ``alternative`` says in words what they show.

    ``notes`` are printed below it.
    """

    panels: tuple[BarPanel] | tuple[YearsPanel, ...]
    alternative: str
    caption: Caption
    anchor: str = ""
    notes: tuple[Inlines, ...] = ()


@frozen
class KeyFigure:
    """A figure written out, and the words that say what it is."""

    value: str
    words: Inlines


@frozen
class KeyFigures:
    """The few figures that a reader should see first."""

    figures: tuple[KeyFigure, ...]


Block = Heading | Paragraph | BulletList | NumberedList | Quotation | Picture | Table | Chart | KeyFigures
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
class Colours:
    """An area's own colours, each as #rrggbb: ``accent`` for letters and lines, ``band`` behind white letters.

    ``accent_in_the_dark`` takes the place of ``accent`` on a dark page.
    """

    accent: str
    band: str
    accent_in_the_dark: str


@frozen
class Cover:
    """What an area puts on the first page: its logo and a picture, which is decorative without alternative text."""

    logo: Picture | None = None
    picture: Picture | None = None


@frozen
class Draft:
    """What marks a Document as a draft: ``mark`` across every page, ``notice`` at its start.

    Before the report stands a ``sheet`` with a ``title``, in a ``language`` of its own, for those who review it.
    """

    mark: str
    notice: str
    title: str
    language: str
    sheet: Blocks


@frozen
class Document:
    """A whole report. ``language`` is a BCP 47 tag; ``created`` seconds since 1970, or None for no date at all.

    ``published`` says when it was, and is blank where nobody knows. ``colours`` is None for the templates' own,
    ``draft`` for a report to publish.
    """

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
    published: str = ""
    cover: Cover = field(default_factory=Cover)
    colours: Colours | None = None
    draft: Draft | None = None


def plain_text(content: Iterable[Inline]) -> str:
    """The words of ``content`` alone, without emphasis or link targets."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(inner) | Strong(inner) | Link(inner, _) | Foreign(inner, _) | Anchored(inner, _):
                parts.append(plain_text(inner))
            case LineBreak():
                parts.append(" ")
            case Placeholder(expression, _):
                parts.append(f"{{{{ {expression} }}}}")
    return "".join(parts)
