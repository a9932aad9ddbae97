"""Once a report has been published its edition is kept with it: later changes to the text are reported, not printed."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest

from mappa_report.assembly.editions import edition_digest, edition_files
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, Run

YEAR = Path("areas/testshire/2023")
KEPT = YEAR / "edition"
ABOUT = Path("boilerplate/tiny/passages/about.md")
STEM = Path("build/testshire/2023/testshire-mappa-annual-report-2023")

CHANGED = """\
warning: the edition tiny has been changed since this report was published  [edition-changed]
  areas/testshire/2023/edition

  hint: the report is still built from the text kept in areas/testshire/2023/edition; for the new
        text, start a new edition.

`mappa-report explain CODE` says more about a problem: its code stands in [ ].
0 errors, 1 warning. A report can be built.
"""


@pytest.fixture
def published(workspace: Path, run: Run) -> Path:
    """The tiny workspace, its report published and built."""
    path = YEAR / "statistics.yaml"
    path.write_text(f"published: 2023-10-26\n{path.read_text('utf-8')}", "utf-8")
    assert run("build", "testshire", "2023", "--to", "text").code == 0
    return workspace


def kept_files() -> dict[str, bytes]:
    return {path.relative_to(KEPT).as_posix(): path.read_bytes() for path in KEPT.rglob("*") if path.is_file()}


def edit_about(old: str = "About", new: str = "About it all") -> None:
    text = ABOUT.read_text("utf-8")
    assert old in text
    ABOUT.write_text(text.replace(old, new), "utf-8")


@pytest.mark.usefixtures("published")
def test_the_edition_is_kept_whole_beside_a_published_report() -> None:
    files = edition_files(Workspace(BASE), "tiny")

    assert kept_files() == {f"boilerplate/tiny/{name}": at.path.read_bytes() for name, at in files.items()}


@pytest.mark.usefixtures("workspace")
def test_nothing_is_kept_of_a_report_that_is_not_published(run: Run) -> None:
    assert run("build", "testshire", "2023", "--to", "text").code == 0

    assert not KEPT.exists()


@pytest.mark.usefixtures("published")
def test_a_published_report_whose_edition_is_as_it_was_has_no_problem(run: Run) -> None:
    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"


@pytest.mark.usefixtures("published")
def test_keeping_the_text_is_no_change_to_the_report(run: Run) -> None:
    again = run("build", "testshire", "2023", "--to", "text")

    assert again.out.splitlines()[0].startswith("unchanged ")


@pytest.mark.usefixtures("published")
def test_an_edition_changed_after_publication_is_reported_in_full(run: Run) -> None:
    edit_about()

    checked = run("check", "testshire", "2023")

    assert (checked.code, checked.out) == (0, CHANGED)


@pytest.mark.usefixtures("published")
def test_last_year_s_report_is_still_built_from_last_year_s_text(run: Run) -> None:
    before, kept = STEM.with_suffix(".txt").read_text("utf-8"), kept_files()
    edit_about()
    STEM.with_suffix(".txt").unlink()

    built = run("build", "testshire", "2023", "--to", "text")

    assert built.code == 0
    assert "[edition-changed]" in built.out
    assert STEM.with_suffix(".txt").read_text("utf-8") == before
    assert kept_files() == kept


@pytest.mark.usefixtures("published")
def test_a_form_that_changes_after_publication_asks_nothing_new_of_the_report(run: Run) -> None:
    path = Path("boilerplate/tiny/form.yaml")
    path.write_text(path.read_text("utf-8").replace("      second: Second order\n", ""), "utf-8")

    assert run("check", "testshire", "2023").out == CHANGED


@pytest.mark.usefixtures("published")
def test_a_published_report_outlives_its_edition(run: Run) -> None:
    for path in sorted(Path("boilerplate/tiny").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    Path("boilerplate/tiny").rmdir()

    assert run("check", "testshire", "2023").out == "No problems. A report can be built.\n"


@pytest.mark.usefixtures("published")
def test_a_change_to_the_kept_text_itself_is_noticed_too(run: Run) -> None:
    path = KEPT / ABOUT
    path.write_text(path.read_text("utf-8").replace("About", "Of"), "utf-8")

    assert "[edition-changed]" in run("check", "testshire", "2023").out


def test_a_packaged_sample_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "areas").mkdir()
    monkeypatch.chdir(tmp_path)

    assert run("build", "norfolk", "2019", "--to", "text").code == 0

    assert list((tmp_path / "areas").iterdir()) == []


@pytest.mark.parametrize(
    ("day", "when"),
    [
        ("2023-03-31", "31 March 2023, before the year was over"),
        ("1999-10-26", "26 October 1999, before the year was over"),
        ("2026-04-01", "1 April 2026, more than 3 years after it"),
        ("2063-10-26", "26 October 2063, more than 3 years after it"),
    ],
)
def test_a_day_on_which_none_comes_out_is_told(workspace: Path, day: str, when: str) -> None:
    with (workspace / "areas/testshire/2023/statistics.yaml").open("a") as file:
        file.write(f"published: {day}\n")

    (problem,) = check_report(Workspace(workspace), "testshire", "2023").problems

    assert problem.message == f"the report of 2022–23 can hardly have been published on {when}"


@pytest.mark.parametrize("day", ["2023-04-01", "2023-10-26", "2026-03-31"])
def test_a_day_in_the_years_after_is_left_alone(workspace: Path, day: str) -> None:
    with (workspace / "areas/testshire/2023/statistics.yaml").open("a") as file:
        file.write(f"published: {day}\n")

    assert check_report(Workspace(workspace), "testshire", "2023").problems == ()


@pytest.mark.usefixtures("workspace")
def test_a_day_that_is_none_is_a_problem_at_its_place(run: Run) -> None:
    path = YEAR / "statistics.yaml"
    path.write_text(f"published: 26 October 2023\n{path.read_text('utf-8')}", "utf-8")

    checked = run("check", "testshire", "2023")

    assert checked.code == 1
    assert checked.out == (
        "error: 26 October 2023 is no date                                       [badly-written]\n"
        "  areas/testshire/2023/statistics.yaml:1:12\n\n"
        "  1 | published: 26 October 2023\n"
        "    |            ^^^^^^^^^^^^^^^\n\n"
        "  hint: write 2023-10-26: year, month and day.\n\n"
        "`mappa-report explain CODE` says more about a problem: its code stands in [ ].\n"
        "1 error, 0 warnings.\n"
    )


@pytest.mark.usefixtures("workspace")
def test_edition_and_digest_stand_in_every_built_file(run: Run) -> None:
    assert run("build", "testshire", "2023").code == 0

    digest = edition_digest(Workspace(BASE), "tiny")[:12]
    keywords = f"Testshire, 2022–23, edition tiny, {digest}"
    assert docx.Document(io.BytesIO(STEM.with_suffix(".docx").read_bytes())).core_properties.keywords == keywords
    assert f'<meta name="keywords" content="{keywords}">' in STEM.with_suffix(".html").read_text("utf-8")
    about = pypdf.PdfReader(STEM.with_suffix(".pdf")).metadata
    assert about
    assert str(about["/Keywords"]) == keywords
