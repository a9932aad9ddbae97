"""What running processes have used so far, as Linux tells it: processor time and memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from time import sleep

from benchmarks.rounds import environment


def cpu_of(pid: int) -> float:
    """The seconds that processors have been at work for the process ``pid`` so far."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def most_memory(command: Sequence[str], cwd: Path) -> int:
    """The most that any one process of ``command`` had in memory at once, in bytes."""
    most = 0
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, env=environment(), stdout=quiet, stderr=quiet)

    def look() -> None:
        nonlocal most
        while process.poll() is None:
            most = max([most, *map(_peak_of, _descendants(process.pid))])
            sleep(0.05)

    looking = Thread(target=look)
    looking.start()
    looking.join()
    return most


def _descendants(pid: int) -> list[int]:
    """``pid`` and all processes that come from it."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def _peak_of(pid: int) -> int:
    """The most that the process has had in memory so far, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
