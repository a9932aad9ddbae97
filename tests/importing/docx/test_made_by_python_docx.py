"""Files that another library made: what its readers would see comes over."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_BREAK

from mappa_report.importing.docx.reader import read_docx
from tests.importing.docx.word import png
from tests.importing.shown import shown, told


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_contribution_of_the_usual_kinds() -> None:
    document = docx.Document()
    document.add_heading("Police contribution", 0)
    document.add_heading("Our year", 1)
    paragraph = document.add_paragraph("The team “met” – ")
    paragraph.add_run("monthly").bold = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("on Mondays").italic = True
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("deeper", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph("It works.", style="Intense Quote")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    table = document.add_table(2, 3)
    for cell, words in zip(table.row_cells(0), ("Level", "2022", "2023"), strict=True):
        cell.text = words
    table.cell(1, 0).merge(table.cell(1, 1)).text = "both"
    table.cell(1, 2).text = "7"
    document.add_picture(io.BytesIO(png()))
    finished = read_docx(saved(document), "police.docx")

    assert finished.title == "Police contribution"
    assert shown(finished) == [
        "# Our year",
        "The team “met” – **monthly** / *on Mondays*",
        "- one",
        "  - deeper",
        "1. first",
        "2. second",
        "> It works.",
        "| Level | 2022 | 2023 |",
        "| both |  | 7 |",
        "![](image/png, 4 × 2)",
    ]
    assert told(finished) == [
        "picture [paragraph 10] a picture has no alternative text: say what it shows",
        "merged cells [table 1] a merged cell was parted: its words stand in its first place, and the others are blank",
    ]
