"""In a folder that is no workspace nothing is checked, built or laid out: what is wrong is said first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    "command",
    [
        "check kent 2023",
        "check --all",
        "new kent 2023",
        "build kent 2023",
        "build --all",
        "build kent 2023 --watch",
        "compare kent 2023 2015",
        "data kent 2023",
        "schema kent 2023",
        "boilerplate new 2024 --from 2023",
    ],
)
def test_a_folder_that_is_no_workspace_is_named_first(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(*command.split())

    assert result.code == 2
    assert result.err.endswith(
        f"Error: this folder is no workspace, and lies in none: {tmp_path}\n"
        "A workspace has a folder areas/ in it. Change to yours with cd, or make one here with: mappa-report init\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_below_a_workspace_its_own_folder_is_meant(workspace: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    inner = workspace / "areas/testshire"
    monkeypatch.chdir(inner)
    assert run("new", "norfolk", "2023").code == 0
    assert (workspace / "areas/norfolk/2023/statistics.yaml").exists()
    assert not (inner / "areas").exists()


@pytest.mark.parametrize("before", ["", "check "])
def test_what_was_typed_is_masked_before_a_command_and_after_it(before: str, run: Run) -> None:
    result = run(*f"{before}--jane.doe@mail.example".split())

    assert result.code == 2
    assert "Error: No such option" in result.err
    assert "jane" not in result.err


@pytest.mark.parametrize("folder", [".", "inner"])
def test_no_workspace_is_made_within_another(
    folder: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    inner = workspace / "areas/testshire/2023"
    before = sorted(workspace.rglob("*"))
    monkeypatch.chdir(inner)

    result = run("init", folder)

    assert result.code == 2
    assert result.err.endswith(
        f"Error: this folder lies in a workspace, where another would hide its reports: {workspace}\n"
        "Change to a folder outside it with cd, or use the workspace that there is.\n"
    )
    assert sorted(workspace.rglob("*")) == before


def test_no_quotation_mark_is_left_of_what_is_masked(run: Run) -> None:
    result = run("check", "--a.person@x.org")

    assert (result.code, result.err.splitlines()[-1]) == (2, "Error: No such option •••.")
