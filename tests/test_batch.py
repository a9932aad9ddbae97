"""Work shared between processes: all of it is done, and what befalls one piece leaves the rest alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.batch import Done, work_through
from mappa_report.fault_log import Fault

PIECES = list(range(7))
ONE, TWO = 1, 2
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


def process_of(_: int) -> int:
    return os.getpid()


class Into:
    """Two files in a folder for each piece, as work that can be sent to another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, piece: int) -> None:
        (self.folder / f"begun {piece}").touch()
        (self.folder / f"done {piece}").touch()


def outcomes(work: Callable[[int], int], processes: int) -> dict[int, Done[int, int]]:
    return {done.piece: done for done in work_through(work, PIECES, lambda _: None, processes)}


@pytest.mark.parametrize("processes", [ONE, TWO])
def test_all_is_done_and_begun_in_order(processes: int) -> None:
    begun: list[int] = []

    done = list(work_through(double, PIECES, begun.append, processes))

    assert sorted((each.piece, each.result) for each in done) == [(piece, 2 * piece) for piece in PIECES]
    assert begun == PIECES


def test_work_is_shared_only_where_there_is_enough_of_it() -> None:
    here = os.getpid()

    assert {done.result for done in work_through(process_of, PIECES[:2], lambda _: None, TWO)} == {here}
    assert {done.result for done in work_through(process_of, PIECES, lambda _: None, ONE)} == {here}
    elsewhere = {done.result for done in work_through(process_of, PIECES, lambda _: None, TWO)}
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
    assert done[3].fault is not None
    assert done[3].fault.kind == "BrokenProcessPool"


@pytest.mark.parametrize("processes", [ONE, TWO])
def test_after_an_interrupt_what_has_begun_is_finished_and_nothing_more_is_begun(
    processes: int, tmp_path: Path
) -> None:
    def begun(piece: int) -> None:
        if piece == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(work_through(Into(tmp_path), PIECES, begun, processes))

    expected = {f"{state} {piece}" for state in ("begun", "done") for piece in range(4)}
    assert {path.name for path in tmp_path.iterdir()} == expected
