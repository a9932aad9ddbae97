"""The published reports, where they are, brought in: what is measured of each, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.importing.lines import Claim, lines_of
from mappa_report.intake.dated import Wish
from mappa_report.intake.report import ReportIntake, report_intake
from mappa_report.intake.report_files import report_files
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT
from tests.importing.layouts import CORPUS, differences, return_of

FILES = sorted(path.name for path in CORPUS.glob("*") if path.suffix in (".docx", ".txt"))
IN_A_SENTENCE = {"kent-2006": ["managed.level_3.total: missing"]}
SECTIONS = {"kent-2006": 18, "kent-2015": 6, "kent-2023": 7, "norfolk-2019": 4}

pytestmark = pytest.mark.skipif(not FILES, reason="the published reports are not here")


def brought_in(name: str, folder: Path) -> ReportIntake:
    """What the file ``name`` becomes in a workspace of its own in ``folder``."""
    (folder / "areas").mkdir()
    problems: list[Problem] = []
    area = name.rpartition("-")[0]
    intake = report_intake(Workspace(folder), area, Wish(), name, (CORPUS / name).read_bytes(), problems)
    assert problems == []
    assert intake is not None
    return intake


@pytest.mark.parametrize("name", FILES)
def test_a_published_report_comes_in_with_its_figures_words_and_sections(name: str, tmp_path: Path) -> None:
    intake = brought_in(name, tmp_path)

    stem = name.rpartition(".")[0]
    expected, _, year = return_of(ROOT / f"areas/{stem.replace('-2', '/2')}/statistics.yaml")
    assert intake.year.ends_in == year
    assert differences(intake.figures, expected) == IN_A_SENTENCE.get(stem, [])
    words = intake.claims.words()
    placed = sum(words.values()) - words[Claim.NATIONAL]
    assert words[Claim.NOBODY] <= 0.01 * placed
    assert len(intake.sections) == SECTIONS[stem]


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_its_sections_stands_in_their_files(name: str, tmp_path: Path) -> None:
    intake = brought_in(name, tmp_path)

    files = report_files(intake).files
    written = "".join(_letters(data.decode()) for file, data in files.items() if file.endswith(".md"))
    lines = [line.text for section in intake.sections for line in lines_of(section.pieces)]
    assert [line for line in lines if _letters(line) not in written] == []


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
