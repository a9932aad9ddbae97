"""What a build was made from: the digest changes with whatever bears on the report, and with nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mappa_report.building.inputs import digest_of_inputs
from mappa_report.building.record import RECORD, BuildRecord, CheckRecord
from mappa_report.problems.problem import Problem, Severity
from mappa_report.problems.show import as_text
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE

YEAR = "areas/testshire/2023"


def digest(root: Path, *settings: str) -> str:
    return digest_of_inputs(Workspace(root), "testshire", 2023, settings)


@pytest.mark.parametrize(
    "name",
    [
        "areas/testshire/area.yaml",
        "areas/testshire/logo.png",
        "areas/testshire/2021/statistics.yaml",
        "areas/testshire/2021/edition/boilerplate/tiny/form.yaml",
        "areas/register.yaml",
        f"{YEAR}/statistics.yaml",
        f"{YEAR}/waivers.yaml",
        f"{YEAR}/edition/boilerplate/tiny/form.yaml",
        f"{YEAR}/sections/20-police.md",
        f"{YEAR}/sections/new.png",
        f"{YEAR}/sections/pictures/new.png",
        f"{YEAR}/sections/edition/new.png",
        "boilerplate/tiny/form.yaml",
        "boilerplate/tiny/passages/about.md",
        "boilerplate/tiny/definitions/order.md",
        "boilerplate/other/form.yaml",
        "boilerplate/breaks.yaml",
        "boilerplate/words.yaml",
        "templates/report.html.j2",
        "templates/print.css",
        "templates/fonts/New.otf",
    ],
)
def test_a_change_to_any_file_that_bears_on_the_report_is_noticed(name: str, workspace: Path) -> None:
    before = digest(workspace)

    (workspace / name).parent.mkdir(parents=True, exist_ok=True)
    with (workspace / name).open("a") as stream:
        stream.write("\n")

    assert digest(workspace) != before


@pytest.mark.parametrize(
    "name",
    [
        "areas/other/2023/statistics.yaml",
        "areas/testshire/2024/statistics.yaml",
        f"{YEAR}/statistics.schema.json",
        "build/x.pdf",
        "notes.txt",
    ],
)
def test_a_change_to_any_other_file_is_not(name: str, workspace: Path) -> None:
    before = digest(workspace)

    (workspace / name).parent.mkdir(parents=True, exist_ok=True)
    (workspace / name).write_text("new")

    assert digest(workspace) == before


def test_the_date_of_a_report_bears_on_it() -> None:
    assert len({digest(BASE), digest(BASE, "1"), digest(BASE, "1", "typst"), digest(BASE, "1", "weasyprint")}) == 4


@pytest.mark.parametrize("folder", ["elsewhere", "_data", "__pycache__", "a b"])
def test_where_a_workspace_lies_does_not_bear_on_its_reports(folder: str, tmp_path: Path) -> None:
    moved = tmp_path / folder / "workspace"
    shutil.copytree(BASE, moved)

    assert digest(moved) == digest(BASE)
    (moved / YEAR / "statistics.yaml").write_text("edition: tiny\n")
    assert digest(moved) != digest(BASE)


def test_a_file_whose_name_is_no_utf_8_is_taken_like_any_other(workspace: Path) -> None:
    before = digest(workspace)

    Path(os.fsdecode(os.fsencode(workspace / YEAR / "sections") + b"/30-\xff.md")).write_text("words")

    assert digest(workspace) != before


def test_a_file_that_is_about_to_be_written_is_taken_for_there(workspace: Path) -> None:
    path = workspace / YEAR / "edition" / "boilerplate" / "tiny" / "form.yaml"
    foretold = digest_of_inputs(Workspace(workspace), "testshire", 2023, (), {path: b"kept"})

    path.parent.mkdir(parents=True)
    path.write_bytes(b"kept")

    assert digest(workspace) == foretold


def stored_record(folder: Path, files: dict[Path, bytes], inputs: str, *problems: Problem) -> BuildRecord:
    """The record in ``folder`` once ``files`` have been added to it."""
    (folder / RECORD).write_bytes(BuildRecord.of(folder).with_files(files, CheckRecord(inputs), problems))
    return BuildRecord.of(folder)


def test_a_file_is_current_until_its_inputs_or_its_bytes_change(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"built")
    record = stored_record(tmp_path, {path: b"built"}, "inputs")

    assert record.is_current(path, "inputs")
    assert not record.is_current(path, "other inputs")
    assert not record.is_current(tmp_path / "report.pdf", "inputs")
    path.write_bytes(b"touched")
    assert not record.is_current(path, "inputs")
    path.unlink()
    assert not record.is_current(path, "inputs")


def test_files_built_before_stay_in_the_record(tmp_path: Path) -> None:
    html, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    html.write_bytes(b"1")
    pdf.write_bytes(b"2")
    stored_record(tmp_path, {html: b"1"}, "a")
    record = stored_record(tmp_path, {pdf: b"2"}, "b")

    assert (record.is_current(html, "a"), record.is_current(pdf, "b"), record.last_check.inputs) == (True, True, "b")


TEXT = "first\nsecond\nthird\nfourth"
PROBLEMS = (
    Problem(
        "total-differs",
        "it does not add up",
        Place(Source("a.yaml", TEXT), 3, 2, 4),
        Severity.WARNING,
        ("eligible", "total"),
        "label",
        ("a note",),
        "a hint.",
        is_private=True,
    ),
    Problem("total-differs", "in the first line", Place(Source("a.yaml", TEXT), 1, 1)),
    Problem("file-missing", "a file as a whole", Place(Source("b\udcff.yaml")), Severity.INFO),
)


def test_what_a_check_told_is_kept_with_the_lines_that_are_shown(tmp_path: Path) -> None:
    record = BuildRecord.of(tmp_path)
    (tmp_path / RECORD).write_bytes(record.with_files({}, CheckRecord("inputs", PROBLEMS, 2)))

    check = BuildRecord.of(tmp_path).last_check

    assert check == CheckRecord("inputs", PROBLEMS, 2)
    assert as_text(check.problems) == as_text(PROBLEMS)


def test_what_was_found_wrong_with_a_file_is_kept_for_that_file_alone(tmp_path: Path) -> None:
    html, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    problem = Problem("format-fault", "it lacks a title", Place(Source("report.pdf")), Severity.WARNING)

    record = stored_record(tmp_path, {html: b"1", pdf: b"2"}, "inputs", problem)

    assert (record.problems_of([html]), record.problems_of([html, pdf])) == ((), (problem,))


VALID = (
    b'{"files": {}, "last_check": {"inputs": "", "waived": 0, "problems": [{"code": "total-differs", "message": "", '
    b'"place": {"source": {"name": "", "text": ""}, "line": 1}, "severity": "error"}]}}'
)


def test_a_record_is_read_if_every_value_in_it_is_of_its_kind(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(VALID)

    (problem,) = BuildRecord.of(tmp_path).last_check.problems

    assert problem == Problem("total-differs", "", Place(Source(""), 1))


@pytest.mark.parametrize(
    "stored",
    [b"", b"\xff", b"null", b"[]", b'{"a": 1}', b'{"a": ["b"]}', b"{", b"[" * 100_000, b"1" * 10_000]
    + [VALID.replace(b"1", wrong) for wrong in (b"-1", b"1.5", b"1e999", b'"x"', b"null", b"[]")]
    + [VALID.replace(b"total-differs", b"no-such-code"), VALID.replace(b'"error"', b'"fatal"')],
)
def test_a_record_that_cannot_be_read_is_as_good_as_none(stored: bytes, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(stored)

    assert BuildRecord.of(tmp_path) == BuildRecord(tmp_path, {}, CheckRecord())


def test_a_folder_in_the_place_of_the_record_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()

    assert BuildRecord.of(tmp_path) == BuildRecord(tmp_path, {}, CheckRecord())
