"""All formats say the same words and figures, in the same order; and the same inputs give the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import docx
import page
import pypdf
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from tests.conftest import ROOT

YEAR = "kent/2023/kent-mappa-annual-report-2023"


def build(out: Path, **environment: str) -> dict[str, bytes]:
    """Kent 2023 in three formats, built by a process of its own."""
    settings = {**os.environ, **environment}
    command = [sys.executable, "-m", "mappa_report", "build", "kent", "2023", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)
    return {name: (out / f"{YEAR}.{name}").read_bytes() for name in ("docx", "html", "pdf")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("first"), SOURCE_DATE_EPOCH="")


class _Words(HTMLParser):
    """The text between ``<main>`` and ``</main>``."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.depth += tag == "main"
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "main"
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


def words_of_html(data: bytes) -> str:
    reader = _Words()
    reader.feed(data.decode())
    return "".join(reader.parts)


def words_of_docx(data: bytes) -> str:
    """All paragraphs of the body, those in tables among them, after the cover and contents."""
    body = docx.Document(io.BytesIO(data)).element.body
    paragraphs = [" ".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]
    starts = [position for position, words in enumerate(paragraphs) if _folded(words) == "introduction"]
    return " ".join(paragraphs[starts[-1] :])


def words_of_pdf(data: bytes) -> str:
    """The pages after cover and contents, without their running header and page number."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    texts = [page.extract_text() for page in pages[2:]]
    furniture = re.compile(r"^(Kent MAPPA annual report 2022–23|Page \d+)$", re.MULTILINE)
    return " ".join(furniture.sub("", text) for text in texts)


def _folded(words: str) -> str:
    """Letters, digits and signs alone: formats differ in where they put spaces, list marks and hyphens at line ends."""
    return re.sub(r"[\s•◦▪–\u00ad\u2011-]+", "", words).casefold()


def test_all_three_formats_say_the_same(built: dict[str, bytes]) -> None:
    html = _folded(words_of_html(built["html"]))

    assert html.startswith("introductionchairofthestrategicmanagementboard")
    assert html.endswith("canbereadonlineatwww.gov.uk.")
    assert len(html) > 15_000
    assert _folded(words_of_docx(built["docx"])) == html
    assert _folded(words_of_pdf(built["pdf"])) == html


def test_the_validators_find_nothing(built: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in built.items():
        (tmp_path / f"kent.{name}").write_bytes(data)

    judged = page.validate_pdf(str(tmp_path / "kent.pdf"), profile=page.ValidationProfile("ua1"))
    audited = OpenXmlValidator().validate(str(tmp_path / "kent.docx"))

    assert [failure.message for failure in judged.failures] == []
    assert judged.is_compliant
    assert [finding.description for finding in audited.errors] == []


def test_the_same_inputs_give_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    again = build(tmp_path, SOURCE_DATE_EPOCH="", PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C")

    assert again == built


def test_a_source_date_dates_the_files_and_nothing_else_does(built: dict[str, bytes], tmp_path: Path) -> None:
    dated = build(tmp_path, SOURCE_DATE_EPOCH="1698307200")

    written = docx.Document(io.BytesIO(dated["docx"])).core_properties
    assert str(written.created) == str(written.modified) == "2023-10-26 08:00:00+00:00"
    assert pypdf.PdfReader(io.BytesIO(dated["pdf"])).metadata["/CreationDate"] == "D:20231026080000Z"  # type: ignore[index]
    assert docx.Document(io.BytesIO(built["docx"])).core_properties.created is None
    assert "/CreationDate" not in (pypdf.PdfReader(io.BytesIO(built["pdf"])).metadata or {})
