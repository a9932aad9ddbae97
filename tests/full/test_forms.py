"""A form for a section, saved by LibreOffice once it has been filled in."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from mappa_report.building.formats import write_formats
from mappa_report.importing.contributed import read_contributed
from mappa_report.intake.form import Form, filled_in, form_document
from mappa_report.model.section import Author
from mappa_report.workspace.workspace import PACKAGED, Workspace
from tests.full import judges
from tests.importing.shown import shown

pytestmark = pytest.mark.full


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_a_form_comes_back_from_libreoffice_as_it_was_filled_in(kind: str, tmp_path: Path) -> None:
    form = form_document(Form("MAPPA annual report of Kent, 2022–23", "", "Police", Author("", "Kent Police")), None)
    path = tmp_path / "form.docx"
    files, problems = write_formats(form, {"docx": path}, "typst", Workspace(PACKAGED))
    path.write_bytes(files[path])
    file = docx.Document(str(path))
    file.tables[0].cell(4, 1).paragraphs[0].text = "Superintendent"
    file.paragraphs[-1].text = "We had a good year."
    file.save(str(path))
    (tmp_path / "saved").mkdir()
    judges.libreoffice([path], kind, tmp_path / "saved")

    saved = tmp_path / "saved" / f"form.{kind}"
    filled = filled_in(read_contributed(saved.read_bytes(), saved.name))

    assert problems == []
    assert (filled.finished.title, filled.author) == ("Police", Author("Superintendent", "Kent Police"))
    assert shown(filled.finished) == ["We had a good year."]
