"""Sums: what adds up has no problem, and a slip is shown at the very figure that was written wrongly."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.checks.totals.check import check_totals, paths_of
from mappa_report.document.inlines import Text
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.form import Form, FormTable, Line
from mappa_report.pipeline import check_report
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import Node, TextNode, node_at
from mappa_report.source.place import Place, Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT

SOURCE = Source("s.yaml", "\n" * 99)


def form_of(rows: int, columns: int) -> Form:
    """A table with totals both ways."""

    def lines(letter: str, count: int) -> tuple[Line, ...]:
        keys = tuple(f"{letter}{number}" for number in range(count))
        return (*(Line(key, (Text(key),)) for key in keys), Line("total", (Text("Total"),), keys))

    return Form((FormTable("t", (), (), (), lines("r", rows), lines("c", columns)),))


def figures_of(cells: list[list[int]]) -> dict[FigurePath, Figure]:
    """The figures of ``cells`` and their totals, each on a line of its own."""
    table = [[*row, sum(row)] for row in cells]
    table.append([sum(column) for column in zip(*table, strict=True)])
    height, width = len(table), len(table[0])
    figures: dict[FigurePath, Figure] = {}
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            keys = (f"r{row}" if row < height - 1 else "total", f"c{column}" if column < width - 1 else "total")
            place = Place(SOURCE, row * width + column + 1, 1)
            figures["t", *keys] = Figure(FigureState.NUMBER, value, place)
    return figures


def problems_in(form: Form, figures: dict[FigurePath, Figure]) -> list[Problem]:
    return list(check_totals(form, figures, frozenset()))


TABLES = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 5000), min_size=columns, max_size=columns), min_size=2, max_size=4)
)


@given(TABLES)
def test_a_table_that_adds_up_has_no_problem(cells: list[list[int]]) -> None:
    assert problems_in(form_of(len(cells), len(cells[0])), figures_of(cells)) == []


@given(TABLES, st.data())
def test_one_changed_figure_is_one_problem_at_that_very_figure(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    path = data.draw(st.sampled_from(sorted(figures)))
    was = figures[path]
    value = data.draw(st.integers(0, 20_000).filter(lambda other: other != was.value))
    figures[path] = Figure(FigureState.NUMBER, value, was.place)

    (problem,) = problems_in(form, figures)

    assert (problem.code, problem.place, problem.record) == ("total-differs", was.place, path)
    assert problem.hint.startswith(f"{was.value:,} here would mend every sum that fails")


@given(TABLES, st.data())
def test_a_figure_that_has_a_problem_already_is_not_told_of_twice(cells: list[list[int]], data: st.DataObject) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    path = data.draw(st.sampled_from(sorted(figures)))
    figures[path] = Figure(FigureState.NUMBER, 99_999, figures[path].place)
    blamed = paths_of([Problem("number-word", "x", Place(SOURCE), record=path)])

    assert list(check_totals(form, figures, blamed)) == []


@given(TABLES, st.data())
def test_figures_not_returned_never_make_the_check_fail_but_for_parts_above_their_total(
    cells: list[list[int]], data: st.DataObject
) -> None:
    form, figures = form_of(len(cells), len(cells[0])), figures_of(cells)
    for path in data.draw(st.sets(st.sampled_from(sorted(figures)))):
        figures[path] = Figure(FigureState.NOT_RETURNED)

    assert problems_in(form, figures) == []


def test_a_part_above_its_total_is_told_of_once_although_others_were_not_returned() -> None:
    figures = figures_of([[10, 5], [2, 0]])
    figures["t", "r0", "c0"] = Figure(FigureState.NOT_RETURNED)
    figures["t", "r0", "c1"] = Figure(FigureState.NUMBER, 20, figures["t", "r0", "c1"].place)

    problems = problems_in(form_of(2, 2), figures)

    assert [(problem.record, problem.message, problem.label) for problem in problems] == [
        (("t", "r0", "c1"), "t, r0, c1 does not add up", "5 would agree with the total"),
    ]


def test_a_total_that_nobody_wrote_is_never_blamed() -> None:
    figures = figures_of([[10, 20], [2, 0]])
    figures["t", "r0", "c0"] = Figure(FigureState.NOT_RETURNED)
    figures["t", "total", "c0"] = Figure(FigureState.NOT_RETURNED)
    figures["t", "total", "c1"] = Figure(FigureState.NUMBER, 20)
    figures["t", "total", "total"] = Figure(FigureState.NUMBER, 17)
    figures["t", "r0", "total"] = Figure(FigureState.NUMBER, 15, figures["t", "r0", "total"].place)

    assert [problem.record for problem in problems_in(form_of(2, 2), figures)] == [("t", "r0", "total")]


def test_a_slip_among_totals_that_were_worked_out_is_one_problem_at_a_sum_that_was_written() -> None:
    figures = figures_of([[1, 2], [3, 4]])
    figures["t", "r0", "c0"] = Figure(FigureState.NUMBER, 41, figures["t", "r0", "c0"].place)
    for row, value in (("r0", 43), ("r1", 7), ("total", 10)):
        figures["t", row, "total"] = Figure(FigureState.NUMBER, value)

    (problem,) = problems_in(form_of(2, 2), figures)

    assert (problem.record, problem.label) == (("t", "total", "c0"), "r0 + r1 = 41 + 3 = 44")
    assert problem.notes == (
        "one of these would mend the sums: r0, c0 1 (there seems to be a digit too many); "
        "total, c0 44 (a digit seems to have been left out)",
    )


def test_rates_are_added_to_their_last_decimal(workspace: Path) -> None:
    form = workspace / "boilerplate/tiny/form.yaml"
    rows = "      share: {label: Share, type: rate}\n      rest: {label: Rest, type: rate}\n"
    total = "      whole: {label: Whole, type: rate, sum: [share, rest]}\n"
    text = form.read_text().replace('      share: {label: "Rate per 100,000", type: rate}\n', rows + total)
    form.write_text(text)
    statistics = workspace / "areas/testshire/2023/statistics.yaml"

    statistics.write_text(statistics.read_text() + "rest: 1.6\nwhole: 4.0\n")
    assert check_report(Workspace(workspace), "testshire", "2023").problems == ()

    statistics.write_text(statistics.read_text().replace("whole: 4.0", "whole: 4.1"))
    (problem,) = check_report(Workspace(workspace), "testshire", "2023").problems
    assert (problem.message, problem.label) == ("whole does not add up", "share + rest = 2.4 + 1.6 = 4.0")


# Every cell of the tables that ship


def written_in(root: Path, area: str) -> Node:
    source = Source("statistics.yaml", (root / f"areas/{area}/2023/statistics.yaml").read_text())
    node = read_yaml(source, [])
    assert node
    return node


def cells_with_sums(root: Path, area: str) -> Iterator[tuple[FigurePath, bool]]:
    """Every number that takes part in a sum, and whether it takes part in sums both ways."""
    report = check_report(Workspace(root), area, "2023").report
    assert report
    node = written_in(root, area)
    for table in report.edition.form.tables:
        for path, _, _ in table.slots():
            sums = sum(path in each.paths for each in table.sums)
            cell = node_at(node, path)
            if sums and isinstance(cell, TextNode) and cell.text.isdecimal():
                yield path, sums > 1 or not table.columns


CELLS = [
    pytest.param(root, area, path, is_both, id=".".join((area, *path)))
    for root, area in ((BASE, "testshire"), (ROOT, "kent"))
    for path, is_both in cells_with_sums(root, area)
]


def test_every_cell_of_a_table_with_sums_is_tried() -> None:
    assert len(CELLS) == 8 + 15 + 12 + 12 + 3


@pytest.mark.parametrize(("root", "area", "path", "is_both"), CELLS)
def test_a_slip_in_any_cell_is_shown_in_its_file_and_line(
    root: Path, area: str, path: FigurePath, is_both: bool, tmp_path: Path
) -> None:
    shutil.copytree(root / "areas" / area, tmp_path / "areas" / area)
    shutil.copytree(root / "boilerplate", tmp_path / "boilerplate")
    cell = node_at(written_in(root, area), path)
    assert isinstance(cell, TextNode)
    name = f"areas/{area}/2023/statistics.yaml"
    lines = (tmp_path / name).read_text().split("\n")
    slipped = str(int(cell.text) + 7)
    lines[cell.place.line - 1] = re.sub(r"\d+(?=\s*(#.*)?$)", slipped, lines[cell.place.line - 1])
    (tmp_path / name).write_text("\n".join(lines))

    (problem,) = check_report(Workspace(tmp_path), area, "2023").problems

    assert problem.is_error
    assert problem.code == "total-differs"
    if is_both and len(path) == 3:
        assert str(problem.place) == f"{name}:{cell.place.line}:{cell.place.column}"
        assert problem.record == path
        spoken = ", ".join(path).replace("_", " ")
        assert as_text([problem]).startswith(f"error: {spoken} does not add up")
        assert problem.hint.startswith(f"{int(cell.text):,} here would mend every sum that fails")
    else:
        # With one sum alone, any of its figures may be the slip: the total is shown.
        assert str(problem.place).startswith(f"{name}:")
        assert path[:-1] == problem.record[:-1]
