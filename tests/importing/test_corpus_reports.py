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

FILES = sorted(path.name for path in CORPUS.glob("*") if path.suffix in (".docx", ".pdf", ".txt"))
NOT_FOUND = {
    "kent-2006.docx": ["managed.level_3.total: missing"],
    "kent-2006.txt": ["managed.level_3.total: missing"],
    "kent-2023.pdf": ["sexual_risk_order_breaches: missing"],
}
"""A figure that stands in a sentence alone, and one whose cell was left blank, of which nothing is on the page."""
LONG = "Multi Agency Public Protection Arrangements (MAPPA) Annual Report"
SENIOR = "Role of the Senior Probation Officer/Manager - High Risk Offenders,"
TITLES = {
    "kent-2006": [
        f"Joint Foreword to Kent {LONG} 2005/2006",
        "Key Achievements",
        "How the MAPPA operate locally and levels of risk management",
        "Tasking and Co-ordinating Group",
        "MAPPA Categories",
        "Managing the Risk",
        "Examples of the agencies involved in MAPPA",
        "Strategic Management Board",
        "The focus on victims",
        "The role of the Analyst",
        "The Role of the Prison Service in MAPPA 2005 – 2006",
        "Lay Advisers",
        "Violent and Sex Offender Register (ViSOR)",
        "Keeping Children Safe",
        "Role of Public Protection Officer at Kent Police Headquarters",
        f"{SENIOR} Kent Probation Area",
        "Case Studies",
        "Contact Details",
    ],
    "kent-2015": [
        "Intro",
        "MAPPA work in the area",
        "The role of the Strategic Management Board",
        "Safeguarding Children",
        "Lay Advisers",
        "Victim liaison",
    ],
    "kent-2023": [
        "Introduction",
        "MAPPA Co-ordinator; Kent",
        "Kent Police; MOSOVO DI",
        "SMB Perspective; Kent 18+ Leaving Service",
        "SMB Perspective; Folkestone & Hythe District Council (FHDC)",
        "SMB Perspective; Kent Children’s Social Work Services",
        "SMB Perspective; PREVENT",
    ],
    "norfolk-2019": ["Introduction", "Norfolk Update", "Lay Adviser", "Universal Credit Work Services Manager"],
}
BROKEN = {"kent-2006.txt": {f"{SENIOR} Kent Probation Area": SENIOR}}
"""Titles that a plain text breaks into two lines, of which the second is taken for text."""

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
    assert differences(intake.figures, expected) == NOT_FOUND.get(name, [])
    words = intake.claims.words()
    placed = sum(words.values()) - words[Claim.NATIONAL]
    assert words[Claim.NOBODY] <= 0.01 * placed
    titles = [BROKEN.get(name, {}).get(title, title) for title in TITLES[stem]]
    assert [section.title for section in intake.sections] == titles


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_its_sections_stands_in_their_files(name: str, tmp_path: Path) -> None:
    intake = brought_in(name, tmp_path)

    files = report_files(intake).files
    written = "".join(_letters(data.decode()) for file, data in files.items() if file.endswith(".md"))
    lines = [line.text for section in intake.sections for line in lines_of(section.pieces)]
    assert [line for line in lines if _letters(line) not in written] == []


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
