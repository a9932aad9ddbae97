"""What it costs to have a report anew once one of its sections has been edited, with ``build --watch`` at rest."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.areas import EDITED
from benchmarks.processes import cpu_of
from benchmarks.rounds import Cost, environment


def cost_of_rebuild(program: str, workspace: Path, out: Path) -> Cost:
    """From the moment a section is saved until all three files of its report are new."""
    area, year = EDITED
    section = min((workspace / "areas" / area / year / "sections").glob("*.md"))
    stem = out / area / year / f"{area}-mappa-annual-report-{year}"
    targets = [stem.with_suffix(f".{name}") for name in ("docx", "pdf", "html")]
    with _watching(program, workspace, out) as watcher:
        before, used = _states_once(targets, [None] * len(targets)), cpu_of(watcher)
        section.write_text(section.read_text("utf-8") + "\nThe board met again.\n", "utf-8")
        begun = perf_counter()
        _states_once(targets, before)
        clock = perf_counter() - begun
        sleep(0.2)  # what it still does once the files are there, such as telling of them, counts too
        return Cost(clock, cpu_of(watcher) - used)


def _states_once(targets: Sequence[Path], before: Sequence[int | None]) -> list[int | None]:
    """When each of ``targets`` was last written, once that is another time than ``before`` for all of them."""
    while True:
        states = [path.stat().st_mtime_ns if path.is_file() else None for path in targets]
        if all(state not in (None, old) for state, old in zip(states, before, strict=True)):
            return states
        sleep(0.002)


@contextmanager
def _watching(program: str, workspace: Path, out: Path) -> Iterator[int]:
    """``build AREA YEAR --watch`` while it waits for changes, by the number of its process."""
    command = [program, "build", *EDITED, "--watch", "--out", str(out)]
    watcher = subprocess.Popen(
        command, cwd=workspace, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        assert watcher.stderr is not None
        while "Watching" not in (line := watcher.stderr.readline()):
            if not line:
                raise SystemExit("build --watch ended before it was told to")
        sleep(0.5)  # it has said so just before it looks
        yield watcher.pid
    finally:
        watcher.terminate()
        watcher.communicate()
