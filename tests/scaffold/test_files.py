"""Files to begin with: a workspace with its example, and a year laid out from the edition's form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mappa_report.model.area import Area
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.scaffold.blanks import statistics_file
from mappa_report.scaffold.workspace_files import make_workspace
from mappa_report.scaffold.year_files import make_year
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT, Run


def test_a_new_workspace_holds_a_finished_example_that_has_no_problem(tmp_path: Path) -> None:
    made = make_workspace(tmp_path / "mappa")

    assert (made.kept, made.problems) == ((), ())
    assert {path.relative_to(tmp_path / "mappa").as_posix() for path in made.files} > {
        ".gitignore",
        "areas/kent/area.yaml",
        "areas/kent/2023/statistics.yaml",
        "areas/kent/2023/sections/10-introduction.md",
        "boilerplate/README.md",
        "templates/README.md",
    }
    assert check_report(Workspace(tmp_path / "mappa"), "kent", "2023").problems == ()


def test_a_workspace_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    statistics = tmp_path / "areas/kent/2023/statistics.yaml"
    statistics.write_text("ours")

    again = make_workspace(tmp_path)

    assert (again.files, again.problems) == ((), ())
    assert statistics in again.kept
    assert statistics.read_text() == "ours"


def test_a_file_in_the_way_of_a_new_workspace_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "areas").write_text("in the way")

    made = make_workspace(tmp_path)

    assert made.files == ()
    assert [problem.code for problem in made.problems] == ["not-a-file"]
    assert (tmp_path / "areas").read_text() == "in the way"


TINY = """\
# yaml-language-server: $schema=statistics.schema.json
# Durham, 2022–23. Take away the # before a name and write its number after the colon.
# 0: there were none.  Nothing after the colon: not returned.  n/a: the form says that it does not apply.
# Totals may be left out: they are then worked out. Those that are given are checked.
edition: "tiny"
#published:  # the day, such as 2023-10-26, once there is one: the national text is kept as it was then

# People on 31 March 2023
people:
  near:
    #red:  # Red
    #blue:  # Blue
    #total:  # Total
  far:
    #red:  # Red
    blue: n/a  # Blue is only ever near
    #total:  # Total
  total:
    #red:  # Red
    #blue:  # Blue
    #total:  # Total

# Orders
orders:
  #first:  # First order
  #second:  # Second order

# Reviews
#reviews:  # Cases reviewed
#share:  # Rate per 100,000
"""


def test_every_figure_of_the_form_stands_as_a_commented_blank() -> None:
    report = check_report(Workspace(BASE), "testshire", "2023").report
    assert report

    assert statistics_file(Area("durham", "Durham", "", (), "", {}), ReportingYear(2023), report.edition) == TINY


def with_tiny_first(workspace: Path) -> None:
    """Give the tiny edition the year 2031, which no packaged one covers."""
    path = workspace / "boilerplate/tiny/edition.yaml"
    path.write_text(path.read_text().replace("years: [2023]", "years: [2031]"))


def test_a_year_is_laid_out_whole(workspace: Path) -> None:
    with_tiny_first(workspace)

    started = make_year(Workspace(workspace), "Durham", "2031")

    assert started.problems == ()
    assert started.files == (
        "areas/durham/2031/contributors.schema.json",
        "areas/durham/2031/contributors.yaml",
        "areas/durham/2031/sections/10-introduction.md",
        "areas/durham/2031/statistics.schema.json",
        "areas/durham/2031/statistics.yaml",
        "areas/durham/area.yaml",
    )
    assert (workspace / "areas/durham/2031/sections/10-introduction.md").read_text() == (
        "---\n"
        "title: Introduction\n"
        "kind: foreword\n"
        "place: front\n"
        "role: Chair\n"
        "organisation:\n"
        "# What happened this year.\n"
        "# Write below the second line of dashes. An empty line begins a new paragraph, ## a heading, - an item of a "
        "list.\n"
        "---\n"
    )


def test_a_year_that_was_only_just_laid_out_lacks_its_figures_and_nothing_else(workspace: Path) -> None:
    with_tiny_first(workspace)
    make_year(Workspace(workspace), "durham", "2031")

    problems = check_report(Workspace(workspace), "durham", "2031").problems

    assert {problem.code for problem in problems if problem.is_error} <= {"missing", "population-missing"}
    assert {problem.code for problem in problems if not problem.is_error} == {"section-empty"}


def test_a_year_whose_blanks_are_filled_in_has_no_missing_figure(workspace: Path) -> None:
    with_tiny_first(workspace)
    make_year(Workspace(workspace), "durham", "2031")
    path = workspace / "areas/durham/2031/statistics.yaml"
    text = re.sub(r"#total:.*\n", "", path.read_text())
    path.write_text(re.sub(r"#(?!published)(\w+):  #", r"\1: 3  #", text))

    problems = check_report(Workspace(workspace), "durham", "2031").problems

    assert [problem.message for problem in problems if problem.code == "missing"] == []


@pytest.mark.parametrize(
    "title", ["Perspective: the police", "# 1", "'Quoted'", "a # b", "[y]", "*x*", "&x", "yes: no", "Ynys Môn"]
)
def test_a_usual_section_s_title_is_written_so_that_it_can_be_read_again(title: str, workspace: Path) -> None:
    with_tiny_first(workspace)
    path = workspace / "boilerplate/tiny/edition.yaml"
    path.write_text(path.read_text().replace("title: Introduction", f'title: "{title}"'))
    make_year(Workspace(workspace), "durham", "2031")
    section = workspace / "areas/durham/2031/sections/10-introduction.md"
    section.write_text(section.read_text() + "Words.\n")

    problems = check_report(Workspace(workspace), "durham", "2031").problems

    of_sections = [problem.code for problem in problems if problem.place.file.endswith(".md")]
    assert of_sections == (["markup-not-read"] if title in ("# 1", "*x*") else [])


def test_a_year_that_has_been_started_is_left_alone(workspace: Path) -> None:
    started = make_year(Workspace(workspace), "testshire", "2023")

    assert started.files == ()
    (problem,) = started.problems
    assert (problem.code, problem.message, str(problem.place)) == (
        "exists",
        "this report has been started already",
        "areas/testshire/2023",
    )


@pytest.mark.parametrize(
    ("area", "year", "messages"),
    [
        ("../x", "2023", ["../x is none of the areas of England and Wales"]),
        ("a" * 300, "2023", [f"{'a' * 60} is none of the areas of England and Wales"]),
        ("kent", "23", ["23 is no reporting year"]),
        ("", "x", [" is none of the areas of England and Wales", "x is no reporting year"]),
        ("kent", "2099", ["no edition covers the year 2099"]),
    ],
)
def test_what_cannot_be_started_is_a_problem_and_makes_no_file(
    area: str, year: str, messages: list[str], workspace: Path
) -> None:
    before = sorted(workspace.rglob("*"))

    started = make_year(Workspace(workspace), area, year)

    assert ([problem.message for problem in started.problems], started.files) == (messages, ())
    assert sorted(workspace.rglob("*")) == before


def test_a_file_in_the_way_of_an_area_s_folder_is_a_problem(workspace: Path, run: Run) -> None:
    (workspace / "areas/durham").write_text("in the way")

    result = run("new", "durham", "2023")

    assert result.code == 1
    assert result.out.startswith("error: this is a file, and a folder is due here ")
    assert (workspace / "areas/durham").read_text() == "in the way"


def test_a_new_return_asks_for_the_units_that_the_area_has(tmp_path: Path) -> None:
    about = tmp_path / "areas/kent/area.yaml"
    about.parent.mkdir(parents=True)
    words = (ROOT / "areas/kent/area.yaml").read_text("utf-8")
    about.write_text(words, "utf-8")
    made = make_year(Workspace(tmp_path), "kent", "2006")
    assert made.problems == ()
    returned = (tmp_path / "areas/kent/2006/statistics.yaml").read_text("utf-8")
    units = check_report(Workspace(ROOT), "kent", "2006").report
    assert units
    keys = [unit.key for unit in units.area.units[2006]]
    assert len(keys) > 1
    assert all(f"#{key}:" in returned for key in keys)
