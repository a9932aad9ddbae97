"""Of more problems than anybody mends at once, those that weigh most are told, and the rest counted."""

from __future__ import annotations

from mappa_report.problems.many import MAX_OF_REPORT, as_many_as_are_told
from mappa_report.problems.problem import Problem, Severity
from mappa_report.source.place import Place, Source

SOURCE = Source("a.yaml", "a\n" * 3000)


def problems(count: int, severity: Severity, first_line: int = 1) -> list[Problem]:
    lines = range(first_line, first_line + count)
    return [Problem("missing", f"{line} is missing", Place(SOURCE, line, 1), severity) for line in lines]


def test_as_many_as_can_be_told_are_told() -> None:
    few = problems(MAX_OF_REPORT, Severity.WARNING)

    assert as_many_as_are_told(few) == few


def test_errors_come_before_warnings_and_all_stay_in_their_order() -> None:
    warnings, errors = problems(MAX_OF_REPORT, Severity.WARNING), problems(20, Severity.ERROR, 1001)

    told = as_many_as_are_told([*warnings, *errors])

    assert told[:-1] == [*warnings[: MAX_OF_REPORT - 20], *errors]
    assert told[-1] == Problem(
        "too-many-problems",
        "20 more things are wrong than is told",
        Place(SOURCE, MAX_OF_REPORT - 19, 1),
        Severity.WARNING,
        hint="mend those above first.",
    )


def test_one_more_is_one_thing() -> None:
    assert as_many_as_are_told(problems(MAX_OF_REPORT + 1, Severity.ERROR))[-1].message == (
        "1 more thing is wrong than is told"
    )
