"""Commands measured in turn, round after round, and what is shown of them."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
UNUSUAL = ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
"""Settings that no coordinator has. The second makes Python compile our modules again each time."""


@dataclass(frozen=True)
class Cost:
    """What something took: seconds by the clock, and seconds that processors were at work for it, all together."""

    clock: float
    cpu: float


@dataclass(frozen=True)
class Ratio:
    """The processor time of ``ours`` over that of ``theirs``, and what it should not go beyond."""

    ours: str
    theirs: str
    target: float | None = None

    def of(self, costs: dict[str, Cost], kind: Callable[[Cost], float]) -> float:
        """This ratio in one round, of processor time or by the clock."""
        return kind(costs[self.ours]) / kind(costs[self.theirs])


def environment() -> dict[str, str]:
    """The settings that a coordinator has."""
    return {name: value for name, value in os.environ.items() if name not in UNUSUAL}


def cost_of(command: Sequence[str], folder: Path = ROOT) -> Cost:
    """What ``command`` costs from start to end, with the processes that it waits for. One that fails stops the run."""
    before, begun = _cpu_of_children(), perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    cost = Cost(perf_counter() - begun, _cpu_of_children() - before)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return cost


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show(rounds: Sequence[dict[str, Cost]], ratios: Sequence[Ratio], libraries: Sequence[str]) -> None:
    """Print what was run on, the seconds, and then the ratios: paired, each from the commands of one round."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}, {len(rounds)} rounds\n")
    print(f"{'seconds, median':<44}{'CPU':>8}{'clock':>8}")
    for name in rounds[0]:
        cpu, clock = (statistics.median(kind(costs[name]) for costs in rounds) for kind in (_cpu, _clock))
        print(f"{name:<44}{cpu:8.3f}{clock:8.3f}")
    print(f"\n{'ratio of CPU seconds':<44}{'median':>8}{'least':>8}{'most':>8}{'target':>8}{'(clock)':>9}")
    for ratio in ratios:
        found = [ratio.of(costs, _cpu) for costs in rounds]
        clock = statistics.median(ratio.of(costs, _clock) for costs in rounds)
        target = f"{ratio.target:8.2f}" if ratio.target else " " * 8
        name = f"{ratio.ours} / {ratio.theirs}"
        print(f"{name:<44}{statistics.median(found):8.3f}{min(found):8.3f}{max(found):8.3f}{target}{clock:9.3f}")


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _clock(cost: Cost) -> float:
    return cost.clock
