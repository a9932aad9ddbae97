"""A fault in one file, or on one of its lines, hides none of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace

AREA = "areas/testshire/area.yaml"
RETURN = "areas/testshire/2023/statistics.yaml"
POLICE = "areas/testshire/2023/sections/20-police.md"
HEAD = "---\ntitle: P\nkind: agency-perspective\nplace: local\nrole: R\n---\n"
SLIP = "The the police met on 31 June 2022.\n"
TOLD = {"word-doubled", "date-impossible"}


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def codes(root: Path) -> list[str]:
    result = check_report(Workspace(root), "testshire", "2023")
    assert result.report is None
    return sorted(problem.code for problem in result.problems)


@pytest.fixture
def root(workspace: Path) -> Path:
    """The tiny workspace with two slips in a section."""
    (workspace / "boilerplate/words.yaml").write_text("history: formerly\n", "utf-8")
    (workspace / POLICE).write_text(HEAD + SLIP, "utf-8")
    return workspace


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (RETURN, "edition: tiny", "edition: 'tiny", ["yaml-syntax"]),
        (RETURN, "edition: tiny", "edition: tony", ["unknown-value"]),
        (RETURN, "edition: tiny\n", "", ["edition-missing"]),
        (RETURN, "reviews: 4", "reviews: : 4", ["yaml-syntax"]),
        (RETURN, "    red: 10", "\tred: 10", ["yaml-tab"]),
        (AREA, "name: Testshire", "name: 'Testshire", ["yaml-syntax"]),
        (AREA, "name: Testshire", "nome: Testshire", ["missing", "unknown-key"]),
        (POLICE, "title: P", "title: 'P", ["yaml-syntax"]),
        (POLICE, "title: P\n", "", ["missing"]),
        (POLICE, "role: R\n", "", ["missing"]),
        (POLICE, "kind: a", "mood: a", ["missing", "unknown-key"]),
        (POLICE, HEAD, "", ["head-missing"]),
    ],
)
def test_a_fault_is_told_beside_the_slips_of_a_section(
    root: Path, name: str, old: str, new: str, fault: list[str]
) -> None:
    edit(root, name, old, new)

    told = codes(root)

    assert set(told) - TOLD <= set(fault)
    assert [code for code in told if code in TOLD] == sorted(TOLD)


def test_a_line_at_fault_hides_no_other_of_the_return(root: Path) -> None:
    edit(root, RETURN, "reviews: 4", "reviews: : 4")
    edit(root, RETURN, "    total: 15", "    total: 16")
    edit(root, RETURN, "first: 3", "first: 1,003")
    edit(root, RETURN, "share: 2.4", "share: @")

    assert [code for code in codes(root) if code not in TOLD] == [
        "number-grouped",
        "total-differs",
        "yaml-syntax",
        "yaml-syntax",
    ]


def test_without_a_return_nothing_is_said_of_its_figures(root: Path) -> None:
    (root / RETURN).unlink()
    (root / POLICE).write_text(f"{HEAD}{SLIP}There were 999 people, and {{{{ figures.reviews }}}} reviews.\n", "utf-8")

    assert codes(root) == ["date-impossible", "file-missing", "word-doubled"]


def test_a_section_whose_head_is_at_fault_is_not_said_to_be_missing(root: Path) -> None:
    with (root / "boilerplate/tiny/edition.yaml").open("a", encoding="utf-8") as file:
        file.write("required:\n  - {kinds: [agency-perspective], because: the law asks for it}\n")
    edit(root, POLICE, "title: P\n", "")

    assert [code for code in codes(root) if code not in TOLD] == ["missing"]
