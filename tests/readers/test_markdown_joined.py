"""What Markdown takes out of the words or joins to others: each told with its line, so that nothing is lost unseen."""

from __future__ import annotations

import pytest

from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_page
from mappa_report.source.place import Source


def told(body: str) -> list[tuple[str, str, str | None]]:
    problems: list[Problem] = []
    read_page(Source("s.md", body), None, problems)
    return [
        (f"{each.place.line}:{each.place.column}+{each.place.length}", each.message, each.hint) for each in problems
    ]


def joined(what: str, sign: str) -> tuple[str, str]:
    return (
        f"this line is taken for part of the {what} above it, as no empty line stands between",
        f"put an empty line before it; if it belongs to the {what}, put {sign} before it.",
    )


def within(sign: str) -> tuple[str, str]:
    return (
        f"the two {sign} here stand within words or numbers, mark what is between them, and do not print",
        "write × for times; put a \\ before each * if the sign itself is meant.",
    )


QUOTATION, ITEM = joined("quotation", "a >"), joined("item", "two spaces more")
ADDRESS = (
    "this line is taken for the address of a link that is nowhere in the text, and does not print",
    "put a \\ before the [ if its words are to print; else remove it.",
)


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("> “Words.”\nThe chair met.", "2:1+14", QUOTATION),
        ("> Words.\n— A person", "2:1+10", QUOTATION),
        ("> Words\n> and more.\nThe chair\nmet.", "3:1+9", QUOTATION),
        ("- one\n- two\nThe chair met.", "3:1+14", ITEM),
        ("1. One.\n2. Two.\n**Then** we met.", "3:1+16", ITEM),
        (f"- {'long ' * 14}end.\nWe met.", "2:1+7", ITEM),
        ("- police\n  - response\n  We met.", "3:3+7", ITEM),
        ("so 2*3*4 is 24", "1:5+1", within("*")),
        ("5*6 and 7*8", "1:2+1", within("*")),
        ("a**b**c", "1:2+2", within("**")),
        ("Words.\n\n[Essex]: Colchester", "3:1+19", ADDRESS),
        ("- [note]: here", "1:3+12", ADDRESS),
    ],
)
def test_words_that_markdown_takes_are_told_with_their_line(body: str, place: str, message: tuple[str, str]) -> None:
    assert told(body) == [(place, *message)]


@pytest.mark.parametrize(
    "body",
    [
        "> “Words.”\n\nThe chair met.",
        "> “Words.”\n> The chair met.",
        "> words that\ngo on",
        "- one\n- two\n  The chair met.",
        "- one\n- two\n\nThe chair met.",
        "- an item that goes on for so long that there is no room any more for\nEssex",
        "**Bold**s, *it*, 2 * 3 * 4, 2\\*3\\*4 and 2 × 3",
        "See the [board][b].\n\n[b]: https://www.gov.uk",
        "Words.\n\n\\[Essex]: Colchester",
    ],
)
def test_what_is_meant_is_left_alone(body: str) -> None:
    assert told(body) == []
