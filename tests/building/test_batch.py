"""Work shared between processes: all of it is done, and what befalls one piece leaves the rest alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from threading import Event

import pytest

from mappa_report.building.batch import TaskResult, run_tasks
from mappa_report.problems.fault_log import Fault

PIECES = list(range(7))
ONE, TWO = 1, 2
LONGEST = 120
"""Seconds after which a process gives up waiting to be ended: far beyond what a slow machine needs."""

PRIVATE = "07700 900123"


def double(piece: int) -> int:
    return 2 * piece


def double_but_three(piece: int) -> int:
    if piece == 3:
        raise LookupError(PRIVATE)
    return 2 * piece


def double_but_die_at_three(piece: int) -> int:
    if piece == 3:
        os._exit(1)
    return 2 * piece


class DieOnce:
    """Ends its process at three, but not if it did before."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, piece: int) -> int:
        if piece == 3 and not self.mark.exists():
            self.mark.touch()
            os._exit(1)
        return 2 * piece


class WaitAtOne:
    """Doubles at once but for piece one, which it leaves half done for as long as it is let."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, piece: int) -> int:
        if piece == 1:
            try:
                (self.folder / "half").touch()
                Event().wait(LONGEST)
            finally:
                (self.folder / "half").unlink()
        return 2 * piece


class AsItBegan:
    """Tells what an interrupt would have done to its process while that was still loading."""

    def __init__(self) -> None:
        self.is_ignoring = False

    def __setstate__(self, _: object) -> None:
        self.is_ignoring = signal.getsignal(signal.SIGINT) is signal.SIG_IGN

    def __call__(self, _: int) -> int:
        return self.is_ignoring


def process_of(_: int) -> int:
    return os.getpid()


class Into:
    """Two files in a folder for each piece, as work that can be sent to another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, piece: int) -> None:
        (self.folder / f"begun {piece}").touch()
        (self.folder / f"done {piece}").touch()


def outcomes(work: Callable[[int], int], processes: int) -> dict[int, TaskResult[int, int]]:
    return {done.piece: done for done in run_tasks(work, PIECES, lambda _: None, processes)}


@pytest.mark.parametrize("processes", [ONE, TWO])
def test_all_is_done_and_begun_in_order(processes: int) -> None:
    begun: list[int] = []

    done = list(run_tasks(double, PIECES, begun.append, processes))

    assert sorted((each.piece, each.result) for each in done) == [(piece, 2 * piece) for piece in PIECES]
    assert begun == PIECES


def test_work_is_shared_only_where_there_is_enough_of_it() -> None:
    here = os.getpid()

    assert {done.result for done in run_tasks(process_of, PIECES[:2], lambda _: None, TWO)} == {here}
    assert {done.result for done in run_tasks(process_of, PIECES, lambda _: None, ONE)} == {here}
    elsewhere = {done.result for done in run_tasks(process_of, PIECES, lambda _: None, TWO)}
    assert (len(elsewhere), here in elsewhere) == (2, False)


@pytest.mark.parametrize("processes", [ONE, TWO])
def test_a_fault_in_one_piece_leaves_the_rest_alone_and_tells_nothing_of_files(processes: int) -> None:
    done = outcomes(double_but_three, processes)

    assert {piece: each.result for piece, each in done.items() if piece != 3} == {
        piece: 2 * piece for piece in PIECES if piece != 3
    }
    fault = done[3].fault
    assert isinstance(fault, Fault)
    assert fault.kind == "LookupError"
    assert "double_but_three" in "".join(fault.frames)
    assert PRIVATE not in "".join(fault.frames)


def test_a_process_that_dies_takes_only_its_own_piece_with_it() -> None:
    done = outcomes(double_but_die_at_three, TWO)

    assert {piece: each.result for piece, each in done.items()} == {
        piece: None if piece == 3 else 2 * piece for piece in PIECES
    }
    assert (done[3].fault, done[3].is_lost) == (None, True)


def test_what_a_process_was_at_when_it_died_is_tried_again(tmp_path: Path) -> None:
    done = list(run_tasks(DieOnce(tmp_path / "died"), PIECES, lambda _: None, TWO))

    assert (tmp_path / "died").exists()
    assert sorted((each.piece, each.result) for each in done) == [(piece, 2 * piece) for piece in PIECES]


def test_after_an_interrupt_what_has_begun_is_finished_and_told_and_nothing_more_is_begun(tmp_path: Path) -> None:
    def begun(piece: int) -> None:
        if piece == 4:
            signal.raise_signal(signal.SIGINT)

    told: list[int] = []
    before = signal.getsignal(signal.SIGINT)

    def go_on() -> None:
        for done in run_tasks(Into(tmp_path), PIECES, begun, TWO):
            told.append(done.piece)  # noqa: PERF401

    with pytest.raises(KeyboardInterrupt):
        go_on()

    assert sorted(told) == list(range(5))
    assert {path.name for path in tmp_path.iterdir()} == {f"{state} {n}" for state in ("begun", "done") for n in told}
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(os.name == "nt", reason="a process inherits nothing of the kind there")
def test_a_process_ignores_interrupts_from_its_first_moment() -> None:
    assert {done.result for done in run_tasks(AsItBegan(), PIECES, lambda _: None, TWO)} == {True}


@pytest.mark.skipif(os.name == "nt", reason="a process is ended without notice there")
def test_a_second_interrupt_ends_the_processes_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    told: list[int] = []

    def go_on() -> None:
        for done in run_tasks(WaitAtOne(tmp_path), PIECES, lambda _: None, TWO):
            told.append(done.piece)
            if len(told) == len(PIECES) - 1:
                while not (tmp_path / "half").exists():
                    pass
                signal.raise_signal(signal.SIGINT)
                signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        go_on()

    assert sorted(told) == [piece for piece in PIECES if piece != 1]
    assert list(tmp_path.iterdir()) == []
    assert active_children() == []


def test_in_a_process_that_may_start_no_others_it_is_all_done_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)  # type: ignore[attr-defined]

    done = run_tasks(abs, [-1, -2, -3, -4], lambda _: None, processes=2)

    assert [each.result for each in done] == [1, 2, 3, 4]
