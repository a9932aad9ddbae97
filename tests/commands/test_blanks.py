"""An argument with nothing in it, as a script gives whose variable was never set: told by name, before all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.commands.program import COMMANDS
from tests.conftest import Run


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("check", "", "2023"), "AREA is empty: name an area, such as kent."),
        (("check", "testshire", " "), "YEAR is empty: give a year, such as 2023."),
        (("new", "", "2023"), "AREA is empty: name an area, such as kent."),
        (("new", "kent", "2024", "--from", ""), "--from is empty: give one, such as 2023, or leave the option out."),
        (("compare", "kent", "2023", ""), "YEAR is empty: give a year, such as 2023, or leave it out."),
        (("audit", ""), "FILE is empty: name a file, such as report.pdf."),
        (("audit", "a.pdf", "\t"), "FILE is empty: name a file, such as report.pdf."),
        (("build", "testshire", "2023", "--out", ""), "--out is empty: name a folder, or leave it out."),
        (("build", "testshire", "2023", "--to="), "--to is empty: write something there, or leave it out."),
        (("data", "--all", "--out", ""), "--out is empty: name a folder, or leave it out."),
        (("init", ""), "DIRECTORY is empty: name a folder, or leave it out."),
        (("explain", ""), "CODE is empty: write something there, or leave it out."),
        (("boilerplate", "diff", "", "tiny"), "OLD is empty: name an edition, such as 2019."),
        (("boilerplate", "new", "", "--from", "tiny"), "EDITION is empty: name an edition, such as 2023."),
        (("boilerplate", "show", "tiny", ""), "PASSAGE is empty: write something there, or leave it out."),
        (
            ("", "testshire"),
            f"COMMAND is empty: choose from {', '.join(COMMANDS)}.",
        ),
    ],
)
def test_an_empty_argument_is_wrong_usage_that_says_which_it_is(words: tuple[str, ...], message: str, run: Run) -> None:
    before = sorted(Path().rglob("*"))

    result = run(*words)

    assert (result.code, result.out, result.err.splitlines()[-1]) == (2, "", f"Error: {message}")
    assert sorted(Path().rglob("*")) == before
