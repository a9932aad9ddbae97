"""What is being typed is read in place of a file's own bytes, by whoever asks the door, and only within."""

from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.door import Located, read
from mappa_report.workspace.overlay import overlaying
from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import Workspace


def located(workspace: Path) -> Located:
    return Workspace(workspace).own("areas", "testshire", "2023", "statistics.yaml")


def test_a_check_sees_what_stands_in_for_a_file_and_the_file_stays(workspace: Path) -> None:
    at = located(workspace)
    before = at.path.read_bytes()

    with overlaying({at.path: before.replace(b"reviews: 4", b"reviews: four")}):
        within = check_report(Workspace(workspace), "testshire", "2023").problems

    assert [problem.code for problem in within] == ["number-word"]
    assert check_report(Workspace(workspace), "testshire", "2023").problems == ()
    assert at.path.read_bytes() == before


def test_one_overlay_in_another_adds_to_it(workspace: Path) -> None:
    at = located(workspace)
    other = at.path.parent / "sections/10-introduction.md"

    with overlaying({at.path: b"one"}), overlaying({other: b"two"}):
        assert read(at, 10) == b"one"


def test_what_stands_in_is_held_to_the_same_bounds(workspace: Path) -> None:
    at = located(workspace)

    with overlaying({at.path: b"0" * 11}), pytest.raises(FileRefused):
        read(at, 10)


def test_nothing_stands_in_for_a_file_that_is_not_there(workspace: Path) -> None:
    at = located(workspace)
    at.path.unlink()

    with overlaying({at.path: b"edition: basic"}), pytest.raises(FileRefused):
        read(at, 100)
