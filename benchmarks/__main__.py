"""Measures everything in one run: whole processes, in turn, several rounds. See README.md here for what it means."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.rounds import ROOT, Ratio, seconds_of, show
from benchmarks.same_content import prepare

REPORT = "kent", "2023"
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


def run_round(page: Path, content: Path) -> dict[str, float]:
    """The seconds of each command, run one after another, the builds into a folder that was empty."""
    with tempfile.TemporaryDirectory() as scratch:
        return {name: seconds_of(command) for name, command in commands(page, content, Path(scratch)).items()}


def main() -> None:
    """Prepare, run one round that isn't counted, then the rounds that are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    count = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as prepared:
        page, content = prepare(ROOT, *REPORT, Path(prepared))
        run_round(page, content)
        rounds = [run_round(page, content) for _ in range(count)]
    show(rounds, RATIOS, ("weasyprint", "python-docx"))
    again = statistics.median(seconds["second build"] for seconds in rounds)
    print(f"\nA build with nothing changed: {again:.2f} s (target: under {LONGEST_SECOND_BUILD:.0f} s)")


if __name__ == "__main__":
    main()
