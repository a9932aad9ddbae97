"""Folders that the command line names: what can be no folder, or is what reports are made from, is wrong usage."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

COMMANDS = (("build", "testshire", "2023", "--to", "html", "--out"), ("data", "testshire", "2023", "--out"), ("init",))


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("con", "Windows can't have a folder of this name: choose another."),
        ("out/what?", "Windows can't have a folder of this name: choose another."),
        ("", "name a folder, or leave it out."),
    ],
)
def test_a_name_that_no_folder_may_have_is_wrong_usage(
    command: tuple[str, ...], name: str, message: str, run: Run
) -> None:
    before = sorted(Path().rglob("*"))

    result = run(*command, name)

    assert (result.code, result.err.rstrip().endswith(message)) == (2, True)
    assert sorted(Path().rglob("*")) == before


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("command", COMMANDS[:2], ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["areas", "templates/mine", "boilerplate", "./areas/../areas/testshire"])
def test_nothing_is_built_into_what_reports_are_made_from(command: tuple[str, ...], name: str, run: Run) -> None:
    result = run(*command, name)

    assert result.code == 2
    kept = next(each for each in ("areas", "templates", "boilerplate") if each in name)
    assert f"{kept} is what reports are made from: choose another folder." in result.err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["out", "../elsewhere", "my areas", "build/areas"])
def test_any_other_folder_will_do(name: str, run: Run) -> None:
    assert run(*COMMANDS[0], name).code == 0
    assert Path(name, "testshire/2023/testshire-mappa-annual-report-2023.html").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("command", [("explain",), ("check", "kent", "2023"), ("--help",)])
def test_what_can_t_be_printed_is_told_as_such(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from mappa_report.cli import main; main()", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
        )

    assert (done.returncode, done.stderr) == (
        1,
        "Error: what was to be printed can't be written: No space left on device.\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a folder that somebody is in")
def test_init_in_a_folder_that_is_gone_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    result = run("init")
    monkeypatch.chdir(tmp_path)

    assert result.code == 2
    assert "the folder that you are in is gone or can't be read: change to another." in result.err


def test_a_folder_given_to_audit_is_named(run: Run) -> None:
    assert "Error: Invalid value for 'FILE...': . is no .docx, .pdf, .html, .htm file." in run("audit", ".").err
