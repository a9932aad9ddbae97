"""Where the paragraphs of a proof came from, in the Document and in its Word file."""

import io
import re
import zipfile
from pathlib import Path

from msgspec.structs import replace

from mappa_report.compose.origins import Origins
from mappa_report.document.blocks import BulletList, Heading, Paragraph, Quotation, Table
from mappa_report.document.document import PROOF_PROPERTY, Draft
from mappa_report.document.inlines import Footnote
from mappa_report.writers.docx.writer import write_docx
from tests.documents import empty, text

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAFT = Draft("DRAFT", "Draft for review.", "Draft", "en-GB", (Paragraph(text("Sheet")),), "kent 2023 proof 3")


def packaged(name: str) -> Path:
    return TEMPLATES / name


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_each_paragraph_of_a_section_is_named_by_its_file_and_its_place_in_it() -> None:
    origins = Origins("areas/kent/2023/sections/030-police.md")
    noted = Paragraph((*text("Noted"), Footnote((Paragraph(text("Note")),))))
    blocks = origins.text(
        (
            Heading(2, text("Head")),
            noted,
            BulletList(((Paragraph(text("One")),), (Paragraph(text("Two")),))),
            Quotation((Paragraph(text("Said")),)),
            Table((), ()),
        )
    )
    assert blocks == (
        Heading(2, text("Head"), origin="_mr_30_1"),
        Paragraph((*text("Noted"), Footnote((Paragraph(text("Note"), origin="_mr_30_3"),))), origin="_mr_30_2"),
        BulletList(((Paragraph(text("One"), origin="_mr_30_4"),), (Paragraph(text("Two"), origin="_mr_30_5"),))),
        Quotation((Paragraph(text("Said"), origin="_mr_30_6"),)),
        Table((), ()),
    )
    assert origins.title(Heading(1, text("Police"))).origin == "_mr_30_t"
    assert origins.byline(Paragraph(text("Chief Constable")), 2).origin == "_mr_30_b2"


def test_what_is_in_no_section_has_no_origin() -> None:
    assert Origins("").text((Paragraph(text("One")),)) == (Paragraph(text("One")),)


def test_a_proof_in_word_has_hidden_bookmarks_its_identity_and_changes_tracked() -> None:
    blocks = Origins("10-x.md").text((Paragraph(text("One")), BulletList(((Paragraph(text("Two")),),))))
    data = write_docx(replace(empty(), blocks=blocks, draft=DRAFT), packaged)
    assert re.findall(r'w:name="(_mr[^"]*)"', part(data, "word/document.xml")) == ["_mr_10_1", "_mr_10_2"]
    assert "<w:trackRevisions/>" in part(data, "word/settings.xml")
    assert f'name="{PROOF_PROPERTY}"><vt:lpwstr>kent 2023 proof 3<' in part(data, "docProps/custom.xml")


def test_a_published_word_file_has_none_of_this() -> None:
    data = write_docx(replace(empty(), blocks=(Paragraph(text("One")),)), packaged)
    assert "_mr_" not in part(data, "word/document.xml")
    assert "trackRevisions" not in part(data, "word/settings.xml")
