"""What a problem offers to mend: after its edits the check no longer tells of it, and of no new error."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import HERE, Run

FOLDER = HERE / "problems/cases"
CASES = sorted(
    path for path in FOLDER.iterdir() if "check testshire 2023" in (path / "expected.txt").read_text("utf-8")
)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return check_report(Workspace(folder), "testshire", "2023").problems


def errors(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.place.file, problem.code) for problem in problems if problem.is_error}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_a_case_offers_mends_it_and_makes_no_new_error(case: Path, workspace: Path, run: Run) -> None:
    shutil.copytree(case, workspace, dirs_exist_ok=True)
    before, was = problems_of(workspace), files(workspace)

    told = run("check", "testshire", "2023", "--fix").out

    after, now = problems_of(workspace), files(workspace)
    assert ("mended: " in told) == (now != was) == any(problem.edits for problem in before)
    assert [problem for problem in after if problem.edits] == []
    assert errors(after) <= errors(before)
    assert "mended: " not in run("check", "testshire", "2023", "--fix").out
    assert files(workspace) == now
