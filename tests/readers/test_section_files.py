"""Which files beside one another are sections, which are copies, and which have almost the name that is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.readers.misnamed import misnamed
from mappa_report.readers.section_files import in_order
from mappa_report.workspace.door import Located, listing


def laid_out(folder: Path, *names: str) -> Located:
    for name in names:
        (folder / name).write_text("words", "utf-8")
    return Located(folder, folder, "sections")


@pytest.mark.parametrize(
    "copy",
    [
        "10-intro (1).md",
        "10-intro - Copy.md",
        "10-intro - Copy (2).md",
        "10-intro copy.md",
        "Copy of 10-intro.md",
        "10-intro (Kent's conflicted copy 2023-09-01).md",
        "10-intro.sync-conflict-20230901-101500-ABCDEFG.md",
        "10-intro-DESKTOP-AB12CD.md",
        "10-intro-LAPTOP123.md",
        "10-intro~.md",
        "10-intro.md~",
        "10-intro.md.orig",
        "10-intro.md.bak",
    ],
)
def test_a_copy_is_left_out_and_told_by_its_name(copy: str, tmp_path: Path) -> None:
    problems: list[Problem] = []
    kept = in_order(listing(laid_out(tmp_path, "10-intro.md", copy)), problems)
    assert [at.path.name for at in kept] == ["10-intro.md"]
    assert [(problem.code, problem.message, str(problem.place)) for problem in problems] == [
        ("file-copy", "this looks like a copy of 10-intro.md, and is not read", f"sections/{copy}")
    ]


@pytest.mark.parametrize(
    "names", [("10-intro.md", "11-intro (1).md"), ("10-intro (1).md",), ("10-copy.md", "20-a copy of the law.md")]
)
def test_what_is_no_copy_of_another_is_a_section(names: tuple[str, ...], tmp_path: Path) -> None:
    problems: list[Problem] = []
    kept = in_order(listing(laid_out(tmp_path, *names)), problems)
    assert problems == []
    assert [at.path.name for at in kept] == list(names)


def test_a_section_without_a_number_is_told_one_that_is_free(tmp_path: Path) -> None:
    problems: list[Problem] = []
    in_order(listing(laid_out(tmp_path, "10-intro.md", "45-prison.md", "police.md")), problems)
    hint = "put its place in the order before its name, such as 50-police.md."
    assert [(each.message, str(each.place), each.hint) for each in problems] == [
        ("this section has no number", "sections/police.md", hint)
    ]


@pytest.mark.parametrize("name", ["plan.gif", "Plan.SVG", "plan.webp"])
def test_a_picture_of_a_kind_that_no_report_shows_is_told_as_a_picture(name: str, tmp_path: Path) -> None:
    problems: list[Problem] = []
    in_order(listing(laid_out(tmp_path, "10-intro.md", name)), problems)
    message = "this file is not read, so what it says is not in the report"
    hint = "save it as .png or .jpg if a section is to show it; else take it out of the folder."
    assert [(each.message, str(each.place), each.hint) for each in problems] == [(message, f"sections/{name}", hint)]


def test_a_name_that_lacks_its_last_letter_is_told(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, "waiver.yaml")
    problem = misnamed(folder.inside("waivers.yaml"))
    assert problem
    assert (problem.message, str(problem.place), problem.hint) == (
        "this file is not read: it should be called waivers.yaml",
        "sections/waiver.yaml",
        "rename it to waivers.yaml.",
    )


@pytest.mark.parametrize(
    "names", ["._10-intro.md", "~$0-intro.md", ".~lock.10-intro.md#", "desktop.ini", "Thumbs.db", ".DS_Store"]
)
def test_files_that_nobody_sees_are_left_out_without_a_word(names: str, tmp_path: Path) -> None:
    problems: list[Problem] = []
    kept = in_order(listing(laid_out(tmp_path, "10-intro.md", names)), problems)
    assert ([at.path.name for at in kept], problems) == (["10-intro.md"], [])


@pytest.mark.parametrize("name", ["statistics.yaml.txt", "statistics.yml", "Statistics.YAML", "statistics.yml.txt"])
def test_a_name_that_is_almost_the_one_that_is_due_is_told(name: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path, name)
    problem = misnamed(folder.inside("statistics.yaml"))
    assert problem
    assert (problem.message, str(problem.place)) == (
        "this file is not read: it should be called statistics.yaml",
        f"sections/{name}",
    )


def test_a_file_that_is_there_has_no_such_problem(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, "statistics.yaml", "statistics.yaml.txt", "notes.txt")
    assert misnamed(folder.inside("statistics.yaml")) is None
    assert misnamed(folder.inside("outline.yaml")) is None
