"""What a screen reader is given of whole reports, cell by cell and mark by mark, whichever engine made the PDF."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import lxml.html
import pikepdf
import pytest

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.engines import ENGINES
from tests.pdf_outline import without_pages
from tests.pdf_tree import marks_of_pages, read_tags, table_cells

REPORTS = [("kent", "2006"), ("kent", "2023")]
Built = Callable[[tuple[str, str]], tuple[bytes, Any]]


@pytest.fixture(scope="module", params=list(ENGINES))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """From a report to its PDF and its web page."""
    out = tmp_path_factory.mktemp("built")

    def build(report: tuple[str, str]) -> tuple[bytes, Any]:
        asked = BuildRequest(Workspace(ROOT), ("pdf", "html"), out, pdf_engine=request.param)
        written = build_report(asked, *report).written
        pdf, html = sorted(written, key=lambda path: path.suffix != ".pdf")
        return pdf.read_bytes(), lxml.html.parse(str(html)).getroot()

    return cache(build)


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_each_cell_of_each_table_and_the_headers_it_has(report: tuple[str, str], built: Built) -> None:
    pdf, page = built(report)
    tables = [table_cells(table) for table in read_tags(pdf).all("Table")]
    assert len(tables) >= 5
    assert as_plain(tables) == as_plain([cells_of(table) for table in page.iter("table")])


def as_plain(tables: list[list[list[tuple[str, list[str]]]]]) -> list[list[list[tuple[str, list[str]]]]]:
    """The same with plain spaces: what keeps words on one line is not read aloud."""

    def plain(words: str) -> str:
        return words.replace("\N{NO-BREAK SPACE}", " ")

    return [
        [[(plain(words), [plain(head) for head in heads]) for words, heads in row] for row in table] for table in tables
    ]


def cells_of(table: Any) -> list[list[tuple[str, list[str]]]]:
    """The same of a table in HTML, with no cell merged: one header row, and before each row its own header."""
    [head] = table.findall("thead/tr")
    columns = [cell.text_content() for cell in head]
    rows: list[list[tuple[str, list[str]]]] = [[(words, []) for words in columns]]
    for row in table.findall("tbody/tr"):
        own = [cell.text_content() for cell in row if cell.tag == "th"]
        rows.append(
            [
                (cell.text_content(), [] if cell.tag == "th" else [*own, columns[number]])
                for number, cell in enumerate(row)
            ]
        )
    return rows


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_each_heading_and_paragraph_has_its_words_with_spaces_between_them(
    report: tuple[str, str], built: Built
) -> None:
    pdf, page = built(report)
    headings = ["h2", "h3", "h4", "h5"]
    roles = ("P", *map(str.upper, headings))
    tagged = [tag for part in read_tags(pdf).all("Part") for tag in part.within() if tag.role in roles]
    contents = page.find(".//nav").find("h2")
    for line_end in page.iter("br"):
        line_end.tail = f" {line_end.tail or ''}"
    texts = page.xpath("//main | //footer")
    elements = [each for text in texts for each in text.iter("p", *headings) if each is not contents]
    written = [" ".join(element.text_content().split()) for element in elements]
    assert len(written) >= 60
    assert [without_pages(tag.words) for tag in tagged if tag.words != contents.text] == written


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_each_mark_on_each_page_belongs_to_one_element(report: tuple[str, str], built: Built) -> None:
    pdf, _ = built(report)
    owned = Counter(mark for tag in read_tags(pdf).within() for mark in tag.marks)
    assert owned == Counter(marks_of_pages(pdf))
    assert set(owned.values()) == {1}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        named = list(root.IDTree.Names)
        assert [str(name) for name in named[::2]] == sorted(str(element.ID) for element in named[1::2])
        numbers = list(root.ParentTree.Nums)
        pages = {int(page.obj.StructParents): number for number, page in enumerate(file.pages)}
        for key, owner in zip(numbers[::2], numbers[1::2], strict=True):
            number = pages.get(int(key))
            if number is None:
                assert owner.S == "/Link"
                continue
            # A head that a table repeats on its next page belongs to no element.
            elements = [(mark, element) for mark, element in enumerate(owner) if element is not None]
            found = {mark for mark, element in elements if "/S" in element and owns(element, mark)}
            assert found == {mark for page, mark in owned if page == number}


def owns(element: Any, mark: int) -> bool:
    return mark in [kid if isinstance(kid, int) else kid.get("/MCID") for kid in element.K]


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_no_element_is_empty_and_none_means_nothing(report: tuple[str, str], built: Built) -> None:
    pdf, page = built(report)
    document = read_tags(pdf)
    assert [tag.role for tag in document.within() if not (tag.kids or tag.marks or tag.role == "TD")] == []
    assert {tag.role for tag in document.within()}.isdisjoint({"NonStruct", "Private"})
    headings = [element.tag.upper() for element in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert [tag.role for tag in document.within() if tag.role[0] == "H"] == headings
