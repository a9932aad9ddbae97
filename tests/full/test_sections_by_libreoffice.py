"""A Word file that LibreOffice has saved as OpenDocument or RTF comes in as the Word file does."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from mappa_report.importing.contributed import read_contributed
from mappa_report.importing.markdown.normal import normal
from mappa_report.importing.markdown.writer import write_markdown
from tests.full.judges import libreoffice

pytestmark = pytest.mark.full


def _markdown(file: Path) -> str:
    return write_markdown(normal(read_contributed(file.read_bytes(), file.name).pieces).blocks).text


@pytest.mark.parametrize("ending", ["odt", "rtf"])
def test_headings_lists_tables_and_bold_are_the_same_from_both(ending: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("What we did", 1)
    words = document.add_paragraph("We found ")
    words.add_run("nine").bold = True
    words.add_run(" homes.")
    for style in ("List Bullet", "List Bullet", "List Bullet 2", "List Number", "List Number"):
        document.add_paragraph(f"An item of {style}", style=style)
    document.add_heading("Figures", 2)
    table = document.add_table(2, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Cell {number}"
    document.add_paragraph("It was the first time that somebody asked me.", style="Quote")
    document.save(str(tmp_path / "housing.docx"))

    libreoffice([tmp_path / "housing.docx"], ending, tmp_path)

    made = _markdown(tmp_path / f"housing.{ending}")
    assert "- An item of List Bullet\n\n  - An item of List Bullet 2\n" in made
    assert made == _markdown(tmp_path / "housing.docx")
