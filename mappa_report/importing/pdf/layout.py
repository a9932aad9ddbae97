"""A PDF without tags: its words by where they stand, in the order in which each page is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.walked import Walked
from mappa_report.importing.pdf.grids import grid_of, with_halves_joined
from mappa_report.importing.pdf.line_making import printed_lines
from mappa_report.importing.pdf.pages import MAX_LETTERS
from mappa_report.importing.pdf.paragraphs import Paragraphs
from mappa_report.importing.pdf.printed import Printed
from mappa_report.importing.pdf.rows import Rows, rows_at
from mappa_report.importing.pdf.running_heads import without_running_heads
from mappa_report.importing.pdf.words import PageWords
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.bounds import Tally

_PICTURE = 3
"""What pdfium calls a picture among the things on a page."""


def laid_out(document: Any, telling: Telling) -> list[Walked]:
    """What stands on the pages of ``document``, opened by pdfium."""
    letters = Tally("letters on the pages of this PDF", MAX_LETTERS)
    pages = [_page(document[number], number + 1, letters, telling) for number in range(len(document))]
    lines = [line for page in without_running_heads(pages, telling) for line in page]
    tables: list[tuple[int, Rows]] = []
    number = 0
    while number < len(lines):
        rows = rows_at(lines, number)
        if rows:
            tables.append((number, rows))
        number += rows.lines if rows else 1
    return with_halves_joined(list(_walked(lines, tables)))


def _page(page: Any, number: int, letters: Tally, telling: Telling) -> list[Printed]:
    words = PageWords(page)
    letters.add(words.letters)
    for _ in page.get_objects(filter=(_PICTURE,), max_depth=2):
        one = "a picture was left out: save it as PNG or JPEG, and put it in by hand"
        many = "{} pictures were left out: save them as PNG or JPEG, and put them in by hand"
        telling.tell(ToldKind.PICTURE, f"page {number}", one, many)
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
