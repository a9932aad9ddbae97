"""Both engines give a screen reader the same tree, whatever a Document holds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import (
    BulletList,
    Caption,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Panel,
    Paragraph,
    ParagraphRole,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.document import Document, Draft
from mappa_report.document.inlines import Foreign, Link, Strong, Text
from tests.conftest import ROOT
from tests.documents import BARS, FIGURES, empty, every_node, png, text
from tests.engines import ENGINES
from tests.pdf_tree import outline, read_tags

TEMPLATES = ROOT / "templates"
PICTURE = Picture("A square", png(), "image/png", 40, 20)
VISITS = Caption("Table", 1, text("Visits in the year"))
WELSH = Foreign((Text("Heddlu "), Strong(text("Dyfed")), Link(text("Powys"), "https://a.test/", "Police")), "cy")


def draft() -> Document:
    sheet = (
        Heading(1, text("Still missing")),
        Paragraph((Strong(text("Nothing.")),)),
        BulletList(((Paragraph(text("a")),),)),
        replace(FIGURES, notes=(), anchor="table-of-sheet"),
    )
    return replace(every_node(), draft=Draft("DRAFT", "Not for publication.", "Draft for review", "cy", sheet))


DOCUMENTS = {
    "every node": every_node(),
    "a draft in another language": draft(),
    "nothing": empty(),
    "a table over pages": replace(
        empty(),
        blocks=(
            replace(FIGURES, rows=tuple(Row((text(f"{each}"),) * 3) for each in range(70)), notes=(text("Note."),)),
        ),
    ),
    "a table without rows": replace(empty(), blocks=(replace(FIGURES, rows=(), notes=()),)),
    "a chart alone": replace(empty(), blocks=(BARS,)),
    "key figures": replace(empty(), blocks=(KeyFigures((KeyFigure("2,706", text("people"), text("Up 4%")),) * 4),)),
    "pictures in a list and a quotation": replace(
        empty(), blocks=(BulletList(((PICTURE,),)), Quotation((PICTURE, replace(PICTURE, alternative=""))))
    ),
    "a quotation and its author": replace(
        empty(),
        blocks=(Quotation((Paragraph(text("Said.")), Paragraph(text("— Chair"), ParagraphRole.ATTRIBUTION))),),
    ),
    "a panel": replace(
        empty(),
        blocks=(
            Heading(1, text("Cases"), "cases"),
            Panel(
                (Heading(2, text("A move"), "a-move"), Paragraph(text("He moved.")), replace(FIGURES, notes=())),
            ),
            Panel((BulletList(((Paragraph(text("a")),), (Paragraph(text("b")),))), PICTURE)),
        ),
    ),
    "captions of an author's own": replace(
        empty(),
        blocks=(
            replace(PICTURE, caption=Caption("Figure", 1, text("the site"))),
            BulletList(((Paragraph(text("a")), replace(PICTURE, caption=Caption("Figure", 2, text("a part of it")))),)),
            Table((Column(text("Visit")), Column(text("Made"))), (Row((text("a"), text("1"))),), caption=VISITS),
        ),
    ),
    "a phrase in another language": replace(
        empty(), blocks=(Paragraph((WELSH, Text(" and "), WELSH)), Paragraph((WELSH,)))
    ),
    "lists four deep": replace(
        empty(),
        blocks=(
            BulletList(
                ((Paragraph(text("a")), BulletList(((BulletList(((BulletList(((Paragraph(text("d")),),)),),)),),))),)
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_screen_reader_is_given_the_same(name: str) -> None:
    trees = [read_tags(write(DOCUMENTS[name], TEMPLATES.joinpath)) for write in ENGINES.values()]
    for figure in (figure for tree in trees for figure in tree.all("Figure")):
        figure.own_words = ""  # what is drawn is no text
    one, other = (outline(tree) for tree in trees)
    assert one == other
    assert len(one) > 3
