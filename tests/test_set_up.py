"""``scripts/run`` on a machine that lacks something: what it says, and that it begins again what was broken off."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts/run.ps1 takes its place on Windows")

PLAIN = ("bash", "cat", "cksum", "dirname", "grep", "id", "ls", "mkdir", "rm", "tail")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts and what they read, in a folder with a space in its name."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


class Machine:
    """Programs in one folder, which is all that a script finds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in PLAIN:
            self.link(name, shutil.which(name) or "")

    def link(self, name: str, program: str) -> None:
        (self.folder / name).symlink_to(program)

    def add(self, name: str, *lines: str) -> None:
        program = self.folder / name
        program.write_text("\n".join(("#!/bin/sh", *lines, "")))
        program.chmod(0o755)

    def run(self, script: str, cwd: Path) -> tuple[int, str]:
        done = subprocess.run(
            [self.folder / "bash", "-c", script],
            cwd=cwd,
            env={"PATH": str(self.folder)},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "programs")


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("dnf", "Please type: sudo dnf install python3"),
        ("brew", "Please type: brew install python"),
        ("none", "Please install what Debian calls: python3 python3-venv"),
    ],
)
def test_without_python_it_says_the_one_line_to_type(manager: str, line: str, machine: Machine, checkout: Path) -> None:
    machine.add(manager)

    assert machine.run("scripts/run", checkout) == (
        1,
        f"Setting up .venv (this takes a minute, once)\nPython 3.11 or later with venv is needed.\n{line}\n"
        "Then run this again.\n",
    )


def test_a_user_who_may_not_become_root_is_told_which_package_of_debians_venv_needs(
    machine: Machine, checkout: Path
) -> None:
    machine.add("apt-get")
    machine.add("sudo", "exit 1")
    (machine.folder / "id").unlink()
    machine.add("id", "echo 1000")
    machine.add("basename", "echo python3")
    machine.add("python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')

    code, said = machine.run("scripts/run", checkout)

    assert (code, said.splitlines()[2]) == (1, "Please type: sudo apt-get install python3-venv")


def test_the_set_up_says_nothing_of_pips_but_its_last_words_when_it_fails(machine: Machine, checkout: Path) -> None:
    machine.link("python3", sys.executable)
    (checkout / "requirements" / "run.txt").write_text("no such package\n")

    code, said = machine.run("scripts/run", checkout)

    lines = said.splitlines()
    assert (code, lines[0]) == (1, "Setting up .venv (this takes a minute, once)")
    assert lines[1] == f"The set-up stopped. Its last words, of those in {checkout}/.venv/set-up.log:"
    assert "ERROR: Invalid requirement: 'no such package'" in said
    assert len(lines) <= 14


@pytest.mark.parametrize(
    ("left", "expected"),
    [(("bin/python",), "no"), (("set-up-for-run",), "no"), (("bin/python", "set-up-for-run"), "yes")],
)
def test_what_was_broken_off_or_belongs_to_no_python_is_made_again(
    left: tuple[str, ...], expected: str, machine: Machine, checkout: Path
) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    for name in left:
        path = checkout / ".venv" / name
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)

    code, said = machine.run('. scripts/set-up; if venv_works; then say "yes"; else say "no"; fi', checkout)

    assert (code, said) == (0, f"{expected}\n")


def test_what_was_installed_from_other_locks_or_elsewhere_is_not_taken_for_set_up(
    machine: Machine, checkout: Path
) -> None:
    home = checkout / ".venv" / "bin"
    home.mkdir(parents=True)
    machine.link("python3", sys.executable)
    for name in ("python", "mappa-report"):
        (home / name).symlink_to(sys.executable)
    ask = '. scripts/set-up; if is_set_up run test; then say "yes"; else say "no"; fi'
    machine.run('. scripts/set-up; state >"$venv/set-up-for-test"', checkout)

    told = [machine.run(ask, checkout)[1]]
    moved = checkout.rename(checkout.parent / "moved")
    told.append(machine.run(ask, moved)[1])
    moved = moved.rename(checkout)
    with (checkout / "requirements" / "run.txt").open("a") as lock:
        lock.write("# another\n")
    told.append(machine.run(ask, checkout)[1])

    assert told == ["yes\n", "no\n", "no\n"]


def test_the_scripts_use_nothing_that_the_bash_of_macos_lacks() -> None:
    newer = re.compile(
        r"\b(?:mapfile|readarray|coproc)\b|declare -[An]|local -n|\$\{\w+(?:,,|\^\^|@\w)|&>>|\|&|\bcksum -|sed -i"
    )
    scripts = [ROOT / "scripts" / name for name in ("set-up", "run", "test", "lock", "wheels")]

    assert {path.name: newer.findall(path.read_text(encoding="utf-8")) for path in scripts} == {
        path.name: [] for path in scripts
    }


def test_windows_takes_the_same_steps() -> None:
    windows = (ROOT / "scripts" / "run.ps1").read_text(encoding="ascii")  # Windows PowerShell 5.1 reads no UTF-8
    others = "".join((ROOT / "scripts" / name).read_text(encoding="utf-8") for name in ("set-up", "run"))
    steps = ("-m venv", "--require-hashes --requirement", "--no-deps --no-build-isolation", "set-up-for-", "(3, 11)")

    assert [step for step in steps if step not in windows or step not in others] == []
    assert r"requirements\run.txt" in windows
    assert "set_up run " in others
    assert '"build", "kent", "2023"' in windows
    assert "build kent 2023" in others
