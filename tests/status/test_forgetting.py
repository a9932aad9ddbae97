"""``mappa-report forget``: what a published report no longer needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publishing import FINAL, PROOF, SIGN, YEAR, done, make_publishable


def test_a_published_report_forgets_its_proofs_and_who_owed_what_when_asked(workspace: Path, run: Run) -> None:
    make_publishable(workspace)
    done(run, PROOF, SIGN, FINAL)
    (YEAR / "contributors.yaml").write_text("- name: Police\n  section: 20-police\n", "utf-8")
    (YEAR / "versions/sections/20-police.md").mkdir(parents=True)
    signed = {at.name: at.read_bytes() for at in (YEAR / "signoffs").iterdir()}

    listed = run("forget", "testshire", "2023")
    was_there = (YEAR / "proofs/1").is_dir()
    removed = run("forget", "testshire", "2023", "--yes")
    again = run("forget", "testshire", "2023", "--yes")

    folder = YEAR.as_posix()
    assert listed.out == (
        f"no longer needed: {folder}/proofs/1\nno longer needed: {folder}/versions\n"
        f"no longer needed: {folder}/contributors.yaml\n"
        "Nothing was removed. To remove them: mappa-report forget testshire 2023 --yes\n"
    )
    assert was_there
    assert removed.out == f"removed {folder}/proofs/1\nremoved {folder}/versions\nremoved {folder}/contributors.yaml\n"
    assert again.out == "Nothing is left that it does not need.\n"
    assert [at.name for at in (YEAR / "proofs").iterdir()] == ["last-number.json"]
    assert {at.name: at.read_bytes() for at in (YEAR / "signoffs").iterdir()} == signed
    page = "build/testshire/2023/testshire-mappa-annual-report-2023.html"
    assert run("verify", page).out.endswith("byte for byte.\n")


@pytest.mark.usefixtures("workspace")
def test_a_report_that_is_not_published_forgets_nothing(run: Run) -> None:
    run(*PROOF)

    result = run("forget", "testshire", "2023", "--yes")

    assert result.code == 2
    assert "testshire 2023 is not published, or is being corrected" in result.err
    assert (YEAR / "proofs/1").is_dir()


def test_what_a_run_that_was_ended_had_begun_to_remove_is_removed_by_the_next(workspace: Path, run: Run) -> None:
    make_publishable(workspace)
    done(run, PROOF, SIGN, FINAL)
    (YEAR / "proofs/1").rename(YEAR / "proofs/.mappa-report-16e83df3c57d6423.tmp")

    result = run("forget", "testshire", "2023")

    assert (result.code, result.out) == (0, "Nothing is left that it does not need.\n")
    assert [at.name for at in (YEAR / "proofs").iterdir()] == ["last-number.json"]
