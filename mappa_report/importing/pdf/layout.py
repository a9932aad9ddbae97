"""A PDF without tags: its words by where they stand, in the order in which each page is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mappa_report.importing.office.walked import Walked
from mappa_report.importing.pdf.grids import grid_of, with_halves_joined
from mappa_report.importing.pdf.line_making import printed_lines
from mappa_report.importing.pdf.pages import MAX_LETTERS
from mappa_report.importing.pdf.paragraphs import Paragraphs
from mappa_report.importing.pdf.pictures import PagePictures
from mappa_report.importing.pdf.printed import Printed
from mappa_report.importing.pdf.rows import Rows, rows_at
from mappa_report.importing.pdf.running_heads import without_running_heads
from mappa_report.importing.pdf.tight_cells import with_cells_apart
from mappa_report.importing.pdf.words import PageWords
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects


def laid_out(document: Any, pdf: PdfObjects, telling: Telling) -> list[Walked]:
    """What stands on the pages of ``document``, opened by pdfium, whose objects are those of ``pdf``."""
    letters = Tally("letters on the pages of this PDF", MAX_LETTERS)
    pages = [_page(document[number], number + 1, letters) for number in range(len(document))]
    lines = with_cells_apart([line for page in without_running_heads(pages, telling) for line in page])
    tables: list[tuple[int, Rows]] = []
    number = 0
    while number < len(lines):
        rows = rows_at(lines, number)
        if rows:
            tables.append((number, rows))
        number += rows.lines if rows else 1
    return _with_pictures(with_halves_joined(list(_walked(lines, tables))), document, pdf, telling)


def _with_pictures(walked: list[Walked], document: Any, pdf: PdfObjects, telling: Telling) -> list[Walked]:
    """``walked`` with the pictures of each page behind what begins on it: nothing says which words they belong to."""
    pages = [number for number, name in enumerate(pdf.page_names, 1) if _has_pictures(pdf, name)]
    if not pages:
        return walked
    pictures = PagePictures(telling)
    shown = {number: pictures.on_page(document[number - 1], number) for number in pages}
    of_page: dict[str, list[Walked]] = {f"page {number}": [] for number in range(1, len(pdf.page_names) + 1)}
    for each in walked:
        of_page[each.where].append(each)
    for number in pages:
        of_page[f"page {number}"] += shown[number]
    return [each for held in of_page.values() for each in held]


def _has_pictures(pdf: PdfObjects, name: str) -> bool:
    resources = pdf.dictionary(pdf.inherited(pdf.dictionary(name), "/Resources"))
    drawn = map(pdf.dictionary, pdf.dictionary(resources.get("/XObject")).values())
    return any(each.get("/Subtype") in ("/Image", "/Form") for each in drawn)


def _page(page: Any, number: int, letters: Tally) -> list[Printed]:
    words = PageWords(page)
    letters.add(words.letters)
    return printed_lines(words.words(), number)


def _walked(lines: Sequence[Printed], tables: Sequence[tuple[int, Rows]]) -> Iterator[Walked]:
    running: list[Sequence[Printed]] = []
    start = 0
    for number, rows in tables:
        running.append(lines[start:number])
        start = number + rows.lines
    running.append(lines[start:])
    paragraphs = Paragraphs([line for each in running for line in each])
    for each, table in zip(running, [*tables, None], strict=True):
        yield from paragraphs.lines(each)
        if table:
            yield grid_of(table[1], f"page {lines[table[0]].page}")
