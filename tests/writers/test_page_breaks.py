"""What stays together where a page of text ends, and what the head of a page says, by either engine."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.document.blocks import Block, Heading, Paragraph, ParagraphRole
from mappa_report.document.document import ContentsEntry
from mappa_report.document.inlines import LineBreak, plain_text
from tests.conftest import ROOT
from tests.documents import empty, text
from tests.engines import ENGINES
from tests.pdf_outline import page_lines
from tests.writers.pdf_drawing import baselines

pytestmark = pytest.mark.parametrize("engine", ENGINES)


def pages(engine: str, blocks: tuple[Block, ...]) -> list[str]:
    """The words of each page of text, that of its head first."""
    headings = (block for block in blocks if isinstance(block, Heading))
    contents = tuple(ContentsEntry(heading.level, plain_text(heading.content), heading.anchor) for heading in headings)
    pdf = ENGINES[engine](replace(empty(), blocks=blocks, contents=contents), (ROOT / "templates").joinpath)
    lines = [sorted(page.items(), key=lambda line: -line[1]) for page in baselines(pdf)]
    return [" ".join(words for words, _ in page) for page in lines][1 + bool(contents) :]


def section(name: str) -> Heading:
    return Heading(1, text(f"About {name}"), anchor=name)


def lines(count: int) -> tuple[Block, ...]:
    """As many paragraphs of a line each."""
    return tuple(Paragraph(text(f"Line {number}.")) for number in range(count))


def test_the_head_of_a_page_names_the_section_that_goes_on_at_its_top(engine: str) -> None:
    made = pages(engine, (section("one"), *lines(30), section("two"), *lines(40)))

    assert [page.partition(" Line")[0] for page in made] == ["About one", "About one", "About two"]


@pytest.mark.parametrize("before", range(20, 24))
@pytest.mark.parametrize("longer", range(3))
def test_three_lines_follow_a_heading_with_a_byline_on_its_page(engine: str, before: int, longer: int) -> None:
    said = Paragraph(
        text(" ".join(f"The board heard how agencies work together in {year}." for year in range(2001, 2015)))
    )
    two_lines = (*text("One line,"), LineBreak(), *text("and another."))
    heading = Heading(2, text("Our work"), anchor="work")
    byline = Paragraph(text("By the chair"), ParagraphRole.BYLINE)
    made = pages(engine, (*[Paragraph(two_lines)] * longer, *lines(before - longer), heading, byline, said))

    [after] = [page.partition("By the chair")[2] for page in made if "By the chair" in page]
    assert after.count("agencies") >= 4  # a line has one and a half


@pytest.mark.parametrize("before", range(22, 27))
@pytest.mark.parametrize("count", [2, 4])
def test_no_contact_is_alone_on_a_page(engine: str, before: int, count: int) -> None:
    each = [Paragraph(text(f"Write to number {number}"), ParagraphRole.CONTACT) for number in range(count)]
    made = pages(engine, (*lines(before), *each))

    assert [page.count("Write to") for page in made if page.count("Write to") == 1] == []


def test_no_line_ends_within_a_compound_whose_words_are_plain_all_the_same(engine: str) -> None:
    said = [f"{'of ' * before}MAPPA co-ordinators’ multi-agency work: www.a.example." for before in range(12, 24)]
    blocks = tuple(Paragraph(text(each)) for each in said)
    pdf = ENGINES[engine](replace(empty(), blocks=blocks), (ROOT / "templates").joinpath)
    page = " ".join(page_lines(pdf)[-1])

    assert [page.count(word) for word in ("co-ordinators’", "multi-agency", "www.a.example.")] == [12, 12, 12]
