"""Documents made by hand for the writers' tests: one with every kind of node, and one with nothing in it."""

from __future__ import annotations

import io

from PIL import Image

from mappa_report.document.blocks import (
    Alignment,
    BulletList,
    Caption,
    Chart,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.document import ContentsEntry, Document, Furniture
from mappa_report.document.inlines import Emphasis, Inlines, LineBreak, Link, Strong, Text, plain_text
from mappa_report.document.panels import Bar, BarGroup, BarPanel

FURNITURE = Furniture(
    running_header="Kent MAPPA annual report 2022–23",
    contents="Contents",
    page="Page",
    skip_to_content="Skip to the report",
)


def png(width: int = 40, height: int = 20) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (0, 60, 110)).save(stream, format="PNG")
    return stream.getvalue()


def text(words: str) -> tuple[Text]:
    return (Text(words),)


FIGURES = Table(
    anchor="table-1",
    caption=Caption("Table", 1, text("People on 31 March 2023")),
    summary="Three rows by two columns of figures.",
    columns=(
        Column(text("Level")),
        Column(text("Category 1: notification & more"), Alignment.RIGHT),
        Column(text("Total"), Alignment.RIGHT, is_total=True),
    ),
    rows=(
        Row((text("Level 1"), text("1,945"), text("2,680"))),
        Row((text("Level 2"), text("n/a"), text("not returned"))),
        Row((text("Total"), text("1,953"), text("2,706")), is_total=True),
    ),
    has_row_headers=True,
    notes=(
        (Text("Explained in "), Link(text("(a)"), "#definition-eligible", "(a) MAPPA-eligible individuals"), Text(".")),
        text("n/a: not applicable."),
    ),
)

TIMELINE = Table(
    columns=(Column(text("When")), Column(text("What"), Alignment.CENTRE)),
    rows=(
        Row((text("April"), (Strong(text("Review")), Text(" of panels")))),
        Row((text("August"), text("New documents"))),
    ),
)

BARS = Chart(
    anchor="chart-1",
    caption=Caption("Chart", 1, text("People at each level & in <all>")),
    alternative="Of 2,706 people, 2,680 were at Level 1, and 1 at Level 3 & above.",
    panels=(
        BarPanel(
            (
                BarGroup(
                    (
                        Bar("Level 1: ordinary agency management", 2680, "2,680"),
                        Bar("Level 2 <active> & more", 25, "25"),
                        Bar("Level 3", 1, "1"),
                        Bar("None", 0, "0"),
                    )
                ),
            )
        ),
    ),
)


def every_node() -> Document:
    """Every kind of block and inline, text that markup could trip over, and nesting two deep."""
    return Document(
        title="Kent MAPPA annual report",
        subtitle="1 April 2022 to 31 March 2023",
        author="Kent Strategic Management Board",
        description="The annual report of the Kent Strategic Management Board.",
        language="en-GB",
        furniture=FURNITURE,
        contents=(
            ContentsEntry(1, "Introduction", "introduction"),
            ContentsEntry(2, "What changed <this> year & why", "what-changed"),
            ContentsEntry(1, "Statistics", "statistics"),
        ),
        blocks=(
            Heading(1, text("Introduction"), "introduction"),
            Paragraph(text("Chair of the board, Kent"), ParagraphRole.BYLINE),
            Paragraph(text("Illustrative wording."), ParagraphRole.NOTE),
            Paragraph(
                (
                    Text("Plain, "),
                    Emphasis(text("emphasised")),
                    Text(", "),
                    Strong((Text("strong with "), Emphasis(text("both")))),
                    Text(" and a "),
                    Link(text("link"), "https://www.gov.uk/a?b=1&c=2"),
                    Text("; a <tag>, an & and “quotes”."),
                    LineBreak(),
                    Text("A second line, to "),
                    Link(text("the statistics"), "#statistics"),
                    Text("."),
                )
            ),
            Heading(2, text("What changed <this> year & why"), "what-changed"),
            BulletList(
                (
                    (Paragraph(text("first")),),
                    (
                        Paragraph(text("second")),
                        BulletList(((Paragraph(text("nested")),),)),
                    ),
                )
            ),
            NumberedList(((Paragraph(text("three")),), (Paragraph(text("four")),)), start=3),
            NumberedList(((Paragraph(text("one again")),),)),
            Quotation((Paragraph(text("A board that listens.")), Paragraph(text("And acts.")))),
            Paragraph(text("Chief Constable, Kent Police"), ParagraphRole.SIGNATURE),
            Paragraph(text("Head of Probation, Kent"), ParagraphRole.SIGNATURE),
            Picture("A plain blue rectangle.", png(), "image/png", 40, 20),
            TIMELINE,
            Heading(1, text("Statistics"), "statistics"),
            FIGURES,
            BARS,
            Heading(2, text("Definitions"), "definitions"),
            Heading(3, text("(a) MAPPA-eligible individuals"), "definition-eligible"),
            Paragraph(text("People in the community, Welsh ŵ and ŷ among the letters.")),
            Heading(4, text("A fourth level"), "fourth"),
            Paragraph(text("The last words.")),
        ),
    )


def empty() -> Document:
    """The least that a Document can be."""
    return Document(
        title="T",
        subtitle="S",
        author="A",
        description="D",
        language="en-GB",
        furniture=FURNITURE,
        contents=(),
        blocks=(),
    )


def words_of(content: Inlines) -> str:
    """The words of ``content``, no space of which keeps a line from breaking."""
    return plain_text(content).replace("\N{NO-BREAK SPACE}", " ")
