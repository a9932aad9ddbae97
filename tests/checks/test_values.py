"""Single values: what is a figure, a year, a date or a truth, and how to write what is not."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.values import read_date, read_figure, read_past_date, read_truth, read_whole, read_year
from mappa_report.model.figure import Figure, FigureState, FigureType
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source

PLACE = Place(Source("s.yaml"), 3, 5)
PATH = ("people", "total")

NOTHING = "write nothing after the colon if it was not returned, or 0 if there were none."
DIGITS = f"write digits alone, such as 1945; {NOTHING}"
NO_DATE = "write year, month and day, such as 2022-12-21."
NO_YEAR = "write a year in four digits, such as 2023."


def node(text: str, is_quoted: bool = False) -> TextNode:
    return TextNode(text, PLACE, is_quoted)


def problem_of(text: str, kind: FigureType = FigureType.COUNT, is_quoted: bool = False) -> tuple[str, str, str]:
    """Code, message and hint of the one Problem with ``text``, which is placed and recorded where it was written."""
    problems: list[Problem] = []
    assert read_figure(node(text, is_quoted), kind, PATH, problems) is None
    (problem,) = problems
    assert (problem.place, problem.record) == (PLACE, PATH)
    return problem.code, problem.message, problem.hint


def figure_of(text: str, kind: FigureType = FigureType.COUNT) -> Figure:
    problems: list[Problem] = []
    figure = read_figure(node(text), kind, PATH, problems)
    assert figure
    assert problems == []
    return figure


@given(st.integers(0, 999_999_999))
def test_digits_are_a_count(value: int) -> None:
    assert figure_of(str(value)) == Figure(FigureState.NUMBER, value, PLACE)


@given(st.decimals(0, 999_999, places=4))
def test_digits_with_a_point_are_a_rate_to_the_last_of_them(value: Decimal) -> None:
    assert figure_of(str(value), FigureType.RATE) == Figure(FigureState.NUMBER, value, PLACE)


def test_the_four_states_are_told_apart() -> None:
    assert figure_of("0") == Figure(FigureState.NUMBER, 0, PLACE)
    assert figure_of("") == Figure(FigureState.NOT_RETURNED, None, PLACE)
    assert figure_of("n/a") == Figure(FigureState.NOT_APPLICABLE, None, PLACE)
    assert problem_of("", is_quoted=True) == ("number-word", '"" is no number', NOTHING)


def test_blanks_round_a_number_do_not_matter() -> None:
    assert figure_of(" 4\n") == Figure(FigureState.NUMBER, 4, PLACE)


@pytest.mark.parametrize(
    ("text", "code", "said", "hint"),
    [
        ("1,945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("1 945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("1\u202f945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("1\u00a0945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("1_945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("1'945", "number-grouped", "is set in groups of digits", "write 1945; it is printed with a comma."),
        ("12,345,678", "number-grouped", "is set in groups of digits", "write 12345678; it is printed with a comma."),
        ("-1", "number-negative", "is less than nothing", "a figure is 0 or more; check the sign."),
        ("−1", "number-negative", "is less than nothing", "a figure is 0 or more; check the sign."),
        ("- 1.5", "number-negative", "is less than nothing", "a figure is 0 or more; check the sign."),
        ("1.0", "number-fraction", "is not a whole number", "people and orders are counted whole."),
        ("010", "number-leading-nought", "begins with a nought", "write 10."),
        ("000", "number-leading-nought", "begins with a nought", "write 0."),
        ("1234567890", "number-too-large", "is larger than any figure can be", "check it against the return."),
        ("no", "number-word", "is no number", NOTHING),
        ("~", "number-word", "is no number", NOTHING),
        ("null", "number-word", "is no number", NOTHING),
        ("-", "number-word", "is no number", NOTHING),
        ("–", "number-word", "is no number", NOTHING),
        ("Nil", "number-word", "is no number", NOTHING),
        ("NA", "number-word", "is no number", "write n/a, where the form says that the figure does not apply."),
        ("N/A", "number-word", "is no number", "write n/a, where the form says that the figure does not apply."),
    ],
)  # fmt: skip
def test_what_people_write_for_numbers_is_refused_with_what_to_write(
    text: str, code: str, said: str, hint: str
) -> None:
    assert problem_of(text) == (code, f"{text} {said}", hint)


@pytest.mark.parametrize(
    "text",
    [
        "1e5",
        "0x10",
        "0b1",
        "0o7",
        "12:30",
        "٣",
        "１２",
        "½",
        "二",
        "∞",
        "NaN",
        ".inf",
        "1/2",
        "5%",
        "£5",
        "+5",
        ".5",
        "5.",
        "4#c",
        "4\u200b",
        "\u202e4",
        "4️⃣",
        "1,23",
        "1,2345",
        "1,234 567",
        "yes",
        "true",
        "2023-01-01",
        "<400",
        "=",
        "two",
    ],
)
def test_a_number_in_no_other_writing_is_ever_guessed(text: str) -> None:
    assert problem_of(text) == ("number-word", f"{text} is no number", DIGITS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.45678", ("number-fraction", "2.45678 is finer or larger than any rate", "give at most four decimals.")),
        ("1234567", ("number-too-large", "1234567 is larger than any rate can be", "check it against the return.")),
        ("1,234", ("number-grouped", "1,234 is set in groups of digits", "write 1234; it is printed with a comma.")),
        ("-0.5", ("number-negative", "-0.5 is less than nothing", "a figure is 0 or more; check the sign.")),
        ("1e2", ("number-word", "1e2 is no number", DIGITS)),
    ],
)
def test_a_rate_may_have_decimals_but_not_any(text: str, expected: tuple[str, str, str]) -> None:
    assert problem_of(text, FigureType.RATE) == expected


@given(st.text(max_size=50))
def test_whatever_the_text_it_is_a_figure_or_one_problem(text: str) -> None:
    for kind in FigureType:
        problems: list[Problem] = []
        figure = read_figure(node(text, is_quoted=True), kind, PATH, problems)
        assert len(problems) == (0 if figure else 1)
        if figure and figure.is_number:
            assert Decimal(text.strip()) == figure.value


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("500000", 500_000)])
def test_a_whole_number_is_read(text: str, value: int) -> None:
    problems: list[Problem] = []

    assert (read_whole(node(text), problems), problems) == (value, [])


def test_a_whole_number_in_groups_is_a_problem() -> None:
    problems: list[Problem] = []

    assert read_whole(node("500,000"), problems) is None
    hint = "write 500000; it is printed with a comma."
    assert problems == [Problem("number-grouped", "500,000 is set in groups of digits", PLACE, hint=hint)]


@pytest.mark.parametrize("text", ["1900", "2023", "2099"])
def test_a_year_is_read(text: str) -> None:
    assert read_year(node(text), []) == int(text)


@pytest.mark.parametrize("text", ["0", "23", "2023-24", "2123", "20230", "２０２３", "", "MMXXIII"])
def test_what_is_no_year_is_a_problem(text: str) -> None:
    problems: list[Problem] = []

    assert read_year(node(text), problems) is None
    assert problems == [Problem("badly-written", f"{text} is no year", PLACE, hint=NO_YEAR)]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    assert read_date(node(day.isoformat()), []) == day


@pytest.mark.parametrize(
    "text",
    ["3/4/2022", "31/2/2022", "2022-13-01", "2022-02-30", "20221221", "0001-01-01", "3023-01-01", "today", ""],
)
def test_what_is_no_day_is_a_problem(text: str) -> None:
    problems: list[Problem] = []

    assert read_date(node(text), problems) is None
    assert problems == [Problem("badly-written", f"{text} is no date", PLACE, hint=NO_DATE)]


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Yes", True), ("false", False), ("NO", False), (None, False)]
)
def test_a_truth_is_read(text: str | None, value: bool) -> None:
    problems: list[Problem] = []

    assert (read_truth(None if text is None else node(text), problems), problems) == (value, [])


@pytest.mark.parametrize("text", ["", "1", "on", "ture"])
def test_what_is_neither_true_nor_false_is_a_problem(text: str) -> None:
    problems: list[Problem] = []
    read_truth(node(text), problems)

    assert problems == [
        Problem("badly-written", f"{text} is neither true nor false", PLACE, hint="write true or false.")
    ]


def test_what_was_done_was_done_by_today() -> None:
    problems: list[Problem] = []
    tomorrow = node((date.today() + timedelta(days=1)).isoformat())

    assert read_past_date(node(date.today().isoformat()), problems) == date.today()
    assert read_past_date(tomorrow, problems) is None
    assert [(each.code, each.message, each.hint) for each in problems] == [
        (
            "badly-written",
            f"{tomorrow.text} has not come yet",
            "write the day on which it was done; what is still to be done has none.",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21/12/2022", "2022-12-21"),
        ("2022-2-3", "2022-02-03"),
        ("3.3.2022", "2022-03-03"),
        ("1st September 2023", "2023-09-01"),
        ("9 Sept 2023", "2023-09-09"),
    ],
)
def test_a_day_that_people_write_is_told_as_a_file_has_it(typed: str, day: str) -> None:
    problems: list[Problem] = []

    assert read_date(node(typed), problems) is None
    assert [problem.hint for problem in problems] == [f"write {day}: year, month and day."]
