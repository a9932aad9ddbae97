"""Folders for what libraries want on disk: made for one process, and swept by the next once that has ended."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import time

import pytest

from mappa_report.bounded import scratch
from mappa_report.bounded.folder_lock import lock_of

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


def test_what_an_ended_process_left_is_swept_by_the_next_and_nothing_else(temporary: Path) -> None:
    code = f"""
import tempfile, time
tempfile.tempdir = {str(temporary)!r}
from mappa_report.bounded.scratch import make_scratch_folder
folder = make_scratch_folder()
(folder / "file").touch()
print(folder, flush=True)
time.sleep(600)
"""
    running, ended = (
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)
    )
    try:
        of_running, of_ended = (Path(str(each.stdout and each.stdout.readline()).strip()) for each in (running, ended))
        ended.kill()
        ended.wait()
        other = aged(temporary / "others-a", A_DAY + 60)
        (temporary / "mappa-report-scratch-link").symlink_to(other)

        made = {scratch.make_scratch_folder(), scratch.make_scratch_folder()}

        assert not of_ended.exists()
        assert set(temporary.iterdir()) == {of_running, other, temporary / "mappa-report-scratch-link", *made}
        assert (other / "inner/file").exists()
        assert (of_running / "file").exists()
    finally:
        for process in (running, ended):
            process.kill()
            process.communicate()


def test_where_the_system_has_no_locks_it_is_swept_after_a_day(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "lock_of", lambda _: None)
    old = aged(temporary / "mappa-report-scratch-a", A_DAY + 60)
    young = aged(temporary / "mappa-report-scratch-b", A_DAY - 60)

    made = scratch.make_scratch_folder()

    assert not old.exists()
    assert set(temporary.iterdir()) == {young, made}


def test_a_folder_that_another_process_sweeps_before_it_is_locked_is_not_used(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[Path] = []

    def sweep_first(folder: Path) -> int | None:
        if not swept:
            folder.rmdir()
            swept.append(folder)
        return lock_of(folder)

    monkeypatch.setattr(scratch, "lock_of", sweep_first)

    made = scratch.make_scratch_folder()

    assert (made.is_dir(), made in swept, list(temporary.iterdir())) == (True, False, [made])


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
