"""One process at a time writes to a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace import locks
from mappa_report.workspace.door import Located
from mappa_report.workspace.output_files import WrittenFiles, write_files

HOLD = """
import sys
from pathlib import Path
from mappa_report.workspace.locks import locked
with locked([Path(sys.argv[1])]):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder_of(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the lock of ``folder`` until it is ended."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    return program


def test_a_run_waits_for_another_that_writes_to_the_folder_and_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with holder_of(tmp_path / "a") as holder:
        Timer(0.2, holder.kill).start()
        written = write_files({Located(tmp_path / "a/one.txt", tmp_path, "a/one.txt"): b"1"})

        assert holder.wait() != 0
    assert written.problems == ()
    assert (tmp_path / "a/one.txt").read_bytes() == b"1"


def test_a_run_that_waits_too_long_says_so_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks.locked.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    with holder_of(tmp_path) as holder:
        written = write_files({Located(tmp_path / "a/one.txt", tmp_path, "a/one.txt"): b"1"})
        holder.kill()

    message = "this file can't be written: another mappa-report has been writing to its folder all the while"
    hint = "wait until that one is done, or end it, then try again."
    assert written == WrittenFiles(problems=(Problem("not-written", message, Place(Source("a/one.txt")), hint=hint),))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_came_about_while_a_run_waited_is_written_into(tmp_path: Path) -> None:
    with holder_of(tmp_path) as holder:

        def go_on() -> None:
            (tmp_path / "a").mkdir()
            (tmp_path / "a/two.txt").write_text("2")
            holder.kill()

        Timer(0.2, go_on).start()
        written = write_files({Located(tmp_path / "a/one.txt", tmp_path, "a/one.txt"): b"1"})

    assert written.problems == ()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "one.txt", "two.txt"]
