"""What Markdown takes otherwise than it was meant: each told with its line, and nothing told of what is meant."""

from __future__ import annotations

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_page
from mappa_report.source.place import Source


def told(body: str) -> list[tuple[str, str]]:
    problems: list[Problem] = []
    read_page(Source("s.md", body), None, problems)
    return [(f"{problem.place.line}:{problem.place.column}", problem.message) for problem in problems]


AUTHOR_LISTED = "this line prints as an item of a list, behind its -, and not as who said the words above"


def taken(sign: str, kind: str) -> str:
    return f"this line is in the middle of a sentence, and its {sign} makes {kind} of it"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("scores between 0 and\n1. Higher ones first.", ("2:1", taken("1.", "a list"))),
        ("scores between 0 and\n1) Higher ones first.", ("2:1", taken("1)", "a list"))),
        ("a rate\n> 5 is high.", ("2:1", taken(">", "a quotation"))),
        ("We met the police\n- the lead agency - every month.", ("2:1", taken("-", "a list"))),
        (
            "We met the police\n- the lead - monthly\nand the prison\n- the host - weekly.",
            ("2:1", taken("-", "a list")),
        ),
        ("> We met.\n> - A person", ("2:3", AUTHOR_LISTED)),
        ("> We met.\n> Twice.\n>\n> * A person, *Kent*\n\nWords.", ("4:3", AUTHOR_LISTED.replace("-", "*"))),
        ("the costs are ten\n+ five for each.", ("2:1", taken("+", "a list"))),
        ("- scores between 0 and\n  1. Higher ones first.", ("2:3", taken("1.", "a list"))),
        (
            "Table: Visits\n\nWords.",
            ("1:1", "this is written as the caption of a table, and no table stands right below it"),
        ),
        (
            "This is *bold text** here.",
            ("1:19", "more signs stand on one side of these words than on the other, and those print"),
        ),
        ("1) x\n3) y", ("2:1", "this item is written 3 and prints as 2")),
        ("2. x\n1. y", ("2:1", "this item is written 1 and prints as 3")),
        (
            "**Our work with partners**\n\nWe met.",
            (
                "1:1",
                "a line in bold stands where a heading is meant, and is none in the contents or for those who listen",
            ),
        ),
    ],
)
def test_a_slip_is_told_with_its_line(body: str, expected: tuple[str, str]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "The panel:\n- reads\n- decides",
        "The panel\n- reads\n- decides",
        "The panel reads.\n- One thing",
        "The panel\n\n- reads",
        "- police\n  - response\n- prison\n  1. one\n  2. two",
        "1. a\n    1. b",
        "3. a plan for\n   - people who move\n   - people without a home",
        "3. a plan for\n   - people who move",
        "between 0 and\n1\\. Higher",
        "1. x\n2. y\n3. z",
        "1. x\n1. y",
        "3. x\n4. y",
        "1. x\n\nWords.\n\n2. y",
        "**This is important.**\n\nWords.",
        "**The end**",
        "**Police** and prison\n\nWords.",
        "> Words\n>\n> - a\n> - b",
        "> We met.\n> - We read every plan.",
        "> We did:\n> - one plan",
        "> We met.\n> - one\n>   and more",
        "> Words\n>\n> > a",
        "> **A quotation**\n\nWords.",
        "The board said\n\n> We met.",
        "Table: Visits\n\n| a |\n|---|\n| 1 |",
        "**bold *it*** and ***both*** and **a *b* c**, *x*",
    ],
)
def test_what_is_meant_is_left_alone(body: str) -> None:
    assert told(body) == []


def test_whoever_spoke_as_an_item_is_told_what_to_type() -> None:
    problems: list[Problem] = []
    read_page(Source("s.md", "> We met.\n> - A person"), None, problems)
    hint = "write  > — A person  with a dash, if it says that; else end it with a full stop."
    assert [problem.hint for problem in problems] == [hint]
