"""Names where a role is due: in a section's head, among those who sign, and in a waiver."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.checks.people.roles import check_deciders, check_roles
from mappa_report.problems.problem import Severity
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from tests.checks.people.test_details import WORDS, page_of


def lines_told(head: str) -> list[int]:
    return [problem.place.line for problem in check_roles([page_of("Text.", f"---\n{head}\n---\n")], WORDS)]


@pytest.mark.parametrize(
    "role",
    ["Jane Smith", "Jane Smith, Head of Housing", "Mr Quill", "Dr A. Quill (chair)", "Mary O’Neill – Lay adviser"],
)
def test_a_name_that_stands_for_a_role_is_told(role: str) -> None:
    (problem,) = check_roles([page_of("Text.", f"---\ntitle: T\nrole: {role}\n---\n")], WORDS)

    assert (problem.code, problem.message) == ("name-for-role", "somebody's name stands here, and a role is due")
    assert problem.hint == (
        "write the role alone, such as Head of Public Protection: people change, and a report stays."
    )
    assert (problem.place.line, problem.record, problem.severity) == (3, ("role",), Severity.WARNING)
    assert problem.is_private


@pytest.mark.parametrize(
    "role",
    ["Head of Housing", "Lay Adviser", "Victoria Station Manager", "Grace and Favour", "Housing, Jane Street", ""],
)
def test_a_role_is_left_alone(role: str) -> None:
    assert lines_told(f"title: T\nrole: {role}") == []


def test_each_of_those_who_sign_is_looked_at() -> None:
    signed = "title: T\nsigned:\n  - role: Chief Constable\n    organisation: Police\n  - role: Jane Smith\n"

    assert lines_told(f"{signed}    organisation: Probation") == [6]


def test_a_head_that_is_no_map_says_nothing() -> None:
    assert [*check_roles([page_of("Text.", "---\n- Jane Smith\n---\n")], WORDS)] == []


def test_a_waiver_that_names_who_decided_is_told() -> None:
    node = read_yaml(Source("waivers.yaml", "- who: SMB chair\n- who: Jane Smith\n- x\n"), [])
    assert node

    assert [(each.place.line, each.record) for each in check_deciders(node, WORDS)] == [(2, ("who",))]


def test_a_check_of_a_report_tells_both(workspace: Path) -> None:
    from mappa_report.pipeline import check_report
    from mappa_report.workspace.workspace import Workspace

    folder = workspace / "areas/testshire/2023"
    (folder / "waivers.yaml").write_text(
        "- code: bad-date\n  place: x\n  reason: r\n  who: Jane Smith\n  date: 2023-01-01\n", "utf-8"
    )
    police = folder / "sections/20-police.md"
    police.write_text("---\ntitle: P\nkind: agency-perspective\nplace: local\nrole: Jane Smith\n---\nText.\n", "utf-8")

    problems = check_report(Workspace(workspace), "testshire", "2023").problems

    assert sorted(each.place.file for each in problems if each.code == "name-for-role") == [
        "areas/testshire/2023/sections/20-police.md",
        "areas/testshire/2023/waivers.yaml",
    ]
