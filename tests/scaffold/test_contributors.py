"""The list of who owes what, as a new year has it, and the schema by which an editor checks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.conftest import Run

YEAR = Path("areas/testshire/2023")
HEAD = """\
# yaml-language-server: $schema=contributors.schema.json
# Who owes which part of the report: agencies and roles, never names. No report is made from this list.
# Take away the # before what holds. asked, due, received and agreed take a day, such as 2024-06-14.
"""


@pytest.mark.usefixtures("workspace")
def test_a_new_year_has_the_usual_parts_as_remarks_of_which_nothing_is_told(run: Run) -> None:
    run("new", "durham", "2023")

    listed = Path("areas/durham/2023/contributors.yaml").read_text("utf-8")
    assert listed.startswith(
        f"{HEAD}#- name: Chair of the Strategic Management Board\n#  section: 10-introduction\n#  due:\n#- name: "
    )
    assert listed.endswith("#- name: MAPPA coordinator\n#  section: statistics\n#  due:\n")
    assert "contributors.yaml" not in run("check", "durham", "2023").out


@pytest.mark.usefixtures("workspace")
def test_with_the_remarks_taken_away_the_list_is_sound(run: Run) -> None:
    run("new", "durham", "2023")
    path = Path("areas/durham/2023/contributors.yaml")
    path.write_text(path.read_text("utf-8").replace("#-", "-").replace("#  ", "  "), "utf-8")

    assert "contributors.yaml" not in run("check", "durham", "2023").out
    assert "\nParts that have not come in: 6 of 6.\n" in run("status", "durham", "2023").out


@pytest.mark.usefixtures("workspace")
def test_a_year_that_follows_another_has_its_contributors_without_their_days(run: Run) -> None:
    (YEAR / "contributors.yaml").write_text(
        "- name: 'Police: Testshire'\n  section: 20-police.md\n  address: mosovo@police.example.org\n"
        "  asked: 2023-05-01\n  due: 2023-06-01\n  agreed: 2023-06-02\n"
        "- {name: Coordinator, section: statistics, received: 2023-05-03}\n",
        "utf-8",
    )

    run("new", "testshire", "2024", "--from", "2023", "--provisional")

    assert Path("areas/testshire/2024/contributors.yaml").read_text("utf-8") == (
        f'{HEAD}- name: "Police: Testshire"\n  section: 20-police\n  address: "mosovo@police.example.org"\n  due:\n'
        "- name: Coordinator\n  section: statistics\n  due:\n"
    )


@pytest.mark.usefixtures("workspace")
def test_an_editor_takes_what_a_check_takes(run: Run) -> None:
    run("schema", "testshire", "2023")

    schema = json.loads((YEAR / "contributors.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    editor = Draft7Validator(schema)
    for text, errors in (
        ("- {name: Police, section: 20-police.md, due: '2023-06-01', agreed: }", []),
        ("- {name: Police, section: agency-perspective}\n- {name: Coordinator, section: statistics, address: }", []),
        ("# nothing", []),
        ("- {name: Police}", ["'section' is a required property"]),
        ("- {name: Police, section: statistics, do: 1}", [
            "Additional properties are not allowed ('do' was unexpected)"
        ]),
        ("- {name: Police, section: police}", ["'police' is not valid under any of the given schemas"]),
        ("- {name: Police, section: statistics, due: June}", ["'June' does not match '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"]),
    ):  # fmt: skip
        assert [error.message for error in editor.iter_errors(yaml.safe_load(text))] == errors
