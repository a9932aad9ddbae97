"""An installed copy needs no checkout: what a release hands out, in new environments, in an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tests.conftest import ROOT

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
LOCK = ROOT / "requirements" / "run.txt"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a source archive and of the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def wheel(release: Path) -> Path:
    return release / f"mappa_report-{VERSION}-py3-none-any.whl"


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


def test_the_source_archive_carries_what_sets_it_up_and_tests_it_and_nothing_that_was_made(release: Path) -> None:
    with tarfile.open(release / f"mappa_report-{VERSION}.tar.gz") as archive:
        carried = {name.partition("/")[2] for name in archive.getnames()}

    due = {
        "pyproject.toml",
        "requirements/run.txt",
        "scripts/run",
        "scripts/run.ps1",
        "scripts/test",
        "tests/conftest.py",
    }
    assert due - carried == set()
    assert {name.split("/")[0] for name in carried} & {".venv", ".venv-newest", "build", "dist", ".git"} == set()


@pytest.mark.parametrize("builder", [WheelBuilder, SdistBuilder])
def test_what_somebody_has_made_of_a_sample_is_handed_out_to_nobody(
    builder: type[WheelBuilder | SdistBuilder], tmp_path: Path
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    made = ("proofs/1/proof.json", "signoffs/0001.json", "contributors.yaml", "contributors.schema.json", "unplaced.md")
    for name in ("statistics.yaml", "sections/10-introduction.md", *made):
        path = tmp_path / "areas/kent/2023" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")

    files = [each.distribution_path for each in builder(str(tmp_path)).recurse_included_files()]

    areas = [name.partition("areas/kent/2023/")[2] for name in files if "areas/" in name.replace("\\", "/")]
    assert sorted(areas) == ["sections/10-introduction.md", "statistics.yaml"]


def test_an_installed_copy_makes_a_workspace_and_builds_in_it(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", "--require-hashes", "-r", str(LOCK)], check=True, capture_output=True)
    subprocess.run([*pip, "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True)
    subprocess.run([*pip, "check"], check=True, capture_output=True)  # the locked versions are those that it asks for
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


def test_uv_installs_it_as_a_tool_that_knows_its_version(wheel: Path, tmp_path: Path) -> None:
    where = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin")}
    install = [sys.executable, "-m", "uv", "tool", "install", "--quiet", "--python", sys.executable]
    subprocess.run([*install, "--constraints", str(LOCK), str(wheel)], env=os.environ | where, check=True)

    told = subprocess.run(
        [str(tmp_path / "bin" / "mappa-report"), "--version"], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    assert told.stdout == f"mappa-report {VERSION}\n"
