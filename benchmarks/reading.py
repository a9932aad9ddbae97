"""Measures what it takes to read finished files, beside the libraries that only give their words. See README.md here.

Run with ``python -m benchmarks.reading``. It builds the reports that ship, reads them, and any FILE that is named.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import docx
import pypdfium2

from benchmarks.rounds import ROOT, environment
from mappa_report.importing.docx.reader import read_docx
from mappa_report.importing.pdf.reader import read_pdf

ROUNDS = 15
OURS = str(Path(sys.executable).with_name("mappa-report"))
_AREA = re.compile(r"-(?=mappa-|\d)")
_BLANKS = frozenset(" \t\r\n\0\u00a0")


def words_of_word_file(data: bytes) -> object:
    """All words that python-docx gives of a Word file: paragraphs, and the cells of tables."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return paragraphs, [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def words_of_pdf(data: bytes) -> object:
    """All words that pypdfium2 gives of a PDF, each with where it begins and ends."""
    document = pypdfium2.PdfDocument(data)
    words: list[tuple[str, object, object]] = []
    for page in document:
        text = page.get_textpage()
        letters = text.get_text_range()
        start = 0
        for number, letter in enumerate(f"{letters} "[: text.count_chars() + 1]):
            if letter in _BLANKS:
                if number > start:
                    places = text.get_charbox(start), text.get_charbox(number - 1)
                    words.append((letters[start:number], *places))
                start = number + 1
    document.close()
    return words


@dataclass(frozen=True)
class Pair:
    """Our reader of a format, the library beside it, and what their ratio should not go beyond."""

    ours: Callable[[bytes, str], object]
    theirs: Callable[[bytes], object]
    target: float


PAIRS = {".docx": Pair(read_docx, words_of_word_file, 2.0), ".pdf": Pair(read_pdf, words_of_pdf, 3.0)}


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """The processor time that ``work`` takes over ``data``."""
    begun = process_time()
    work(data)
    return process_time() - begun


def measure(pair: Pair, data: bytes) -> list[tuple[float, float]]:
    """The seconds of ours and theirs, round after round; the first, which loads and warms, isn't counted."""
    work = (lambda data: pair.ours(data, "report"), pair.theirs)
    return [(seconds(work[0], data), seconds(work[1], data)) for _ in range(ROUNDS + 1)][1:]


def built(folder: Path) -> list[Path]:
    """The reports that ship as Word files and as PDFs."""
    command = [OURS, "build", "--all", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    return sorted(
        (each for each in folder.rglob("*") if each.suffix in PAIRS), key=lambda each: (each.suffix, each.name)
    )


def brought_in(path: Path) -> float:
    """The seconds by the clock that a whole `import` of ``path`` takes, into a workspace of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment_ = environment()
        subprocess.run([OURS, "init"], cwd=folder, env=environment_, capture_output=True, check=True)
        area = _AREA.split(path.name)[0]
        begun = perf_counter()
        command = [OURS, "import", str(path), "--area", area, "--replace"]
        done = subprocess.run(command, cwd=folder, env=environment_, capture_output=True, check=False)
        took = perf_counter() - begun
        assert b"figures  " in done.stdout, done.stdout  # it came in, whatever a check says of it
        return took


def main() -> None:
    """Build, read in turn, and print a line for each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    named = parser.parse_args().files
    print(
        f"{'milliseconds of processor time, median':<44}{'ours':>8}{'theirs':>8}{'ratio':>8}{'target':>8}{'import':>8}"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for path in (*built(Path(scratch)), *named):
            pair = PAIRS[path.suffix]
            rounds = measure(pair, path.read_bytes())
            own, other = (statistics.median(each) * 1000 for each in zip(*rounds, strict=True))
            ratio = statistics.median(first / second for first, second in rounds)
            whole = brought_in(path) * 1000
            print(f"{path.name:<44}{own:8.1f}{other:8.1f}{ratio:8.2f}{pair.target:8.2f}{whole:8.0f}")


if __name__ == "__main__":
    main()
