"""How full pages are: none but the last below two thirds, and the last above a third, in reports of every length."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Block, Paragraph, ParagraphRole
from mappa_report.document.document import Document
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.documents import text
from tests.engines import ENGINES
from tests.page_fill import page_fills
from tests.pdf_outline import page_lines, pages_of_sections

REPORTS = (("kent", "2006"), ("kent", "2015"), ("kent", "2023"), ("norfolk", "2019"), ("west-midlands", "2023"))

LEAST, LEAST_OF_LAST = 0.66, 0.33
LEAST_BY_THE_SECOND = 0.55
"""WeasyPrint moves no picture and tries no other spaces for pages but the last."""

Change = Callable[[int, Block], tuple[Block, ...]]


def as_it_is(number: int, block: Block) -> tuple[Block, ...]:  # noqa: ARG001
    return (block,)


def shorter(number: int, block: Block) -> tuple[Block, ...]:
    """Every third paragraph left out."""
    return () if _is_text(block) and number % 3 == 0 else (block,)


def longer(number: int, block: Block) -> tuple[Block, ...]:
    """Another paragraph after every fourth."""
    added = Paragraph(text("The board heard how agencies work together, and what each of them will do next. " * 3))
    return (block, added) if _is_text(block) and number % 4 == 0 else (block,)


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.BODY


CHANGES: dict[str, Change] = {"as it is": as_it_is, "shorter": shorter, "longer": longer}


@cache
def composed(area: str, year: str) -> Document:
    report = check_report(Workspace(ROOT), area, year).report
    assert report
    return compose_report(report, digest="0" * 64)


def faults(engine: str, document: Document, least: float = LEAST) -> list[tuple[int, float]]:
    """The pages that are too empty, each with what is filled of it."""
    pdf = ENGINES[engine](document, (ROOT / "templates").joinpath)
    *inner, last = page_fills(pdf)[pages_of_sections(pdf)[2] :]
    found = [(page.number, page.share) for page in inner if page.share < least]
    return found + [(last.number, last.share)] * (last.share < LEAST_OF_LAST)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_no_page_of_text_is_left_nearly_empty(report: tuple[str, str], change: str) -> None:
    document = composed(*report)
    blocks = tuple(made for number, block in enumerate(document.blocks) for made in CHANGES[change](number, block))
    assert faults("typst", replace(document, blocks=blocks)) == []


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_what_a_report_says_of_itself_is_not_begun_at_the_foot_of_a_page(report: tuple[str, str]) -> None:
    pdf = ENGINES["typst"](composed(*report), (ROOT / "templates").joinpath)
    pages = [page for page in page_lines(pdf) if any(line.startswith("Licence:") for line in page)]

    (page,) = pages
    assert "About this report" in page
    assert any(line.startswith("Publisher:") for line in page)


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_nor_does_the_second_engine_leave_one_so(report: tuple[str, str]) -> None:
    assert faults("weasyprint", composed(*report), LEAST_BY_THE_SECOND) == []
