"""Ctrl+C and a request to end, at every stage of a run: one plain line, its exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way there")

STAGES = {
    "while it loads what meets it": """
class Interrupted:
    def find_spec(self, name, *_):
        if name == "mappa_report.interrupts":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
""",
    "while it loads": """
class Interrupted:
    def find_spec(self, name, *_):
        if name == "click":
            signal.raise_signal(number)
sys.meta_path.insert(0, Interrupted())
""",
    "while it works": """
import mappa_report.commands.explain as command
command.explain.callback = lambda *_, **__: signal.raise_signal(number)
""",
    "while a library makes another fault of it": """
import mappa_report.commands.explain as command
def load(*_, **__):
    try:
        signal.raise_signal(number)
    except KeyboardInterrupt:
        raise ImportError from None
command.explain.callback = load
""",
    "while an object is given up": """
import mappa_report.commands.explain as command
class Given:
    def __del__(self):
        signal.raise_signal(number)
command.explain.callback = lambda *_, **__: Given() and None
""",
    "twice": """
import mappa_report.commands.explain as command
def work(*_, **__):
    try:
        signal.raise_signal(number)
    finally:
        signal.raise_signal(number)
command.explain.callback = work
""",
}
RUN = """
import signal, sys
number = {number}
sys.argv = ["mappa-report", "explain", "exists"]
{stage}
from mappa_report.cli import main
main()
"""


def stopped(script: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip("\n")


@pytest.mark.parametrize(
    ("stage", "signal", "code"),
    [
        ("while it loads what meets it", "SIGINT", 130),
        *((stage, "SIGINT", 130) for stage in list(STAGES)[1:]),
        *((stage, "SIGTERM", 143) for stage in list(STAGES)[1:]),
    ],
)
def test_an_interrupt_is_one_line(stage: str, signal: str, code: int) -> None:
    script = RUN.format(number=f"signal.{signal}", stage=STAGES[stage])

    assert stopped(script) == (code, "Stopped. No file is half written.")


def test_an_interrupt_after_the_last_word_leaves_that_standing() -> None:
    script = RUN.format(number="signal.SIGINT", stage="").replace(
        "main()", "try:\n    main()\nfinally:\n    signal.raise_signal(number)"
    )
    assert stopped(script) == (130, "Stopped at its end: what is told above holds.")


def test_what_the_shell_has_a_program_ignore_in_the_background_is_ignored() -> None:
    script = RUN.format(
        number="signal.SIGINT", stage=f"signal.signal(number, signal.SIG_IGN)\n{STAGES['while it works']}"
    )

    assert stopped(script) == (0, "")


def test_in_a_folder_that_is_gone_it_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    for command in (["check", "kent", "2023"], ["build", "--all"], ["new", "kent", "2023"], ["init"]):
        result = run(*command)
        assert (result.code, result.out, result.err.splitlines()[-1]) == (
            2,
            "",
            "Error: the folder that you are in is gone or can't be read: change to another.",
        )
