"""A phrase in another language, in every format and for every reader of a Document."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from mappa_report.document.blocks import Paragraph
from mappa_report.document.inlines import Emphasis, Foreign, Inlines, Link, Placeholder, Strong, Text, plain_text
from mappa_report.document.walk import placeholders_in, transform_inlines
from mappa_report.source.place import Place, Source
from mappa_report.writers.docx.writer import write_docx
from mappa_report.writers.html.writer import write_html
from mappa_report.writers.text.writer import write_text
from tests.documents import empty, text
from tests.engines import ENGINES
from tests.pdf_tree import outline, read_tags

TEMPLATES = Path(__file__).parents[2] / "templates"

PHRASE: Inlines = (
    Text("Police ("),
    Foreign((Text("Heddlu "), Emphasis(text("De")), Link(text(" Cymru"), "https://a.test/")), "cy"),
    Text(")"),
)
DOCUMENT = replace(empty(), blocks=(Paragraph(PHRASE),))


def test_html() -> None:
    page = write_html(DOCUMENT, TEMPLATES.joinpath).decode()
    phrase = '<span lang="cy">Heddlu <em>De</em><a href="https://a.test/"> Cymru</a></span>'
    assert f'<p class="body">Police ({phrase})</p>' in page


@pytest.mark.parametrize("engine", ENGINES)
def test_pdf(engine: str) -> None:
    tree = read_tags(ENGINES[engine](DOCUMENT, TEMPLATES.joinpath))
    assert outline(tree.all("Part")[0])[1:] == ["  P Police ()", "    Span (cy) Heddlu De", "      Link Cymru"]


def test_text() -> None:
    assert "Police (Heddlu De Cymru)" in write_text(DOCUMENT, TEMPLATES.joinpath).decode()


@pytest.mark.parametrize(("language", "in_word"), [("cy", "cy-GB"), ("pl", "pl"), ("sr-Latn", "sr-Latn")])
def test_docx(language: str, in_word: str, tmp_path: Path) -> None:
    content = (Text("a "), Foreign((Strong(text("b")), Link(text("c"), "https://a.test/")), language), Text("d"))
    data = write_docx(replace(empty(), blocks=(Paragraph(content),)), TEMPLATES.joinpath)
    runs = [
        (
            "".join(words.text or "" for words in run.iter(qn("w:t"))),
            [each.get(qn("w:val")) for each in run.iter(qn("w:lang"))],
        )
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        if paragraph.text == "a bcd"
        for run in paragraph._p.iter(qn("w:r"))
    ]
    assert runs == [("a ", []), ("b", [in_word]), ("c", [in_word]), ("d", [])]
    (tmp_path / "x.docx").write_bytes(data)
    assert [error.description for error in OpenXmlValidator().validate(str(tmp_path / "x.docx")).errors] == []


def test_its_words_are_words_and_its_placeholders_are_filled_in() -> None:
    placeholder = Placeholder("area.name", Place(Source("s.md", ""), 1, 1))
    content: Inlines = (Foreign((Text("Heddlu "), placeholder), "cy"),)
    assert plain_text(content) == "Heddlu {{ area.name }}"
    assert list(placeholders_in(content)) == [placeholder]
    filled = transform_inlines(content, lambda node: Text("Kent") if isinstance(node, Placeholder) else node)
    assert filled == (Foreign((Text("Heddlu "), Text("Kent")), "cy"),)
