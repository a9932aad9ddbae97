"""How much memory a process has, and how much time of the processor. Linux tells; others don't."""

from __future__ import annotations

import os
import re
from pathlib import Path

_FORGET = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


def reset_peak() -> None:
    """Forget the most that there has been, where that can be done."""
    if _FORGET.exists():
        _FORGET.write_text("5")


def peak_memory() -> int:
    """The most bytes since ``reset_peak``; 0 where that can't be told."""
    return _kilobytes("VmHWM") * 1024


def memory_now() -> int:
    """The bytes that are in use; 0 where that can't be told."""
    return _kilobytes("VmRSS") * 1024


def seconds_of(process: int) -> float | None:
    """The processor time that ``process`` and the children it has waited for have taken; None where it isn't told."""
    try:
        words = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return sum(map(int, words[11:15])) / float(os.sysconf("SC_CLK_TCK"))


def _kilobytes(name: str) -> int:
    match = re.search(rf"{name}:\s+([0-9]+)", _STATUS.read_text("ascii")) if _STATUS.exists() else None
    return int(match[1]) if match else 0
