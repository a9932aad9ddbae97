"""Runs the program on a case, in this process, and says what should not have come of it."""

from __future__ import annotations

import io
import os
import re
import signal
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NoReturn

import click
from msgspec import Struct

from mappa_report.commands.program import program, show_misuse
from mappa_report.opendata.csv_reader import read_csv
from mappa_report.problems import show
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Source
from tests.fuzz.memory import peak_memory, reset_peak
from tests.fuzz.values import PRIVATE

MAX_SECONDS = 5
"""Of processor time."""
MAX_MEMORY = 300 * 1024 * 1024
HANG = "hang"
READ_OPEN_DATA = "read-open-data"
"""Stands for a command, as none reads open data yet: a file of it is read as one would."""
_QUOTED = re.compile(r"\w*[0-9]\w*|“[^”]*”|\"[^\"]*\"|'[^']*'")
_PRINTS_TEXT = ("compare", "boilerplate", "explain", "schema", "doctor", "init")
"""Commands that print an author's own words because they were asked for them."""


class Finding(Struct, frozen=True):
    """Something that no input should bring about. ``cause`` is the same for others of its kind; ``detail`` shows it."""

    cause: str
    detail: str = ""


class Run(Struct, frozen=True):
    """One run of the program: how it ended, all that it printed, and the problems it told of."""

    code: int
    printed: str
    problems: tuple[Problem, ...]


class _TooLong(BaseException):
    """The limit of time is over."""


def run_program(folder: Path, arguments: Sequence[str]) -> Run:
    """Run ``mappa-report`` with ``arguments`` in ``folder``. What leaves it is raised, but for wrong usage."""
    printed = io.StringIO()
    told: list[Problem] = []
    os.chdir(folder)
    with redirect_stdout(printed), redirect_stderr(printed), _listening(told):
        code = _exit_code_of(folder, arguments, told)
    return Run(code, printed.getvalue(), tuple(told))


def _exit_code_of(folder: Path, arguments: Sequence[str], told: list[Problem]) -> int:
    if arguments[0] == READ_OPEN_DATA:
        file = folder / arguments[1]
        read_csv(Source(file.name, file.read_bytes().decode("utf-8", "replace")), told)
        return 0
    try:
        result = program.main(list(arguments), "mappa-report", standalone_mode=False)
    except SystemExit as stop:
        return int(stop.code or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as misuse:
        show_misuse(misuse)
        return misuse.exit_code
    return int(result or 0)


@contextmanager
def _listening(told: list[Problem]) -> Iterator[None]:
    """Put every problem that is shown as text into ``told``."""
    shown = show.as_text

    def listen(problems: Sequence[Problem], paint: show.Paint = show.no_paint) -> str:
        told.extend(problems)
        return shown(problems, paint)

    show.as_text = listen
    try:
        yield
    finally:
        show.as_text = shown


def judged(folder: Path, arguments: Sequence[str], given: Sequence[bytes]) -> list[Finding]:
    """What is wrong with a run of the program in ``folder``, where files with the contents ``given`` are spoilt."""
    reset_peak()
    started = time.process_time()
    try:
        with _limited():
            run = run_program(folder, arguments)
    except _TooLong as stop:
        return [Finding(f"time: more than {MAX_SECONDS} s in {_where(stop)}", _trace(stop))]
    except click.Abort:
        return []
    except MemoryError as fault:
        return [Finding(f"memory: {_where(fault)}", _trace(fault))]
    except Exception as fault:
        return [Finding(f"exception: {type(fault).__name__} in {_where(fault)}", _trace(fault))]
    seconds, memory = time.process_time() - started, peak_memory()
    return [*_limits_passed(arguments, seconds, memory), *_faults_of(run, arguments, given)]


def _limits_passed(arguments: Sequence[str], seconds: float, memory: int) -> Iterator[Finding]:
    if seconds > MAX_SECONDS:
        yield Finding(f"time: more than {MAX_SECONDS} s in {arguments[0]}", f"{seconds:.1f} s")
    if memory > MAX_MEMORY:
        yield Finding(f"memory: {arguments[0]} takes more than 300 MB", f"{memory / 2**20:.0f} MB")


def _faults_of(run: Run, arguments: Sequence[str], given: Sequence[bytes]) -> Iterator[Finding]:
    if run.code not in (0, 1, 2):
        yield Finding(f"exit code {run.code}", run.printed[-2000:])
    if run.code and not run.printed.strip() and arguments[0] != READ_OPEN_DATA:
        yield Finding(f"exit code {run.code} of {arguments[0]} without a word")
    if "Traceback (most" in run.printed:
        yield Finding("a traceback is printed", run.printed[-2000:])
    for problem in run.problems:
        if problem.severity is Severity.ERROR and not (problem.place.file.strip() and problem.hint.strip()):
            lacking = "file" if not problem.place.file.strip() else "remedy"
            kind = _QUOTED.sub("…", problem.message)[:60]
            yield Finding(f"no {lacking}: [{problem.code}] {kind}", f"{problem.message} at {problem.place}")
    if arguments[0] not in _PRINTS_TEXT:
        text = b"\n".join(given).decode("utf-8", "replace") + "\n" + "\n".join(arguments)
        for datum, words in PRIVATE.items():
            if datum in run.printed and _stands_alone(words, text):
                at = run.printed.index(datum)
                shown = run.printed[max(0, at - 300) : at + 100]
                code = "|".join(re.findall(r"\[([a-z-]+)\]|\"ruleId\": \"([a-z-]+)\"", shown)[-1:] and ["problem"])
                yield Finding(f"private: {datum} is shown by {arguments[0]} {code}".strip(), shown)


def _stands_alone(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,/+@-]){re.escape(words)}(?![\w@/-])", text) is not None


@contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: object) -> NoReturn:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _where(fault: BaseException) -> str:
    """The last line of ours that ``fault`` came through."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "mappa_report" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].name}:{ours[-1].lineno}"


def _trace(fault: BaseException) -> str:
    return "".join(traceback.format_exception(fault)[-8:])[-3000:]
