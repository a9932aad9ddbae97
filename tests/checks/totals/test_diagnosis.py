"""Diagnosis: whatever went wrong in a table that added up, the explanation that undoes it is found."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from mappa_report.checks.totals.balances import balances_of
from mappa_report.checks.totals.check import check_totals
from mappa_report.checks.totals.diagnosis import Explanation, Pattern, explanations_of
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.form import Form, Rule
from mappa_report.problems.problem import Problem
from tests.checks.totals.test_totals import TABLES, figures_of, form_of, problems_in

Figures = dict[FigurePath, Figure]


def explained(form: Form, figures: Figures) -> list[Explanation]:
    (table,) = form.tables
    return explanations_of(table, balances_of(table.sums, figures), figures, lambda _: 0)


def rewrite(figures: Figures, values: dict[FigurePath, int]) -> None:
    for path, value in values.items():
        figures[path] = Figure(FigureState.NUMBER, value, figures[path].place)


def value(figures: Figures, path: FigurePath) -> int:
    return int(figures[path].value or 0)


def exchange(figures: Figures, one: FigurePath, other: FigurePath) -> dict[FigurePath, int]:
    """Put two figures in each other's place; what they were."""
    were = {path: value(figures, path) for path in (one, other)}
    rewrite(figures, {one: were[other], other: were[one]})
    return were


@given(TABLES, st.data())
def test_neighbours_that_changed_places_are_found_out(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    row = data.draw(st.sampled_from([*(f"r{i}" for i in range(len(cells))), "total"]))
    column = data.draw(st.integers(0, len(cells[0]) - 2))
    were = exchange(figures, ("t", row, f"c{column}"), ("t", row, f"c{column + 1}"))
    assume(len(set(were.values())) == 2)

    found = [dict(each.changes) for each in explained(form, figures) if each.pattern is Pattern.SWAPPED]

    assert were in found


@given(TABLES, st.data())
def test_every_explanation_mends_every_sum(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    for path in data.draw(st.lists(st.sampled_from(sorted(figures)), min_size=1, max_size=2, unique=True)):
        rewrite(figures, {path: data.draw(st.integers(0, 9999))})
    assume(any(balance.fails for balance in balances_of(form.tables[0].sums, figures)))

    for each in explained(form, figures):
        mended = dict(figures)
        rewrite(mended, {path: int(new) for path, new in each.changes})
        assert problems_in(form, mended) == []


@given(TABLES, st.data())
def test_two_slips_in_two_rows_and_columns_are_both_named(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    figures_were = dict(figures)
    first, second = ("t", "r0", "c0"), ("t", "r1", "c1")
    more, less = data.draw(st.tuples(st.integers(1, 500), st.integers(501, 900)))
    rewrite(figures, {first: value(figures, first) + more, second: value(figures, second) + less})

    problems = problems_in(form, figures)

    assert [problem.record for problem in problems] == [first, second]
    for path, other, problem in ((first, second, problems[0]), (second, first, problems[1])):
        mended, its = (value(figures_were, each) for each in (path, other))
        assert problem.label == f"{mended:,} would agree, with {its:,} at {', '.join(other)}"


def test_a_row_in_its_neighbour_s_place_is_named_as_a_row() -> None:
    figures = figures_of([[10, 5], [2, 6]])
    for column in ("c0", "c1", "total"):
        exchange(figures, ("t", "r1", column), ("t", "total", column))

    (problem,) = problems_in(form_of(2, 2), figures)

    assert (problem.record, problem.label) == (("t", "r1", "c0"), "2 seems to belong here")
    assert problem.hint == (
        "every sum would hold with the figures of r1 and total exchanged: they are likely to be swapped."
    )


def test_rows_whose_parts_changed_places_but_not_their_totals_may_also_be_two_totals_exchanged() -> None:
    figures = figures_of([[10, 5], [2, 6]])
    for column in ("c0", "c1"):
        exchange(figures, ("t", "r0", column), ("t", "r1", column))

    (problem,) = problems_in(form_of(2, 2), figures)

    assert problem.record == ("t", "r0", "total")
    assert problem.notes[-1] == (
        "what else would mend the sums: the figures of r0 and r1 (but for their totals) exchanged"
    )


def test_a_column_written_twice_is_named_with_what_the_sums_ask_for() -> None:
    figures = figures_of([[10, 5, 1], [2, 6, 0]])
    rewrite(figures, {("t", row, "c1"): value(figures, ("t", row, "c0")) for row in ("r0", "r1", "total")})

    (problem,) = problems_in(form_of(2, 3), figures)

    assert (problem.record, problem.label) == (("t", "r0", "c1"), "5 seems to belong here")
    assert problem.hint == "c1 repeats c0, which was probably written twice: the sums ask for 5, 6 and 11 in it."


# Tables with one total


def one_way(*parts: int, total: int) -> tuple[Form, Figures]:
    form = form_of(1, len(parts))
    figures = {path: figure for path, figure in figures_of([list(parts)]).items() if path[1] == "r0"}
    (table,) = form.tables
    rows = tuple(row for row in table.rows if row.key == "r0")
    rewrite(figures, {("t", "r0", "total"): total})
    return Form((type(table)("t", (), (), (), rows, table.columns),)), figures


def test_a_figure_with_its_digits_swapped_is_placed_among_others_that_could_be_wrong() -> None:
    form, figures = one_way(86, 37, 211, total=316)

    (problem,) = check_totals(form, figures, frozenset())

    assert problem.record == ("t", "r0", "c0")
    assert problem.hint == (
        "68 here would mend the sum, so this figure is the likelier slip: two of its digits seem to be swapped."
    )
    assert problem.notes == (
        "t, r0, total is 316, but c0 + c1 + c2 = 86 + 37 + 211 = 334",
        "what else would mend the sums: r0, c1 19; r0, c2 193; r0, total 334",
    )


def test_where_every_figure_could_as_well_be_wrong_all_are_named_below_the_total() -> None:
    form, figures = one_way(4, 5, total=8)

    (problem,) = check_totals(form, figures, frozenset())

    assert (problem.record, problem.label) == (("t", "r0", "total"), "c0 + c1 = 4 + 5 = 9")
    assert problem.notes == ("one of these would mend the sums: r0, c0 3; r0, c1 4; r0, total 9",)


def test_a_rule_between_tables_decides_between_figures_that_could_as_well_be_wrong() -> None:
    form, figures = one_way(4, 5, total=8)
    figures["all",] = Figure(FigureState.NUMBER, 9)
    rule = Rule(((("t", "r0", "total"), ("all",)),), "both count the same", is_equality=True)

    (problem,) = check_totals(Form(form.tables, rules=(rule,)), figures, frozenset())

    assert problem.record == ("t", "r0", "total")
    assert problem.hint == "9 here would mend the sum, so this figure is the likelier slip."


# Blanks, and whole tables


@given(TABLES, st.data())
def test_a_blank_is_told_with_the_figure_that_the_totals_make_it(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    row, column = data.draw(st.integers(0, len(cells) - 1)), data.draw(st.integers(0, len(cells[0]) - 1))
    path = ("t", f"r{row}", f"c{column}")
    figures[path] = Figure(FigureState.NOT_RETURNED, place=figures[path].place)

    (problem,) = problems_in(form, figures)

    assert (problem.code, problem.record, problem.place) == ("blank-derivable", path, figures[path].place)
    assert problem.label == (f"{cells[row][column]:,} would agree with t, r{row}, total and t, total, c{column}")


def repeated(first: list[list[int]], second: list[list[int]]) -> list[Problem]:
    (table,) = form_of(2, 2).tables
    twin = type(table)("u", (), (), (), table.rows, table.columns)
    figures = figures_of(first) | {("u", *path[1:]): figure for path, figure in figures_of(second).items()}
    return list(check_totals(Form((table, twin)), figures, frozenset()))


def test_a_table_with_the_figures_of_another_is_told_of_though_it_adds_up() -> None:
    (problem,) = repeated([[12, 7], [3, 0]], [[12, 7], [3, 0]])

    assert (problem.code, problem.message) == ("table-repeated", "u holds the same figures as t")


def test_tables_of_noughts_or_of_figures_that_are_small_by_chance_repeat_nothing() -> None:
    assert repeated([[0, 0], [0, 0]], [[0, 0], [0, 0]]) == []
    assert repeated([[1, 0], [2, 0]], [[1, 0], [2, 0]]) == []
    assert repeated([[12, 7], [3, 0]], [[12, 7], [3, 1]]) == []
