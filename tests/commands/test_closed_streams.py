"""A run whose output, or whose errors, nobody has left open: it does its work and ends as it would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name != "posix", reason="only there can a stream be closed before the start")
@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("closed", [(2,), (1,), (0, 1, 2)])
@pytest.mark.parametrize("arguments", ["check --all", "check --all --format json", "build --all --to text", "doctor"])
def test_a_closed_stream_is_no_fault(closed: tuple[int, ...], arguments: str) -> None:
    def close() -> None:
        for number in closed:
            os.close(number)

    command = [sys.executable, "-m", "mappa_report", *arguments.split()]
    ended = subprocess.run(command, preexec_fn=close, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    assert ended.returncode in (0, 1)
    assert Path("build").exists() == arguments.startswith("build")
