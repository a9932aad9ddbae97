"""What is read once for many reports, and that its Problems are told for each of them all the same."""

from __future__ import annotations

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.workspace.read_cache import caching_reads, read_cached

FAULT = Problem("file-missing", "this file does not exist", Place(Source("words.yaml")))


def read_twice(key: str, other: str) -> tuple[list[str], list[Problem]]:
    """What is read in two calls, and the Problems that both have told of."""
    reads: list[str] = []
    problems: list[Problem] = []

    for name in (key, other):

        def read(told: list[Problem], name: str = name) -> str:
            reads.append(name)
            told.append(FAULT)
            return f"words of {name}"

        assert read_cached(name, read, problems) == f"words of {name}"
    return reads, problems


def test_all_is_read_anew_unless_a_run_reads_once() -> None:
    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])


def test_a_run_reads_each_once_and_tells_of_its_problems_each_time() -> None:
    with caching_reads():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])
        assert read_twice("a", "b") == (["b"], [FAULT, FAULT])
    with caching_reads():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])


def test_a_run_within_a_run_reads_nothing_anew() -> None:
    with caching_reads():
        assert read_twice("a", "a") == (["a"], [FAULT, FAULT])
        with caching_reads():
            assert read_twice("a", "b") == (["b"], [FAULT, FAULT])
        assert read_twice("a", "b") == ([], [FAULT, FAULT])
    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])


def test_nothing_is_kept_after_a_run_that_failed() -> None:
    with pytest.raises(KeyError), caching_reads():
        raise KeyError

    assert read_twice("a", "a") == (["a", "a"], [FAULT, FAULT])
