"""The register of all 42 areas: ``new``, the hints of errors and the shell's completion know every one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from mappa_report.assembly.register import RegisteredArea, read_register
from mappa_report.commands.program import program
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace, slug
from tests.conftest import ROOT, Run

WELSH = {"dyfed-powys", "gwent", "north-wales", "south-wales"}


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with nothing of its own."""
    (tmp_path / "areas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def register() -> Mapping[str, RegisteredArea]:
    problems: list[Problem] = []
    areas = read_register(Workspace(ROOT), problems)
    assert problems == []
    return areas


def test_there_are_38_areas_in_england_and_4_in_wales(register: Mapping[str, RegisteredArea]) -> None:
    assert Counter(area.nation for area in register.values()) == {"England": 38, "Wales": 4}
    assert {area.slug for area in register.values() if area.nation == "Wales"} == WELSH
    assert list(register) == sorted(register)


def test_each_area_is_found_by_its_name_and_has_a_force_of_its_own(register: Mapping[str, RegisteredArea]) -> None:
    forces = [force for area in register.values() for force in area.forces]

    assert {slug(area.name): area.slug for area in register.values()} == {key: key for key in register}
    assert all(area.forces for area in register.values())
    assert len(set(forces)) == len(forces)
    assert register["london"].forces == ("Metropolitan Police Service", "City of London Police")
    assert {area.slug for area in register.values() if len(area.forces) > 1} == {"london"}


@pytest.mark.usefixtures("empty")
def test_a_new_area_takes_its_name_forces_and_nation_from_the_register(run: Run) -> None:
    started = run("new", "north-wales", "2023")

    assert (started.code, started.err) == (0, "")
    assert Path("areas/north-wales/area.yaml").read_text("utf-8").startswith(
        "name: North Wales\n"
        "board: North Wales Strategic Management Board\n"
        "forces: [North Wales Police]\n"
        "nation: Wales\n"
    )  # fmt: skip


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("norfork", "did you mean norfolk"),
        ("West Yorksheer", "did you mean west-yorkshire or"),
        ("north-whales", "did you mean north-wales"),
        ("xxxxxxx", "the areas are: avon-and-somerset, bedfordshire"),
    ],
)
def test_an_area_that_there_is_not_gets_the_nearest(typed: str, hint: str, run: Run) -> None:
    started = run("new", typed, "2023")

    assert started.code == 1
    assert started.out.startswith(f"error: {typed} is none of the areas of England and Wales")
    assert f"hint: {hint}" in started.out
    assert list(Path("areas").iterdir()) == []


@pytest.mark.usefixtures("empty")
def test_an_area_of_the_register_without_a_report_is_told_how_to_start_one(run: Run) -> None:
    checked = run("check", "devon and cornwall", "2023")

    assert checked.code == 1
    assert "error: devon-and-cornwall has no report yet" in checked.out
    assert "hint: `mappa-report new devon-and-cornwall 2023` starts one." in checked.out


# A year carried forward from the one before.


@pytest.fixture
def carried(empty: Path, run: Run) -> Path:
    """Kent 2024 from Kent 2023, with an edition for 2024."""
    assert run("boilerplate", "new", "2024", "--from", "2023").code == 0
    assert run("new", "kent", "2024", "--from", "2023").code == 0
    return empty / "areas/kent/2024"


def test_a_year_is_carried_forward_with_every_section_and_its_head(carried: Path) -> None:
    origin = ROOT / "areas/kent/2023/sections"

    assert {path.name for path in (carried / "sections").iterdir()} == {path.name for path in origin.iterdir()}
    for path in (carried / "sections").iterdir():
        assert heads(path) == heads(origin / path.name)


def heads(path: Path) -> list[str]:
    """Titles, kinds, places and roles: all that a head says of a section, but for what is true of one year alone."""
    head = path.read_text("utf-8").split("---\n")[1]
    kept = [line for line in head.splitlines() if not line.startswith(("illustrative:", "#"))]
    lines = (line.replace('"', "").rstrip() for line in kept)
    return sorted(line for line in lines if line != "organisation:")  # an earlier year need not have had one


def test_no_word_of_text_is_carried_forward(carried: Path) -> None:
    for path in (carried / "sections").iterdir():
        text = path.read_text("utf-8")
        assert text.split("---\n")[2:] == [""]
        origin = (ROOT / "areas/kent/2023/sections" / path.name).read_text("utf-8").split("---\n", 2)[2]
        sentences = [line.strip() for line in origin.splitlines() if len(line.split()) > 4]
        assert sentences
        assert not any(line in text for line in sentences)


def test_no_figure_is_carried_forward(carried: Path) -> None:
    lines = (carried / "statistics.yaml").read_text("utf-8").splitlines()

    figures = lines[lines.index('edition: "2024"') + 1 :]
    filled = [line for line in figures if line.strip() and not line.lstrip().startswith("#")]
    values = [line.partition(":")[2].partition("#")[0].strip() for line in filled]
    assert set(values) == {"", "n/a"}
    assert not [line for line in figures if re.search(r"#\w+: *\d", line)]


@pytest.mark.usefixtures("carried")
def test_a_year_carried_forward_needs_figures_and_text_and_nothing_else(run: Run) -> None:
    checked = run("check", "kent", "2024")

    codes = Counter(re.findall(r"^(?:error|warning): .*\[([a-z-]+)\]$", checked.out, re.MULTILINE))
    assert checked.code == 1
    assert set(codes) <= {"missing", "section-empty", "population-missing", "edition-provisional"}
    assert codes["section-empty"] == 7


@pytest.mark.usefixtures("empty")
def test_a_year_that_no_edition_covers_names_the_nearest_and_how_to_begin_one(run: Run) -> None:
    started = run("new", "kent", "2024", "--from", "2023")

    assert started.code == 1
    assert started.out.startswith("error: no edition covers the year 2024")
    said = " ".join(started.out.split())
    assert "`mappa-report new kent 2024 --from 2023 --provisional` begins one as a copy of 2023, the nearest" in said
    assert list(Path("areas").iterdir()) == []


# Completion.


def offered(*words: str) -> list[str]:
    """What the shell offers for the last of ``words``."""
    complete = ShellComplete(program, {}, "mappa-report", "_MAPPA_REPORT_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("new", "nor"), ["norfolk", "north-wales", "north-yorkshire", "northamptonshire", "northumbria"]),
        (("new", "Kent"), ["kent"]),
        (("new", "zz"), []),
        (("check", ""), ["kent", "norfolk", "west-midlands"]),
        (("build", "w"), ["west-midlands"]),
        (("check", "kent", ""), ["2006", "2015", "2023"]),
        (("build", "kent", "20"), ["2006", "2015", "2023"]),
        (("check", "norfolk", "2"), ["2019"]),
        (("check", "nowhere", ""), []),
        (("new", "kent", "2024", "--from", "202"), ["2023"]),
        (("boilerplate", "show", "20"), ["2006", "2015", "2019", "2023"]),
        (("boilerplate", "diff", "2015", "201"), ["2015", "2019"]),
        (("boilerplate", "new", "2024", "--from", "2006"), ["2006"]),
        (("boi",), ["boilerplate"]),
    ],
)
def test_the_shell_offers_areas_years_and_editions(words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(*words) == expected


def test_the_installed_program_answers_the_shell(empty: Path) -> None:
    settings = {**os.environ, "_MAPPA_REPORT_COMPLETE": "bash_complete", "COMP_WORDS": "mappa-report check nor"}
    command = [str(Path(sys.executable).with_name("mappa-report"))]

    answered = subprocess.run(
        command, cwd=empty, env={**settings, "COMP_CWORD": "2"}, check=True, capture_output=True, text=True
    )

    assert answered.stdout == "plain,norfolk\n"
