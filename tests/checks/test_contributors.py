"""Who owes what, as contributors.yaml says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mappa_report.assembly.contributions import contributions_to
from mappa_report.model.contribution import Contribution
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run

FILE = Path("areas/testshire/2023/contributors.yaml")


def read(root: Path, text: str) -> tuple[tuple[Contribution, ...], list[str]]:
    """What is read of ``text``, and each Problem as its line, message and hint."""
    (root / FILE).write_text(text, "utf-8")
    workspace, problems = Workspace(root), list[Problem]()
    report = check_report(workspace, "testshire", "2023").assembled
    read = contributions_to(workspace, "testshire", 2023, report, problems)
    return read, [f"{each.place.file}:{each.place.line}: {each.message} → {each.hint}" for each in problems]


def test_a_contribution_is_owed_by_an_agency_and_goes_from_step_to_step(workspace: Path) -> None:
    read_here, problems = read(
        workspace,
        "- name: Testshire Police\n  section: 20-police.md\n  asked: 2023-05-01\n  due: 2023-06-01\n  received:\n"
        "- name: Coordinator\n  section: statistics\n  address: a.bloggs@example.org\n  received: 2023-05-03\n"
        "- name: SMB chair\n  section: 10-introduction\n"
        "- name: Probation\n  section: 40-probation\n",
    )

    assert problems == []
    at = [each.place for each in read_here]
    assert read_here == (
        Contribution("Testshire Police", "20-police", at[0], asked=date(2023, 5, 1), due=date(2023, 6, 1)),
        Contribution("Coordinator", "statistics", at[1], "a.bloggs@example.org", received=date(2023, 5, 3)),
        Contribution("SMB chair", "10-introduction", at[2]),
        Contribution("Probation", "40-probation", at[3]),
    )
    assert [str(place) for place in at] == [f"{FILE}:1:3", f"{FILE}:6:3", f"{FILE}:10:3", f"{FILE}:12:3"]
    assert [each.state for each in read_here] == ["asked", "received", "awaited", "awaited"]
    assert [each.is_late(date(2023, 6, 2)) for each in read_here] == [True, False, False, False]
    assert [each.is_late(date(2023, 6, 1)) for each in read_here] == [False, False, False, False]


def test_a_day_or_section_that_is_none_is_told(workspace: Path) -> None:
    _, problems = read(
        workspace, "- name: Testshire Police\n  section: 20-polise\n  due: June\n- section: statistics\n  nam: Police\n"
    )
    _, once_shaped = read(workspace, "- name: Testshire Police\n  section: 20-polise\n  due: June\n")

    file = FILE.as_posix()
    assert problems == [f"{file}:5: contributors.yaml has no place for nam → did you mean name?"]
    assert once_shaped == [
        f"{file}:2: 20-polise is no section of this report, nor a kind of section → did you mean 20-police?",
        f"{file}:3: June is no date → write year, month and day, such as 2022-12-21.",
    ]


def test_a_build_is_none_the_wiser_for_who_owes_what(workspace: Path) -> None:
    before = check_report(Workspace(workspace), "testshire", "2023")
    (workspace / FILE).write_text("- nonsense\n", "utf-8")

    assert check_report(Workspace(workspace), "testshire", "2023") == before


def test_a_check_tells_of_it_all_the_same(workspace: Path, run: Run) -> None:
    (workspace / FILE).write_text("- name: Testshire Police\n  section: statistics\n  due: June\n", "utf-8")

    result = run("check", "testshire", "2023")

    assert result.code == 0
    assert result.out.split("\n\n")[0] == (
        "warning: June is no date                                                [badly-written]\n"
        "  areas/testshire/2023/contributors.yaml:3:8"
    )
    assert result.out.endswith("\n0 errors, 1 warning. A report can be built.\n")


def test_what_shows_who_somebody_is_is_told_and_not_repeated(workspace: Path) -> None:
    _, problems = read(workspace, "# call Jo on 07700 900123\n- name: jo.bloggs@example.org\n  section: statistics\n")
    _, unread = read(workspace, "- name: [jo.bloggs@example.org\n")

    hint = (
        "name an agency or a role; an address for e-mail stands after address, and nothing else of a person in this "
        "list."
    )
    assert problems == [
        f"{FILE}:2: an e-mail address stands here → {hint}",
        f"{FILE}:1: a telephone number stands here → {hint}",
    ]
    assert unread == [
        f"{FILE}:1: a quotation mark or bracket that was opened is never closed → close it, or remove the one that "
        "opens it.",
        f"{FILE}:1: an e-mail address stands here → {hint}",
    ]


def test_a_part_is_due_on_a_day_to_come_but_was_not_agreed_then(workspace: Path) -> None:
    read_here, problems = read(
        workspace, "- {name: Testshire Police, section: 20-police, due: 2099-01-01, agreed: 2099-02-01}\n"
    )

    assert (read_here[0].due, read_here[0].agreed) == (date(2099, 1, 1), None)
    assert problems == [
        f"{FILE.as_posix()}:1: 2099-02-01 has not come yet → write the day on which it was done; what is still to be "
        "done has none."
    ]
