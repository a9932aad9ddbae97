"""Folders for what libraries want on disk: made for one process, and swept a day after one that was ended."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import time

import pytest

from mappa_report.bounded import scratch

A_DAY = 24 * 60 * 60


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    scratch._sweep.cache_clear()
    return tmp_path


def aged(path: Path, seconds: float) -> Path:
    (path / "inner").mkdir(parents=True)
    (path / "inner/file").write_text("")
    os.utime(path, (time() - seconds, time() - seconds))
    return path


def test_a_folder_is_made_among_temporary_files_for_its_owner_alone(temporary: Path) -> None:
    folder = scratch.make_scratch_folder()

    assert (folder.parent, folder.name.startswith("mappa-report-")) == (temporary, True)
    assert folder.stat().st_mode & 0o077 == 0


def test_what_an_ended_process_left_is_swept_after_a_day_and_nothing_else(temporary: Path) -> None:
    old, young = aged(temporary / "mappa-report-a", A_DAY + 60), aged(temporary / "mappa-report-b", A_DAY - 60)
    other = aged(temporary / "others-a", A_DAY + 60)
    (temporary / "mappa-report-link").symlink_to(other)

    made = {scratch.make_scratch_folder(), scratch.make_scratch_folder()}

    assert not old.exists()
    assert set(temporary.iterdir()) == {young, other, temporary / "mappa-report-link", *made}
    assert (other / "inner/file").exists()


def test_a_folder_for_a_while_is_gone_afterwards_with_all_that_is_in_it(temporary: Path) -> None:
    with scratch.scratch_folder() as folder:
        (folder / "file").write_text("")

    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("temporary")
def test_a_place_that_can_t_be_listed_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)

    assert scratch.make_scratch_folder().is_dir()
