"""Measures everything in one run: whole processes, in turn, several rounds. See README.md here for what it means."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from benchmarks.same_content import prepare

ROOT = Path(__file__).resolve().parent.parent
REPORT = "kent", "2023"
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


RATIOS = (
    Ratio("build / bare WeasyPrint + bare python-docx", "build", ("bare WeasyPrint", "bare python-docx"), 1.3),
    Ratio("--help / import click", "--help", ("import click",), 2.0),
    Ratio("second build / build", "second build", ("build",)),
    Ratio("check / import of its libraries", "check", ("import of its libraries",), 2.0),
    Ratio("check of all five / check", "check of all five", ("check",), 2.0),
)
LONGEST_SECOND_BUILD = 1.0  # seconds


def commands(page: Path, content: Path, scratch: Path) -> dict[str, list[str]]:
    """The commands of one round, in order: a second build follows the first, into the same new folder."""
    folder = Path(__file__).parent
    ours = str(Path(sys.executable).with_name("mappa-report"))
    build = [ours, "build", *REPORT, "--out", str(scratch)]
    return {
        "build": build,
        "second build": build,
        "bare WeasyPrint": [sys.executable, str(folder / "bare_weasyprint.py"), str(page), str(scratch / "bare.pdf")],
        "bare python-docx": [
            sys.executable,
            str(folder / "bare_python_docx.py"),
            str(content),
            str(scratch / "bare.docx"),
        ],
        "--help": [ours, "--help"],
        "import click": [sys.executable, "-c", "import click"],
        "check": [ours, "check", *REPORT],
        "check of all five": [ours, "check", "--all"],
        "import of its libraries": [sys.executable, "-c", "import click, jinja2, yaml, cerberus"],
    }


def seconds_of(command: Sequence[str]) -> float:
    """How long ``command`` takes from start to end, as a process of its own. One that fails stops the run."""
    environment = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    begun = perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    taken = perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return taken


def run_round(page: Path, content: Path) -> dict[str, float]:
    """The seconds of each command, run one after another, the builds into a folder that was empty."""
    with tempfile.TemporaryDirectory() as scratch:
        return {name: seconds_of(command) for name, command in commands(page, content, Path(scratch)).items()}


def show(rounds: Sequence[dict[str, float]]) -> None:
    """Print what was run on, the seconds, and then the ratios: paired, each from the commands of one round."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "python-docx"))
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {libraries}, {len(rounds)} rounds\n")
    print(f"{'seconds':<44}{'median':>8}{'least':>8}")
    for name in rounds[0]:
        taken = [seconds[name] for seconds in rounds]
        print(f"{name:<44}{statistics.median(taken):8.3f}{min(taken):8.3f}")
    print(f"\n{'ratio':<44}{'median':>8}{'least':>8}{'most':>8}{'target':>8}")
    for ratio in RATIOS:
        found = [ratio.of(seconds) for seconds in rounds]
        target = f"{ratio.target:8.2f}" if ratio.target else ""
        print(f"{ratio.name:<44}{statistics.median(found):8.2f}{min(found):8.2f}{max(found):8.2f}{target}")
    again = statistics.median(seconds["second build"] for seconds in rounds)
    print(f"\nA build with nothing changed: {again:.2f} s (target: under {LONGEST_SECOND_BUILD:.0f} s)")


def main() -> None:
    """Prepare, run one round that isn't counted, then the rounds that are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    count = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as prepared:
        page, content = prepare(ROOT, *REPORT, Path(prepared))
        run_round(page, content)
        show([run_round(page, content) for _ in range(count)])


if __name__ == "__main__":
    main()
