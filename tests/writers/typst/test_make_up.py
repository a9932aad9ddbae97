"""How pages are filled: what is a little different from usual where a page would else be nearly empty."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Paragraph, Picture
from mappa_report.writers.typst.engine import Engine
from mappa_report.writers.typst.files import MAKE_UP
from mappa_report.writers.typst.writer import write_pdf
from tests.conftest import ROOT
from tests.documents import empty, png, text
from tests.page_fill import page_fills
from tests.pdf_outline import page_lines

PICTURE = Picture("A square.", png(1500, 1000), "image/png", 1500, 1000)


def pdf_of(*blocks: Block) -> bytes:
    return write_pdf(replace(empty(), blocks=blocks), (ROOT / "templates").joinpath)


def lines(count: int) -> list[Block]:
    return [Paragraph(text(f"line {number}")) for number in range(1, count + 1)]


def test_a_tall_picture_that_would_leave_a_hole_is_smaller() -> None:
    fills = [page.share for page in page_fills(pdf_of(*lines(16), PICTURE, *lines(20)))]
    assert len(fills) == 3
    assert fills[1] > 0.9


def test_one_that_begins_a_page_after_a_full_one_is_as_large_as_it_is() -> None:
    usual, moved = (page_fills(pdf_of(*lines(count), PICTURE))[-1].share for count in (0, 27))
    assert moved == usual


@pytest.mark.parametrize("count", [136, 138, 140])
def test_a_last_page_of_a_few_lines_is_filled_or_spared_and_no_line_is_lost(count: int) -> None:
    pdf = pdf_of(*lines(count))
    printed = [line for page in page_lines(pdf) for line in page if line.startswith("line ")]
    assert printed == [f"line {number}" for number in range(1, count + 1)]
    assert page_fills(pdf)[-1].share > 0.33


def test_a_text_of_one_page_is_set_as_it_is() -> None:
    assert page_fills(pdf_of(*lines(2)))[-1].share < 0.1


def test_pages_laid_out_again_are_made_of_the_same_files_but_for_how_they_are_filled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else nothing that Typst keeps of the first time would serve the second, which then took as long."""
    given: list[dict[str, bytes]] = []
    told = Engine.told

    def tell(engine: Engine, main: str, files: Mapping[str, bytes], label: str) -> bytes:
        given.append(dict(files))
        return told(engine, main, files, label)

    monkeypatch.setattr(Engine, "told", tell)
    pdf_of(*lines(16), PICTURE, *lines(20))

    first, *others = given
    assert others
    for files in others:
        assert [name for name in files if files[name] != first[name]] == [MAKE_UP]
