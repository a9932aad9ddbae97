"""Signs of Markdown in the head of a section, where nothing reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import HERE

SECTION = "areas/testshire/2023/sections/20-police.md"
HINT = "take the signs out: only the text below the head has marked words and links."


def told(root: Path, role: str) -> list[tuple[str, str, str | None]]:
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    lines = (root / SECTION).read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("role:"))
    lines[at] = f"role: {role}"
    (root / SECTION).write_text("\n".join(lines), encoding="utf-8")
    return [
        (f"{each.place.file}:{each.place.line - at}:{each.place.column}", each.message, each.hint)
        for each in check_report(Workspace(root), "testshire", "2023").problems
    ]


@pytest.mark.parametrize(
    "role", ["Head of *Health*", "Head of **Health**", "_Head_ of Health", "'[Head](https://x.org)'"]
)
def test_signs_of_markdown_in_a_head_are_told(role: str, tmp_path: Path) -> None:
    message = "role has signs of Markdown in it, and they print as they stand"

    assert told(tmp_path, role) == [(f"{SECTION}:1:7", message, HINT)]


@pytest.mark.parametrize("role", ["Head of Health*", "Head_of_Health", "Head of Health (A*)", "Head [acting]"])
def test_signs_that_stand_for_themselves_are_left_alone(role: str, tmp_path: Path) -> None:
    assert told(tmp_path, role) == []
