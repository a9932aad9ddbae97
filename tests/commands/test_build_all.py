"""``build --all`` as a program of its own: interrupts, closed pipes, ended processes, simple terminals."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from mappa_report.building.batch import TaskResult
from mappa_report.building.request import Report
from tests.conftest import Run

PROGRAM = [sys.executable, "-m", "mappa_report"]
BUILD_ALL = [*PROGRAM, "build", "--all", "--to", "text"]
ARGUMENTS = f"sys.argv = {['mappa-report', *BUILD_ALL[3:]]!r}"
LONGEST = 120
"""Seconds after which the program is ended: far beyond what a slow machine needs."""

on_posix = pytest.mark.skipif(os.name == "nt", reason="an interrupt, a pipe and a terminal are other things there")


def more_areas(workspace: Path, *names: str) -> None:
    """Copies of the tiny workspace's area under other names."""
    for name in names:
        shutil.copytree(workspace / "areas/testshire", workspace / "areas" / name)


Started = list[subprocess.Popen[str]]


@pytest.fixture
def started() -> Iterator[Started]:
    """Programs to end in any case, should they go on and on."""
    programs: Started = []

    def end_all() -> None:
        for program in programs:
            program.kill()

    guard = Timer(LONGEST, end_all)
    guard.start()
    yield programs
    guard.cancel()
    end_all()
    for program in programs:
        program.wait()


@on_posix
@pytest.mark.parametrize("times", [1, 2, 3])
def test_interrupts_to_all_its_processes_end_it_without_a_word_too_many(
    times: int, workspace: Path, started: Started
) -> None:
    areas = [f"area-{number}" for number in range(40)]
    more_areas(workspace, *areas)
    imports = "from mappa_report import cli; from mappa_report.building import batch"
    command = f"{imports}; batch.usable_processors = lambda: 2; {ARGUMENTS}; cli.main()"
    program = subprocess.Popen(
        [sys.executable, "-c", f"import sys; {command}"], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    started.append(program)
    assert program.stderr is not None
    lines = [program.stderr.readline()]
    for _ in range(times):
        os.killpg(program.pid, signal.SIGINT)
    lines += program.communicate()[1].splitlines(keepends=True)

    assert program.returncode == 130
    told = [line.partition(": ")[2] for line in lines[:-3]]
    assert all(line.endswith(" 2023 written\n") for line in told)
    written = list(workspace.glob("build/*/2023/*.txt"))
    assert lines[-3:] == [
        "\n",
        f"{len(told)} of 41 reports are up to date, each with all of its files.\n",
        "Stopped. The files of the others are as they were.\n",
    ]
    assert len(told) < 41
    assert len(written) >= len(told)
    assert list(workspace.glob("build/*/2023/.*.txt*")) == []


def test_an_interrupt_while_it_loads_its_libraries_is_no_traceback() -> None:
    script = """
import signal, sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == "click":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
from mappa_report.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (130, "Stopped. No file is half written.\n")


@on_posix
def test_nobody_reading_on_stops_no_build(workspace: Path, started: Started) -> None:
    more_areas(workspace, "otherton", "thirdham")
    program = subprocess.Popen(BUILD_ALL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    started.append(program)
    assert program.stdout is not None
    program.stdout.close()

    assert program.wait() == 0
    assert len(list(workspace.glob("build/*/2023/*.txt"))) == 3


def test_a_report_whose_process_the_system_ends_is_told_of_as_such(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_areas(workspace, "otherton")

    def run_tasks(*_: object) -> Iterator[TaskResult[Report, object]]:
        yield TaskResult(("otherton", "2023"), is_lost=True)
        yield TaskResult(("testshire", "2023"), is_lost=True)

    monkeypatch.setattr("mappa_report.commands.build_all.run_tasks", run_tasks)
    monkeypatch.setattr("mappa_report.commands.build_all._Progress.begun", lambda *_: None)
    monkeypatch.setattr("mappa_report.commands.build_all._Progress.done", lambda *_: None)
    result = run("build", "--all", "--to", "text")

    assert result.code == 1
    assert "\n  areas/testshire/2023\n\n  hint: most often memory has run out: " in result.out
    assert result.out.count("[process-ended]") == 2
    assert result.out.endswith(
        "otherton                 2023  failed     1 error, 0 warnings\n"
        "testshire                2023  failed     1 error, 0 warnings\n"
        "2 reports, 2 failed. Nothing was written.\n"
    )


@pytest.mark.usefixtures("workspace")
def test_where_nothing_can_be_written_no_folder_is_named(run: Run) -> None:
    Path("build").write_text("in the way")

    result = run("build", "--all", "--to", "text")

    assert result.out.splitlines()[-1] == "1 report, 1 failed. Nothing was written."


def test_a_folder_that_is_left_out_is_told_of_by_a_build_too(workspace: Path, run: Run) -> None:
    more_areas(workspace, "North Testshire")

    result = run("build", "--all", "--to", "text")

    assert result.out.startswith("warning: this folder is left out: no area and year can have its name")
    assert "hint: rename areas/North Testshire to areas/north-testshire.\n" in result.out
    assert (result.code, result.out.splitlines()[-1]) == (0, "1 report, 0 failed. The files are in build.")


def on_terminal(command: list[str], **settings: str) -> str:
    """What ``command`` sends to a terminal."""
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError:  # as in a container without /dev/pts
        pytest.skip("this system has no terminals to give")
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    program = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**environment, **settings})
    os.close(theirs)
    parts: list[bytes] = []
    try:
        while part := os.read(ours, 4096):
            parts.append(part)
    except OSError:  # as Linux says that nobody writes to it any more
        pass
    os.close(ours)
    program.wait()
    return b"".join(parts).decode()


@on_posix
def test_a_terminal_gets_no_more_than_it_can_show_and_people_want(workspace: Path) -> None:
    (workspace / "areas/testshire/2023/sections/30-notes.odt").write_bytes(b"")
    check = [*PROGRAM, "check", "testshire", "2023"]
    colour, bar = "\x1b[33m", "\x1b[?25l"

    assert colour in on_terminal(check, TERM="xterm")
    assert "\x1b" not in on_terminal(check, TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in on_terminal(check, TERM="dumb")
    shown = on_terminal(BUILD_ALL, TERM="xterm")
    assert bar in shown
    assert "None" not in shown
    shutil.rmtree("build")
    assert "\x1b" not in on_terminal(BUILD_ALL, TERM="dumb")
    assert bar not in on_terminal([*PROGRAM, "check", "--all"], TERM="dumb")
