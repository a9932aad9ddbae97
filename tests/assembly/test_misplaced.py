"""Files and folders that lie where nothing reads them: each is told by the check of a report, with where it belongs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.assembly.naming import misnamed_folders
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE

YEAR = "areas/testshire/2023"
SECTION = "20-police.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(root: Path) -> list[tuple[str, str, str, str | None]]:
    return [as_told(each) for each in check_report(Workspace(root), "testshire", "2023").problems]


def as_told(problem: Problem) -> tuple[str, str, str, str | None]:
    return (f"{problem.severity.name.lower()} {problem.code}", problem.place.file, problem.message, problem.hint)


@pytest.mark.parametrize("folder", ["areas", "areas/testshire", YEAR])
def test_a_section_outside_the_folder_of_sections_is_told(root: Path, folder: str) -> None:
    shutil.copy(root / YEAR / "sections" / SECTION, root / folder / "70-more.md")

    assert told(root) == [
        (
            "warning file-misnamed",
            f"{folder}/70-more.md",
            "this section is not read, as it lies outside the folder of sections",
            f"move it to {YEAR}/sections, or to the sections of its own year.",
        )
    ]


@pytest.mark.parametrize("name", ["Sections", "section", "text"])
def test_a_folder_of_sections_of_another_name_is_an_error(root: Path, name: str) -> None:
    (root / YEAR / "sections").rename(root / YEAR / name)

    assert told(root) == [
        (
            "error file-misnamed",
            f"{YEAR}/{name}",
            "this folder is not read: it should be called sections",
            "rename it to sections.",
        )
    ]


def test_a_folder_of_sections_beside_the_right_one_is_told(root: Path) -> None:
    shutil.copytree(root / YEAR / "sections", root / YEAR / "old")

    assert told(root) == [
        (
            "warning file-misnamed",
            f"{YEAR}/old",
            "this folder is not read, so what it says is not in the report",
            f"move the sections in it to {YEAR}/sections, or take it out of the year's folder.",
        )
    ]


def test_a_folder_of_sections_within_the_sections_is_told_as_a_folder(root: Path) -> None:
    shutil.copytree(root / YEAR / "sections", root / YEAR / "sections" / "old")

    assert told(root) == [
        (
            "warning section-not-markdown",
            f"{YEAR}/sections/old",
            "this folder is not read, so what it says is not in the report",
            f"move the sections in it up, to {YEAR}/sections, or take the folder away.",
        )
    ]


def test_a_passage_beside_the_folder_of_passages_is_told(root: Path) -> None:
    passages = root / "boilerplate/tiny/passages"
    name = sorted(each.name for each in passages.iterdir())[0]
    shutil.copy(passages / name, passages.parent / name)

    assert told(root) == [
        (
            "warning file-misnamed",
            f"boilerplate/tiny/{name}",
            "this file is not read, as it lies outside the folder of passages",
            f"move it to boilerplate/tiny/passages/{name}.",
        )
    ]


@pytest.mark.parametrize(
    ("moved", "to", "place", "hint"),
    [
        ("areas/testshire", "areas/Testshire", "areas/Testshire/2023", "rename areas/Testshire to areas/testshire."),
        (YEAR, "areas/testshire/2022-23", "areas/testshire/2022-23", f"rename it to {YEAR}."),
    ],
)
def test_a_year_under_a_name_that_is_left_out_is_an_error_with_the_right_name(
    root: Path, moved: str, to: str, place: str, hint: str
) -> None:
    (root / moved).rename(root / to)

    assert told(root) == [
        ("error folder-name", place, "this folder is left out: no area and year can have its name", hint)
    ]


@pytest.mark.parametrize(
    ("moved", "to", "hint"),
    [
        (YEAR, "areas/2023", "move the folder to areas/AREA/2023, with the name of its area."),
        (
            f"{YEAR}/statistics.yaml",
            "areas/testshire/statistics.yaml",
            "move its return and its sections to areas/testshire/YEAR, with its year.",
        ),
    ],
)
def test_a_return_that_lies_too_high_up_is_told(root: Path, moved: str, to: str, hint: str) -> None:
    (root / moved).rename(root / to)

    assert [as_told(each) for each in misnamed_folders(Workspace(root))] == [
        (
            "warning folder-name",
            to.removesuffix("/statistics.yaml"),
            "this folder is left out: a return lies in a year's folder, and that in its area's",
            hint,
        )
    ]
