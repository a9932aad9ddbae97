"""Pieces of work that a child is given: what is good, and what no process should do."""

import ctypes
import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from mappa_report.bounded.child import ChildEnded, run_bounded
from mappa_report.bounded.limits import Limits

LIMITS = Limits(seconds=2, megabytes=200)


class Unsendable(Exception):
    """An exception that can't be made again from its words."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} {two}")


def halve(number: int, by: int) -> float:
    return number / by


def refuse(words: str) -> NoReturn:
    raise ValueError(words)


def refuse_oddly() -> NoReturn:
    raise Unsendable(1, 2)


def spin() -> NoReturn:
    while True:
        pass


def sleep() -> None:
    time.sleep(600)


def hoard() -> int:
    kept = [bytearray(1_000_000) for _ in range(1_000)]
    return len(kept)


def want_too_much() -> bytes:
    return b"x" * 10**12


def answer_at_length() -> bytes:
    return bytes(80_000_000)


def segfault() -> None:
    ctypes.string_at(0)


def chatter() -> str:
    print("words", flush=True)  # noqa: T201
    print("more", file=sys.stderr, flush=True)  # noqa: T201
    os.write(1, b"raw")
    return "done"


def leave_a_file() -> str:
    handle, name = tempfile.mkstemp()
    os.close(handle)
    return name


def exit_early() -> None:
    os._exit(3)


def tell_process(file: str) -> None:
    Path(file).write_text(str(os.getpid()), "utf-8")
    time.sleep(600)


def in_daemon(pipe: "multiprocessing.connection.Connection") -> None:
    """What a process of a batch may do: multiprocessing lets it start no other."""
    try:
        run_bounded(spin, limits=Limits(1, 200))
    except ChildEnded as ended:
        pipe.send((run_bounded(halve, 3, 2, limits=LIMITS), str(ended.reason)))
