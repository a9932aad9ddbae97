"""The JSON of ``check``. ``docs/problems-json.md`` says what each name in it means; a change to it is a new version."""

import json
from collections.abc import Iterable
from typing import Any

from mappa_report.problems.codes import FAMILY_OF
from mappa_report.problems.outcome import CheckOutcome, Counts, ReportProblems
from mappa_report.problems.problem import Problem, Waived
from mappa_report.source.edits import Edit

VERSION = 2


def report_as_json(outcome: CheckOutcome) -> str:
    """The one report of ``outcome`` as an object."""
    (report,) = outcome.reports
    return as_printable({"version": VERSION, "left_out": list(outcome.skipped_families), **_report(report)})


def reports_as_json(outcome: CheckOutcome) -> str:
    """Every report of ``outcome``, in one object with the counts of them all."""
    reports = [_report(report) for report in outcome.reports]
    general = [_problem(problem) for problem in outcome.general]
    head = {"version": VERSION, "left_out": list(outcome.skipped_families), **_counts(outcome.problems)}
    return as_printable({**head, "problems": general, "reports": reports})


def as_printable(value: Any) -> str:
    """``value`` as JSON. A file's name may hold bytes that are no UTF-8, and can't be printed: a ? is, for each."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode(errors="replace").decode()


def _report(report: ReportProblems) -> dict[str, Any]:
    return {
        "area": report.area,
        "year": report.year,
        **_counts(report.problems),
        "problems": [_problem(problem) for problem in report.problems],
        "waived": [_waived(waived) for waived in report.waived],
    }


def _counts(problems: Iterable[Problem]) -> dict[str, int]:
    counts = Counts.of(problems)
    return {"errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos}


def _waived(waived: Waived) -> dict[str, Any]:
    waiver = waived.waiver
    return {
        **_problem(waived.problem),
        "waiver": {"reason": waiver.reason, "who": waiver.who, "date": waiver.date.isoformat()},
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "family": FAMILY_OF[problem.code],
        "severity": problem.severity.value,
        "message": problem.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "record": list(problem.record),
        "label": problem.label,
        "notes": list(problem.notes),
        "hint": problem.hint,
        "is_private": problem.is_private,
        "edits": [_edit(edit) for edit in problem.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    place = edit.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "text": edit.text,
        "label": edit.label,
    }
