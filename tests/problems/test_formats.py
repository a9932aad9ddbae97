"""What a check has found, for programs: JSON as its page describes it, SARIF by its standard, GitHub's commands."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.problems.codes import CODES, FAMILY_OF
from mappa_report.problems.formats.github import as_github
from mappa_report.problems.formats.json_format import report_as_json, reports_as_json
from mappa_report.problems.formats.sarif import as_sarif
from mappa_report.problems.outcome import CheckOutcome, ReportProblems
from mappa_report.problems.problem import Problem, Severity, Waived, Waiver
from mappa_report.source.edits import Edit
from mappa_report.source.place import Place, Source
from tests.conftest import ROOT, Run

PAGE = ROOT / "docs/problems-json.md"
POLICE = "areas/testshire/2023/sections/20-police.md"
SOURCE = Source(POLICE, "one\ntwo words\n")
HERE = Place(SOURCE, 2, 5, 5)
ERROR = Problem("total-differs", "it does not add up", HERE, Severity.ERROR, ("a", "b"), "1 + 1", ("x",), "h.")
WARNING = Problem("file-missing", "gone", Place(Source("areas/tëst shire/50%.md")), Severity.WARNING)
INFO = Problem("sentence-long", "long", Place(SOURCE, 1, 1, 99), Severity.INFO)


def waived(problem: Problem) -> Waived:
    place = Place(Source("areas/testshire/2023/waivers.yaml"), 1, 1)
    day = date(2023, 9, 1)
    return Waived(problem, Waiver(problem.code, (POLICE,), "", "Seen by the board.", "Coordinator", day, place, place))


def outcome(
    *problems: Problem, waivers: tuple[Waived, ...] = (), skipped_families: tuple[str, ...] = ()
) -> CheckOutcome:
    return CheckOutcome((ReportProblems("testshire", "2023", problems, waivers),), skipped_families)


# JSON


def test_json_has_everything() -> None:
    assert json.loads(report_as_json(outcome(ERROR, INFO, skipped_families=("words",)))) == {
        "version": 2,
        "left_out": ["words"],
        "area": "testshire",
        "year": "2023",
        "errors": 1,
        "warnings": 0,
        "infos": 1,
        "problems": [
            {
                "code": "total-differs",
                "family": "totals",
                "severity": "error",
                "message": "it does not add up",
                "file": POLICE,
                "line": 2,
                "column": 5,
                "length": 5,
                "record": ["a", "b"],
                "label": "1 + 1",
                "notes": ["x"],
                "hint": "h.",
                "is_private": False,
                "edits": [],
            },
            {
                "code": "sentence-long",
                "family": "completeness",
                "severity": "info",
                "message": "long",
                "file": POLICE,
                "line": 1,
                "column": 1,
                "length": 99,
                "record": [],
                "label": "",
                "notes": [],
                "hint": "",
                "is_private": False,
                "edits": [],
            },
        ],
        "waived": [],
    }


def test_json_of_all_reports_holds_that_of_each_and_counts_a_shared_problem_once() -> None:
    apart = Problem("folder-name", "m", Place(Source("areas/A/2023")), Severity.WARNING)
    reports = ReportProblems("a", "2022", (WARNING,)), ReportProblems("b", "2023", (WARNING, ERROR), (waived(INFO),))
    whole = CheckOutcome(reports, general=(apart,))

    told = json.loads(reports_as_json(whole))

    assert list(told) == ["version", "left_out", "errors", "warnings", "infos", "problems", "reports"]
    assert (told["errors"], told["warnings"], told["infos"]) == (1, 2, 0)
    assert [(problem["code"], problem["file"]) for problem in told["problems"]] == [("folder-name", "areas/A/2023")]
    for report, findings in zip(told["reports"], whole.reports, strict=True):
        alone = json.loads(report_as_json(CheckOutcome((findings,))))
        assert {"version": 2, "left_out": [], **report} == alone


def test_a_file_s_name_that_is_no_utf_8_can_still_be_printed() -> None:
    odd = outcome(Problem("raw-html", "m", Place(Source("10-\udcff.md"))))

    assert json.loads(report_as_json(odd))["problems"][0]["file"] == "10-?.md"
    as_github(odd).encode()
    location = json.loads(as_sarif(odd))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "10-%FF.md"


def documented() -> dict[str, str]:
    """The names that the page's tables explain, each with its explanation."""
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), flags=re.MULTILINE))


def names_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(names_in, value.values()))
    return set().union(*map(names_in, value)) if isinstance(value, list) else set()


def test_the_page_has_the_real_output_and_explains_every_name_in_it(workspace: Path, run: Run, update: bool) -> None:
    folder = workspace / "areas/testshire/2023"
    statistics = (folder / "statistics.yaml").read_text("utf-8")
    (folder / "statistics.yaml").write_text(statistics.replace("    total: 15", "    total: 16"), "utf-8")
    page = folder / "sections/20-police.md"
    page.write_text(f"{page.read_text('utf-8')}\n• every case\n", "utf-8")
    (folder / "waivers.yaml").write_text(
        "- code: pasted-text\n"
        '  place: "sections/20-police.md: • every case"\n'
        "  reason: The line is meant to begin with a dot.\n"
        "  who: Coordinator\n"
        "  date: 2023-09-01\n",
        "utf-8",
    )

    out = run("check", "testshire", "2023", "--format", "json", "--skip", "words", "--skip", "last-year").out
    alone = run("check", "testshire", "2023", "--format", "json", "--skip", "last-year").out
    whole = run("check", "--all", "--format", "json").out

    assert json.loads(out)["left_out"] == ["last-year", "words"]
    example = re.compile(r"```json\n(.*?)```", re.DOTALL)
    if update:
        PAGE.write_text(example.sub(lambda _: f"```json\n{alone}```", PAGE.read_text("utf-8"), count=1), "utf-8")
    match = example.search(PAGE.read_text("utf-8"))
    assert match
    assert match[1] == alone
    assert set(documented()) == names_in(json.loads(alone)) | names_in(json.loads(whole))


# SARIF 2.1.0

LEVELS = {"none", "note", "warning", "error"}


def check_sarif(log: dict[str, Any]) -> list[dict[str, Any]]:
    """Hold ``log`` against what the standard demands of the properties that we use; its results."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert set(run["tool"]) == {"driver"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "version", "language", "rules"}
    assert driver["name"]
    assert re.fullmatch(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?", driver["language"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "help", "properties"}
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
    for result in run["results"]:
        assert set(result) - {"fixes"} == {"ruleId", "ruleIndex", "level", "message", "locations", "suppressions"}
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in LEVELS
        assert set(result["message"]) == {"text"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        check_location(location["physicalLocation"])
        for suppression in result["suppressions"]:
            assert set(suppression) == {"kind", "status", "justification"}
            assert suppression["kind"] in {"inSource", "external"}
            assert suppression["status"] in {"accepted", "underReview", "rejected"}
    results: list[dict[str, Any]] = run["results"]
    return results


def check_location(location: dict[str, Any]) -> None:
    """A URI reference in which all but what may stand there is encoded, and a region whose end is not before it."""
    uri = location["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2}|(?<=file):|(?<=/[A-Za-z]):)+", uri, re.ASCII)
    if "region" in location:
        region = location["region"]
        assert set(region) == {"startLine", "startColumn", "endColumn"}
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] <= region["endColumn"]


def test_sarif_is_as_the_standard_has_it() -> None:
    log = json.loads(as_sarif(outcome(ERROR, WARNING, waivers=(waived(INFO),))))

    results = check_sarif(log)

    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["properties"]["family"] for rule in rules} == FAMILY_OF
    assert {rule["id"]: rule["shortDescription"]["text"] for rule in rules} == CODES
    assert [(result["ruleId"], result["level"], result["message"]["text"]) for result in results] == [
        ("total-differs", "error", "it does not add up\n1 + 1\nalso: x\nhint: h."),
        ("file-missing", "warning", "gone"),
        ("sentence-long", "note", "long"),
    ]
    assert [result["locations"][0]["physicalLocation"] for result in results] == [
        {"artifactLocation": {"uri": POLICE}, "region": {"startLine": 2, "startColumn": 5, "endColumn": 10}},
        {"artifactLocation": {"uri": "areas/t%C3%ABst%20shire/50%25.md"}},
        {"artifactLocation": {"uri": POLICE}, "region": {"startLine": 1, "startColumn": 1, "endColumn": 4}},
    ]
    justification = "Seen by the board. (Coordinator, 1 September 2023)"
    assert [result["suppressions"] for result in results] == [
        [],
        [],
        [{"kind": "external", "status": "accepted", "justification": justification}],
    ]


def test_what_mends_a_problem_is_told_as_sarif_has_it() -> None:
    edits = (Edit(HERE, "letters", "Write “letters”"), Edit(Place(SOURCE, 1, 4, 0), ".", "Write “letters”"))

    (result,) = check_sarif(json.loads(as_sarif(outcome(replace(ERROR, edits=edits)))))

    first = {"startLine": 2, "startColumn": 5, "endColumn": 10}
    second = {"startLine": 1, "startColumn": 4, "endColumn": 4}
    assert result["fixes"] == [
        {
            "description": {"text": "Write “letters”"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": POLICE},
                    "replacements": [
                        {"deletedRegion": first, "insertedContent": {"text": "letters"}},
                        {"deletedRegion": second, "insertedContent": {"text": "."}},
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("/opt/areas/a b.md", "file:///opt/areas/a%20b.md"),
        ("C:/work/a.md", "file:///C:/work/a.md"),
        ("areas/a:b#c?.md", "areas/a%3Ab%23c%3F.md"),
    ],
)
def test_a_file_is_named_by_a_uri(file: str, uri: str) -> None:
    (result,) = check_sarif(json.loads(as_sarif(outcome(Problem("raw-html", "m", Place(Source(file)))))))

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_words_that_sarif_would_take_for_placeholders_or_links_are_escaped() -> None:
    message = "write {{ year.end }} or {0}, and [here](3)"

    (result,) = check_sarif(json.loads(as_sarif(outcome(Problem("raw-html", message, Place(SOURCE))))))

    assert result["message"]["text"] == "write {{{{ year.end }}}} or {{0}}, and [here] (3)"


@given(text=st.text(min_size=1), name=st.text(min_size=1), line=st.integers(0, 4), column=st.integers(1, 50))
def test_whatever_the_file_holds_sarif_and_github_can_tell_of_it(text: str, name: str, line: int, column: int) -> None:
    problem = Problem("raw-html", text, Place(Source(name, text), line, column, 7), hint=text)

    (result,) = check_sarif(json.loads(as_sarif(outcome(problem))))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri.removeprefix("file://").lstrip("/")) == name.encode(errors="replace").decode().lstrip("/")
    assert len(re.split(r"[\r\n]", as_github(outcome(problem)))) == 1


# GitHub


def test_github_s_commands() -> None:
    odd = Problem("raw-html", "50% of\r\nall: a, b", Place(Source("a:b,c%.md"), 3, 4, 0))

    assert as_github(outcome(ERROR, WARNING, INFO, odd, waivers=(waived(INFO),))).splitlines() == [
        f"::error file={POLICE},line=2,col=5,endColumn=10,title=total-differs::"
        "it does not add up%0A1 + 1%0Aalso: x%0Ahint: h.",
        "::warning file=areas/tëst shire/50%25.md,title=file-missing::gone",
        f"::notice file={POLICE},line=1,col=1,endColumn=100,title=sentence-long::long",
        "::error file=a%3Ab%2Cc%25.md,line=3,col=4,endColumn=5,title=raw-html::50%25 of%0D%0Aall: a, b",
    ]
