"""An installed copy needs no checkout: the wheel, in a new virtual environment, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.iterdir()
    return built


def test_the_wheel_carries_templates_editions_and_the_sample_area(wheel: Path) -> None:
    carried = {name.removeprefix("mappa_report/_data/") for name in zipfile.ZipFile(wheel).namelist()}
    kept = [
        path.relative_to(ROOT).as_posix()
        for top in ("templates", "boilerplate", "areas", "docs/problems")
        for path in (ROOT / top).rglob("*")
        if path.is_file()
    ]

    assert set(kept) - carried == set()
    assert "mappa_report/py.typed" in carried


def test_an_installed_copy_makes_a_workspace_and_builds_in_it(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    install = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(programs / "mappa-report"), *arguments], cwd=folder, check=True, capture_output=True, text=True
        )
        return done.stdout

    assert run("init").endswith("The workspace is ready. Next: mappa-report build kent 2023\n")
    stem = "build/kent/2023/kent-mappa-annual-report-2023"
    assert run("build", "kent", "2023") == (f"wrote {stem}.docx\nwrote {stem}.pdf\nwrote {stem}.html\nNo problems.\n")
    assert [(folder / f"{stem}.{kind}").stat().st_size > 10_000 for kind in ("docx", "pdf", "html")] == [True] * 3
    assert run("explain", "total-differs").startswith("total-differs\n")
    assert run("doctor").endswith("\nEverything is in order.\n")
