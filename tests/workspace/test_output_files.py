"""Files onto disk, whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.output_files import replace_files, write_files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_with_the_folders_that_they_need(tmp_path: Path) -> None:
    replace_files({tmp_path / "a/b/one.txt": b"one", tmp_path / "two.txt": b""})

    assert ((tmp_path / "a/b/one.txt").read_bytes(), (tmp_path / "two.txt").read_bytes()) == (b"one", b"")
    assert (names(tmp_path), names(tmp_path / "a/b")) == (["a", "two.txt"], ["one.txt"])


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old, and longer")

    replace_files({tmp_path / "one.txt": b"new"})

    assert (tmp_path / "one.txt").read_bytes() == b"new"


def test_a_report_may_be_read_by_whom_the_system_lets_read_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_files({tmp_path / "one.txt": b"one"})
        assert (tmp_path / "one.txt").stat().st_mode & 0o777 == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


@pytest.mark.parametrize("failing", [1, 2])
def test_if_one_file_cannot_be_written_none_is_changed(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_bytes(b"old")
    calls: list[int] = []
    real = os.fsync

    def sync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(OSError, match="No space left") as failure:
        replace_files({tmp_path / "one.txt": b"new", tmp_path / "two.txt": b"new"})

    assert failure.value.filename == str(tmp_path / ("one.txt", "two.txt")[failing - 1])
    assert (names(tmp_path), (tmp_path / "one.txt").read_bytes()) == (["one.txt"], b"old")


def test_an_interrupt_leaves_no_half_written_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_files({tmp_path / "one.txt": b"new"})

    assert names(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    target = tmp_path / "a/one.txt"

    hint = "a file stands where a folder is due: move it, or choose another folder."
    message = "this file can't be written: File exists"
    assert write_files({target: b"new"}) == [Problem("not-written", message, Place(Source(str(target))), hint=hint)]
    assert (tmp_path / "a").read_text() == "in the way"


def test_a_name_that_is_too_long_is_a_problem(tmp_path: Path) -> None:
    (problem,) = write_files({tmp_path / ("a" * 300): b"new"})

    assert (problem.code, problem.message) == ("not-written", "this file can't be written: File name too long")
    assert names(tmp_path) == []


def test_what_can_be_written_is_no_problem(tmp_path: Path) -> None:
    assert write_files({tmp_path / "one.txt": b"one"}) == []
    assert names(tmp_path) == ["one.txt"]
