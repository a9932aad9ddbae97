"""Placeholders' expressions: a name and perhaps a filter, and a plain reason for whatever else was written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.model.figure import Figure, FigureState
from mappa_report.problems.codes import CODES
from mappa_report.wording.expression import ExpressionError, evaluate
from mappa_report.wording.facts import Facts

FACTS: Facts = {
    "area": {"name": "Testshire {{ x }} <b>"},
    "year": {"number": "2023", "end": date(2023, 3, 31)},
    "population": {"count": 500_000, "mid_year": None},
    "figures": {
        "total": Figure(FigureState.NUMBER, 2706),
        "none": Figure(FigureState.NUMBER, 0),
        "rate": Figure(FigureState.NUMBER, Decimal("2.40")),
        "blank": Figure(FigureState.NOT_RETURNED),
        "never": Figure(FigureState.NOT_APPLICABLE),
        "open": Figure(FigureState.MISSING),
    },
}


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("area.name", "Testshire {{ x }} <b>"),
        ("  area . name  ", "Testshire {{ x }} <b>"),
        ("year.number", "2023"),
        ("year.end", "31 March 2023"),
        ("year.end | date", "31 March 2023"),
        ("population.count", "500000"),
        ("population.count | number", "500000"),
        ("figures.total", "2,706"),
        ("figures.total | number", "2,706"),
        ("figures.none", "0"),
        ("figures.rate", "2.40"),
    ],
)
def test_a_name_stands_for_its_value_which_is_never_read_again(expression: str, words: str) -> None:
    assert evaluate(expression, FACTS) == words


@pytest.mark.parametrize(
    ("expression", "code", "message", "hint"),
    [
        ("area.nam", "placeholder-unknown", "area.nam names nothing", "did you mean name?"),
        ("figure.total", "placeholder-unknown", "figure.total names nothing", "did you mean figures?"),
        ("zzz", "placeholder-unknown", "zzz names nothing", "known here: area, year, population, figures."),
        (
            "area.name.x",
            "placeholder-unknown",
            "area.name.x names nothing",
            "area.name is a single value; leave out .x.",
        ),
        (
            "population.mid_year",
            "population-missing",
            "population.mid_year is not given for this year",
            "add it to area.yaml, under populations, for this year.",
        ),
        (
            "area",
            "placeholder-incomplete",
            "area names several values, not one",
            "known here: area.name.",
        ),
        (
            "figures.blank",
            "placeholder-no-number",
            "figures.blank is not returned, so no number can be printed",
            "reword the sentence so that it does not need this figure, or give the figure.",
        ),
        (
            "figures.never",
            "placeholder-no-number",
            "figures.never is not applicable, so no number can be printed",
            "reword the sentence so that it does not need this figure, or give the figure.",
        ),
        (
            "area.name | upper",
            "placeholder-filter",
            "there is no filter upper",
            "known here: number, date, percent_of.",
        ),
        ("area.name | dat", "placeholder-filter", "there is no filter dat", "did you mean date?"),
        (
            "figures.total | date",
            "placeholder-filter",
            "figures.total | date: date does not suit this value",
            "leave out  | date;  dates and figures are written out without it.",
        ),
        (
            "area | number",
            "placeholder-filter",
            "area | number: number does not suit this value",
            "leave out  | number;  dates and figures are written out without it.",
        ),
    ],
)
def test_what_names_nothing_printable_is_refused_in_plain_words(
    expression: str, code: str, message: str, hint: str
) -> None:
    with pytest.raises(ExpressionError) as refusal:
        evaluate(expression, FACTS)

    error = refusal.value
    assert (error.code, error.message, error.hint) == (code, message, hint)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        " ",
        "'a'",
        "1",
        "a + b",
        "a.b()",
        "a['b']",
        "a[0]",
        "-a",
        "not a",
        "a if b",
        "a, b",
        "[a]",
        "a | number(1)",
        "a is defined",
        "a == b",
        "a ~ b",
        "().__class__",
        "a.b | date | ",
        "%}{% raw",
        "#}",
        "a }",
        "*a*",
        "a b",
        "((a",
        "a\x00",
        "'" * 300,
        "(" * 299,
        "- " * 140 + "a",
        "a." * 149,
    ],
)
def test_anything_but_names_dots_and_filters_is_refused_unread(expression: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        evaluate(expression, FACTS)

    assert refusal.value.code == "placeholder-syntax"
    assert refusal.value.hint == "write a name, such as  {{ area.name }},  and nothing else."


def test_a_name_of_python_s_own_is_a_name_that_nothing_has() -> None:
    with pytest.raises(ExpressionError) as refusal:
        evaluate("area.__class__.__mro__", FACTS)

    assert refusal.value.message == "area.__class__.__mro__ names nothing"


def test_a_missing_figure_is_left_to_the_figure_s_own_problem() -> None:
    with pytest.raises(ExpressionError) as refusal:
        evaluate("figures.open", FACTS)

    assert refusal.value.code == "placeholder-missing"
    assert "placeholder-missing" not in CODES


@pytest.mark.usefixtures("no_hang")
@settings(max_examples=200)
@given(st.text(st.sampled_from("area.nmefigurs|number date_()[]{}'\"%#+-~*/,:=<>0 \n\\"), max_size=300))
def test_whatever_the_expression_there_are_words_or_a_refusal(expression: str) -> None:
    try:
        words = evaluate(expression, FACTS)
    except ExpressionError as error:
        words = error.message

    assert words
