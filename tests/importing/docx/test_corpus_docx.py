"""Published reports as Word files, where they are: no word of them is lost, and their tables are right.

The reports are public, and not part of the project.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from mappa_report.document.blocks import Heading, Table
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.importing.docx.reader import read_docx
from mappa_report.importing.finished import Finished, ToldKind
from tests.conftest import ROOT

CORPUS = Path(os.environ.get("MAPPA_REPORT_CORPUS", ROOT.parent / "shared" / "corpus"))

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the published reports are not here")


def read(name: str) -> Finished:
    return read_docx((CORPUS / f"{name}.docx").read_bytes(), f"{name}.docx")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", ["kent-2006", "kent-2023", "norfolk-2019"])
def test_each_word_is_placed_or_told(name: str) -> None:
    finished = read(name)
    placed = words(finished.title)
    for run in inlines_of(piece.block for piece in finished.pieces):
        placed += words(plain_text(run))
    contents = sum((words(each.words) for each in finished.told if each.kind is ToldKind.CONTENTS), Counter[str]())
    printed = words((CORPUS / f"{name}.txt").read_text("utf-8"))

    assert printed - placed - contents == Counter()
    assert placed - printed == Counter()


def tables(name: str) -> list[list[list[str]]]:
    return [
        [
            [plain_text(column.heading) for column in piece.block.columns],
            *([plain_text(cell) for cell in row.cells] for row in piece.block.rows),
        ]
        for piece in read(name).pieces
        if isinstance(piece.block, Table)
    ]


def test_the_tables_of_a_published_report_keep_their_cells() -> None:
    first = {name: tables(name)[0] for name in ("kent-2023", "norfolk-2019")}

    for rows in first.values():
        assert [row[0] for row in rows] == ["", "Level 1", "Level 2", "Level 3", "Total"]
    assert [row[1:] for row in first["kent-2023"][1:]] == [
        ["1945", "735", "0", "2680"],
        ["7", "7", "9", "23"],
        ["1", "1", "1", "3"],
        ["1953", "743", "10", "2706"],
    ]
    assert [row[1:] for row in first["norfolk-2019"][1:]] == [
        ["1094", "462", "-", "1556"],
        ["5", "1", "7", "13"],
        ["0", "1", "0", "1"],
        ["1099", "464", "7", "1570"],
    ]


def test_headings_that_are_plain_lines_are_found_by_the_printed_list_of_contents() -> None:
    finished = read("kent-2006")
    guessed = [each for each in finished.told if each.kind is ToldKind.GUESSED_HEADING]
    headings = [piece for piece in finished.pieces if isinstance(piece.block, Heading)]

    assert (len(headings), len(guessed)) == (20, 19)
