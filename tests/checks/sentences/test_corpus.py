"""Sentences right and wrong, held against the shipped returns: what is said of each number, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.problems.problem import Problem
from tests.checks.sentences.conftest import Read
from tests.checks.sentences.scoring import kent, problems_of_page

_LINES = (Path(__file__).parent / "corpus.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ", 2)) for line in _LINES if line and not line.startswith("#")]


def said_of(problem: Problem, text: str) -> str:
    """The kind of problem and the number that it points at: "error 24"."""
    kind = "arithmetic" if problem.code.endswith("-arithmetic") else problem.severity.value
    start = problem.place.column - 1
    return f"{kind} {text.split(chr(10))[problem.place.line - 1][start : start + problem.place.length]}"


@pytest.mark.parametrize(("report", "expected", "sentence"), CASES, ids=[case[2][:70] for case in CASES])
def test_a_sentence_is_read_as_people_read_it(report: str, expected: str, sentence: str, read: Read) -> None:
    page = sentence.replace("¶", "\n")
    problems = problems_of_page(kent(), page) if report == "beside last year" else read(report, sentence)
    said = sorted(said_of(problem, page) for problem in problems)

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
