"""What to do about a problem is said in a browser in the words of its pages: no command, no option, no file or sign."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.problems.test_every_code import CASES

_OF_COMMANDS = re.compile(r"`|(?<!\w)--[a-z]")
"""What nobody types who has pages."""

_OF_FILES = re.compile(r"\.ya?ml\b|\.md\b|\\|\*\*|#|\{\{|\[\^|---|<!--|\bcolon\b|\bquotes?\b")
"""What stands in files alone: their names, and the signs of YAML and Markdown."""

_HAS_PAGE = re.compile(r"/(?:statistics\.yaml|contributors\.yaml|sections/[^/]+\.md)\Z")
"""Files that are changed in pages. The hints about others name them, as there is no other way to them."""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_hint_speaks_of_pages_where_there_are_pages(case: Path, workspace: Path) -> None:
    shutil.copytree(case, workspace, dirs_exist_ok=True)

    problems = check_report(Workspace(workspace), "testshire", "2023").problems

    assert [each.page_hint for each in problems if _is_of_files(each)] == []


def _is_of_files(problem: Problem) -> bool:
    signs = (_OF_COMMANDS, *((_OF_FILES,) if _HAS_PAGE.search(problem.place.file) else ()))
    return any(each.search(problem.page_hint) for each in signs)
