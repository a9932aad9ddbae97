"""``mappa-report forget``: what a published report no longer needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

YEAR = Path("areas/testshire/2023")


def _publish(workspace: Path, run: Run) -> None:
    for section in (workspace / YEAR / "sections").iterdir():
        section.write_text(section.read_text("utf-8").replace("illustrative: true\n", ""), "utf-8")
    settings = "layout: 1\nown_text: {date: 2023-11-01, by: Chair of the board}\n"
    (workspace / "mappa-report.yaml").write_text(settings, "utf-8")
    sign = ("sign-off", "testshire", "2023", "--name", "A. Chair", "--role", "SMB chair")
    final = ("build", "testshire", "2023", "--final")
    for command in (("proof", "testshire", "2023", "--to", "html"), sign, final):
        assert run(*command).code == 0, command


def test_a_published_report_forgets_its_proofs_and_who_owed_what_when_asked(workspace: Path, run: Run) -> None:
    _publish(workspace, run)
    (YEAR / "contributors.yaml").write_text("- name: Police\n  section: 20-police\n", "utf-8")
    signed = {at.name: at.read_bytes() for at in (YEAR / "signoffs").iterdir()}

    listed = run("forget", "testshire", "2023")
    was_there = (YEAR / "proofs/1").is_dir()
    removed = run("forget", "testshire", "2023", "--yes")
    again = run("forget", "testshire", "2023", "--yes")

    folder = YEAR.as_posix()
    assert listed.out == (
        f"no longer needed: {folder}/proofs/1\nno longer needed: {folder}/contributors.yaml\n"
        "Nothing was removed. To remove them: mappa-report forget testshire 2023 --yes\n"
    )
    assert was_there
    assert removed.out == f"removed {folder}/proofs/1\nremoved {folder}/contributors.yaml\n"
    assert again.out == "Nothing is left that it does not need.\n"
    assert [at.name for at in (YEAR / "proofs").iterdir()] == ["last-number.json"]
    assert {at.name: at.read_bytes() for at in (YEAR / "signoffs").iterdir()} == signed
    page = "build/testshire/2023/testshire-mappa-annual-report-2023.html"
    assert run("verify", page).out.endswith("byte for byte.\n")


@pytest.mark.usefixtures("workspace")
def test_a_report_that_is_not_published_forgets_nothing(run: Run) -> None:
    run("proof", "testshire", "2023", "--to", "html")

    result = run("forget", "testshire", "2023", "--yes")

    assert result.code == 2
    assert "testshire 2023 is not published, or is being corrected" in result.err
    assert (YEAR / "proofs/1").is_dir()
