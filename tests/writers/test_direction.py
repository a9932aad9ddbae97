"""Phrases that run from right to left have that direction in every format, and soft hyphens show in none."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Heading, Paragraph
from mappa_report.document.document import Document
from mappa_report.document.inlines import Foreign, Text
from mappa_report.writers.docx.writer import write_docx
from mappa_report.writers.html.writer import write_html
from mappa_report.writers.text.writer import write_text
from mappa_report.writers.typst.words import words
from tests.conftest import ROOT
from tests.documents import empty, text
from tests.engines import ENGINES

TEMPLATES = (ROOT / "templates").joinpath
ARABIC = Foreign(text("(مثال) مثال 12"), "ar")


def holding(*content: Text | Foreign) -> Document:
    return replace(empty(), blocks=(Paragraph(content),))


def word_xml(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(document, TEMPLATES))) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", True), ("ur", True), ("he", True), ("pa-Arab", True), ("ar-Latn", False), ("cy", False), ("pl-PL", False)],
)
def test_the_direction_follows_from_the_script_or_else_the_language(language: str, expected: bool) -> None:
    assert Foreign(text("a"), language).is_right_to_left is expected


def test_word_sets_the_phrase_from_right_to_left_in_its_language() -> None:
    said = '<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr><w:t xml:space="preserve">(مثال) مثال 12</w:t>'
    assert said in word_xml(holding(ARABIC, Text(".")))
    assert "w:rtl" not in word_xml(holding(Foreign(text("Heddlu"), "cy")))


def test_a_web_page_says_the_direction() -> None:
    page = write_html(holding(ARABIC, Text(".")), TEMPLATES).decode()
    assert '<span lang="ar" dir="rtl">(مثال) مثال 12</span>.' in page
    assert 'dir="' not in write_html(holding(Foreign(text("Heddlu"), "cy")), TEMPLATES).decode()


def test_typst_is_told_the_direction() -> None:
    [arabic] = words((ARABIC,))
    [welsh] = words((Foreign(text("Heddlu"), "cy"),))
    assert isinstance(arabic, dict)
    assert isinstance(welsh, dict)
    assert arabic["language"] == {"lang": "ar", "region": None, "script": "auto", "dir": "rtl"}
    assert welsh["language"] == {"lang": "cy", "region": None, "script": "auto", "dir": "ltr"}


@pytest.mark.parametrize("engine", list(ENGINES))
def test_a_soft_hyphen_is_no_sign_of_its_own(engine: str) -> None:
    document = holding(Text("Multi\N{SOFT HYPHEN}agency"))
    pdf = ENGINES[engine](document, TEMPLATES)
    shown = pypdf.PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()
    assert "Multiagency" in shown.replace("\N{SOFT HYPHEN}", "")  # where one is kept, no viewer draws it
    assert 'Multi</w:t><w:softHyphen/><w:t xml:space="preserve">agency' in word_xml(document)
    assert "\nMultiagency\n" in write_text(document, TEMPLATES).decode()


def test_a_heading_with_a_soft_hyphen_is_listed_without_it() -> None:
    from mappa_report.compose.numbering import contents_of

    [entry] = contents_of((Heading(1, text("Multi\N{SOFT HYPHEN}agency"), "a"),))
    assert entry.text == "Multiagency"
