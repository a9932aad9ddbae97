"""Measures what it takes to read a finished file, beside the library that only gives its words. See README.md here.

Run with ``python -m benchmarks.reading``. It builds the reports that ship, reads them, and any FILE that is named.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import docx

from benchmarks.rounds import ROOT, environment
from mappa_report.importing.docx.reader import read_docx

ROUNDS = 15
TARGET = 2.0
OURS = str(Path(sys.executable).with_name("mappa-report"))


def theirs(data: bytes) -> object:
    """All words that python-docx gives of a Word file: paragraphs, and the cells of tables."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return paragraphs, [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def ours(data: bytes) -> object:
    """The blocks of the same file, with notes, lists, links, pictures and all that is told."""
    return read_docx(data, "report.docx")


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """The processor time that ``work`` takes over ``data``."""
    begun = process_time()
    work(data)
    return process_time() - begun


def measure(data: bytes) -> list[tuple[float, float]]:
    """The seconds of ours and theirs, round after round; the first, which loads and warms, isn't counted."""
    return [(seconds(ours, data), seconds(theirs, data)) for _ in range(ROUNDS + 1)][1:]


def built(folder: Path) -> list[Path]:
    """The reports that ship as Word files."""
    command = [OURS, "build", "--all", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    return sorted(folder.rglob("*.docx"))


def main() -> None:
    """Build, read in turn, and print a line for each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    named = parser.parse_args().files
    print(f"{'milliseconds of processor time, median':<44}{'ours':>8}{'theirs':>8}{'ratio':>8}{'target':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        for path in (*built(Path(scratch)), *named):
            rounds = measure(path.read_bytes())
            own, other = (statistics.median(each) * 1000 for each in zip(*rounds, strict=True))
            ratio = statistics.median(first / second for first, second in rounds)
            print(f"{path.name:<44}{own:8.1f}{other:8.1f}{ratio:8.2f}{TARGET:8.2f}")


if __name__ == "__main__":
    main()
