"""What a PDF says, as plain lines that a test can compare whole: its pages and its bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf

from tests.pdf_tree import read_tags


def artifact_texts(pdf: bytes) -> int:
    """How many runs of text are marked as artifacts, which no screen reader reads."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sum(_artifact_texts(page) for page in file.pages)


def _artifact_texts(page: pikepdf.Page) -> int:
    count, marks = 0, [""]
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "BMC" | "BDC":
                marks.append(str(instruction.operands[0]))
            case "EMC":
                marks.pop()
            case "TJ" | "Tj":
                count += marks[-1] == "/Artifact"
    return count


def page_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page as they are printed, runs of blanks made one."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = (page.extract_text(extraction_mode="layout") for page in reader.pages)
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]


def without_pages(words: str) -> str:
    """``words`` of a PDF without the numbers of pages that its links to tables have."""
    return re.sub(r",\s*page\s*[0-9]+", "", words)


def without_figures(pdf: bytes) -> bytes:
    """The PDF without what is drawn in figures, such as a chart's letters: their alternative is read instead."""
    return _without(pdf, ("Figure",), artifacts=False)


def text_alone(pdf: bytes) -> bytes:
    """The PDF without figures and without artifacts, such as the head of a table's next page, and no list numbered."""
    return _without(pdf, ("Figure", "Lbl"), artifacts=True)


def _without(pdf: bytes, roles: tuple[str, ...], *, artifacts: bool) -> bytes:
    saved = io.BytesIO()
    marks = [mark for tag in read_tags(pdf).within() if tag.role in roles for mark in tag.marks]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages):
            drawn = {mark for sheet, mark in marks if sheet == number}
            page.Contents = file.make_stream(pikepdf.unparse_content_stream(list(_outside(page, drawn, artifacts))))
        file.save(saved)
    return saved.getvalue()


def _outside(page: pikepdf.Page, drawn: set[int], artifacts: bool) -> Iterator[Any]:
    """What ``page`` draws but for the marks ``drawn``, and for artifacts if those are to go too."""
    unread: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            unread.append(_is_unread(instruction.operands, drawn, artifacts))
        if not any(unread):
            yield instruction
        if operator == "EMC":
            unread.pop()


def _is_unread(operands: Any, drawn: set[int], artifacts: bool) -> bool:
    if str(operands[0]) == "/Artifact":
        return artifacts
    return len(operands) > 1 and "/MCID" in operands[1] and int(operands[1].MCID) in drawn


def bookmarks(pdf: bytes) -> list[str]:
    """The bookmarks, indented by level."""
    return list(_bookmarks(pypdf.PdfReader(io.BytesIO(pdf)).outline, 0))


def _bookmarks(outline: Any, depth: int) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _bookmarks(item, depth + 1)
        else:
            yield "  " * depth + item.title


def pages_of_sections(pdf: bytes) -> list[int]:
    """On which page, counted from 0, each bookmark of the first level leads: the title, the contents, the sections."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = (reader.get_destination_page_number(item) for item in reader.outline if not isinstance(item, list))
    return [page for page in found if page is not None]


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts in it, without the prefix that marks a subset, and whether they are embedded."""
    pages: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = (font.get_object() for page in pages for font in page["/Resources"]["/Font"].values())
    return {_font(font) for font in found}


def _font(font: Any) -> str:
    described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    name: str = font["/BaseFont"][1:].partition("+")[2]
    return name if "/FontFile3" in described or "/FontFile2" in described else f"{name} (not embedded)"


def label_of(pdf: pypdf.PdfReader, name: str) -> str:
    """The label of the page that the destination ``name`` is on."""
    number = pdf.get_destination_page_number(pdf.named_destinations[name])
    assert number is not None
    return pdf.page_labels[number]
