"""An editor has a node for each construct of the Document that a section can hold, and each comes back as it was."""

from __future__ import annotations

from typing import get_args

import pytest

from mappa_report.document.blocks import (
    Block,
    BulletList,
    Chart,
    Column,
    Heading,
    KeyFigures,
    NumberedList,
    Panel,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Table,
)
from mappa_report.document.inlines import (
    Anchored,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Placeholder,
    Strong,
    Text,
)
from mappa_report.editing import nodes
from mappa_report.editing.from_document import NotHeld, ToNodes
from mappa_report.editing.writing import shape_of, written
from mappa_report.importing.markdown.reading_back import NOWHERE

A = (Text("a"),)
BLOCKS: dict[type, Block] = {
    Heading: Heading(2, A),
    Paragraph: Paragraph(A),
    BulletList: BulletList(((Paragraph(A),),)),
    NumberedList: NumberedList(((Paragraph(A),),), 3),
    Quotation: Quotation((Paragraph(A),)),
    Picture: Picture("b", b"c.png", "", 0, 0, A),
    Table: Table((Column(A),), (Row((A,)),)),
}
OF_COMPOSE: dict[type, Block] = {KeyFigures: KeyFigures(()), Panel: Panel(())}
INLINES: dict[type, Inline] = {
    Text: Text("b"),
    Emphasis: Emphasis(A),
    Strong: Strong(A),
    Link: Link(A, "https://www.gov.uk"),
    Foreign: Foreign(A, "cy"),
    Anchored: Anchored(A, "b"),
    LineBreak: LineBreak(),
    Footnote: Footnote((Paragraph(A),), 1),
    Placeholder: Placeholder("b", NOWHERE),
}


def test_the_editor_knows_every_construct_of_the_document() -> None:
    assert {*BLOCKS, *OF_COMPOSE, Chart} == set(get_args(Block))
    assert set(INLINES) == set(get_args(Inline))


def held(block: Block) -> nodes.Node:
    return ToNodes(["1"]).node(block)


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_of_a_section_has_a_node_that_is_written_as_that(kind: type) -> None:
    node = held(BLOCKS[kind])

    assert written(node, lambda note: note.attrs.label).shape == shape_of(node)


@pytest.mark.parametrize("kind", OF_COMPOSE)
def test_what_compose_alone_makes_has_no_node(kind: type) -> None:
    with pytest.raises(NotHeld):
        held(OF_COMPOSE[kind])


@pytest.mark.parametrize("kind", INLINES)
def test_an_inline_has_a_node_that_is_written_as_that(kind: type) -> None:
    node = held(Paragraph((Text("a "), INLINES[kind], Text(" a"))))

    made = written(node, lambda note: note.attrs.label)

    if kind is not LineBreak:  # whose blanks go with the end of the line
        assert made.shape == shape_of(node)
    assert made.text.replace("\\\n", " ").startswith("a ")
