"""Walking a Document: each run of inlines comes where a reader meets it."""

from __future__ import annotations

from mappa_report.document.blocks import Caption, Column, Paragraph, Row, Table
from mappa_report.document.inlines import Footnote, Inline, Strong, Text, plain_text
from mappa_report.document.walk import inlines_of, transform_blocks, transform_inlines
from tests.documents import text


def test_a_table_is_read_from_its_caption_to_its_notes() -> None:
    table = Table(
        (Column(text("head")),),
        (Row((text("cell"),)),),
        caption=Caption("Table", 1, text("caption")),
        notes=(text("note"),),
    )

    assert [plain_text(run) for run in inlines_of((table,))] == ["caption", "head", "cell", "note"]


def test_the_words_of_a_note_are_read_after_the_paragraph_that_its_mark_is_in_and_are_no_part_of_its_sentence() -> None:
    note = Footnote((Paragraph(text("First.")), Paragraph(text("Second."))))
    blocks = (Paragraph((Text("Before"), Strong((note,)), Text(", after."))), Paragraph(text("Next.")))

    runs = [plain_text(run) for run in inlines_of(blocks)]

    assert runs == ["Before, after.", "First.", "Second.", "Next."]


def test_what_is_changed_in_a_text_is_changed_in_its_notes() -> None:
    def louder(node: Inline) -> Inline:
        return Text(node.text.upper()) if isinstance(node, Text) else node

    blocks = (Paragraph((Text("one"), Footnote((Paragraph(text("two")),), 7))),)

    changed = transform_blocks(blocks, lambda run: transform_inlines(run, louder))

    assert changed == (Paragraph((Text("ONE"), Footnote((Paragraph(text("TWO")),), 7))),)
