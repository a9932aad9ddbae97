"""A return against its form: every figure in its state, totals worked out where left out, nothing silently dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.statistics import check_return, edition_named
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Figure, FigureState, FigureType
from mappa_report.model.form import Form, FormTable, Line
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE


def line(key: str, *parts: str, kind: FigureType = FigureType.COUNT) -> Line:
    return Line(key, (Text(key),), parts, kind)


FORM = Form(
    (
        FormTable(
            "people",
            (),
            (),
            (),
            (line("near"), line("far"), line("total", "near", "far")),
            (line("red"), line("blue"), line("total", "red", "blue")),
            {("people", "far", "blue"): "Blue is only ever near"},
        ),
        FormTable("", (), (), (), (line("reviews"), line("share", kind=FigureType.RATE))),
    )
)
WHOLE = """\
edition: tiny
people:
  near: {red: 10, blue: 5, total: 15}
  far: {red: 2, blue: n/a, total: 2}
  total: {red: 12, blue: 5, total: 17}
reviews: 4
share: 2.4
"""


def check(text: str) -> tuple[StatisticalReturn, list[Problem]]:
    node = read_yaml(Source("s.yaml", text), [])
    assert node
    problems: list[Problem] = []
    return check_return(node, FORM, problems), problems


def shown(returned: StatisticalReturn) -> dict[str, str]:
    """Each figure by its dotted path: its value, or its state where it has none."""
    return {
        ".".join(path): str(figure.value) if figure.is_number else figure.state.value
        for path, figure in returned.figures.items()
    }


EVERYTHING = {
    "people.near.red": "10",
    "people.near.blue": "5",
    "people.near.total": "15",
    "people.far.red": "2",
    "people.far.blue": "not_applicable",
    "people.far.total": "2",
    "people.total.red": "12",
    "people.total.blue": "5",
    "people.total.total": "17",
    "reviews": "4",
    "share": "2.4",
}


def test_every_figure_that_the_form_asks_for_is_there() -> None:
    returned, found = check(WHOLE)

    assert (shown(returned), found) == (EVERYTHING, [])


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("  total: {red: 12, blue: 5, total: 17}\n", ""),
        WHOLE.replace(", total: 15", "").replace(", total: 2", ""),
        WHOLE.replace(", total: 15", "")
        .replace(", total: 2", "")
        .replace("  total: {red: 12, blue: 5, total: 17}\n", ""),
        WHOLE.replace("blue: n/a, ", ""),
        WHOLE.replace("{red: 12, blue: 5, total: 17}", ""),
    ],
)
def test_totals_and_what_does_not_apply_may_be_left_out(text: str) -> None:
    returned, found = check(text)

    assert (shown(returned), found) == (EVERYTHING, [])


def test_a_total_that_was_worked_out_has_no_place_and_one_that_was_written_has() -> None:
    returned, _ = check(WHOLE.replace(", total: 15", ""))

    assert returned.figures["people", "near", "total"] == Figure(FigureState.NUMBER, 15)
    assert str(returned.figures["people", "far", "total"].place) == "s.yaml:4:35"


def test_a_total_of_parts_not_returned_is_not_returned_either() -> None:
    returned, found = check(WHOLE.replace("red: 10", "red: ").replace(", total: 15", "").replace("red: 12, ", ""))

    assert found == []
    expected = {"people.near.red": "not_returned", "people.near.total": "not_returned"}
    assert shown(returned) == EVERYTHING | expected | {"people.total.red": "not_returned"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reviews: 4\n", "", ("missing", "reviews is missing", "s.yaml", ("reviews",))),
        ("red: 10, ", "", ("missing", "red is missing", "s.yaml:3:3", ("people", "near", "red"))),
        ("  far: {red: 2, blue: n/a, total: 2}\n", "", ("missing", "far is missing", "s.yaml:2:1", ("people", "far"))),
        ("reviews: 4", "reviews: four", ("number-word", "four is no number", "s.yaml:6:10", ("reviews",))),
        (
            "reviews: 4",
            "reviews: n/a",
            ("not-applicable", "n/a is given where a figure applies", "s.yaml:6:10", ("reviews",)),
        ),
        (
            "blue: n/a",
            "blue: 0",
            ("not-applicable", "0 is given where no figure applies", "s.yaml:4:23", ("people", "far", "blue")),
        ),
        (
            "blue: n/a",
            "blue: ",
            ("not-applicable", "nothing is given where no figure applies", "s.yaml:4:17", ("people", "far", "blue")),
        ),
        (
            "reviews: 4",
            "reviews: 4\nreveiws: 5",
            ("unknown-key", "this return has no place for reveiws", "s.yaml:7:1", ("reveiws",)),
        ),
        (
            "reviews: 4",
            "reviews: [4]",
            ("wrong-shape", "reviews holds a list, where a single value is due", "s.yaml:6:1", ("reviews",)),
        ),
        (
            "{red: 10, blue: 5, total: 15}",
            "15",
            (
                "wrong-shape",
                "near holds a single value, where a group of names and values is due",
                "s.yaml:3:3",
                ("people", "near"),
            ),
        ),
    ],
)
def test_what_the_form_does_not_ask_for_is_one_problem_in_its_place(
    old: str, new: str, expected: tuple[str, str, str, tuple[str, ...]]
) -> None:
    assert old in WHOLE
    returned, (problem,) = check(WHOLE.replace(old, new))

    assert (problem.code, problem.message, str(problem.place), problem.record) == expected
    assert set(shown(returned)) == set(EVERYTHING)


@given(
    st.dictionaries(
        st.sampled_from(["people", "reviews", "share", "edition", "x"]), st.text("0123456789n/a-., ", max_size=6)
    )
)
def test_whatever_the_values_every_figure_has_a_state(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{value}'\n" for key, value in values.items()) or "{}\n"
    returned, found = check(text)

    assert set(shown(returned)) == set(EVERYTHING)
    assert all(figure.is_number is (figure.value is not None) for figure in returned.figures.values())
    assert found


# Which edition


@pytest.mark.parametrize(
    ("text", "key", "messages"),
    [
        ("edition: tiny\n", "tiny", []),
        ('edition: "2023"\n', "2023", []),
        ("edition: 2023\n", "2023", []),
        ("edition:\n", None, ["this return does not say which edition it follows"]),
        ("reviews: 4\n", None, ["this return does not say which edition it follows"]),
        ("edition: [tiny]\n", None, ["this return does not say which edition it follows"]),
        ("edition: tinny\n", None, ["there is no edition tinny"]),
        ("edition: ../tiny\n", None, ["there is no edition ../tiny"]),
        ("- a\n", None, ["this return is a list, where a group of names and values is due"]),
    ],
)
def test_a_return_names_its_edition(text: str, key: str | None, messages: list[str]) -> None:
    node = read_yaml(Source("s.yaml", text), [])
    assert node
    problems: list[Problem] = []

    assert edition_named(node, ["2023", "tiny"], problems) == key
    assert [problem.message for problem in problems] == messages


def test_an_author_s_slips_are_all_told_in_one_run(workspace: Path) -> None:
    path = workspace / "areas/testshire/2023/statistics.yaml"
    text = path.read_text().replace("first: 3", "first: 1,003").replace("second: 0", "second: nil")
    path.write_text(text.replace("reviews: 4", "reviews: 04").replace("red: 10", "red: 11"))

    problems = check_report(Workspace(workspace), "testshire", "2023").problems

    told = [(problem.code, str(problem.place)) for problem in problems]
    name = "areas/testshire/2023/statistics.yaml"
    assert told == [
        ("total-differs", f"{name}:4:10"),
        ("number-grouped", f"{name}:16:10"),
        ("number-word", f"{name}:17:11"),
        ("number-leading-nought", f"{name}:18:10"),
    ]
    assert (BASE / name).read_text() != path.read_text()
