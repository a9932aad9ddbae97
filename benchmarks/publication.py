"""Measures the publication of 42 areas beside pandoc and Typst on the same words. See README.md here for what it means.

It needs what requirements/benchmarks.txt locks.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

from msgspec.structs import replace

from benchmarks.as_markdown import as_markdown
from benchmarks.rounds import ROOT, Ratio, environment, seconds_of, show
from mappa_report.assembly.history import history_of
from mappa_report.assembly.register import read_register
from mappa_report.compose.report_document import compose_report
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace

AREAS = 42
PROCESSES = 2
EDITED = "kent", 2023
RATIOS = (
    Ratio("all reports / theirs", "all reports", ("theirs, all reports",), 1.6),
    Ratio("nothing changed / theirs", "nothing changed", ("theirs, all reports",), 0.05),
    Ratio("rebuild after an edit / theirs", "rebuild after an edit", ("theirs, one report",), 1.5),
)
OURS = str(Path(sys.executable).with_name("mappa-report"))


@dataclass(frozen=True)
class Place:
    """Where things are for one run: a workspace of 42 area-years, and the same words in Markdown."""

    workspace: Path
    markdown: Path


def prepare(folder: Path) -> Place:
    """The reports that ship, in turn, under the names of the areas of the register. The one to edit keeps its own."""
    place = Place(folder / "workspace", folder / "markdown")
    place.markdown.mkdir(parents=True)
    program = Workspace(ROOT)
    samples = sorted(program.reports(), key=lambda report: report != EDITED)
    others = sorted({*read_register(program, []), *program.areas()} - {EDITED[0]})
    for number, name in enumerate([EDITED[0], *others][:AREAS]):
        area, year = samples[number % len(samples)]
        source, target = ROOT / "areas" / area, place.workspace / "areas" / name
        target.mkdir(parents=True)
        for path in source.iterdir():
            if path.is_file():
                shutil.copy(path, target)
        shutil.copytree(source / str(year), target / str(year))
    for area, year in Workspace(place.workspace).reports():
        report = check_report(Workspace(place.workspace), area, str(year)).report
        if report is None:
            raise SystemExit(f"{area} {year} can't be built: see mappa-report check")
        report = replace(report, history=history_of(Workspace(place.workspace), report, []))
        words = as_markdown(compose_report(report, digest=""))
        (place.markdown / f"{area}-{year}.md").write_text(words, "utf-8")
    return place


def theirs(place: Place, out: Path, *names: str) -> list[str]:
    """The command that makes all reports, or those named, with pandoc and Typst."""
    script = str(Path(__file__).with_name("pandoc_and_typst.py"))
    return [sys.executable, script, str(place.markdown), str(out), str(PROCESSES), *names]


def run_round(place: Place) -> dict[str, float]:
    """The seconds of each command, one after another, each into a folder that was empty."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        build = [OURS, "build", "--all", "--out", str(out / "ours")]
        return {
            "all reports": seconds_of(build, place.workspace),
            "nothing changed": seconds_of(build, place.workspace),
            "theirs, all reports": seconds_of(theirs(place, out / "theirs")),
            "rebuild after an edit": seconds_of_rebuild(place.workspace, out / "watched"),
            "theirs, one report": seconds_of(theirs(place, out / "one", "-".join(map(str, EDITED)))),
        }


def seconds_of_rebuild(workspace: Path, out: Path) -> float:
    """From the moment a section is saved until all three files of its report are new."""
    area, year = EDITED
    section = min((workspace / "areas" / area / str(year) / "sections").glob("*.md"))
    stem = out / area / str(year) / f"{area}-mappa-annual-report-{year}"
    targets = [stem.with_suffix(f".{name}") for name in ("docx", "pdf", "html")]
    with watching(workspace, out):
        before = states_once(targets, [None] * len(targets))
        section.write_text(section.read_text("utf-8") + "\nThe board met again.\n", "utf-8")
        begun = perf_counter()
        states_once(targets, before)
        return perf_counter() - begun


def states_once(targets: Sequence[Path], before: Sequence[int | None]) -> list[int | None]:
    """When each of ``targets`` was last written, once that is another time than ``before`` for all of them."""
    while True:
        states = [path.stat().st_mtime_ns if path.is_file() else None for path in targets]
        if all(state not in (None, old) for state, old in zip(states, before, strict=True)):
            return states
        sleep(0.002)


@contextmanager
def watching(workspace: Path, out: Path) -> Iterator[None]:
    """``build AREA YEAR --watch`` while it waits for changes."""
    command = [OURS, "build", *map(str, EDITED), "--watch", "--out", str(out)]
    watcher = subprocess.Popen(
        command, cwd=workspace, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        assert watcher.stderr is not None
        while "Watching" not in (line := watcher.stderr.readline()):
            if not line:
                raise SystemExit("build --watch ended before it was told to")
        sleep(0.5)  # it has said so just before it looks
        yield
    finally:
        watcher.terminate()
        watcher.communicate()


def most_memory(command: Sequence[str], cwd: Path) -> int:
    """The most that any one process of ``command`` had in memory at once, in bytes; 0 where there is no /proc."""
    most = 0
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, env=environment(), stdout=quiet, stderr=quiet)

    def look() -> None:
        nonlocal most
        while process.poll() is None:
            most = max([most, *map(peak_of, descendants(process.pid))])
            sleep(0.05)

    looking = Thread(target=look)
    looking.start()
    looking.join()
    return most


def descendants(pid: int) -> list[int]:
    """``pid`` and all processes that come from it."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def peak_of(pid: int) -> int:
    """The most that the process has had in memory so far, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def main() -> None:
    """Prepare once, run the rounds, and show them. The first warms the disk, and isn't counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = prepare(Path(scratch))
        run_round(place)
        rounds = [run_round(place) for _ in range(wanted.rounds)]
        memory = most_memory([OURS, "build", "--all", "--out", f"{scratch}/memory"], place.workspace)
    show(rounds, RATIOS, ("weasyprint", "python-docx", "pypandoc-binary", "typst"))
    print(f"\nThe most memory of any one process: {memory / 1e6:.0f} MB (target: 300 MB)")


if __name__ == "__main__":
    main()
