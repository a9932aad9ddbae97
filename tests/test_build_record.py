"""What a build was made from: the digest changes with whatever bears on the report, and with nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mappa_report.build_record import RECORD, BuildRecord, digest_of_inputs
from mappa_report.editions import edition_digest
from mappa_report.workspace import Workspace
from tests.conftest import BASE

YEAR = "areas/testshire/2023"


def digest(root: Path, created: int | None = None) -> str:
    workspace = Workspace(root)
    return digest_of_inputs(workspace, "testshire", 2023, edition_digest(workspace, "tiny"), created)


@pytest.mark.parametrize(
    "name",
    [
        "areas/testshire/area.yaml",
        f"{YEAR}/statistics.yaml",
        f"{YEAR}/sections/20-police.md",
        f"{YEAR}/sections/new.png",
        f"{YEAR}/sections/pictures/new.png",
        f"{YEAR}/sections/edition/new.png",
        "boilerplate/tiny/form.yaml",
        "boilerplate/tiny/passages/about.md",
        "boilerplate/tiny/definitions/order.md",
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
    "name", ["areas/other/2023/statistics.yaml", "build/x.pdf", "boilerplate/other/form.yaml", "notes.txt"]
)
def test_a_change_to_any_other_file_is_not(name: str, workspace: Path) -> None:
    before = digest(workspace)

    (workspace / name).parent.mkdir(parents=True, exist_ok=True)
    (workspace / name).write_text("new")

    assert digest(workspace) == before


def test_the_date_of_a_report_bears_on_it() -> None:
    assert len({digest(BASE), digest(BASE, 0), digest(BASE, 1)}) == 3


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


def test_a_file_is_current_until_its_inputs_or_its_bytes_change(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"built")
    (tmp_path / RECORD).write_bytes(BuildRecord.of(tmp_path).with_files({path: b"built"}, "inputs"))

    record = BuildRecord.of(tmp_path)

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
    (tmp_path / RECORD).write_bytes(BuildRecord.of(tmp_path).with_files({html: b"1"}, "a"))
    (tmp_path / RECORD).write_bytes(BuildRecord.of(tmp_path).with_files({pdf: b"2"}, "b"))

    record = BuildRecord.of(tmp_path)

    assert (record.is_current(html, "a"), record.is_current(pdf, "b")) == (True, True)


@pytest.mark.parametrize(
    "stored", [b"", b"\xff", b"null", b"[]", b'{"a": 1}', b'{"a": ["b"]}', b"{", b"[" * 100_000, b"1" * 10_000]
)
def test_a_record_that_cannot_be_read_is_as_good_as_none(stored: bytes, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(stored)

    assert BuildRecord.of(tmp_path).entries == {}


def test_a_folder_in_the_place_of_the_record_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()

    assert BuildRecord.of(tmp_path).entries == {}
