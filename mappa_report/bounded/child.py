"""A piece of work in a process of its own, which ends without harm where the work takes too much.

The process is started afresh, which takes a quarter of a second, and is none of ``multiprocessing``: those that share
a batch may start no others of that kind.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar, TypeVarTuple, cast

from mappa_report.bounded.answer import Answer, Kind
from mappa_report.bounded.limits import Limits
from mappa_report.bounded.scratch import scratch_folder

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

_START = "import sys; sys.path[:] = sys.argv[5:]; from mappa_report.bounded.serve import serve; serve()"

_PATIENCE = 12
"""How often as long as its processor time a child may take by the clock: a machine may have much else to do."""

_OUT_OF_MEMORY = (b"memory allocation of", b"MemoryError", b"bad_alloc", b"Cannot allocate memory", b"out of memory")
"""What libraries say before they end a process that gets no more memory."""

_TOLD = 4096
"""How many of a child's last bytes are searched for that."""


_NO_QUOTA = 1816
"""The code with which Windows ends a process that has used up its time."""


class Reason(StrEnum):
    """Why a child came to no result."""

    TOO_LONG = "took too long"
    TOO_LARGE = "took too much memory"
    CRASHED = "crashed"


class ChildEnded(Exception):
    """A child ended without a result: ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _nobody(_: subprocess.Popen[bytes]) -> None:
    """Nobody wants to know of the child."""


def run_bounded(
    work: Callable[[*Ts], R],
    *arguments: *Ts,
    limits: Limits,
    started: Callable[[subprocess.Popen[bytes]], None] = _nobody,
) -> R:
    """What ``work``, a function of a module, makes of ``arguments`` in a child with ``limits``.

    ``started`` is given the child, to kill it where nobody waits for it any more. Raises ChildEnded where the child
    came to no end of it, and whatever ``work`` raises if that can be sent. Nothing that is printed there is shown, and
    no file that it leaves in the folder for such files stays.
    """
    request = pickle.dumps((work, arguments))
    with (
        scratch_folder() as folder,
        TemporaryFile(dir=folder) as errors,
    ):
        with _start(limits, str(folder), errors) as child:
            started(child)
            try:
                sent, _ = child.communicate(request, timeout=limits.seconds * _PATIENCE)
            except subprocess.TimeoutExpired as late:
                raise ChildEnded(Reason.TOO_LONG) from late
            finally:  # after an interrupt too
                child.kill()
        if child.returncode or not sent:
            raise ChildEnded(_reason(child.returncode, errors))
    return cast(R, _result(pickle.loads(sent)))  # noqa: S301 - by our own program, in our own child


def _start(limits: Limits, folder: str, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    # No thread for each processor: the stacks of many would count as memory, and differ from machine to machine. And no
    # trail of where Rust ended, before which it says why.
    surroundings = {**dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder), "RAYON_NUM_THREADS": "2", "RUST_BACKTRACE": "0"}
    told = (limits.seconds, limits.megabytes, os.getpid(), folder)
    # Isolated, since a module in the folder where somebody works, or named by their settings, is none of ours.
    return subprocess.Popen(  # noqa: S603 - this Python itself
        [sys.executable, "-I", *(["-B"] if sys.dont_write_bytecode else []), "-c", _START, *map(str, told), *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**os.environ, **surroundings},
        start_new_session=True,  # an interrupt at the keyboard is told to the parent alone, which ends the child
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same, on Windows
    )


def _reason(code: int, errors: IO[bytes]) -> Reason:
    """Why a child that ended with ``code`` did so. What it said last is in ``errors``."""
    if sys.platform == "win32":
        return Reason.TOO_LONG if code == _NO_QUOTA else Reason.CRASHED
    if code == -signal.SIGXCPU:
        return Reason.TOO_LONG
    errors.seek(max(0, errors.seek(0, os.SEEK_END) - _TOLD))
    said = errors.read()
    is_out = code == -signal.SIGKILL or any(words in said for words in _OUT_OF_MEMORY)
    return Reason.TOO_LARGE if is_out else Reason.CRASHED


def _result(answer: Answer) -> Any:
    if answer.kind is Kind.DONE:
        return answer.value
    if answer.kind is Kind.RAISED:
        raise answer.value
    raise ChildEnded(Reason.TOO_LARGE if answer.kind is Kind.NO_MEMORY else Reason.CRASHED)
