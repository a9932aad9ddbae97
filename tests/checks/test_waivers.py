"""Which problems a waiver takes from the list, and which it does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mappa_report.checks.waivers import apply_waivers, check_waivers
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem, Severity, Waived
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace

YEAR = "areas/testshire/2023"
LINE = "A caseload of over 2,700 people, and 2,700 visits; every case."
POLICE = Source(f"{YEAR}/sections/20-police.md", f"---\ntitle: Police\n---\n{LINE}\n")
RETURN = Source(f"{YEAR}/statistics.yaml", "reviews: 4\n")
AREA = Source("areas/testshire/area.yaml", "name: Testshire\n")

FIRST = Problem("pasted-text", "first", Place(POLICE, 4, 20, 5), Severity.WARNING)
SECOND = Problem("pasted-text", "second", Place(POLICE, 4, 38, 5), Severity.INFO)
FIGURE = Problem("rate-differs", "figure", Place(RETURN, 1, 10), Severity.WARNING, ("managed", "level", "total"))
WHOLE = Problem("sections-missing", "whole", Place(AREA), Severity.WARNING)


def settled(place: str, *problems: Problem, code: str = "pasted-text") -> tuple[list[str], list[Problem]]:
    """The messages that stand, and the problems that are waived, with one waiver of ``code`` at ``place``."""
    text = f"- {{code: {code}, place: '{place}', reason: seen, who: Chair, date: 2023-09-01}}\n"
    found: list[Problem] = []
    node = read_yaml(Source(f"{YEAR}/waivers.yaml", text), found)
    assert node
    waivers = check_waivers(node, found)
    assert (len(waivers), found) == (1, [])
    outcome = apply_waivers(waivers, problems)
    return [problem.message for problem in outcome.problems], [each.problem for each in outcome.waived]


@pytest.mark.parametrize(
    "place",
    [
        "sections/20-police.md",
        f"{YEAR}/sections/20-police.md",
        "2023/sections/20-police.md",
        "sections\\20-police.md",
    ],
)
def test_a_file_alone_takes_every_problem_of_the_code_in_it(place: str) -> None:
    assert settled(place, FIRST, SECOND, FIGURE) == (["figure"], [FIRST, SECOND])


@pytest.mark.parametrize("words", ["over 2,700 people", "2,700 p", "2,700 people, and", "er 2,", "00 p"])
def test_words_take_the_problem_that_they_overlap_and_not_another_in_the_same_line(words: str) -> None:
    assert settled(f"sections/20-police.md: {words}", FIRST, SECOND) == (["second"], [FIRST])


def test_the_same_words_at_both_places_take_both() -> None:
    assert settled("sections/20-police.md:2,700", FIRST, SECOND) == ([], [FIRST, SECOND])


@pytest.mark.parametrize("words", ["every case", "over 2,800", "over", "Over 2,700"])
def test_words_that_stand_elsewhere_or_nowhere_take_nothing(words: str) -> None:
    standing, waived = settled(f"sections/20-police.md: {words}", FIRST)

    assert waived == []
    assert standing == ["first", "pasted-text is found in this file, but not at these words"]


def test_a_record_takes_its_own_figure_alone() -> None:
    assert settled("statistics.yaml: managed.level.total", FIGURE, FIRST, code="rate-differs") == (["first"], [FIGURE])
    assert settled("statistics.yaml: managed.level", FIGURE, code="rate-differs")[1] == []


def test_the_area_s_own_file_is_named_without_its_folder() -> None:
    assert settled("area.yaml", WHOLE, code="sections-missing") == ([], [WHOLE])


def test_a_waiver_of_another_file_or_code_takes_nothing() -> None:
    nothing = "nothing is waived here: no pasted-text is found in this file"

    assert settled("sections/10-introduction.md", FIRST) == (["first", nothing], [])
    assert settled("statistics.yaml", FIGURE) == (["figure", nothing], [])


def test_an_error_stands_and_its_waiver_is_refused_while_a_warning_of_the_code_goes() -> None:
    error = Problem("pasted-text", "error", Place(POLICE, 4, 1))

    assert settled("sections/20-police.md", error, FIRST) == (
        ["error", "an error can't be waived, so it still stands"],
        [FIRST],
    )


def test_no_waiver_is_called_unused_while_an_error_may_have_kept_a_check_from_running() -> None:
    error = Problem("raw-html", "error", Place(POLICE, 4, 1))

    assert settled("statistics.yaml", error) == (["error"], [])


def test_what_is_told_of_waivers_is_not_waived() -> None:
    unused = Problem("waiver-unused", "unused", Place(Source(f"{YEAR}/waivers.yaml"), 1), Severity.WARNING)

    assert settled("waivers.yaml", unused, code="waiver-unused") == (
        ["unused", "what is told of waivers can't be waived"],
        [],
    )


def test_what_is_private_is_waived_by_words_beside_it() -> None:
    private = Problem("e-mail-address", "private", Place(POLICE, 4, 20, 5), Severity.WARNING, is_private=True)

    assert settled("sections/20-police.md: A caseload", private, code="e-mail-address") == ([], [private])


def test_a_waiver_keeps_who_when_and_why(workspace: Path) -> None:
    folder = workspace / YEAR
    (folder / "sections/20-police.md").write_text(
        (folder / "sections/20-police.md").read_text("utf-8") + "\n• every case\n", "utf-8"
    )
    (folder / "waivers.yaml").write_text(
        "- {code: pasted-text, place: sections/20-police.md, reason: A dot is meant., who: Chair, date: 2023-09-01}\n"
    )

    checked = check_report(Workspace(workspace), "testshire", "2023")

    assert checked.problems == ()
    assert checked.report
    (waived,) = checked.waived
    assert isinstance(waived, Waived)
    assert (waived.problem.code, str(waived.problem.place)) == ("pasted-text", f"{YEAR}/sections/20-police.md:10:1")
    assert (waived.waiver.reason, waived.waiver.who, waived.waiver.date) == (
        "A dot is meant.",
        "Chair",
        date(2023, 9, 1),
    )


@pytest.mark.parametrize("text", ["[]\n", "- []\n", "- 1\n", "x\n", "- {code: [a]}\n"])
def test_a_list_of_another_shape_gives_problems_and_no_waivers(text: str) -> None:
    problems: list[Problem] = []
    node = read_yaml(Source(f"{YEAR}/waivers.yaml", text), problems)
    assert node

    assert check_waivers(node, problems) == ()
    assert bool(problems) == (text != "[]\n")


@pytest.mark.parametrize(
    ("words", "is_waived"), [("t", False), ("e", False), ("of", True), ("ove", False), ("over", True), ("p", False)]
)
def test_fewer_than_four_characters_are_a_whole_word_or_nothing(words: str, is_waived: bool) -> None:
    problem = Problem("pasted-text", "m", Place(POLICE, 4, 1, 20), Severity.WARNING)

    assert (settled(f"sections/20-police.md: {words}", problem)[1] == [problem]) == is_waived


@pytest.mark.parametrize(("words", "is_waived"), [("ask", False), ("asks", True), ("a.b@", True), ("2,7", False)])
def test_words_beside_what_is_private_waive_it(words: str, is_waived: bool) -> None:
    source = Source(f"{YEAR}/sections/20-police.md", "Whoever asks writes to a.b@x.org, as 2,700 did.")
    problem = Problem("e-mail-address", "m", Place(source, 1, 24, 9), Severity.WARNING, is_private=True)

    assert (settled(f"sections/20-police.md: {words}", problem, code="e-mail-address")[1] == [problem]) == is_waived


def test_a_file_alone_waives_nothing_that_is_private() -> None:
    source = Source(f"{YEAR}/sections/20-police.md", "Write to a.b@x.org.")
    problem = Problem("e-mail-address", "m", Place(source, 1, 10, 9), Severity.WARNING, is_private=True)

    messages, waived = settled("sections/20-police.md", problem, code="e-mail-address")

    assert (messages, waived) == (
        ["m", "this takes whatever of the kind the file will ever have, and each has to be looked at"],
        [],
    )
