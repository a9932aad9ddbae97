"""Measures publication beside pandoc and Typst on the same words, all in one run. See README.md here for what it means.

It needs Linux, and what requirements/benchmarks.txt locks.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pypandoc

from benchmarks.areas import EDITED, STEM, Place, prepare
from benchmarks.processes import most_memory
from benchmarks.rebuild import cost_of_rebuild
from benchmarks.rounds import Cost, Ratio, cost_of, show

PROCESSES = 2
RATIOS = (
    Ratio("all reports", "theirs, all reports", 0.5),
    Ratio("one report", "theirs, one report", 1.1),
    Ratio("rebuild after an edit", "theirs, one report", 0.4),
    Ratio("nothing changed", "theirs, all reports", 0.02),
    Ratio("check", "pandoc to HTML", 1.6),
    Ratio("check of all five that ship", "check", 2.0),
    Ratio("--help", "import click", 2.0),
)
LIBRARIES = ("typst", "python-docx", "xlsxwriter", "pypandoc-binary")
OURS = str(Path(sys.executable).with_name("mappa-report"))


def theirs(place: Place, out: Path, *names: str) -> list[str]:
    """The command that makes all reports, or those named, with pandoc and Typst."""
    script = str(Path(__file__).with_name("pandoc_and_typst.py"))
    return [sys.executable, script, str(place.markdown), str(out), str(PROCESSES), *names]


def run_round(place: Place) -> dict[str, Cost]:
    """What each command costs, one after another. A build with nothing changed follows the first, into its folder."""
    words = str(place.markdown / f"{STEM}.md")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        build = [OURS, "build", "--all", "--out", str(out / "ours")]
        return {
            "all reports": cost_of(build, place.workspace),
            "nothing changed": cost_of(build, place.workspace),
            "theirs, all reports": cost_of(theirs(place, out / "theirs")),
            "one report": cost_of([OURS, "build", *EDITED, "--out", str(out / "one")], place.workspace),
            "theirs, one report": cost_of(theirs(place, out / "their-one", STEM)),
            "rebuild after an edit": cost_of_rebuild(OURS, place.workspace, out / "watched"),
            "check": cost_of([OURS, "check", *EDITED], place.workspace),
            "pandoc to HTML": cost_of(
                [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", words, "-o", str(out / "page.html")]
            ),
            "check of all five that ship": cost_of([OURS, "check", "--all"]),
            "--help": cost_of([OURS, "--help"]),
            "import click": cost_of([sys.executable, "-c", "import click"]),
        }


def main() -> None:
    """Prepare once, run the rounds, and show them. The first warms the disk, and isn't counted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = prepare(Path(scratch))
        run_round(place)
        rounds = [run_round(place) for _ in range(wanted.rounds)]
        memory = most_memory([OURS, "build", "--all", "--out", f"{scratch}/memory"], place.workspace)
    show(rounds, RATIOS, LIBRARIES)
    print(f"\nThe most memory of any one process: {memory / 1e6:.0f} MB (target: 300 MB)")


if __name__ == "__main__":
    main()
