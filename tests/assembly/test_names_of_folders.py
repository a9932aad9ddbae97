"""The name in area.yaml is that of the area whose folder it is in, or at least of no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def essex(workspace: Path) -> Path:
    """The tiny workspace, whose one area has the folder that the register has for Essex."""
    shutil.move(workspace / "areas/testshire", workspace / "areas/essex")
    return workspace / "areas/essex/area.yaml"


def call(about: Path, name: str) -> None:
    about.write_text(about.read_text("utf-8").replace("name: Testshire", f"name: {name}"), "utf-8")


def test_the_file_of_another_area_is_told(essex: Path, run: Run) -> None:
    call(essex, "Kent")

    out = run("check", "essex", "2023").out

    assert out.startswith("error: Kent is another area than the one that this folder is of")
    assert "[other-area]\n  areas/essex/area.yaml:1:7\n" in out
    assert "  hint: the register calls essex Essex: put that area's own area.yaml here.\n" in out


@pytest.mark.parametrize("name", ["Essex", "Southend, Essex and Thurrock", "Testshire"])
def test_a_name_that_is_no_other_areas_is_the_areas_own_affair(name: str, essex: Path, run: Run) -> None:
    call(essex, name)

    assert "other-area" not in run("check", "essex", "2023").out


@pytest.mark.parametrize(("folder", "remedy"), [("Essex/2023", "rename areas/Essex to areas/essex."),
    ("essex/2022-23", "rename it to areas/essex/2023.")])  # fmt: skip
def test_nothing_is_begun_beside_a_report_whose_folder_is_misnamed(
    folder: str, remedy: str, workspace: Path, run: Run
) -> None:
    area, year = folder.split("/")
    shutil.move(workspace / "areas/testshire", workspace / f"areas/{area}")
    (workspace / f"areas/{area}/2023").rename(workspace / f"areas/{folder}")

    result = run("new", "essex", "2023")

    assert (result.code, [path.name for path in (workspace / "areas").iterdir()]) == (1, [area])
    assert [path.name for path in (workspace / f"areas/{area}").iterdir() if path.is_dir()] == [year]
    assert "this folder is left out: no area and year can have its name" in result.out
    assert f"hint: {remedy}" in result.out
