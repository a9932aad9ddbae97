"""What is read once for many reports, and that its Problems are told for each of them all the same."""

from __future__ import annotations

import pytest

from mappa_report.problem import Place, Problem, Source
from mappa_report.read_once import each_read_once, read_once

FAULT = Problem("file-missing", "this file does not exist", Place(Source("words.yaml")))


def read_twice(key: str, other: str) -> tuple[list[str], list[Problem]]:
    """What is read in two calls, and the Problems that both have told of."""
    reads: list[str] = []
    found: list[Problem] = []

    for name in (key, other):

        def read(told: list[Problem], name: str = name) -> str:
            reads.append(name)
            told.append(FAULT)
            return f"words of {name}"

        assert read_once(name, read, found) == f"words of {name}"
    return reads, found


def test_all_is_read_anew_unless_a_run_reads_once() -> None:
    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])


def test_a_run_reads_each_once_and_tells_of_its_problems_each_time() -> None:
    with each_read_once():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])
        assert read_twice("a", "b") == (["b"], [FAULT, FAULT])
    with each_read_once():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])


def test_a_run_within_a_run_reads_nothing_anew() -> None:
    with each_read_once():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])
        with each_read_once():
            assert read_twice("a", "b") == (["b"], [FAULT, FAULT])
        assert read_twice("a", "b") == ([], [FAULT, FAULT])
    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])


def test_nothing_is_kept_after_a_run_that_failed() -> None:
    with pytest.raises(KeyError), each_read_once():
        raise KeyError

    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])
