"""What a check offers to mend, put into the files: exact to the byte, whole or not at all, never worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.intake.mending import Mended, mend
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run

HEAD = (
    "---\ntitle: Testshire Police\nkind: agency-perspective\nplace: local\nrole: Inspector\nillustrative: true\n---\n"
)


@pytest.fixture
def police(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/sections/20-police.md"


@pytest.fixture
def statistics(workspace: Path) -> Path:
    return workspace / "areas/testshire/2023/statistics.yaml"


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return check_report(Workspace(folder), "testshire", "2023").problems


def mended(folder: Path) -> Mended:
    told = problems_of(folder)
    return mend(Workspace(folder), told, told, lambda: problems_of(folder))


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("Offenders were told.", "Individuals were told."),
        ("A National Probation Service team came.", "A Probation Service team came."),
        ("See www.gov.uk/mappa for more.", "See [www.gov.uk/mappa](https://www.gov.uk/mappa) for more."),
        ("See [the guidance](www.gov.uk/mappa).", "See [the guidance](https://www.gov.uk/mappa)."),
        ("There were {{ figures.people.total.total } people.", "There were {{ figures.people.total.total }} people."),
        ("There were {{ figures.peple.total.total }} people.", "There were {{ figures.people.total.total }} people."),
        ("On {{ year.snapshot | dat }} all was well.", "On {{ year.snapshot | date }} all was well."),
        ("All of the the cases were reviewed.", "All of the cases were reviewed."),
        ("##Work with others\n\nThe police did it.", "## Work with others\n\nThe police did it."),
        ("•\tone case\n•\tanother case", "- one case\n- another case"),
        ("The Sex Offences Act 2003 applies.", "The Sexual Offences Act 2003 applies."),
        ("Lay advisors came to each meeting.", "Lay advisers came to each meeting."),
    ],
)
def test_a_slip_in_a_section_is_mended(workspace: Path, police: Path, written: str, outcome: str) -> None:
    police.write_text(f"{HEAD}{written}\n", "utf-8")

    assert mended(workspace).problems == ()

    assert police.read_text("utf-8") == f"{HEAD}{outcome}\n"
    assert [problem.message for problem in problems_of(workspace)] == []


@pytest.mark.parametrize(
    "written",
    [
        "An RSO was told.",  # the new term asks for another article
        "The National Probation Service (NPS) took part.",
        "Each *off*ender was told.",
        "Each offender-led group met.",
        "See [the guidance](https://www.gov.uk/a b).",
        "There were {{ figures.people.total.total people.",
        "The case of the\nthe police was told.",
        "See [the guidance](guidance).",
        "Ask [the team](mappa@testshire.police.uk).",  # the address is masked, wherever it stands
    ],
)
def test_what_is_not_exact_is_left_to_a_person(workspace: Path, police: Path, written: str) -> None:
    police.write_text(f"{HEAD}{written}\n", "utf-8")
    before = police.read_bytes()

    assert mended(workspace) == Mended()
    assert police.read_bytes() == before
    assert [problem.code for problem in problems_of(workspace)] != []


def test_lines_that_end_otherwise_and_a_mark_at_the_beginning_stay(workspace: Path, police: Path) -> None:
    text = f"{HEAD}Offenders were told.\n\nÄpfel for each offender.\n".replace("\n", "\r\n")
    police.write_bytes(b"\xef\xbb\xbf" + text.encode())

    told = mended(workspace)

    assert [(str(edit.place), edit.was, edit.text) for edit in told.edits] == [
        ("areas/testshire/2023/sections/20-police.md:8:1", "Offenders", "Individuals"),
        ("areas/testshire/2023/sections/20-police.md:10:16", "offender", "individual"),
    ]
    expected = text.replace("Offenders", "Individuals").replace("offender.", "individual.")
    assert police.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_values_keep_their_quotation_marks_and_remarks(workspace: Path, statistics: Path) -> None:
    text = statistics.read_text("utf-8").replace("reviews: 4", "reviews: '1,204'  # of the year")
    statistics.write_text(text.replace("  near:", "  neer:"), "utf-8")

    assert mended(workspace).problems == ()

    assert statistics.read_text("utf-8") == text.replace("'1,204'", "'1204'")


def test_a_value_that_is_escaped_is_left_to_a_person(workspace: Path, statistics: Path) -> None:
    text = statistics.read_text("utf-8").replace("reviews: 4", r'reviews: "1\u002c204"')
    statistics.write_text(text, "utf-8")

    assert mended(workspace) == Mended()


def test_a_file_that_would_have_a_new_error_is_left_as_it_is_and_the_others_are_mended(
    police: Path, statistics: Path, run: Run
) -> None:
    text = statistics.read_text("utf-8").replace("red: 10", "red: 1,010")
    statistics.write_text(text, "utf-8")
    police.write_text(f"{HEAD}Offenders were told.\n", "utf-8")

    told = run("check", "testshire", "2023", "--fix")

    assert told.out.startswith(
        "mended: areas/testshire/2023/sections/20-police.md:8:1  “Offenders” is now “Individuals”\n\n"
        "error: nothing was mended in this file, since a check would then say at line 4: people, near, red does not "
        "add up  [not-written]\n"
        "  areas/testshire/2023/statistics.yaml\n\n"
        "  hint: mend it by hand, line by line.\n"
    )
    assert told.out.endswith("1 error, 0 warnings.\n")
    assert (statistics.read_text("utf-8"), police.read_text("utf-8")) == (text, f"{HEAD}Individuals were told.\n")


def test_a_file_that_somebody_changes_meanwhile_is_not_written(workspace: Path, police: Path) -> None:
    police.write_text(f"{HEAD}Offenders were told.\n", "utf-8")
    told = problems_of(workspace)

    def check() -> tuple[Problem, ...]:
        after = problems_of(workspace)
        police.write_text(f"{HEAD}Offenders were asked.\n", "utf-8")
        return after

    outcome = mend(Workspace(workspace), told, told, check)

    assert (outcome.edits, [problem.code for problem in outcome.problems]) == ((), ["exists"])
    assert police.read_text("utf-8") == f"{HEAD}Offenders were asked.\n"


def test_nothing_private_is_offered_or_told(workspace: Path, police: Path) -> None:
    police.write_text(f"{HEAD}Ring 07700 900123 123 or see www.gov.uk/07700900123 now now.\n", "utf-8")

    assert "900" not in repr([problem.edits for problem in problems_of(workspace)])
    mended(workspace)
    assert "Ring 07700 900123 123 or see www.gov.uk/07700900123 now" in police.read_text("utf-8")


def test_the_families_that_are_asked_for_are_mended_alone(police: Path, run: Run) -> None:
    police.write_text(f"{HEAD}Offenders see www.gov.uk/mappa first.\n", "utf-8")

    run("check", "testshire", "2023", "--fix", "--only", "completeness")

    link = "[www.gov.uk/mappa](https://www.gov.uk/mappa)"
    assert police.read_text("utf-8") == f"{HEAD}Offenders see {link} first.\n"


def test_formats_for_programs_change_nothing(police: Path, run: Run) -> None:
    before = police.read_bytes()

    told = run("check", "testshire", "2023", "--fix", "--format", "json")

    assert told.code == 2
    assert "--fix tells people what it has changed; leave out --format, and check again with it." in told.err
    assert police.read_bytes() == before


def test_every_report_is_mended_at_once(police: Path, run: Run) -> None:
    police.write_text(f"{HEAD}Offenders were told.\n", "utf-8")

    told = run("check", "--all", "--fix")

    assert told.out.startswith("mended: areas/testshire/2023/sections/20-police.md:8:1  “Offenders” is now")
    assert told.out.endswith("1 report, 0 failed. No problems.\n")
