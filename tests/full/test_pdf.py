"""The PDFs: PDF/UA-1 to the engine that others are measured by, and the same pages with our tags as without."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from mappa_report.writers.weasyprint import writer as pdf_writer
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

    assert left > 50
    assert right < 595 - 50


@pytest.mark.parametrize("name", ["Kent 2006", "awkward content"])
def test_our_tags_change_nothing_that_is_seen(
    name: str, reports: dict[str, Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, (area, year) = REPORTS[name]
    monkeypatch.setattr(pdf_writer, "own_tags", lambda: nullcontext(lambda *_: None))
    (bare,) = build_report(
        BuildRequest(Workspace(workspace), ("pdf",), tmp_path / "bare", pdf_engine="weasyprint"), area, year
    ).written
    assert bare.read_bytes() != reports[name]["pdf"].read_bytes()

    pages = judges.pictures(reports[name]["pdf"], tmp_path / "ours")

    assert len(pages) > 20
    assert judges.pictures(bare, tmp_path / "theirs") == pages


def test_verapdf_finds_what_is_wrong(faulty: Files, judged: judges.Findings) -> None:
    clauses = {finding.partition(":")[0] for finding in judged[faulty["pdf"]]}

    assert {"7.1-10", "7.2-33"} <= clauses  # the window's title, and the language of what describes the file
