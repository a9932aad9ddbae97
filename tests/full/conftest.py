"""Every report is built once for all judges, and beside the reports they see files with known faults."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.full.reports import Files, build_reports, export_data


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Files]:
    """The files of each report, by its name."""
    return build_reports(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Files]:
    """The open data of each report, by its name."""
    return export_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def faulty(reports: dict[str, Files], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Files that no judge may let pass: one that does has not looked."""
    folder = tmp_path_factory.mktemp("faulty")
    good = reports["Norfolk 2019"]
    files = {name: folder / f"faulty.{name}" for name in ("html", "pdf", "docx")}
    _break_html(files["html"])
    _break_pdf(good["pdf"], files["pdf"])
    _break_docx(good["docx"], files["docx"])
    return files


def _break_html(bad: Path) -> None:
    """Faint and wide words, an id twice and a picture without an alternative."""
    bad.write_text(
        "<!DOCTYPE html><html lang='en'><head><title>Bad</title></head><body><main><h1>Bad</h1><p id='a'>"
        "<p id='a' style='color:#aaa;width:900px'>Faint and wide<img src='data:,'></main></body></html>",
        encoding="utf-8",
    )


def _break_pdf(good: Path, bad: Path) -> None:
    """No language, and a window named after the file."""
    with pikepdf.open(good) as pdf:
        del pdf.Root.Lang
        pdf.Root.ViewerPreferences.DisplayDocTitle = False
        pdf.save(bad)


def _break_docx(good: Path, bad: Path) -> None:
    """An element that Word knows nothing of."""
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body><w:nothing/>", 1)
            target.writestr(name, part)
