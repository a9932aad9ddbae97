"""Much work shared between processes, each piece on its own: where one fails or its process dies, the rest goes on.

Processes are started afresh, as Windows has no other way, so that all systems do the same. Each takes a new piece only
when it is done with the last: the longest can then go first, and an interrupt waits for nothing but what has begun. A
second interrupt doesn't wait for that either.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from time import monotonic
from types import TracebackType
from typing import Generic, NoReturn, TypeVar

from msgspec import Struct

from mappa_report.problems.fault_log import Fault
from mappa_report.workspace.read_cache import cache_all_reads

P = TypeVar("P")
R = TypeVar("R")

_FEWEST = 3
"""Pieces of work that are worth a second process: to start one and load its libraries takes as long as half a piece."""

_GLANCE = 0.5
"""Seconds between looks at the keyboard: Windows tells of no interrupt while a process waits for another."""

_GRACE = 2.0
"""Seconds in which a process that is told to end can put its files in order."""


class TaskResult(Struct, Generic[P, R], frozen=True):
    """A piece of work and its result, or the fault that it failed with, or that its process ended on the way, twice."""

    piece: P
    result: R | None = None
    fault: Fault | None = None
    is_lost: bool = False


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "process_cpu_count"):  # from Python 3.13
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_tasks(
    work: Callable[[P], R], pieces: Sequence[P], begun: Callable[[P], None], processes: int | None = None
) -> Iterator[TaskResult[P, R]]:
    """``work`` on each of ``pieces``, in order as far as there are ``processes``; each result as soon as it is there.

    ``begun`` is told of each piece when somebody starts on it. After an interrupt the results of what has begun still
    come, as far as processes share the work; then it is raised.
    """
    many = min(processes or usable_processors(), len(pieces))
    may_start_others = not multiprocessing.current_process().daemon  # as a pool's are, which can't
    if many > 1 and len(pieces) >= _FEWEST and may_start_others:
        yield from _in_processes(work, pieces, begun, many)
        return
    for piece in pieces:
        begun(piece)
        yield _done(work, piece)


def _in_processes(
    work: Callable[[P], R], pieces: Sequence[P], begun: Callable[[P], None], processes: int
) -> Iterator[TaskResult[P, R]]:
    waiting = deque(pieces)
    interrupt = _Interrupt()
    with _on_interrupt(interrupt), _Hands(work, processes) as hands:
        while True:
            while hands.idle and waiting and not interrupt.is_asked:
                piece = waiting.popleft()
                begun(piece)
                hands.give(piece)
            if not hands.at_work:
                break
            yield from hands.results(tries=1 if interrupt.is_asked else 2)
    if interrupt.is_asked:
        raise KeyboardInterrupt


class _Interrupt:
    """What an interrupt does: the first is noted, the second ends all, and further ones change nothing about that."""

    def __init__(self) -> None:
        self.is_asked = False

    def __call__(self, *_: object) -> None:
        if self.is_asked:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            raise KeyboardInterrupt
        self.is_asked = True


@contextmanager
def _on_interrupt(handler: Callable[..., None] | signal.Handlers) -> Iterator[None]:
    """``handler`` for interrupts, of which Python tells the main thread alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _deferring_end() -> Iterator[None]:
    """Have a request to end wait: a process that has only half been started would tell of that as a fault."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        for number in asked:
            signal.raise_signal(number)


class _Hand(Generic[P, R]):
    """A process that does one piece of work after another, which a crash of others doesn't touch."""

    def __init__(self, work: Callable[[P], R]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, theirs, gc.get_threshold()), daemon=True)
        with _on_interrupt(signal.SIG_IGN), _deferring_end():  # it inherits the one, from its first moment
            self.process.start()
        theirs.close()
        self.tries = 0

    def give(self, piece: P, tries: int = 1) -> None:
        self.piece = piece
        self.tries = tries
        with suppress(OSError):  # a process that has died is noticed where its result is awaited
            self.pipe.send(piece)

    def result(self) -> TaskResult[P, R]:
        try:
            done: TaskResult[P, R] = self.pipe.recv()
        except (EOFError, OSError):
            return TaskResult(self.piece, is_lost=True)
        return done


class _Hands(Generic[P, R]):
    """Several hands, which end with the ``with`` block: in peace, or at once where it ends in an exception."""

    def __init__(self, work: Callable[[P], R], many: int) -> None:
        self.work = work
        self.many = many
        self.idle: list[_Hand[P, R]] = []
        self.at_work: dict[Connection, _Hand[P, R]] = {}

    def __enter__(self) -> _Hands[P, R]:
        self.idle += [_Hand(self.work) for _ in range(self.many)]
        return self

    def give(self, piece: P) -> None:
        self._give(self.idle.pop(0), piece, 1)

    def _give(self, hand: _Hand[P, R], piece: P, tries: int) -> None:
        self.at_work[hand.pipe] = hand
        hand.give(piece, tries)

    def results(self, tries: int) -> Iterator[TaskResult[P, R]]:
        """What is done by now. A piece whose process has died is done by another, until there were ``tries``."""
        for pipe in wait_for(list(self.at_work), _GLANCE):
            hand = self.at_work.pop(pipe)  # type: ignore[call-overload]
            done = hand.result()
            if not done.is_lost:
                self.idle.append(hand)
                yield done
                continue
            hand.pipe.close()
            if hand.tries < tries:
                self._give(_Hand(self.work), hand.piece, hand.tries + 1)
            else:
                self.idle.append(_Hand(self.work))
                yield done

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        hands = [*self.idle, *self.at_work.values()]
        for hand in hands:
            hand.pipe.close()
            if kind:
                hand.process.terminate()
        until = monotonic() + _GRACE
        for hand in hands:
            hand.process.join(max(0, until - monotonic()))
            hand.process.kill()


def _done(work: Callable[[P], R], piece: P) -> TaskResult[P, R]:
    try:
        return TaskResult(piece, work(piece))
    except Exception as fault:
        return TaskResult(piece, fault=Fault.of(fault))


def _serve(work: Callable[[P], R], pipe: Connection, thresholds: tuple[int, int, int]) -> None:
    """In a new process: do what comes through ``pipe`` until it is closed, and look for garbage as the parent does."""
    gc.set_threshold(*thresholds)
    _prepare()
    with suppress(EOFError, OSError):
        pipe.send(_done(work, pipe.recv()))
        gc.collect()
        gc.freeze()  # libraries and editions stay: to look through them again takes 20 ms, for each piece
        while True:
            pipe.send(_done(work, pipe.recv()))
            gc.collect()  # what each piece leaves behind would pile up, and the next be slower for it


def _prepare() -> None:
    """In a new process: it ends with its parent or when that says so, and leaves interrupts to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    cache_all_reads()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end(*_: object) -> NoReturn:
    """As an exception, so that files which are half written are put back."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
