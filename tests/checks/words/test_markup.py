"""What looks like markup and is none is told with its line; what is meant as it stands is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.words.markup import check_markup
from mappa_report.checks.words.pasted import check_pasted
from mappa_report.problems.problem import Severity
from mappa_report.readers.markdown_reader import read_page
from mappa_report.source.place import Source

TABLE = "these lines make no table, and print as they stand"
LINK = "a link is not written as one, and prints with its brackets"
PICTURE = "a picture is not written as one, and prints as it stands"


def told(body: str) -> list[tuple[str, str]]:
    page = read_page(Source("s.md", body), None, [])
    assert page
    problems = list(check_markup(page))
    assert all(problem.severity is Severity.WARNING and problem.hint for problem in problems)
    return [(f"{problem.place.line}:{problem.place.column}", problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("-item\n-other", "1:1", "no plain space follows the -, so this is no item"),
        ("Words:\n-item", "2:1", "no plain space follows the -, so this is no item"),
        ("-\xa0item", "1:1", "no plain space follows the -, so this is no item"),
        ("– item\n– other", "1:1", "– does not begin an item of a list, and prints as it stands"),
        ("1.First\n2.Second", "1:1", "no plain space follows 1., so this is no item"),
        ("1)\xa0First", "1:1", "no plain space follows 1), so this is no item"),
        ("Steps:\n2. two\n3. three", "2:1", "2. does not begin an item of a list, and prints as it stands"),
        ("a) one\nb) two", "1:1", "a) does not begin an item of a list: its lines run on as one"),
        ("(i) one", "1:1", "(i) does not begin an item of a list: its lines run on as one"),
        ("(1) one", "1:1", "(1) does not begin an item of a list: its lines run on as one"),
        ("(12) one", "1:1", "(12) does not begin an item of a list: its lines run on as one"),
        ("XIV) one", "1:1", "XIV) does not begin an item of a list: its lines run on as one"),
        ("viii. one\nix. two\nx. three", "1:1", "viii. does not begin an item of a list, and prints as it stands"),
        ("123.One", "1:1", "no plain space follows 123., so this is no item"),
        ("> a) one", "1:3", "a) does not begin an item of a list: its lines run on as one"),
        ("a. one\nb. two\nc. three", "1:1", "a. does not begin an item of a list, and prints as it stands"),
        ("- [ ] open", "1:3", "[ ] makes no box to tick"),
        (":::note\nWords", "1:1", "::: is of another kind of Markdown, and prints as it stands"),
        ("> [!NOTE]\n> Words", "1:3", "[!NOTE] is of another kind of Markdown, and prints as it stands"),
        ("[TOC]", "1:1", "[TOC] is of another kind of Markdown, and prints as it stands"),
        ("\\newpage", "1:1", "\\newpage is of another kind of Markdown, and prints as it stands"),
        ("Level | Meetings\nLevel 2 | weekly", "1:1", TABLE),
        ("| Level | Meetings |", "1:1", TABLE),
        ("| a | b |\n|---|\n| c | d |", "1:1", TABLE),
        ("We met ~~six~~ four times", "1:8", "~~six~~ strikes nothing out, and prints as it stands"),
        ("the 1^st^ of May", "1:6", "^s raises nothing, and prints as it stands"),
        ("5 m^2", "1:4", "^2 raises nothing, and prints as it stands"),
        ("H~2~O", "1:2", "~2~ lowers nothing, and prints as it stands"),
        ("a ==marked== word", "1:3", "==marked== marks no words, and prints as it stands"),
        ("**Police:**the lead", "1:1", "this ** has no partner, and prints as it stands"),
        ("a **bold word", "1:3", "this ** has no partner, and prints as it stands"),
        ("## a ** bold**", "1:13", "this ** has no partner, and prints as it stands"),
        ("*never closed", "1:1", "* opens emphasis that never closes, and prints as it stands"),
        ("was _never closed", "1:5", "_ opens emphasis that never closes, and prints as it stands"),
        ("the Board`s report", "1:10", "` is no quotation mark, and prints as it stands"),
        ("See [the guide](Guide of 2021.pdf)", "1:15", LINK),
        ("See [the guide] (guide.pdf)", "1:15", LINK),
        ("See [the guide][2]", "1:15", LINK),
        ("See (the guide)[https://www.gov.uk]", "1:15", LINK),
        ("![A map]", "1:1", PICTURE),
        ("![A map](map.png", "1:1", PICTURE),
        ("as found in 2021.[1]", "1:18", "[1] is a reference that leads nowhere"),
        ("as found [citation needed]", "1:10", "[citation needed] is a reference that leads nowhere"),
        ("## Heading {#anchor}", "1:12", "{#anchor} sets nothing, and prints as it stands"),
        ("words {width=50%}", "1:7", "{width=50%} sets nothing, and prints as it stands"),
        ("well done :tada:", "1:11", ":tada: makes no picture, and prints as it stands"),
        ("| a | b |\n|---|---|\n| ~~c~~ | d |", "3:3", "~~c~~ strikes nothing out, and prints as it stands"),
    ],
)
def test_what_looks_like_markup_is_told_with_its_line(body: str, place: str, message: str) -> None:
    assert (place, message) in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "\\~\\~six\\~\\~ and \\*never, \\_so, the Board\\`s, \\[1], 5 m\\^2",
        "*a* **b** _c_ __d__ ***e*** [f](https://www.gov.uk) <https://www.gov.uk/_a_b>",
        "5 * 3 = 15, a grade of A*, a note*, 10 - 5, -5 degrees, +44 20",
        "The police\n– the lead agency – met every month, between 2 and\n5. Then all met.",
        "He said: “[the panel] met” [sic], on 3 (May).",
        "Signed: ______",
        "- item\n- other\n\n1. one\n2. two\n\n> words",
        "| a | b |\n|---|---|\n| * | - |\n| (a) one | 1.5 |",
        "[Heddlu]{lang=cy} and {{ area.name }} at 10:30: all",
        "Tel | e-mail",
        "A. Smith\nB. Jones",
        "I am told that i.e. and e.g. are words.",
        "See section (a) of the Act, and 3) of that.",
    ],
)
def test_what_is_meant_as_it_stands_is_left_alone(body: str) -> None:
    assert told(body) == []


@given(st.lists(st.sampled_from("ab 1 . ) ( [ ] ! * _ ~ ^ | : { } = ` - – \n \\".split(" ")), max_size=60).map("".join))
def test_whatever_the_signs_each_problem_points_at_a_line(body: str) -> None:
    lines = body.split("\n")
    for place, _ in told(f"w{body}"):
        assert 1 <= int(place.partition(":")[0]) <= len(lines)


ROWS = "these lines make no table, and print as they stand"
MEANT = "; put a \\ before it if the sign itself is meant."
APART = "put the rows right below one another, with no empty line between, and a line  |---|---|  below the first"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- item\n| a | b |\n|---|---|\n| 1 | 2 |", [("2:1", ROWS, "put an empty line before the first of them.")]),
        ("| a | b |\n\n|---|---|\n\n| 1 | 2 |", [("1:1", ROWS, f"{APART}{MEANT}")]),
        (
            "!(plan.png)",
            [
                (
                    "1:1",
                    "!(plan.png) shows no picture, and prints as it stands",
                    "write  ![what it shows](file.png)  on a line of its own.",
                )
            ],
        ),
        (
            "####### seven",
            [
                (
                    "1:1",
                    "####### makes no heading, and prints as it stands",
                    "write  ##  and a space before a heading, ### before one within it, and no more than ####.",
                )
            ],
        ),
        *(
            (
                f"Some {words} here",
                [
                    (
                        "1:6",
                        f"{words} marks no words, as spaces stand between the signs and the words",
                        f"put the signs right before the first word and right after the last{MEANT}",
                    )
                ],
            )
            for words in ("** bold **", "* it *")
        ),
        ("so 2 * 3 * 4 is 24", []),
        ("| a | b |\n|---|---|\n| 1 | 2 |", []),
    ],
)
def test_the_remedy_is_the_one_that_helps(body: str, expected: list[tuple[str, str, str]]) -> None:
    page = read_page(Source("s.md", body), None, [])

    assert page
    assert [
        (f"{each.place.line}:{each.place.column}", each.message, each.hint) for each in check_markup(page)
    ] == expected


@pytest.mark.parametrize(
    ("body", "lines"), [("1.\tone\n2)\ttwo\n\n*\tthree\n+\tfour", []), ("Visits\t12", [1]), ("12\t13", [1])]
)
def test_tabs_after_the_sign_of_an_item_make_no_table(body: str, lines: list[int]) -> None:
    page = read_page(Source("s.md", body), None, [])

    assert page
    assert [(each.place.line, each.message) for each in check_pasted(page)] == [
        (line, "tabs do not make a table") for line in lines
    ]
