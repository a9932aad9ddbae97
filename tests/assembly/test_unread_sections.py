"""A section that can't be read is told for what is wrong with it, and not for what it might have said besides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import HERE

SECTIONS = "areas/norfolk/2019/sections"
AS_UTF_8 = "save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."


def new_problems(root: Path, spoil: Callable[[Path], None]) -> list[tuple[str, str | None]]:
    """What is told once ``spoil`` has been at the first section, the only one of a kind that the edition requires."""
    shutil.copytree(HERE.parent / "areas/norfolk", root / "areas/norfolk")
    before = check_report(Workspace(root), "norfolk", "2019").problems
    spoil(sorted((root / SECTIONS).glob("*.md"))[0])
    after = check_report(Workspace(root), "norfolk", "2019").problems
    known = {problem.message for problem in before}
    return [(each.message, each.hint) for each in after if each.message not in known]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ("a – b".encode("cp1252"), "this file is not UTF-8 text", AS_UTF_8),
        ("a – b".encode("utf-16"), "this file is UTF-16 text, not UTF-8", AS_UTF_8),
        (b"", "this file is empty", "fill it in, or remove it."),
    ],
)
def test_a_section_that_is_no_text_is_told_once(tmp_path: Path, data: bytes, message: str, hint: str) -> None:
    def spoil(file: Path) -> None:
        file.write_bytes(data)

    assert new_problems(tmp_path, spoil) == [(message, hint)]


def test_a_section_without_a_number_is_told_once(tmp_path: Path) -> None:
    expected = [
        ("this section has no number", "put its place in the order before its name, such as 10-introduction.md.")
    ]

    def spoil(file: Path) -> None:
        file.rename(file.with_name("10 introduction.md"))

    assert new_problems(tmp_path, spoil) == expected


def test_a_passage_that_cannot_be_read_is_not_told_as_missing(tmp_path: Path) -> None:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "boilerplate/tiny/passages/about.md").write_text('---\ntitle: "About\n---\nWords.\n', encoding="utf-8")

    assert [
        (str(each.place), each.message) for each in check_report(Workspace(tmp_path), "testshire", "2023").problems
    ] == [("boilerplate/tiny/passages/about.md:2:8", "a quotation mark or bracket that was opened is never closed")]
