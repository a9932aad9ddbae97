"""Input that nobody meant: never a traceback, never a long wait, always a Problem in its place or a right result."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_report.building.request import BuildRequest
from mappa_report.pipeline import build_report, check_report
from mappa_report.problems.formats.github import as_github
from mappa_report.problems.formats.json_format import report_as_json
from mappa_report.problems.formats.sarif import as_sarif
from mappa_report.problems.outcome import CheckOutcome, ReportProblems
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT, Run

YEAR = "areas/testshire/2023"
STATISTICS = f"{YEAR}/statistics.yaml"
SECTION = f"{YEAR}/sections/20-police.md"
HEAD = "---\ntitle: Testshire Police\nkind: agency-perspective\nplace: local\nrole: Inspector\n---\n"
OTHER_HEAD = HEAD.replace("Police", "Fire Service")


@pytest.mark.usefixtures("no_hang")
def codes(workspace: Path, area: str = "testshire") -> list[str]:
    """The codes of every Problem, each of which stands in its file and can be shown, all within a few seconds."""
    checked = check_report(Workspace(workspace), area, "2023")
    text = as_text(checked.problems)
    outcome = CheckOutcome((ReportProblems(area, "2023", checked.problems, checked.waived),))
    for told in (report_as_json, as_sarif, as_github):
        told(outcome).encode()
    assert "Traceback" not in text
    assert (checked.report is None) is any(problem.is_error for problem in checked.problems)
    for problem in checked.problems:
        assert problem.place.line <= max(1, len(problem.place.source.lines))
    return [problem.code for problem in checked.problems]


def errors(workspace: Path) -> list[Problem]:
    """What keeps the report from being built."""
    return [problem for problem in check_report(Workspace(workspace), "testshire", "2023").problems if problem.is_error]


# Files


Spoil = Callable[[Path], object]


def replace_by_folder(name: str) -> Spoil:
    def spoil(workspace: Path) -> None:
        (workspace / name).unlink()
        (workspace / name).mkdir()

    return spoil


def replace_by_file(name: str) -> Spoil:
    def spoil(workspace: Path) -> None:
        shutil.rmtree(workspace / name)
        (workspace / name).write_text("a file")

    return spoil


def link(name: str, target: str) -> Spoil:
    def spoil(workspace: Path) -> None:
        (workspace / name).unlink(missing_ok=True)
        (workspace / name).symlink_to(target)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (replace_by_folder(STATISTICS), ["not-a-file"]),
        (replace_by_folder("areas/testshire/area.yaml"), ["not-a-file"]),
        (replace_by_folder("boilerplate/tiny/form.yaml"), ["not-a-file"]),
        (replace_by_folder(SECTION), ["not-a-file"]),
        (replace_by_file(f"{YEAR}/sections"), ["not-a-file"]),
        (replace_by_file(YEAR), ["not-a-file"]),
        (replace_by_file("areas"), ["not-a-file"]),
        (replace_by_file("boilerplate"), ["not-a-file"]),
        (replace_by_file("boilerplate/tiny"), ["unknown-value"]),
        (link(SECTION, "/etc/hostname"), ["outside-workspace"]),
        (link(SECTION, "20-police.md"), ["file-unreadable"]),
        (link(STATISTICS, "statistics.yaml"), ["file-unreadable"]),
        (link(f"{YEAR}/sections/30-x.md", "nowhere"), ["file-unreadable"]),
        (lambda workspace: os.mkfifo(workspace / YEAR / "sections/30-x.md"), ["not-a-file"]),
        (lambda workspace: (workspace / YEAR / "sections/pictures").mkdir(), []),
        (lambda workspace: (workspace / STATISTICS).write_bytes(b"a" * 600_000), ["file-too-large"]),
    ],
)
def test_what_stands_where_a_file_is_due_is_a_problem(spoil: Spoil, expected: list[str], workspace: Path) -> None:
    spoil(workspace)

    assert codes(workspace) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (b"30-\xff.md", []),
        (b"30-a b.md", []),
        ("30-ŵ🎉.md".encode(), []),
        (b"30-a.MD", []),
        (b"99999999999999999999-a.md", []),
        (b"30-a\nb.md", ["file-name"]),
        (b"30-.md", ["section-number"]),
        (b"-30.md", ["section-number"]),
        (b"\xff.md", ["section-number"]),
        (b"020-other.md", ["section-number"]),
        (b"a\x1b[31m\n.docx", ["file-name"]),
        (b"20-POLICE.md", ["file-name"]),
        (b".hidden", []),
        (b"~$notes.docx", []),
    ],
)
def test_a_section_s_name_is_read_or_refused_and_always_shown(
    name: bytes, expected: list[str], workspace: Path
) -> None:
    folder = os.fsencode(workspace / YEAR / "sections")
    Path(os.fsdecode(folder + b"/" + name)).write_text(f"{OTHER_HEAD}Words.\n")

    assert codes(workspace) == expected


def test_a_report_with_a_section_of_an_odd_name_is_built(workspace: Path) -> None:
    folder = os.fsencode(workspace / YEAR / "sections")
    Path(os.fsdecode(folder + b"/30-\xff.md")).write_text(f"{OTHER_HEAD}Words.\n")

    built = build_report(BuildRequest(Workspace(workspace), ("text",), workspace / "build"), "testshire", "2023")

    assert (built.problems, len(built.written)) == ((), 1)


def test_a_folder_that_the_system_keeps_back_is_a_problem(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "sections":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert codes(workspace) == ["file-unreadable"]


# What people type


@pytest.mark.parametrize("area", ["../testshire", "testshire/2023", "\0", "a" * 5000, "\udcff", "--", "*"])
@pytest.mark.parametrize("style", ["text", "json"])
@pytest.mark.usefixtures("workspace")
def test_an_area_that_is_none_is_a_problem(area: str, style: str, run: Run) -> None:
    result = run("check", "--format", style, "--", area, "2023")

    assert (result.code, result.err) == (1, "")
    assert "no-such-area" in result.out
    if style == "json":
        assert json.loads(result.out)["errors"] == 1


# Whole files cut short, stirred and made of noise

KENT = [
    path.relative_to(ROOT).as_posix()
    for folder in ("areas/kent/2023", "boilerplate/2023")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and path.name != "digest.txt"  # which only an import reads
] + ["areas/kent/area.yaml"]
SIGNS = [
    b"\0",
    b"\xff",
    b"{",
    b"}}",
    b"{{",
    b"[",
    b"*",
    b"\n",
    b"\t",
    b"  ",
    b"#",
    b":",
    b"- ",
    b"|",
    b"&#12;",
    b'"',
    b"'",
]


@pytest.fixture
def kent(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "areas/kent", tmp_path / "areas/kent", ignore=shutil.ignore_patterns("2006", "2015"))
    shutil.copytree(ROOT / "boilerplate/2023", tmp_path / "boilerplate/2023")
    return tmp_path


@pytest.mark.parametrize("name", KENT)
def test_a_file_of_kent_s_cut_short_stirred_or_made_of_noise_is_never_more_than_a_problem(
    name: str, kent: Path
) -> None:
    chance = random.Random(name)  # noqa: S311
    whole = (kent / name).read_bytes()
    spoilt = [whole[:end] for end in (0, 3, 5, len(whole) - 2, *(chance.randrange(len(whole)) for _ in range(2)))]
    for _ in range(3):
        stirred = bytearray(whole)
        for _ in range(3):
            at = chance.randrange(len(stirred))
            stirred[at : at + chance.randrange(4)] = chance.choice(SIGNS)
        spoilt.append(bytes(stirred))
    spoilt.append(chance.randbytes(500))

    for data in spoilt:
        (kent / name).write_bytes(data)
        codes(kent, "kent")

    assert codes(kent, "kent")


# Odd but valid text


ODD = {
    "nested": "".join("  " * depth + "- a\n" for depth in range(6)),
    "numbered": "".join("   " * depth + "1. a\n" for depth in range(6)),
    "quoted": "> " * 12 + "a",
    "emphasis": "*" * 12 + "a" + "*" * 12,
    "blank items": "-\n- a\n-\n\n1.\n2. b\n",
    "numbers": "0. a\n1. b\n\nx\n\n99. c\n",
    "blocks in items": "- a\n\n  > b\n\n  |a|b|\n  |-|-|\n  |1|2|\n\n1. c\n\n   - d\n",
    "table": "|" + "a|" * 12 + "\n|" + "-|" * 12 + "\n|" + "word|" * 12 + "\n",
    "blank cells": "|a| |\n|-|-|\n|1| |\n| | |\n",
    "headings": "## {{ area.name }}\n\na\n\n## {{ area.name }}\n\nb\n\n### Table 1\n\nc\n\n## Definition: people\n\nd",
    "links": '[*{{ area.name }}*](https://a.uk/?b=1&c="d") <m@a.uk> [a\nb](<https://a.uk/c d>) [ü](https://ü.uk/ü)',
    "breaks": "a\\\nb  \nc\\\n\n\\\n\n&nbsp;\n",
    "signs": "&lt;b&gt; &amp;amp; ]]> <!\\-- \\<i> %s {0} $& \\\\n é ŵ",
    "one word": "a" * 150,
    "one line": "word " * 5_000,
    "lines": "a\r\n\r\nb\r\n\tc",
}


@pytest.mark.parametrize("name", ODD)
def test_whatever_passes_the_check_can_be_written(name: str, workspace: Path) -> None:
    (workspace / SECTION).write_text(f"{HEAD}{ODD[name]}\n")
    assert errors(workspace) == []

    built = build_report(
        BuildRequest(
            Workspace(workspace),
            (
                "docx",
                "html",
                "text",
            ),
            workspace / "build",
        ),
        "testshire",
        "2023",
    )

    assert [path.suffix for path in built.written] == [".docx", ".html", ".txt"]


def test_all_that_is_odd_at_once_can_be_written_as_pdf(workspace: Path) -> None:
    text = "\n\n".join(part for name, part in ODD.items() if name not in ("signs", "breaks"))
    (workspace / SECTION).write_text(f"{HEAD}{text}\n")
    assert errors(workspace) == []

    assert (
        len(
            build_report(BuildRequest(Workspace(workspace), ("pdf",), workspace / "build"), "testshire", "2023").written
        )
        == 1
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('title: " "', ["missing"]),
        ('title: "a\\x07"', ["control-character"]),
        ('title: "{{ area.name }}"', ["placeholder-syntax"]),
        ('title: "{% if a %}"', ["placeholder-syntax"]),
        ('title: "<b> &amp; [c]"', []),
        ('title: "*a* <b>"', ["markup-not-read"]),
        ("title: |\n  a\n  b", []),
        ('title: "\\u202eabc"', []),
        (f"title: {' '.join(f'w{number}' for number in range(250))}", []),
    ],
)
def test_a_title_is_words_and_nothing_else(head: str, expected: list[str], workspace: Path) -> None:
    (workspace / SECTION).write_text(re.sub("title: .*", lambda _: head, HEAD) + "Words.\n")

    assert codes(workspace) == expected
    if not expected:
        built = build_report(
            BuildRequest(
                Workspace(workspace),
                (
                    "docx",
                    "html",
                ),
                workspace / "build",
            ),
            "testshire",
            "2023",
        )
        assert built.problems == ()
