"""The year at a glance is one page, in print by either engine, however much there is to say of the year before."""

from __future__ import annotations

import io

import pypdf
import pytest
from msgspec.structs import replace

from mappa_report.assembly.history import history_of
from mappa_report.compose.report_document import compose_report
from mappa_report.document.document import Document
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, Path
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.engines import ENGINES

REPORTS = [("kent", "2006"), ("kent", "2015"), ("kent", "2023"), ("norfolk", "2019"), ("west-midlands", "2023")]


def beside_last_year(area: str, year: str, more: int = 60) -> Document:
    """The report, set beside a return of the year before in which every number was larger by ``more``."""
    workspace = Workspace(ROOT)
    report = check_report(workspace, area, year).report
    assert report
    past = PastReturn(ReportingYear(report.year.ends_in - 1), report.edition.form, larger(report, more))
    history = replace(history_of(workspace, report, []), returns=(past,))
    return compose_report(replace(report, history=history), digest="")


def larger(report: AnnualReport, more: int) -> dict[Path, Figure]:
    figures = report.statistics.figures.items()
    return {path: replace(each, value=each.value + more) if each.value is not None else each for path, each in figures}


def first_pages(pdf: bytes) -> list[tuple[str, int]]:
    """The first three bookmarks, each with the number of its page."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    marks = [mark for mark in reader.outline if isinstance(mark, pypdf.generic.Destination)][:3]
    return [(str(mark.title), (reader.get_destination_page_number(mark) or 0) + 1) for mark in marks][1:]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_it_is_the_page_between_cover_and_contents(report: tuple[str, str], engine: str) -> None:
    pdf = ENGINES[engine](beside_last_year(*report), (ROOT / "templates").joinpath)

    assert first_pages(pdf) == [("The year at a glance", 2), ("Contents", 3)]


def test_it_is_one_page_with_a_pair_of_bars_for_each_figure_and_a_note_on_small_numbers() -> None:
    """A sentence on this year alone is the longest, and the falls of small numbers have a note."""
    pdf = ENGINES["typst"](beside_last_year("kent", "2015", more=-2), (ROOT / "templates").joinpath)

    assert first_pages(pdf) == [("The year at a glance", 2), ("Contents", 3)]
