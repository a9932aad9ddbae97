"""``mappa-report doctor`` and ``init``: what they say to somebody who has just begun."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from mappa_report import doctor
from mappa_report.writers import LibraryMissing
from tests.conftest import ROOT, Run


@pytest.mark.usefixtures("workspace")
def test_a_machine_with_everything_is_told_so(run: Run) -> None:
    result = run("doctor")

    lines = result.out.splitlines()
    assert (result.code, lines[-1]) == (0, "Everything is in order.")
    assert [re.sub(r"\s+", " ", line).partition(":")[0] for line in lines[:-1]] == [
        "ok Python",
        "ok jinja2",
        "ok python-docx",
        "ok typst",
        "ok weasyprint",
        "ok pyyaml",
        "ok cerberus",
        "ok click",
        "ok markdown-it-py",
        "ok pillow",
        "ok xlsxwriter",
        "ok msgspec",
        "ok lxml",
        "ok pikepdf",
        "ok PDF engine",
        "ok Pango",
        "ok templates and editions",
        "ok edition 2006",
        "ok edition 2015",
        "ok edition 2019",
        "ok edition 2023",
        "ok edition tiny",
        "ok workspace",
        "ok room to write",
    ]
    assert f"templates and editions: {ROOT}" in result.out
    assert "ok       edition 2023: confirmed, own text\n" in result.out


def test_what_is_missing_is_said_with_what_to_type(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        if name == "pillow":
            raise PackageNotFoundError(name)
        return "1.0"

    def no_pango() -> None:
        raise LibraryMissing("Pango", "type: sudo apt-get install libpango-1.0-0")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "version", absent)
    monkeypatch.setattr("mappa_report.writers.weasyprint.writer.load_weasyprint", no_pango)

    result = run("doctor")

    ill = result.out.split("missing  ")[1:]
    assert [part.strip().splitlines()[:2] for part in ill] == [
        ["pillow: not installed", "         type: python -m pip install pillow"],
        [f"workspace: no folder areas in {tmp_path} or above it", "         type: mappa-report init"],
    ]
    assert (result.code, result.out.splitlines()[-1]) == (1, "2 to mend.")


@pytest.mark.parametrize(
    ("settings", "code", "line"),
    [
        ("", 0, "ok       Pango: not found, and not needed: only PDFs by weasyprint are set with it\n"),
        (
            "pdf_engine: weasyprint\n",
            1,
            "missing  Pango: not found; DOCX and HTML can be made, PDF can't\n         type\n",
        ),
    ],
)
def test_pango_is_missed_where_it_is_needed(
    settings: str, code: int, line: str, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pango() -> None:
        raise LibraryMissing("Pango", "type")

    (workspace / "mappa-report.yaml").write_text(f"layout: 1\n{settings}")
    monkeypatch.setattr("mappa_report.writers.weasyprint.writer.load_weasyprint", no_pango)

    result = run("doctor")

    assert line in result.out
    assert result.code == code


def test_settings_that_nothing_can_be_built_with_are_to_be_mended(workspace: Path, run: Run) -> None:
    (workspace / "mappa-report.yaml").write_text("layout: 2\npdf_engine: Typst\n")

    result = run("doctor")

    assert result.code == 1
    assert "missing  mappa-report.yaml: this workspace has the layout 2, and this program knows only 1\n" in result.out
    assert "missing  mappa-report.yaml: there is no PDF engine Typst\n         did you mean typst?\n" in result.out


def test_doctor_names_the_engine_and_why(workspace: Path, run: Run) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/print.css").write_text("")

    assert "PDF engine: weasyprint. The PDF is set by WeasyPrint, for this workspace's own" in run("doctor").out


def test_init_says_what_it_made_and_what_it_kept(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    first = run("init", "mappa")
    again = run("init", "mappa")

    assert "made mappa/areas/kent/2023/statistics.yaml\n" in first.out
    assert first.out.endswith("The workspace is ready. Next: cd mappa, then mappa-report build kent 2023\n")
    assert "kept mappa/areas/kent/2023/statistics.yaml, which was there already\n" in again.out
    assert "made" not in again.out


def test_init_that_can_write_nothing_says_so(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("areas").write_text("in the way")

    result = run("init")

    assert result.code == 1
    assert result.out.endswith("  hint: move it away, or rename it.\n\n1 error, 0 warnings.\n")


def test_what_is_private_in_settings_is_not_shown(workspace: Path, run: Run) -> None:
    (workspace / "mappa-report.yaml").write_text('layout: 1\n"Jane Doe born 03/04/1971": 2\n', "utf-8")

    line = next(line for line in run("doctor").out.splitlines() if "mappa-report.yaml" in line)

    assert line == "missing  mappa-report.yaml: mappa-report.yaml has no place for ••• born •••"
