"""Commands timed in turn, round after round, and what is shown of them."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
UNUSUAL = ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
"""Settings that no coordinator has. The second makes Python compile our modules again each time."""


@dataclass(frozen=True)
class Ratio:
    """The time of ``ours`` over the sum of ``theirs``, and what it should not go beyond."""

    name: str
    ours: str
    theirs: tuple[str, ...]
    target: float | None = None

    def of(self, seconds: dict[str, float]) -> float:
        """This ratio in one round."""
        return seconds[self.ours] / sum(seconds[name] for name in self.theirs)


def environment() -> dict[str, str]:
    """The settings that a coordinator has."""
    return {name: value for name, value in os.environ.items() if name not in UNUSUAL}


def seconds_of(command: Sequence[str], folder: Path = ROOT) -> float:
    """How long ``command`` takes from start to end, as a process of its own. One that fails stops the run."""
    begun = perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    taken = perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return taken


def show(rounds: Sequence[dict[str, float]], ratios: Sequence[Ratio], libraries: Sequence[str]) -> None:
    """Print what was run on, the seconds, and then the ratios: paired, each from the commands of one round."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}, {len(rounds)} rounds\n")
    print(f"{'seconds':<44}{'median':>8}{'least':>8}")
    for name in rounds[0]:
        taken = [seconds[name] for seconds in rounds]
        print(f"{name:<44}{statistics.median(taken):8.3f}{min(taken):8.3f}")
    print(f"\n{'ratio':<44}{'median':>8}{'least':>8}{'most':>8}{'target':>8}")
    for ratio in ratios:
        found = [ratio.of(seconds) for seconds in rounds]
        target = f"{ratio.target:8.2f}" if ratio.target else ""
        print(f"{ratio.name:<44}{statistics.median(found):8.2f}{min(found):8.2f}{max(found):8.2f}{target}")
