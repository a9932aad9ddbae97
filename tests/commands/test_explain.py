"""The pages of ``docs/problems``, one a code, and ``mappa-report explain``, which prints them.

``pytest --update`` sets each page's line of family and severity, its example and the index anew; read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from mappa_report.commands.explain import explanation
from mappa_report.commands.program import program
from mappa_report.problems.codes import CODES, FAMILIES, FAMILY_OF
from mappa_report.problems.problem import Severity
from tests.conftest import ROOT, Run
from tests.problems.test_every_code import CASES, ELSEWHERE
from tests.test_architecture import RUN, loaded_by

PAGES = ROOT / "docs/problems"
INDEX = PAGES / "README.md"
PAGE = re.compile(
    r"# (?P<code>[a-z0-9-]+)\n\n"
    r"(?P<about>Family: [^\n]+)\n\n"
    r"## What it means\n\n(?P<meaning>(?:[^\n]+\n)+)\n"
    r"## Example\n\n```text\n(?P<example>(?s:.+?))\n```\n\n"
    r"## What to do\n\n(?P<steps>(?:(?:[1-9]\. |   )[^\n]+\n)+)"
)
HEADLINE = re.compile(r"(error|warning|info): .* \[([a-z0-9-]+)\]")
LAST_WORDS = re.compile(r"[0-9]+ errors?, .*|`mappa-report explain CODE` .*|waived: .*|exit [0-9]")


class Shown(NamedTuple):
    """A problem as it was printed in the example folder of the code ``case``."""

    case: str
    code: str
    severity: str
    words: str


def shown_in(case: str, text: str) -> Iterator[Shown]:
    headline = None
    lines: list[str] = []
    for line in [*text.splitlines(), "exit 0"]:
        match = HEADLINE.fullmatch(line)
        if headline and (match or LAST_WORDS.fullmatch(line)):
            yield Shown(case, headline[2], headline[1], "\n".join(lines).rstrip())
            headline = None
        if match:
            headline, lines = match, []
        lines.append(line)


@cache
def all_shown() -> tuple[Shown, ...]:
    outcomes = [(case.name.partition("--")[0], case / "expected.txt") for case in CASES]
    texts = [(code, path.read_text("utf-8")) for code, path in outcomes if path.exists()]
    return tuple(shown for code, text in texts for shown in shown_in(code, text))


def examples_of(code: str) -> list[Shown]:
    """Every time that ``code`` is shown, its own examples first; where it has none, that on its page."""
    shown = sorted((each for each in all_shown() if each.code == code), key=lambda each: each.case != code)
    if shown or code not in ELSEWHERE:
        return shown
    page = PAGE.fullmatch((PAGES / f"{code}.md").read_text("utf-8"))
    return list(shown_in(code, page["example"])) if page else []


def brought_up_to_date(code: str, text: str) -> str:
    """The page ``text`` with the family, severities and example that ``code`` has."""
    shown = examples_of(code)
    assert shown, "this code has no example"
    severities = {each.severity for each in shown}
    named = " or ".join(severity.value for severity in Severity if severity.value in severities)
    text = re.sub(r"^Family: .*$", f"Family: {FAMILY_OF[code]} · Severity: {named}", text, count=1, flags=re.MULTILINE)
    example = f"## Example\n\n```text\n{shown[0].words}\n```\n"
    return re.sub(r"## Example\n.*(?=\n## What to do)", lambda _: example, text, count=1, flags=re.DOTALL)


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_is_so_of_its_code(code: str, update: bool) -> None:
    path = PAGES / f"{code}.md"
    if update:
        path.write_text(brought_up_to_date(code, path.read_text("utf-8")), "utf-8")
    text = path.read_text("utf-8")
    page = PAGE.fullmatch(text)

    assert page
    assert page["code"] == code
    assert text == brought_up_to_date(code, text)
    assert max(map(len, (page["meaning"] + page["steps"]).splitlines())) <= 120


def index() -> str:
    """The index: each family with its codes, in the order in which a report is checked."""
    lines = [
        "# Every problem there is",
        "",
        "A page for each, family by family. `mappa-report explain CODE` prints the same in the terminal. An error",
        "stops the build; a warning is probably wrong; info is worth a look.",
    ]
    for family, codes in FAMILIES.items():
        rows = [f"| [{code}]({code}.md) | {meaning} |" for code, meaning in codes.items()]
        lines += ["", f"## {family}", "", "| code | what it means |", "|---|---|", *rows] if rows else []
    return "\n".join(lines) + "\n"


def test_the_index_lists_every_page(update: bool) -> None:
    if update:
        INDEX.write_text(index(), "utf-8")

    assert INDEX.read_text("utf-8") == index()


@pytest.mark.parametrize("asked", ["total-differs", "[total-differs]", "Total-Differs"])
def test_explain_prints_the_page_in_plain_text(asked: str, run: Run) -> None:
    result = run("explain", asked)

    page = PAGE.fullmatch((PAGES / "total-differs.md").read_text("utf-8"))
    assert page
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:5] == ["total-differs", "", page["about"], "", "What it means"]
    assert [line for line in lines if line.startswith("    ")] == [
        f"    {line}" for line in page["example"].splitlines() if line
    ]
    assert max(map(len, lines)) <= 104
    assert "#" not in result.out
    assert "```" not in result.out


@pytest.mark.parametrize("code", CODES)
def test_no_word_of_a_page_is_lost_on_the_way_to_the_terminal(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text("utf-8")
    bare = re.sub(r"\[([^\[\]`]*)\]\([a-z-]+\.md\)", r"\1", re.sub(r"^#+ |^```.*$", "", text, flags=re.MULTILINE))

    assert explanation(code).split() == bare.split()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("totals-differ", "there is no problem totals-differ; did you mean total-differs?"),
        ("xyzzy", "there is no problem xyzzy; `mappa-report explain` lists them all."),
        ("../README", "there is no problem ../readme; `mappa-report explain` lists them all."),
    ],
)
def test_an_unknown_code_is_wrong_usage(asked: str, said: str, run: Run) -> None:
    result = run("explain", asked)

    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_explain_alone_lists_every_code_by_family(run: Run) -> None:
    result = run("explain")

    lines = result.out.splitlines()
    listed = [line.split() for line in lines if line.startswith("  ")]
    assert result.code == 0
    assert [line for line in lines if line.endswith(":")] == [
        f"{family}:" for family, codes in FAMILIES.items() if codes
    ]
    assert [(words[0], " ".join(words[1:])) for words in listed] == list(CODES.items())


def test_the_shell_completes_codes() -> None:
    result = CliRunner().invoke(
        program,
        prog_name="mappa-report",
        env={
            "_MAPPA_REPORT_COMPLETE": "bash_complete",
            "COMP_WORDS": "mappa-report explain number-w",
            "COMP_CWORD": "2",
        },
    )

    assert result.output.split() == ["plain,number-word"]


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "total-differs"], ["schema", "--help"]])
def test_to_explain_loads_no_heavy_library(arguments: list[str]) -> None:
    assert loaded_by(RUN.format(arguments=arguments)) == set()
