"""Much work shared between processes, each piece on its own: where one fails or its process dies, the rest goes on.

Processes are started afresh, as Windows has no other way, so that all systems do the same. Each takes a new piece only
when it is done with the last: the longest can then go first, and an interrupt waits for nothing but what has begun.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from typing import Generic, TypeVar

from mappa_report.fault_log import Fault
from mappa_report.frozen import frozen
from mappa_report.read_once import read_all_once

P = TypeVar("P")
R = TypeVar("R")

_FEWEST = 3
"""Pieces of work that are worth a second process: to start one and load its libraries takes as long as half a piece."""

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
_GLANCE = 0.5
"""Seconds between looks at the keyboard: Windows tells of no interrupt while a process waits for another."""


@frozen
class Done(Generic[P, R]):
    """A piece of work and its result, or the fault that it failed with."""

    piece: P
    result: R | None = None
    fault: Fault | None = None


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "process_cpu_count"):  # from Python 3.13
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_through(
    work: Callable[[P], R], pieces: Sequence[P], begun: Callable[[P], None], processes: int | None = None
) -> Iterator[Done[P, R]]:
    """``work`` on each of ``pieces``, in order as far as there are ``processes``; each result as soon as it is there.

    ``begun`` is told of each piece when somebody starts on it.
    """
    many = min(processes or usable_processors(), len(pieces))
    if many > 1 and len(pieces) >= _FEWEST:
        yield from _in_processes(work, pieces, begun, many)
        return
    for piece in pieces:
        begun(piece)
        yield _done(work, piece)


def _in_processes(
    work: Callable[[P], R], pieces: Sequence[P], begun: Callable[[P], None], processes: int
) -> Iterator[Done[P, R]]:
    waiting = iter(pieces)
    with ExitStack() as stack:
        hands = [stack.enter_context(_hand()) for _ in range(processes)]
        at_work: dict[Future[Done[P, R]], tuple[ProcessPoolExecutor, P]] = {}
        idle = list(hands)
        while True:
            for hand, piece in zip(list(idle), waiting, strict=False):
                begun(piece)
                at_work[hand.submit(_done_and_tidied, work, piece)] = hand, piece
                idle.remove(hand)
            if not at_work:
                return
            for future in wait(at_work, _GLANCE, FIRST_COMPLETED).done:
                hand, piece = at_work.pop(future)
                fault = future.exception()
                idle.append(stack.enter_context(_hand()) if fault else hand)
                yield Done(piece, fault=Fault.of(fault)) if fault else future.result()


def _hand() -> ProcessPoolExecutor:
    """One process, which a crash of another doesn't touch."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _prepare)


def _done(work: Callable[[P], R], piece: P) -> Done[P, R]:
    try:
        return Done(piece, work(piece))
    except Exception as fault:
        return Done(piece, fault=Fault.of(fault))


def _done_and_tidied(work: Callable[[P], R], piece: P) -> Done[P, R]:
    """In a process that does many pieces: what each leaves behind would pile up, and the next be slower for it."""
    try:
        return _done(work, piece)
    finally:
        gc.collect()


def _prepare() -> None:
    """In a new process: it ends with its parent, and leaves it to that one to stop for an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    read_all_once()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
