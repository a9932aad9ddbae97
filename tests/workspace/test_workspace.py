"""Where things are: names that people type, and a workspace's own pieces before the packaged ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.workspace.refusals import FileRefused
from mappa_report.workspace.workspace import PACKAGED, Workspace, slug, year_number
from mappa_report.writers import TemplateFault
from mappa_report.writers.templates import read_template


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("kent", "kent"),
        ("Kent", "kent"),
        ("  West  Midlands ", "west-midlands"),
        ("west_midlands", "west-midlands"),
        ("a" * 60, "a" * 60),
    ],
)
def test_an_area_is_found_however_its_name_is_typed(typed: str, folder: str) -> None:
    assert slug(typed) == folder


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "..",
        "../kent",
        "kent/2023",
        "kent\\2023",
        "/etc",
        "a\0b",
        "john-born-1981",
        "-kent",
        "kent-",
        "kënt",
        "kent?",
        "\udcff",
        "a" * 61,
        "a" * 5000,
        "~",
        "*",
        "$HOME",
    ],
)
def test_what_could_be_no_area_s_name_leads_nowhere(typed: str) -> None:
    assert slug(typed) is None


@given(st.text(max_size=80))
def test_whatever_is_typed_no_folder_name_leads_out_of_its_parent(typed: str) -> None:
    folder = slug(typed)

    assert folder is None or (Path("areas") / folder).parts == ("areas", folder)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2023", 2023), (" 2023\n", 2023), ("1999", 1999), ("2022-23", 2023), ("2022/23", 2023), ("2022–2023", 2023)],
)
def test_a_year_is_read(typed: str, year: int) -> None:
    assert year_number(typed) == year


@pytest.mark.parametrize("typed", ["", "23", "20232", "1066", "2123", "-2023", "2022-24", "２０２３", "2023.0", "two"])
def test_what_is_no_year_is_none(typed: str) -> None:
    assert year_number(typed) is None


def test_the_workspace_is_the_nearest_folder_upwards_with_areas_in_it(workspace: Path) -> None:
    inner = workspace / "areas/testshire/2023"

    assert Workspace.around(inner).root == workspace
    assert Workspace.around(workspace).root == workspace


def test_a_folder_in_no_workspace_is_one_to_be(tmp_path: Path) -> None:
    assert Workspace.around(tmp_path).root == tmp_path


def test_a_workspace_s_own_piece_comes_before_the_packaged_one(workspace: Path) -> None:
    own = workspace / "boilerplate/2023/passages/visor.md"
    own.parent.mkdir(parents=True)
    own.write_text("ours")
    here = Workspace(workspace)

    mine, packaged = (
        here.locate("boilerplate", "2023", "passages", "visor.md"),
        here.locate("boilerplate", "2023", "form.yaml"),
    )

    assert mine
    assert packaged
    assert (mine.path, mine.root, mine.name) == (own, workspace, "boilerplate/2023/passages/visor.md")
    assert (packaged.path, packaged.root) == (PACKAGED / "boilerplate/2023/form.yaml", PACKAGED)
    assert here.locate("boilerplate", "2023", "nothing.md") is None
    passages = here.listing("boilerplate", "2023", "passages")
    assert {name for name, at in passages.items() if at.root == workspace} == {"visor.md"}
    assert list(passages) == sorted(passages)


def test_areas_and_years_are_folders_with_fitting_names(workspace: Path) -> None:
    for name in ("areas/Not A Slug", "areas/testshire/1066", "areas/testshire/2021", "areas/testshire/notes"):
        (workspace / name).mkdir()
    (workspace / "areas/file").write_text("")
    (workspace / "areas/testshire/2022").write_text("")
    here = Workspace(workspace)

    assert here.areas() == sorted({"testshire", *Workspace(PACKAGED).areas()})
    assert here.years("testshire") == [2021, 2023]
    assert "tiny" in here.editions()


@pytest.mark.parametrize("name", ["nothing.css", "../areas/testshire/area.yaml", "fonts/../../pyproject.toml"])
def test_a_template_that_is_none_is_not_read(name: str, workspace: Path) -> None:
    with pytest.raises(TemplateFault):
        read_template(name, Workspace(workspace).template)


def test_a_template_is_the_workspace_s_own_or_the_packaged_one(workspace: Path) -> None:
    assert Workspace(workspace).template("print.css") == PACKAGED / "templates/print.css"
    (workspace / "templates").mkdir()
    (workspace / "templates/print.css").write_text("")
    assert Workspace(workspace).template("print.css") == workspace / "templates/print.css"


def test_a_template_that_is_a_link_out_of_the_workspace_is_refused(workspace: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("h1 { }")
    (workspace / "templates").mkdir()
    (workspace / "templates/own.css").write_text("h2 { }")
    (workspace / "templates/print.css").symlink_to(outside)
    (workspace / "templates/screen.css").symlink_to(workspace / "templates/own.css")

    with pytest.raises(FileRefused, match=r"^this link leads out of the workspace$"):
        Workspace(workspace).template("print.css")
    assert Workspace(workspace).template("screen.css").read_text() == "h2 { }"
