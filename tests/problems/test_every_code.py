"""Each folder in ``cases`` is one bad input and the complete message it gets.

``cases/<code>/`` or ``cases/<code>--<variant>/`` holds files that are laid over the tiny workspace in ``base``,
and ``expected.txt``: the command, the whole output and the exit code. ``pytest --update`` rewrites it; read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.exit_codes import OUR_FAULT
from mappa_report.problems.codes import CODES
from tests.audit.broken import DOCX_ONLY, PDF_ONLY
from tests.conftest import HERE, Run

FOLDER = HERE / "problems/cases"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
USUAL = "check testshire 2023"

# These depend on the machine and not on a file alone; the tests named here make them happen.
ELSEWHERE = {
    "file-name": "workspace/test_door.py",
    "file-unreadable": "workspace/test_door.py",
    "not-a-file": "workspace/test_door.py",
    "outside-workspace": "workspace/test_door.py",
    "file-too-large": "workspace/test_door.py",
    "format-fault": "commands/test_build.py",
    "library-missing": "commands/test_build.py",
    "not-written": "commands/test_build.py",
    "too-many-problems": "readers/test_markdown_reader.py",
    "correction-begun": "signing/test_correcting.py",
    "proof-outdated": "signing/test_signing.py",
    "process-ended": "commands/test_build_all.py",
    "template-fault": "commands/test_build.py",
    # A Word file and a PDF are made there from what a build writes.
    **dict.fromkeys(DOCX_ONLY, "audit/broken.py"),
    **dict.fromkeys(PDF_ONLY, "audit/broken.py"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_problem_is_said_in_full(case: Path, workspace: Path, run: Run, update: bool) -> None:
    expected = case / "expected.txt"
    written = expected.read_text("utf-8") if expected.exists() else ""
    command = written.splitlines()[0].removeprefix("$ mappa-report ") if written else USUAL
    shutil.copytree(case, workspace, dirs_exist_ok=True)

    result = run(*command.split())

    outcome = f"$ mappa-report {command}\n{result.out}{result.err}exit {result.code}\n"
    assert result.code != OUR_FAULT, outcome
    if update:
        expected.write_text(outcome, "utf-8")
    assert outcome == expected.read_text("utf-8")
    assert f"[{case.name.partition('--')[0]}]" in outcome


def test_no_code_is_without_its_example() -> None:
    shown = {case.name.partition("--")[0] for case in CASES}

    assert shown | set(ELSEWHERE) == set(CODES)
    for code, place in ELSEWHERE.items():
        text = (HERE / place).read_text("utf-8")
        assert f'"{code}"' in text or f"[{code}]" in text


@pytest.mark.usefixtures("workspace")
def test_the_tiny_workspace_itself_has_no_problem(run: Run) -> None:
    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"
