"""Word files and open data: nothing for the makers of the formats to find, and they open in LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.full import judges
from tests.full.reports import REPORTS, Files
from tests.proofs.test_records import spoil

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def judged(reports: dict[str, Files], faulty: Files) -> judges.Findings:
    return judges.open_xml_sdk([*(files["docx"] for files in reports.values()), faulty["docx"]])


@pytest.mark.parametrize("name", REPORTS)
def test_the_open_xml_sdk_finds_nothing_in_word_files(
    name: str, reports: dict[str, Files], judged: judges.Findings
) -> None:
    assert judged[reports[name]["docx"]] == []


def test_the_open_xml_sdk_finds_what_is_wrong(faulty: Files, judged: judges.Findings) -> None:
    (finding,) = judged[faulty["docx"]]

    assert "invalid child element" in finding
    assert ":nothing" in finding


def test_word_files_open_in_libreoffice(reports: dict[str, Files], tmp_path: Path) -> None:
    copies = []
    for number, files in enumerate(reports.values()):
        copy = tmp_path / f"{number}.docx"
        copy.write_bytes(files["docx"].read_bytes())
        copies.append(copy)

    judges.libreoffice(copies, "pdf", tmp_path)

    for copy, files in zip(copies, reports.values(), strict=True):
        opened = judges.words_of_pdf(copy.with_suffix(".pdf"))
        last = judges.words_of_pdf(files["pdf"]).split()[-8:-3]
        assert " ".join(last[:3]) in " ".join(opened.split())


@pytest.mark.usefixtures("workspace")
def test_the_first_page_of_a_proof_holds_all_it_should_in_libreoffice_too(run: Run, tmp_path: Path) -> None:
    spoil(run, "--to", "text")
    run("proof", "testshire", "2023", "--to", "docx")
    (proof,) = Path("build/testshire/2023").glob("*-proof-2.docx")

    judges.libreoffice([proof], "pdf", tmp_path)

    first, *_ = judges.words_of_pdf(tmp_path / f"{proof.stem}.pdf").split("\f")
    assert "further points follow on the next pages." in first
