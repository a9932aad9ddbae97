"""Sentences right and wrong, held against the shipped returns: what is said of each number, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.problems.problem import Problem
from tests.checks.sentences.conftest import Read

_LINES = (Path(__file__).parent / "corpus.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in _LINES if line and not line.startswith("#")]


def said_of(problem: Problem, text: str) -> str:
    """The kind of problem and the number that it points at: "error 24"."""
    kind = "arithmetic" if problem.code == "sentence-arithmetic" else problem.severity.value
    start = problem.place.column - 1
    return f"{kind} {text[start : start + problem.place.length]}"


@pytest.mark.parametrize(("report", "expected", "sentence"), CASES, ids=[case[2][:70] for case in CASES])
def test_a_sentence_is_read_as_people_read_it(report: str, expected: str, sentence: str, read: Read) -> None:
    said = sorted(said_of(problem, sentence) for problem in read(report, sentence))

    assert said == sorted([] if expected == "-" else _split(expected))


def _split(expected: str) -> list[str]:
    """``expected`` cut at the commas that stand before another kind."""
    return (
        expected.replace(", warning", "\nwarning")
        .replace(", error", "\nerror")
        .replace(", arithmetic", "\narithmetic")
        .split("\n")
    )


def test_the_corpus_is_large() -> None:
    assert len(CASES) > 200
    assert sum(case[1] == "-" for case in CASES) > 120
