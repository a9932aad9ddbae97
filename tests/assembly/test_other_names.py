"""An area has other names than its folder's, and is understood by them wherever it is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

INTRODUCTION = Path("areas/cleveland/2023/sections/10-introduction.md")


@pytest.fixture
def cleveland(workspace: Path) -> Path:
    """The tiny workspace, whose one area is called Cleveland."""
    shutil.move(workspace / "areas/testshire", workspace / "areas/cleveland")
    for path in (workspace / "areas/cleveland").rglob("*.*"):
        path.write_text(path.read_text("utf-8").replace("Testshire", "Cleveland"), "utf-8")
    return workspace


def say(sentence: str) -> None:
    INTRODUCTION.write_text(f"{INTRODUCTION.read_text('utf-8').rstrip()}\n\n{sentence}\n", "utf-8")


@pytest.mark.usefixtures("cleveland")
@pytest.mark.parametrize("typed", ["teesside", "Teesside", "cleveland"])
@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("check",), "No problems. A report can be built.\n"),
        (
            ("build", "--to", "text"),
            "wrote build/cleveland/2023/cleveland-mappa-annual-report-2023.txt\nNo problems.\n",
        ),
        (("schema",), "wrote areas/cleveland/2023/statistics.schema.json\n"),
    ],
)
def test_a_report_is_found_by_either_name(typed: str, command: tuple[str, ...], says: str, run: Run) -> None:
    result = run(*command, typed, "2023")

    assert result.code == 0
    assert result.out.startswith(says)


@pytest.mark.usefixtures("workspace")
def test_a_name_that_area_yaml_gives_is_understood_too(run: Run) -> None:
    about = Path("areas/testshire/area.yaml")
    about.write_text(f"known_as: [Upper Testing]\n{about.read_text('utf-8')}", "utf-8")

    assert run("check", "Upper Testing", "2023").out == "No problems. A report can be built.\n"
    assert run("check", "upper-testin", "2023").out.splitlines()[3] == "  hint: did you mean upper-testing?"


@pytest.mark.usefixtures("workspace")
def test_new_lays_an_area_out_under_the_name_of_the_register_and_notes_the_other(run: Run) -> None:
    started = run("new", "Teesside", "2023")

    about = Path("areas/cleveland/area.yaml").read_text("utf-8")
    assert started.code == 0
    assert about.startswith("name: Cleveland\nknown_as: [Teesside]\nboard: Cleveland Strategic Management Board\n")
    assert "[unknown-key]" not in run("check", "cleveland", "2023").out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("command", ["check", "new"])
def test_a_slip_in_the_other_name_gets_it_for_a_hint(command: str, run: Run) -> None:
    told = run(command, "teeside", "2023")

    assert told.code == 1
    assert "  hint: did you mean teesside or " in told.out


@pytest.mark.usefixtures("workspace")
def test_an_area_without_a_report_is_named_as_its_folder_would_be(run: Run) -> None:
    told = run("check", "teesside", "2023")

    assert told.out.startswith("error: cleveland has no report yet ")
    assert "  hint: `mappa-report new cleveland 2023` starts one.\n" in told.out


@pytest.mark.usefixtures("cleveland")
@pytest.mark.parametrize(
    ("place", "codes"),
    [("Teesside", ["sentence-contradicts"]), ("Cleveland", ["sentence-contradicts"]), ("Kent", [])],
)
def test_a_number_of_either_name_is_the_area_s_own(place: str, codes: list[str], run: Run) -> None:
    say(f"In {place} there were 51 people near.")

    told = run("check", "cleveland", "2023").out

    assert [code for code in ("sentence-contradicts", "sentence-unmatched") if f"[{code}]" in told] == codes


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("is_in_register", [True, False])
def test_another_area_s_other_name_is_another_area_s(is_in_register: bool, run: Run) -> None:
    name = "Teesside" if is_in_register else "Overshire"
    other = Path("areas/elsewhere/area.yaml")
    other.parent.mkdir()
    about = Path("areas/testshire/area.yaml").read_text("utf-8").replace("Testshire", "Elsewhere")
    other.write_text(f"known_as: [Overshire]\n{about}", "utf-8")
    path = Path("areas/testshire/2023/sections/10-introduction.md")
    said = f"The {name} Strategic Management Board met four times."
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{said}\n", "utf-8")

    told = run("check", "testshire", "2023").out

    assert f"speaks of {name} in the report of Testshire" in " ".join(told.split())


@pytest.mark.usefixtures("cleveland")
def test_an_area_s_own_other_name_is_none_of_another_s(run: Run) -> None:
    say("The Teesside Strategic Management Board met four times.")

    assert "[other-area]" not in run("check", "cleveland", "2023").out
