"""All formats say the same words and figures, in the same order; and the same inputs give the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import page
import pypdf
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.engines import ENGINES
from tests.pdf_outline import text_alone, without_pages

Built = dict[str, bytes]
FORMATS = ("docx", "pdf", "html")
KENT_2023 = ("kent", "2023")

ILLUSTRATIVE = "notastatementbythepeopleorbodiesnamed."

# Each report, how its text begins and ends, and how many letters it has at least.
REPORTS = {
    ("kent", "2006"): ("theyearataglance", ILLUSTRATIVE, 40_000),
    ("kent", "2015"): ("theyearataglance", ILLUSTRATIVE, 17_000),
    KENT_2023: ("theyearataglance", ILLUSTRATIVE, 15_000),
    ("norfolk", "2019"): ("theyearataglance", ILLUSTRATIVE, 12_000),
    ("west-midlands", "2023"): ("theyearataglance", ILLUSTRATIVE, 12_000),
    ("awkwardshire", "2023"): ("theyearataglance", "listed,withtheirdates,atthefront.", 35_000),
}

# Content that pages and validators stumble over has a workspace of its own.
WORKSPACES = {("awkwardshire", "2023"): ROOT / "tests/awkward"}


def build(out: Path, **environment: str) -> Built:
    """Kent 2023 in three formats, built by a process of its own."""
    settings = {**os.environ, **environment}
    command = [sys.executable, "-m", "mappa_report", "build", "kent", "2023", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)
    stem = out / "kent/2023/kent-mappa-annual-report-2023"
    return {name: stem.with_suffix(f".{name}").read_bytes() for name in FORMATS}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[str, str]], Built]:
    """From a report to its files, built once and in this process."""
    out = tmp_path_factory.mktemp("first")

    def build_here(report: tuple[str, str]) -> Built:
        built = build_report(BuildRequest(Workspace(WORKSPACES.get(report, ROOT)), FORMATS, out), *report)
        assert not any(problem.is_error for problem in built.problems)
        return {path.suffix[1:]: path.read_bytes() for path in built.written}

    return cache(build_here)


@pytest.fixture(scope="module", params=list(ENGINES))
def pdfs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[tuple[str, str]], bytes]:
    """From a report to its PDF, made by one engine after the other."""
    out = tmp_path_factory.mktemp("pdfs")

    def build_here(report: tuple[str, str]) -> bytes:
        workspace = Workspace(WORKSPACES.get(report, ROOT))
        built = build_report(BuildRequest(workspace, ("pdf",), out, pdf_engine=request.param), *report)
        return built.written[0].read_bytes()

    return cache(build_here)


@pytest.fixture
def built(builds: Callable[[tuple[str, str]], Built]) -> Built:
    return builds(KENT_2023)


_LEFT_OUT = ("svg", "nav")


class _Words(HTMLParser):
    """The text within ``<main>`` and ``<footer>``, without the contents and what is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.left_out = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.depth += tag in ("main", "footer")
        self.left_out += tag in _LEFT_OUT
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in ("main", "footer")
        self.left_out -= tag in _LEFT_OUT
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.depth and not self.left_out:
            self.parts.append(data)


def words_of_html(data: bytes) -> str:
    reader = _Words()
    reader.feed(data.decode())
    return "".join(reader.parts)


def words_of_docx(data: bytes) -> str:
    """All paragraphs of the body, those in tables among them, after the cover, without the contents."""
    body = docx.Document(io.BytesIO(data)).element.body
    paragraphs = list(body.iter(qn("w:p")))
    styles = [[style.get(qn("w:val")) for style in paragraph.iter(qn("w:pStyle"))] for paragraph in paragraphs]
    shown = zip(paragraphs, styles, strict=True)
    kept = [each for each, style in shown if not "".join(filter(None, style)).upper().startswith("TOC")]
    first = kept.index(paragraphs[styles.index(["Heading1"])])
    texts = (" ".join(node.text or "" for node in each.iter(qn("w:t"))) for each in kept[first:])
    return without_pages(" ".join(texts))


def words_of_pdf(data: bytes) -> str:
    """The text of the pages but cover and contents: no running header, page number, drawing or number of an item."""
    reader = pypdf.PdfReader(io.BytesIO(text_alone(data)))
    # The report's title and its contents have bookmarks too.
    marks = [item for item in reader.outline if isinstance(item, pypdf.generic.Destination)]
    starts = [reader.get_destination_page_number(mark) or 0 for mark in marks]
    contents = next(at for at, mark in enumerate(marks) if mark.title == "Contents")
    pages = [*reader.pages[starts[1] : starts[contents]], *reader.pages[starts[contents + 1] :]]
    return without_pages(" ".join(page.extract_text() for page in pages))


def _folded(words: str) -> str:
    """Letters, digits and signs alone: formats differ in where they put spaces, list marks and hyphens at line ends."""
    return re.sub(r"[\s•◦▪–\u00ad\u2011-]+", "", words).casefold()


@pytest.mark.parametrize("report", list(REPORTS), ids=" ".join)
def test_all_three_formats_say_the_same(
    report: tuple[str, str], builds: Callable[[tuple[str, str]], Built], pdfs: Callable[[tuple[str, str]], bytes]
) -> None:
    begins, ends, least = REPORTS[report]
    built = builds(report)
    html = _folded(words_of_html(built["html"]))

    assert html.startswith(begins)
    assert html.endswith(ends)
    assert len(html) > least
    assert _folded(words_of_docx(built["docx"])) == html
    assert _folded(words_of_pdf(pdfs(report))) == html


@pytest.mark.parametrize("report", list(REPORTS), ids=" ".join)
def test_the_validator_of_pdfs_finds_nothing(
    report: tuple[str, str], pdfs: Callable[[tuple[str, str]], bytes], tmp_path: Path
) -> None:
    (tmp_path / "report.pdf").write_bytes(pdfs(report))

    judged = page.validate_pdf(str(tmp_path / "report.pdf"), profile=page.ValidationProfile("ua1"))

    assert [failure.message for failure in judged.failures] == []
    assert judged.is_compliant


@pytest.mark.parametrize("report", list(REPORTS), ids=" ".join)
def test_the_validator_of_word_files_finds_nothing(
    report: tuple[str, str], builds: Callable[[tuple[str, str]], Built], tmp_path: Path
) -> None:
    (tmp_path / "report.docx").write_bytes(builds(report)["docx"])

    audited = OpenXmlValidator().validate(str(tmp_path / "report.docx"))

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
