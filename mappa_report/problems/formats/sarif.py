"""SARIF 2.1.0, the OASIS standard that code hosts and editors read. The sections named are the standard's."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from mappa_report.problems.codes import CODES, FAMILY_OF
from mappa_report.problems.formats.json_format import as_printable
from mappa_report.problems.outcome import CheckOutcome
from mappa_report.problems.problem import Problem, Severity, Waiver
from mappa_report.source.edits import Edit
from mappa_report.source.place import Place
from mappa_report.wording.numbers import format_date

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_INDEX = {code: index for index, code in enumerate(CODES)}
_DRIVE = re.compile(r"[A-Za-z]:/")


def as_sarif(outcome: CheckOutcome) -> str:
    """One run with every problem of ``outcome`` as a result, those that are waived as suppressed ones."""
    results = [_result(problem, []) for problem in outcome.problems]
    results += (_result(each.problem, [_suppression(each.waiver)]) for each in outcome.waived)
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return as_printable({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, Any]:
    """The program with all its rules: a result that was there and is gone has then been mended, not forgotten."""
    rules = [
        {
            "id": code,
            "shortDescription": {"text": _escaped(meaning)},
            "help": {"text": f"`mappa-report explain {code}` says what it means and what to do."},
            "properties": {"family": FAMILY_OF[code]},
        }
        for code, meaning in CODES.items()
    ]
    return {"name": "mappa-report", "version": version("mappa-report"), "language": "en-GB", "rules": rules}


def _result(problem: Problem, suppressions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """3.27. Where any result has ``suppressions`` all must have them; an empty list says that there are none."""
    fixes = {"fixes": [_fix(problem.edits)]} if problem.edits else {}
    return fixes | {
        "ruleId": problem.code,
        "ruleIndex": _INDEX[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": _escaped(problem.in_words)},
        "locations": [{"physicalLocation": _location(problem.place)}],
        "suppressions": list(suppressions),
    }


def _fix(edits: Sequence[Edit]) -> dict[str, Any]:
    """3.55: all ``edits`` of a problem are one fix. 3.57: what is put in takes the place of a region, empty or not."""
    by_file: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        start = edit.place.column
        region = {"startLine": edit.place.line, "startColumn": start, "endColumn": start + edit.place.length}
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
        by_file.setdefault(edit.place.file, []).append(replacement)
    changes = [{"artifactLocation": {"uri": _uri(file)}, "replacements": each} for file, each in by_file.items()]
    return {"description": {"text": _escaped(edits[0].label)}, "artifactChanges": changes}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    justification = f"{waiver.reason} ({waiver.who}, {format_date(waiver.date)})"
    return {"kind": "external", "status": "accepted", "justification": justification}


def _escaped(words: str) -> str:
    """3.11.5: a brace that begins no placeholder is written twice. 3.11.6: ``](`` would make a link."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        location["region"] = _region(place)
    return location


def _region(place: Place) -> dict[str, int]:
    """3.30: columns count from 1, and ``endColumn`` is that of the first character after the region."""
    beyond = max(len(place.source.line(place.line)) + 1, place.column)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": min(place.column + max(place.length, 1), beyond),
    }


def _uri(file: str) -> str:
    """3.4.3: relative to the workspace; a file of the program's own lies elsewhere, and is named from the top."""
    path = f"/{file}" if _DRIVE.match(file) else file
    is_whole = path.startswith("/")
    encoded = quote(path, safe="/:" if is_whole else "/", errors="surrogateescape")
    return f"file://{encoded}" if is_whole else encoded
