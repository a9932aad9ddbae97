"""``build --watch``: each change is built and told, faults are survived, and nothing is told that has not changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from mappa_report.building.request import BuildRequest
from mappa_report.building.watching import WorkspaceGone, changes_in, folders_of
from mappa_report.commands.build_watch import build_on_changes, load_formats
from mappa_report.compose.report_document import compose_report
from mappa_report.document.document import Document
from mappa_report.model.annual_report import AnnualReport
from mappa_report.pipeline import build_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import Run

STEM = "testshire-mappa-annual-report-2023"
REPORT = "testshire", "2023"
TEXT = Path(f"build/testshire/2023/{STEM}.txt")
SECTION = Path("areas/testshire/2023/sections/20-police.md")
STATISTICS = Path("areas/testshire/2023/statistics.yaml")
LONGEST = 120
"""Seconds after which the program is ended: far beyond what a slow machine needs."""


def watch(root: Path, *edits: Callable[[], object]) -> None:
    """Build, then after each of ``edits`` as if its files had just been saved."""
    request = BuildRequest(Workspace(root), ("text",), root / "build", None)

    def changes() -> Iterator[None]:
        for edit in edits:
            edit()
            yield

    build_on_changes(request, REPORT, build_report(request, *REPORT), changes())


def replace(path: Path, old: str, new: str) -> None:
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new), "utf-8")


def test_a_change_is_built_and_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watch(workspace, lambda: replace(STATISTICS, "reviews: 4", "reviews: 5"))

    told = capsys.readouterr()
    assert told.out == f"wrote {TEXT}\nNo problems.\n"
    assert told.err.startswith("Built in ")


def test_what_bears_on_no_file_is_not_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watch(workspace, lambda: Path("areas/testshire/2024").mkdir(), lambda: None)

    assert capsys.readouterr().out == ""


def test_an_error_is_told_once_and_leaves_the_last_files(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    states: list[bytes] = []

    def spoil() -> None:
        states.append(TEXT.read_bytes())
        replace(STATISTICS, "red: 10", "red: 11")

    watch(
        workspace,
        spoil,
        lambda: states.append(TEXT.read_bytes()),
        lambda: replace(STATISTICS, "red: 11", "red: 10"),
    )

    told, timed = capsys.readouterr()
    assert states[0] == states[1]
    assert [line.partition(" ")[0] for line in timed.splitlines() if line] == ["Checked", "Checked"]
    assert told.count("[total-differs]") == 1
    assert told.endswith(f"1 error, 0 warnings. Nothing was written.\nunchanged {TEXT}\nNo problems.\n")


def test_a_fault_of_the_programs_own_is_told_and_survived(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    faults = [RuntimeError("unforeseen")]

    def compose(report: AnnualReport, digest: str, created: int | None) -> Document:
        if faults:
            raise faults.pop()
        return compose_report(report, digest, created)

    def spoil() -> None:
        replace(STATISTICS, "reviews: 4", "reviews: 5")
        monkeypatch.setattr("mappa_report.compose.report_document.compose_report", compose)

    watch(workspace, spoil, lambda: None)

    told = capsys.readouterr()
    assert "This is a fault of mappa-report's own, not of your files: RuntimeError.\n" in told.err
    assert told.out == f"wrote {TEXT}\nNo problems.\n"


def test_the_folders_that_bear_on_a_report_are_watched(workspace: Path) -> None:
    (workspace / "templates").mkdir()

    assert folders_of(Workspace(workspace), "testshire") == [
        workspace / name for name in ("areas/testshire", "boilerplate", "templates")
    ]


@pytest.mark.parametrize(("style", "loaded"), [("draft-print.css", ["typst"]), ("print.css", ["weasyprint"])])
def test_what_sets_the_pdf_is_loaded_before_the_first_change(
    style: str, loaded: list[str], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / style).write_text("")  # of drafts, one has WeasyPrint set proofs alone
    calls: list[str] = []
    monkeypatch.setattr("mappa_report.writers.typst.engine.load_engine", lambda _: calls.append("typst"))
    monkeypatch.setattr("mappa_report.writers.weasyprint.writer.load_weasyprint", lambda: calls.append("weasyprint"))

    load_formats(BuildRequest(Workspace(workspace), ("html", "pdf"), workspace / "build"))

    assert calls == loaded


@pytest.mark.usefixtures("workspace")
def test_all_reports_at_once_are_not_watched(run: Run) -> None:
    result = run("build", "--all", "--watch")

    assert (result.code, result.err.splitlines()[-1]) == (2, "Error: give AREA and YEAR to --watch, not --all.")


@pytest.mark.skipif(os.name == "nt", reason="an interrupt is sent in another way there")
def test_from_the_first_build_to_an_interrupt(workspace: Path) -> None:
    command = [sys.executable, "-m", "mappa_report", "build", *REPORT, "--to", "text", "--watch"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)
    guard = Timer(LONGEST, program.kill)
    guard.start()
    try:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stderr.readline() == "Watching for changes. Press Ctrl+C to stop.\n"
        said = [program.stdout.readline() for _ in range(2)]
        # What is saved before the watch has begun goes unnoticed, so it is saved until it is noticed.
        saver = Saver(workspace / SECTION)
        saver.start()
        said += [program.stdout.readline() for _ in range(2)]
        saver.stop()
        program.send_signal(signal.SIGINT)
        program.communicate()
    finally:
        guard.cancel()
        program.kill()

    assert said == [f"wrote {TEXT}\n", "No problems.\n"] * 2
    assert program.returncode == 0


def test_a_folder_that_is_added_while_it_watches_is_noticed(workspace: Path) -> None:
    changes = changes_in(Workspace(workspace), "testshire", workspace / "build")
    styles = workspace / "templates/print.css"

    def add() -> None:
        styles.parent.mkdir()
        styles.write_text("")

    # Were the new folder not noticed, a change in an old one would be, in the end.
    late = workspace / "areas/testshire/late.txt"
    timers = [Timer(0.5, add), Timer(LONGEST, late.touch)]
    for timer in timers:
        timer.start()
    next(changes)
    timers[1].cancel()
    assert (styles.exists(), late.exists()) == (True, False)

    saver = Saver(styles)
    saver.start()
    next(changes)
    saver.stop()


def test_settings_that_are_saved_are_noticed(workspace: Path) -> None:
    changes = changes_in(Workspace(workspace), "testshire", workspace / "build")
    settings = workspace / "mappa-report.yaml"
    late = workspace / "areas/testshire/late.txt"
    timers = [Timer(0.5, settings.write_text, ("layout: 1\n",)), Timer(LONGEST, late.touch)]
    for timer in timers:
        timer.start()

    next(changes)

    timers[1].cancel()
    assert (settings.exists(), late.exists()) == (True, False)


def test_a_name_that_is_no_utf_8_is_a_change_like_any_other(workspace: Path) -> None:
    changes = changes_in(Workspace(workspace), "testshire", workspace / "build")
    odd = os.fsencode(workspace / "areas/testshire/2023/sections") + b"/30-a\xff.md"
    timer = Timer(0.5, lambda: os.close(os.open(odd, os.O_CREAT | os.O_WRONLY)))
    timer.start()

    next(changes)

    assert os.path.exists(odd)  # noqa: PTH110 - a path of bytes
    late = Timer(0.5, (workspace / SECTION).touch)
    late.start()
    next(changes)


def test_a_workspace_that_is_moved_away_is_not_made_again(workspace: Path, tmp_path: Path) -> None:
    changes = changes_in(Workspace(workspace), "testshire", workspace / "build")

    def save_and_move() -> None:
        (workspace / SECTION).touch()
        workspace.rename(tmp_path / "moved")

    timer = Timer(0.5, save_and_move)
    timer.start()

    with pytest.raises(WorkspaceGone):
        next(changes)


def test_that_a_workspace_is_gone_ends_the_watch_in_plain_words(
    workspace: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = Timer(0.5, lambda: workspace.rename(tmp_path / "moved"))
    monkeypatch.setattr("mappa_report.commands.build_watch.load_formats", lambda _: timer.start())

    result = run("build", *REPORT, "--to", "text", "--watch")

    gone = "Stopped watching: the workspace is no longer where it was. Go where it is, and start again."
    assert (result.code, result.err.splitlines()[-1]) == (1, gone)
    assert not workspace.exists()


class Saver:
    """Saves a file again and again, with one line more each time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.timer: Timer | None = None

    def start(self) -> None:
        with self.path.open("a") as stream:
            stream.write("\nMore words.\n")
        self.timer = Timer(2, self.start)
        self.timer.start()

    def stop(self) -> None:
        assert self.timer is not None
        self.timer.cancel()
