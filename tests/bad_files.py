"""Bad files by the hundred: makes them from a seed, checks each in a child process with limits, prints what went wrong.

More than the tests run: ``python -m tests.bad_files --seed 7 --each 20``. Each line of output is one case that ended
in anything but Problems in their places; none is what there should be.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

import click

from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.workspace.workspace import Workspace
from tests.bad_cases import Case, cases
from tests.conftest import BASE, ROOT

MOST_MEMORY = 300 * 1024 * 1024
MOST_SECONDS = 5
"""Of work, however busy the machine."""
UNTOLD = "no error is told in this file"
REPORTS = {"tiny": ("testshire", "2023"), "2006": ("kent", "2006"), "2015": ("kent", "2015"), "2023": ("kent", "2023")}


def laid_out(base: str, folder: Path) -> dict[str, bytes]:
    """A workspace in ``folder``, and all of its YAML and Markdown files, with those that could be there besides."""
    if base == "tiny":
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
    else:
        shutil.copytree(ROOT / "areas/kent" / base, folder / "areas/kent" / base)
        shutil.copy(ROOT / "areas/kent/area.yaml", folder / "areas/kent")
        shutil.copytree(ROOT / "boilerplate" / base, folder / "boilerplate" / base)
    for shared in (ROOT / "boilerplate").glob("*.yaml"):
        shutil.copy(shared, folder / "boilerplate")
    found = sorted(path for suffix in ("yaml", "md") for path in folder.rglob(f"*.{suffix}"))
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    area, year = REPORTS[base]
    waivers = b"- {code: rate-differs, place: statistics.yaml, reason: Counted late, who: Chair, date: 2023-10-01}\n"
    return {f"areas/{area}/{year}/waivers.yaml": waivers, **files}


class TooLong(BaseException):
    """A case took longer than MOST_SECONDS."""


def _too_long(*_: object) -> None:
    raise TooLong


def files_read(folder: Path, base: str) -> set[str]:
    """Those of the workspace's files that a check of its report opens at all: some matter to other reports alone."""
    opened: set[str] = set()
    sys.addaudithook(lambda event, details: opened.add(str(details[0])) if event == "open" else None)
    check_report(Workspace(folder), *REPORTS[base])
    return {Path(name).relative_to(folder).as_posix() for name in opened.copy() if Path(name).is_relative_to(folder)}


def fault_in(case: Case, folder: Path, base: str) -> str:
    """What went wrong in checking ``case``; empty where all that was found are Problems in their places."""
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        problems = check_report(Workspace(folder), *REPORTS[base]).problems
        as_text(problems).encode(errors="replace")
    except (Exception, TooLong) as fault:
        ours = [frame for frame in traceback.extract_tb(fault.__traceback__) if "mappa_report" in frame.filename]
        return f"{type(fault).__name__} {fault!s:.200} in {ours[-1].filename}:{ours[-1].lineno}, {ours[-1].name}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    misplaced = [str(problem.place) for problem in problems if not stands(problem, folder)]
    if misplaced:
        return f"no such place: {', '.join(misplaced)}"
    is_told = any(problem.is_error and problem.place.file == case.path for problem in problems)
    return "" if is_told or not case.is_wrong else UNTOLD


def stands(problem: Problem, folder: Path) -> bool:
    """True where the file exists or should, and has the line and the column, or is named as a whole."""
    place = problem.place
    known = (folder / place.file).exists() or place.file.startswith(("areas/", "boilerplate/"))
    line = place.source.line(place.line)
    return known and place.line <= len(place.source.lines) and (not place.line or 1 <= place.column <= len(line) + 1)


def main() -> None:
    """Check every case, one after another, and print those that went wrong, with all that is needed to repeat them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bad_files", description=__doc__)
    parser.add_argument("--base", choices=list(REPORTS), default="tiny")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--only", default="", help="part of a path")
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the files that went wrong")
    parser.add_argument("--slow", type=float, default=0, help="name cases that take more seconds")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGPROF, _too_long)
    count, slowest = 0, (0.0, "")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())).resolve()
        files = laid_out(given.base, folder)
        files = {path: data for path, data in files.items() if given.only in path}
        read = files_read(folder, given.base)
        for case in cases(files, random.Random(given.seed), given.each):  # noqa: S311
            (folder / case.path).write_bytes(case.data)
            begun = time.process_time()
            fault = fault_in(case, folder, given.base)
            if given.slow and time.process_time() - begun > given.slow:
                click.echo(f"{case.path}: {case.name}: {time.process_time() - begun:.2f} s")
            count, slowest = count + 1, max(slowest, (time.process_time() - begun, f"{case.name} in {case.path}"))
            if fault == UNTOLD and case.path not in read:
                fault = ""
            restore(folder / case.path, BASE if given.base == "tiny" else ROOT, case.path, files)
            if fault:
                click.echo(f"{case.path}: {case.name}: {fault}")
                if given.keep:
                    (given.keep / f"{count}-{Path(case.path).name}").write_bytes(case.data)
    click.echo(f"{count} cases, slowest {slowest[0]:.2f} s: {slowest[1]}", err=True)


def restore(target: Path, origin: Path, path: str, files: dict[str, bytes]) -> None:
    """Put the file back as it was, or take away one that was not there."""
    if (origin / path).exists() or (ROOT / path).exists():
        target.write_bytes(files[path])
    else:
        target.unlink()


if __name__ == "__main__":
    main()
