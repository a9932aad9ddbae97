"""What the tests share: a tiny workspace, and the program run in this process."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from mappa_report import cli
from mappa_report.writers import LibraryMissing
from mappa_report.writers.weasyprint import writer as weasyprint_writer

pytest_plugins = ["tests.workbench.chromium"]

HERE = Path(__file__).parent
ROOT = HERE.parent
BASE = HERE / "base"


@dataclass(frozen=True)
class Result:
    """What a run of the program left: its exit code, what it printed, and what it said of errors."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected outcomes; read the diff")
    parser.addoption("--full", action="store_true", help="run the judges of tests/full too")


def pytest_configure(config: pytest.Config) -> None:
    """Without Pango, which not everybody may install, tests of PDFs by WeasyPrint are skipped, and say so.

    The judges of ``--full``, and CI, leave nothing out.
    """
    if config.getoption("--full") or os.environ.get("CI") or ctypes.util.find_library("pangoft2-1.0"):
        return
    load = weasyprint_writer.load_weasyprint
    try:
        load()
    except LibraryMissing as missing:
        reason = f"PDFs by WeasyPrint are left out: {missing.library} is not on this machine. {missing.remedy}"

        def skip() -> NoReturn:
            raise pytest.skip.Exception(reason, allow_module_level=True)

        weasyprint_writer.load_weasyprint = skip


def pytest_report_header(config: pytest.Config) -> str | None:
    return None if config.getoption("--full") else "left out: the judges in tests/full, which --full runs"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the judges out unless they are asked for: most take minutes, and programs that few people have."""
    if config.getoption("--full"):
        return
    slow = [item for item in items if item.get_closest_marker("full")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Fail a test that would go on and on: far beyond what a slow machine needs, as no test is held to the clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise AssertionError("this takes far too long")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, 60)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tiny workspace, as the current folder."""
    folder = tmp_path / "workspace"
    shutil.copytree(BASE, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``mappa-report`` with the arguments given, in the current folder."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run_program(*arguments: str) -> Result:
        monkeypatch.setattr("sys.argv", ["mappa-report", *arguments])
        capsys.readouterr()
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
        try:
            with pytest.raises(SystemExit) as stop:
                cli.main()
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
        captured = capsys.readouterr()
        return Result(int(stop.value.code or 0), captured.out, captured.err)

    return run_program
