"""Child processes that try cases, so that a crash or a hang is a finding and not the end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.fuzz.bench import Bench
from tests.fuzz.case import Case
from tests.fuzz.judge import HANG, Finding
from tests.fuzz.memory import memory_now, seconds_of
from tests.fuzz.seeds import Seeds, lay_out
from tests.fuzz.targets import case_of

MAX_WORK = 12
"""Seconds of processor time on one case after which a worker hangs, as in a library that lets no signal through."""
MAX_WAIT = 120
"""Seconds by the clock after which it waits for what never comes. A slow machine with much else to do takes long."""
_MAX_ADDRESS_SPACE = 6 * 2**30
_MAX_AT_REST = 220 * 2**20
"""Bytes from which a worker makes room for a new one, as what libraries keep would count for a case's."""
_FORK = multiprocessing.get_context("fork")
_FRESH = multiprocessing.get_context("forkserver")
"""For what sets PDFs: the threads of Typst live on in no child of a process that has used it, which then hangs."""
_FRESH.set_forkserver_preload(["tests.fuzz.workers"])


class Tried(Struct, frozen=True):
    """A case's number, and what was wrong with it."""

    number: int
    findings: list[Finding]


class _Watch:
    """Begins when it is made, and says whether ``process`` has had all the time that a case may take."""

    def __init__(self, process: int | None) -> None:
        self.process = process or 0
        self.began, self.worked = time.monotonic(), seconds_of(self.process) or 0

    def is_over(self) -> bool:
        """True if it hangs."""
        worked = (seconds_of(self.process) or 0) - self.worked
        return worked > MAX_WORK or time.monotonic() - self.began > MAX_WAIT


class _Worker:
    """A child that tries every ``stride``-th case from ``first`` on, in a workspace of its own in ``folder``."""

    def __init__(self, seeds: Seeds, seed: int, first: int, stride: int, folder: Path) -> None:
        self.folder, self.stride = folder, stride
        self.begun = _FRESH.RawValue("q", first)
        self.seen = first
        self.receiver, sender = _FRESH.Pipe(duplex=False)
        arguments = (seeds, seed, self.begun, stride, folder, sender)
        self.process = _FRESH.Process(target=_try_on, args=arguments, daemon=True)
        self.process.start()
        self.watch = _Watch(self.process.pid)
        sender.close()

    def heard(self) -> Iterator[Tried]:
        """What it has told of since it was last asked."""
        try:
            while self.receiver.poll():
                yield self.receiver.recv()
        except EOFError:
            self.process.join()

    def end(self) -> Finding | None:
        """Why it can't go on by itself; None while it does, or if it has ended in peace."""
        if self.process.exitcode:
            return Finding(f"crash: the process ends with {self.process.exitcode}")
        if self.begun.value != self.seen:
            self.seen, self.watch = self.begun.value, _Watch(self.process.pid)
        return Finding(HANG) if self.watch.is_over() else None

    def stop(self) -> None:
        """Kill it, if it still runs."""
        self.process.kill()
        self.process.join()
        self.receiver.close()


def try_cases(seeds: Seeds, seed: int, seconds: float, folder: Path, processes: int) -> Iterator[Tried]:
    """Try cases for ``seconds``, and give those that something was wrong with; last, as a number, how many."""
    until = time.monotonic() + seconds
    workers = [_Worker(seeds, seed, each, processes, folder / str(each)) for each in range(processes)]
    try:
        while time.monotonic() < until:
            wait([worker.receiver for worker in workers], timeout=1)
            for index, worker in enumerate(workers):
                yield from worker.heard()
                finding = worker.end()
                if finding:
                    yield Tried(worker.begun.value, [finding])
                if finding or worker.process.exitcode is not None:
                    worker.stop()
                    first = worker.begun.value + processes
                    workers[index] = _Worker(seeds, seed, first, processes, worker.folder)
        yield Tried(sum(worker.begun.value // processes for worker in workers), [])
    finally:
        for worker in workers:
            worker.stop()


def seeds_in(folder: Path) -> Seeds:
    """The seeds, laid out in ``folder`` by a child."""
    with _FRESH.Pool(1) as pool:
        return pool.apply(lay_out, (folder,))


def try_one(seeds: Seeds, case: Case, folder: Path, is_fresh: bool = True) -> list[Finding]:
    """What is wrong with ``case``, tried by a new child: one that knows nothing of this process, if ``is_fresh``."""
    context: Any = _FRESH if is_fresh else _FORK
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_try_alone, args=(seeds, case, folder, sender), daemon=True)
    process.start()
    sender.close()
    try:
        watch = _Watch(process.pid)
        while not receiver.poll(1):
            if watch.is_over():
                return [Finding(HANG)]
        findings: list[Finding] = receiver.recv()
        return findings
    except EOFError:
        process.join()
        return [Finding(f"crash: the process ends with {process.exitcode}")]
    finally:
        process.kill()
        process.join()


def _try_on(seeds: Seeds, seed: int, begun: Any, stride: int, folder: Path, sender: Connection) -> None:
    bench = Bench(seeds, folder)
    _limit()
    while memory_now() < _MAX_AT_REST:
        findings = bench.findings(case_of(seeds, seed, begun.value))
        if findings:
            sender.send(Tried(begun.value, findings))
        begun.value += stride
    begun.value -= stride  # the next worker begins with the one after


def _try_alone(seeds: Seeds, case: Case, folder: Path, sender: Connection) -> None:
    bench = Bench(seeds, folder)
    _limit()
    sender.send(bench.findings(case))


def _limit() -> None:
    """Keep a case from harming the machine, and from being slowed down: the program collects no more often."""
    gc.set_threshold(200_000)
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_ADDRESS_SPACE, _MAX_ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200 * 2**20, 200 * 2**20))
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(quiet, stream)
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    os.environ["HOME"] = os.devnull  # whatever is logged there is logged nowhere
