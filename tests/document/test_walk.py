"""Walking a Document: each run of inlines comes where a reader meets it."""

from __future__ import annotations

from mappa_report.document.blocks import Caption, Column, Row, Table
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from tests.documents import text


def test_a_table_is_read_from_its_caption_to_its_notes() -> None:
    table = Table(
        (Column(text("head")),),
        (Row((text("cell"),)),),
        caption=Caption("Table", 1, text("caption")),
        notes=(text("note"),),
    )

    assert [plain_text(run) for run in inlines_of((table,))] == ["caption", "head", "cell", "note"]
