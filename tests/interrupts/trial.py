"""One run of a command that is ended on the way, what it may leave, and the run after it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random
from tempfile import mkdtemp

from tests.interrupts.scenarios import Scenario
from tests.interrupts.starts import Start

SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
LONGEST = 120
STOPPED = ("Stopped. ", "Stopped at its end: ")
_PROGRAM = (sys.executable, "-m", "mappa_report")
_TEMPORARY = ".mappa-report-*"
_FOLDER = b"(an empty folder)"

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Reference:
    """The files before a command and after it, the folder they were made from, and how many seconds it takes."""

    before: Tree
    after: Tree
    folder: Path
    seconds: float


@dataclass(frozen=True)
class Trial:
    """A command, and the moment at which it is ended: after some seconds, or that long after it began to write."""

    scenario: Scenario
    number: signal.Signals
    is_writing: bool
    share: float

    def __str__(self) -> str:
        when = f"{self.share:.3f} of 30 ms after it began to write" if self.is_writing else f"at {self.share:.3f} of it"
        return f"{self.scenario.name}, {self.number.name} {when}"

    @classmethod
    def of(cls, scenario: Scenario, random: Random) -> Trial:
        return cls(scenario, random.choice(SIGNALS), random.random() < 0.5, random.random())


def trials(scenarios: Sequence[Scenario], random: Random) -> Iterator[Trial]:
    """Trials without end, of which each scenario has as many as any other, in an order of chance."""
    while True:
        yield from (Trial.of(scenario, random) for scenario in random.sample(scenarios, len(scenarios)))


def tree(folder: Path) -> Tree:
    """Every file below ``folder``, and every empty folder, under its path there."""
    paths = sorted(folder.rglob("*"))
    files = {path: path.read_bytes() for path in paths if path.is_file()}
    empty = {path: _FOLDER for path in paths if path.is_dir() and not any(path.iterdir())}
    return {path.relative_to(folder).as_posix(): data for path, data in (files | empty).items()}


def _start(command: tuple[str, ...], folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.Popen(
        [*_PROGRAM, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _run(command: tuple[str, ...], folder: Path) -> tuple[int, str]:
    program = _start(command, folder)
    out, err = program.communicate(timeout=LONGEST)
    return program.returncode, out + err


@cache
def _begun(start: Start, commands: tuple[tuple[str, ...], ...], scratch: Path) -> Path:
    """The folder that ``start`` makes, after ``commands``: made once for all that begin with these."""
    if not commands:
        folder = Path(mkdtemp(dir=scratch)) / "made"
        start(folder)
        return folder
    folder = _copied(_begun(start, commands[:-1], scratch), scratch)
    code, said = _run(commands[-1], folder)
    assert code == 0, said
    return folder


def _copied(folder: Path, scratch: Path) -> Path:
    return Path(shutil.copytree(folder, Path(mkdtemp(dir=scratch)) / "copy"))


@cache
def reference(scenario: Scenario, scratch: Path) -> Reference:
    """What comes of a command that nobody ends."""
    first = _copied(_begun(scenario.prepare, scenario.before, scratch), scratch)
    scenario.change(first)
    whole = _copied(first, scratch)
    begun = time.perf_counter()
    code, said = _run(scenario.command, whole)
    assert code == 0, said
    return Reference(tree(first), tree(whole), first, time.perf_counter() - begun)


def faults_of(trial: Trial, scratch: Path) -> list[str]:
    """What is wrong after the command has been ended, and after the next run of it; nothing if all is well."""
    known = reference(trial.scenario, scratch)
    folder = scratch / "trial"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(known.folder, folder)
    code, said = _ended(trial, known.seconds, folder)
    ended = tree(folder)
    code_after, said_after = _run(trial.scenario.command, folder)
    return [
        *_faults_of_ending(trial, code, said),
        *_faults_of_tree(ended, known),
        *_faults_of_next(tree(folder), code_after, said_after, ended, known),
    ]


def _ended(trial: Trial, seconds: float, folder: Path) -> tuple[int, str]:
    """Run the command, end it at the moment of ``trial``, and give its code and what it said of errors."""
    program = _start(trial.scenario.command, folder)
    if trial.is_writing:
        while program.poll() is None and not _is_writing(folder):
            time.sleep(0.0005)
        time.sleep(trial.share * 0.03)
    else:
        time.sleep(trial.share * seconds)
    try:
        if trial.number is signal.SIGINT:  # as from a keyboard, which tells every process
            os.killpg(program.pid, trial.number)
        else:
            program.send_signal(trial.number)
    except ProcessLookupError:
        pass
    _, err = program.communicate(timeout=LONGEST)
    return program.returncode, err


def _is_writing(folder: Path) -> bool:
    """Whether anything below ``folder`` has a temporary name; what vanishes while it is looked at had one."""
    try:
        return any(folder.rglob(_TEMPORARY))
    except FileNotFoundError:
        return True


def _faults_of_ending(trial: Trial, code: int, said: str) -> list[str]:
    """One plain line and the code of the signal, unless the command was done, or Python itself still loading."""
    is_ours = "mappa_report" in said or code == 128 + trial.number
    if trial.number is signal.SIGKILL or code == 0 or not is_ours:
        return []
    last = said.rstrip("\n").rpartition("\n")[2]
    is_told = code == 128 + trial.number and last.startswith(STOPPED) and said.count("Stopped") == 1
    return [] if is_told else [f"ended with {code} and: {said}"]


def _is_temporary(name: str) -> bool:
    return any(part.startswith(".mappa-report-") for part in name.split("/"))


def _faults_of_tree(ended: Tree, known: Reference) -> list[str]:
    stays = [name for name, data in known.before.items() if name in known.after and data != _FOLDER]
    torn = [
        f"torn: {name}"
        for name, data in ended.items()
        if not _is_temporary(name) and data not in (known.before.get(name), known.after.get(name))
    ]
    return [*(f"lost: {name}" for name in stays if name not in ended), *torn, *_half_gone(ended, known)]


def _half_gone(ended: Tree, known: Reference) -> Iterator[str]:
    """The folders that the command removes, and of which a part is left under its own name."""
    kept = {parent for name in known.after for parent in PurePosixPath(name).parents}
    going = [name for name in known.before if name not in known.after]
    for folder in {
        next((each for each in reversed(PurePosixPath(name).parents) if each not in kept), None) for name in going
    }:
        inner = [name for name in going if folder and PurePosixPath(name).is_relative_to(folder)]
        if 0 < sum(name in ended for name in inner) < len(inner):
            yield f"half gone: {folder}"


def _faults_of_next(after: Tree, code: int, said: str, ended: Tree, known: Reference) -> list[str]:
    """Where all was done already, the next run may refuse to do it again, or add what comes of it a second time."""
    left = [f"left: {name}" for name in after if _is_temporary(name)]
    is_done = {name: data for name, data in ended.items() if not _is_temporary(name)} == known.after
    names = known.after if is_done else {*after, *known.after}
    differing = [f"differs: {name}" for name in names if after.get(name) != known.after.get(name)]
    return left + differing + ([] if code == 0 or (is_done and code == 1) else [f"stuck: {said}"])
