"""The PDFs: PDF/UA-1 to the engine that others are measured by, and the same pages with our tags as without."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.weasyprint import writer as weasyprint_writer
from tests.engines import ENGINES
from tests.full import judges
from tests.full.reports import REPORTS, Files, build_pdfs

pytestmark = pytest.mark.full


@pytest.fixture(scope="module", params=list(ENGINES))
def pdfs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of each report, made by one engine after the other."""
    return build_pdfs(request.param, tmp_path_factory.mktemp("pdfs"))


@pytest.fixture(scope="module")
def judged(pdfs: dict[str, Path], faulty: Files) -> judges.Findings:
    return judges.verapdf([*pdfs.values(), faulty["pdf"]], "ua1")


@pytest.mark.parametrize("name", REPORTS)
def test_verapdf_finds_nothing_against_pdf_ua_1(name: str, pdfs: dict[str, Path], judged: judges.Findings) -> None:
    assert judged[pdfs[name]] == []


@pytest.mark.parametrize("name", REPORTS)
def test_poppler_reads_every_page_without_complaint(name: str, pdfs: dict[str, Path]) -> None:
    pages = judges.words_of_pdf(pdfs[name]).split("\f")

    assert pages.pop() == ""
    assert len(pages) > 5
    assert [number for number, words in enumerate(pages, 1) if not words.strip()] == []


@pytest.mark.parametrize("name", REPORTS)
def test_no_words_run_over_the_margins(name: str, pdfs: dict[str, Path]) -> None:
    left, right = judges.edges_of_pdf(pdfs[name])

    margin = 32  # points: a table of many columns runs into the margins of the text, to 12 mm of the edge
    assert left > margin
    assert right < 595 - margin


@pytest.mark.parametrize("name", ["Kent 2006", "awkward content"])
def test_our_tags_change_nothing_that_is_seen(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = _by_weasyprint(name, tmp_path / "ours")
    monkeypatch.setattr(weasyprint_writer, "own_tags", lambda is_draft: nullcontext(lambda pdf: pdf))  # noqa: ARG005
    theirs = _by_weasyprint(name, tmp_path / "theirs")
    assert theirs.read_bytes() != ours.read_bytes()

    pages = judges.pictures(ours, tmp_path / "pages of ours")

    assert len(pages) > 20
    assert judges.pictures(theirs, tmp_path / "pages of theirs") == pages


def _by_weasyprint(name: str, out: Path) -> Path:
    """The PDF of one report, made by WeasyPrint."""
    workspace, (area, year) = REPORTS[name]
    asked = BuildRequest(Workspace(workspace), ("pdf",), out, pdf_engine="weasyprint")
    (pdf,) = build_report(asked, area, year).written
    return pdf
