"""Rules between tables: read from a form, held against figures, and said with both figures and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.edition.form import check_form
from mappa_report.checks.totals.between_tables import check_between_tables, rule_break_counter
from mappa_report.document.inlines import Inlines, Text
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.form import Form
from mappa_report.problems.problem import Problem, Severity
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import TextNode
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

TABLES = """\
tables:
  - key: people
    title: People
    rows: {near: Near, far: Far, total: {label: Total, sum: all}}
    columns: {red: Red, blue: Blue, total: {label: Total, sum: all}}
    not_applicable: [{row: far, column: blue, because: none is}]
  - key: seen
    title: Seen
    rows: {near: Near, far: Far, total: {label: Total, sum: all}}
    columns: {red: Red, blue: Blue, total: {label: Total, sum: all}}
  - key: held
    title: Held
    rows: {near: Near, far: Far}
  - key: by_unit
    title: By unit
    rows: units
    total: Total
  - title: Single figures
    rows: {reviews: Reviews}
rules:
"""


def form_with(*rules: str) -> Form:
    problems: list[Problem] = []
    text = TABLES + "".join(f"  - {{{rule}, because: so it is}}\n" for rule in rules)
    node = read_yaml(Source("form.yaml", text), problems)
    assert node
    form = check_form(node, read_inline, problems)
    assert form, problems
    return form


def read_inline(node: TextNode, _: list[Problem]) -> Inlines:
    return (Text(node.text),)


def pairs_of(rule: str) -> list[str]:
    (read,) = form_with(rule).rules
    return [" ".join(map(".".join, pair)) for pair in read.pairs]


def test_a_rule_for_a_table_is_one_for_each_of_its_figures_that_apply_in_both() -> None:
    assert pairs_of("each: seen, among: people") == [
        "seen.near.red people.near.red",
        "seen.near.blue people.near.blue",
        "seen.near.total people.near.total",
        "seen.far.red people.far.red",
        "seen.far.total people.far.total",
        "seen.total.red people.total.red",
        "seen.total.blue people.total.blue",
        "seen.total.total people.total.total",
    ]


def test_rows_and_a_column_pick_some_of_the_figures() -> None:
    assert pairs_of("each: seen, rows: [near], among: people") == [
        "seen.near.red people.near.red",
        "seen.near.blue people.near.blue",
        "seen.near.total people.near.total",
    ]
    assert pairs_of("each: seen, rows: [near, far], column: red, among: people") == [
        "seen.near.red people.near.red",
        "seen.far.red people.far.red",
    ]


def test_a_table_without_columns_is_held_against_one_column() -> None:
    assert pairs_of("each: held, column: red, among: people") == [
        "held.near people.near.red",
        "held.far people.far.red",
    ]


def test_a_table_or_a_figure_is_held_against_a_figure() -> None:
    assert pairs_of("each: held, among: reviews") == ["held.near reviews", "held.far reviews"]
    assert pairs_of("each: reviews, among: people.total.total") == ["reviews people.total.total"]


def test_the_total_of_units_can_be_named_before_the_units_are_known() -> None:
    assert pairs_of("each: by_unit.total, equals: reviews") == ["by_unit.total reviews"]


def test_a_rule_says_whether_it_is_of_equals_and_whether_it_is_certain() -> None:
    rules = form_with("each: reviews, equals: by_unit.total", "each: reviews, among: held.near, certain: true").rules

    assert [(rule.is_equality, rule.is_certain, rule.reason) for rule in rules] == [
        (True, False, "so it is"),
        (False, True, "so it is"),
    ]


# Figures held against rules

PAGE = Source("statistics.yaml", "\n" * 60)


def figures_with(form: Form, **values: int) -> dict[FigurePath, Figure]:
    """Every figure of ``form`` nought, but for ``values``, whose names have __ for a dot; each on its own line."""
    named = {tuple(name.split("__")): value for name, value in values.items()}
    return {
        path: Figure(FigureState.NUMBER, named.get(path, 0), Place(PAGE, line, 1))
        for line, path in enumerate(form.types, 1)
    }


def told(form: Form, figures: dict[FigurePath, Figure], blamed: frozenset[FigurePath] = frozenset()) -> list[Problem]:
    return list(check_between_tables(form, figures, blamed))


def test_a_part_that_is_at_most_its_whole_is_no_problem() -> None:
    form = form_with("each: held, among: reviews")

    assert told(form, figures_with(form, held__near=3, held__far=2, reviews=3)) == []


def test_a_part_above_its_whole_is_told_with_both_figures_places_and_the_reason() -> None:
    form = form_with("each: held, among: reviews")
    figures = figures_with(form, held__near=3, held__far=4, reviews=3)

    assert told(form, figures) == [
        Problem(
            "part-exceeds-whole",
            "held, far is 4, more than the 3 of reviews",
            Place(PAGE, figures["held", "far"].place.line if figures["held", "far"].place else 0, 1),
            Severity.WARNING,
            record=("held", "far"),
            label="3 or fewer",
            notes=("reviews is 3, in line 21", "so it is"),
            hint="check both figures; if both are right, say in the text what explains it.",
        )
    ]


def test_a_total_that_exceeds_because_a_part_does_is_not_told_beside_it() -> None:
    form = form_with("each: seen, among: people")
    figures = figures_with(form, seen__near__red=2, seen__near__total=2, seen__total__red=2, seen__total__total=2)

    assert [problem.record for problem in told(form, figures)] == [("seen", "near", "red")]


def test_a_total_that_exceeds_alone_is_told() -> None:
    form = form_with("each: seen, among: people")
    figures = figures_with(form, seen__near__total=2)

    assert [problem.record for problem in told(form, figures)] == [("seen", "near", "total")]


def test_figures_that_have_a_problem_already_or_are_unknown_are_left_out() -> None:
    form = form_with("each: held, among: reviews")
    figures = figures_with(form, held__near=3, held__far=4, reviews=2)

    assert [problem.record for problem in told(form, figures, frozenset({("held", "near")}))] == [("held", "far")]
    assert told(form, figures, frozenset({("reviews",)})) == []
    figures["reviews",] = Figure(FigureState.NOT_RETURNED)
    assert told(form, figures) == []


def test_the_figure_that_no_sum_bears_out_is_the_one_pointed_at() -> None:
    form = form_with("each: seen.total.red, equals: reviews", "each: people.total.red, among: reviews")
    figures = figures_with(form, seen__total__red=5, people__total__red=9, reviews=6)

    assert [(problem.record, problem.message) for problem in told(form, figures)] == [
        (("reviews",), "reviews is 6, but seen, total, red is 5"),
        (("reviews",), "reviews is 6, less than the 9 of people, total, red"),
    ]


def test_a_figure_that_was_worked_out_is_never_pointed_at() -> None:
    form = form_with("each: seen.total.red, among: reviews")
    figures = figures_with(form, reviews=6)
    figures["seen", "total", "red"] = Figure(FigureState.NUMBER, 7)

    (problem,) = told(form, figures)

    assert (problem.record, problem.label) == (("reviews",), "7 or more")
    assert problem.notes[0] == "seen, total, red is 7, worked out from its parts"


def test_changes_are_judged_by_how_many_more_rules_they_break() -> None:
    form = form_with("each: held, among: reviews", "each: people.total.red, equals: reviews")
    count = rule_break_counter(form, figures_with(form, held__near=4, reviews=3))

    assert count(()) == 0
    assert count(((("held", "far"), 9),)) == 1
    assert count(((("held", "near"), 3),)) == -1
    assert count(((("reviews",), 0),)) == -1
    assert count(((("reviews",), 0), (("held", "near"), 0))) == -2


# The rules that ship


@pytest.mark.parametrize(("key", "pairs"), [("2006", 18), ("2015", 24), ("2019", 27), ("2023", 27)])
def test_each_edition_has_rules_whose_reasons_are_in_words(key: str, pairs: int) -> None:
    edition = load_edition(Workspace(Path(ROOT)), key, [])
    assert edition

    rules = edition.form.rules
    assert sum(len(rule.pairs) for rule in rules) == pairs
    assert all(len(rule.reason.split()) > 5 for rule in rules)
