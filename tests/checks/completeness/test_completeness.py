"""What a report lacks, and what its readers would miss: told where it is so, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

SECTIONS = "areas/testshire/2023/sections"
EDITION = "boilerplate/tiny/edition.yaml"
HEAD = "---\ntitle: {title}\nkind: {kind}\nplace: local\nrole: R\n---\n"
LONG = "One " + "".join(f"and {sign}{sign}o " for sign in "abcdefghijklmnopqrstuvw")


def problems(
    workspace: Path, body: str = "Words.", title: str = "P", kind: str = "agency-perspective"
) -> list[Problem]:
    (workspace / SECTIONS / "20-police.md").write_text(HEAD.format(title=title, kind=kind) + body, "utf-8")
    return list(check_report(Workspace(workspace), "testshire", "2023").problems)


def told(workspace: Path, body: str) -> list[tuple[str, int, str]]:
    """The code of each problem, its line and what stands at its place."""
    found = problems(workspace, body)
    places = [problem.place for problem in found]
    shown = [place.source.line(place.line)[place.column - 1 : place.column - 1 + place.length] for place in places]
    return [(problem.code, problem.place.line, words) for problem, words in zip(found, shown, strict=True)]


def require(workspace: Path, kinds: str) -> None:
    with (workspace / EDITION).open("a", encoding="utf-8") as file:
        file.write(f"required:\n  - {{kinds: [{kinds}], because: it says who answers}}\n")


@pytest.mark.parametrize("kinds", ["foreword", "agency-perspective", "agency-perspective, foreword"])
def test_a_section_of_a_required_kind_is_enough(workspace: Path, kinds: str) -> None:
    require(workspace, kinds)

    assert problems(workspace) == []


def test_a_kind_that_no_section_has_is_told_with_the_reason(workspace: Path) -> None:
    require(workspace, "agency-perspective")

    (problem,) = problems(workspace, kind="foreword")

    assert problem.message == "no section of this report is of the kind agency-perspective"
    assert problem.hint.startswith("it says who answers: add one")


def test_nothing_is_said_to_be_missing_while_a_section_cannot_be_read(workspace: Path) -> None:
    require(workspace, "agency-perspective")

    assert [problem.code for problem in problems(workspace, kind="agency")] == ["unknown-value"]


def test_titles_are_the_same_whatever_their_letters_and_blanks(workspace: Path) -> None:
    assert [problem.code for problem in problems(workspace, title="INTRODUCTION")] == ["title-repeated"]
    assert problems(workspace, title="Introductions") == []


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("## One\n\n## Two\n\nWords.", [("heading-empty", 7, "One")]),
        ("## One\n\n### Two\n\nWords.\n\n## Three", [("heading-empty", 13, "Three")]),
        ("## One\n\n### Two\n\n- an item", []),
        ("## One\n\n| a |\n|---|\n| b |", []),
    ],
)
def test_a_heading_stands_over_something(workspace: Path, body: str, outcome: list[tuple[str, int, str]]) -> None:
    assert told(workspace, body) == outcome


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("See www.x.org/a.", [("address-not-linked", 7, "www.x.org/a")]),
        ("See\nhttps://x.org, now", [("address-not-linked", 8, "https://x.org")]),
        ("[www.x.org](https://www.x.org)", []),
        ("[see www.x.org](https://www.x.org) and <https://x.org>", []),
        ("[y](https://x.org/a b)", [("link-not-read", 7, "](https://x.org/a b)")]),
        ("[y] (www.x.org)", [("link-not-read", 7, "] (www.x.org)")]),
        ("A note [sic] (see below).", []),
    ],
)
def test_an_address_is_a_link(workspace: Path, body: str, outcome: list[tuple[str, int, str]]) -> None:
    assert told(workspace, body) == outcome


@pytest.mark.parametrize("words", ["image", "Image 3", "a photo", "The chart", "logo.png", "IMG_2041.JPG", "plan"])
def test_words_that_do_not_say_what_a_picture_shows(workspace: Path, words: str) -> None:
    assert ("alternative-says-nothing", 7, words) in told(workspace, f"![{words}](plan.png)")


def test_words_that_do(workspace: Path) -> None:
    found = told(workspace, "![A chart of referrals by month, highest in May](plan.png)")

    assert [code for code, _, _ in found] == ["picture-unreadable"]  # there is no such file


def test_the_longest_sentence_is_told_with_how_many_are_long(workspace: Path) -> None:
    assert problems(workspace, f"{LONG[:-9]}. Short one. (It is.)") == []

    (problem,) = problems(workspace, f"Short one. {LONG}. Then {LONG}to the end.\n\n{LONG}.")

    assert problem.message == "this sentence has 51 words"
    assert (problem.place.line, problem.place.column) == (7, len(f"Short one. {LONG}. ") + 1)
    assert problem.notes == ("sentences of this section with more than 45 words: 3",)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "text", ["[" * 50_000, "](" * 25_000, "![a](" * 10_000, "www." * 12_000, "A. " * 16_000, "https://a " * 5_000]
)
def test_no_text_takes_long(workspace: Path, text: str) -> None:
    problems(workspace, text)


def test_the_shipped_reports_lack_nothing() -> None:
    reports = [("kent", 2006), ("kent", 2015), ("kent", 2023), ("norfolk", 2019), ("west-midlands", 2023)]
    codes = {"section-required", "title-repeated", "heading-empty", "advice-left", "link-not-read"}
    found = [check_report(Workspace(ROOT), area, str(year)).problems for area, year in reports]

    assert [problem for each in found for problem in each if problem.code in codes] == []
