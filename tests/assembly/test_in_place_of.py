"""A folder where a file is due, and a file where a folder is: told as that, also where nothing needs it yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["areas/register.yaml", "boilerplate/breaks.yaml"])
def test_a_folder_under_the_name_of_a_list_is_told(name: str, run: Run) -> None:
    Path(name).mkdir()

    checked = run("check", "testshire", "2023")

    assert checked.code == 1
    assert checked.out.splitlines()[0].split("  ")[0] == "error: this is a folder, and a file is due here"
    assert checked.out.splitlines()[1:4] == [f"  {name}", "", "  hint: move it away, or rename it."]
    assert checked.out.count("[not-a-file]") == 1


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("areas/testshire/2022", ("check", "testshire", "2022")),
        ("areas/testshire/2022", ("compare", "testshire", "2022")),
        ("areas/testshire/2022", ("build", "testshire", "2021-22")),
        ("areas/durham", ("check", "Durham", "2023")),
        ("areas/durham", ("data", "durham", "2023")),
    ],
)
def test_a_file_where_the_folder_of_an_area_or_year_is_due_is_told(name: str, words: tuple[str, ...], run: Run) -> None:
    Path(name).write_text("")

    told = run(*words)

    assert told.code == 1
    assert told.out.splitlines()[0].split("  ")[0] == "error: this is a file, and a folder is due here"
    assert told.out.splitlines()[1:4] == [f"  {name}", "", "  hint: move it away, or rename it."]
