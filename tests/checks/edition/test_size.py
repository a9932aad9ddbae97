"""Forms, charts and tables larger than any edition has: refused where they are listed, before they are multiplied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mappa_report.checks.edition.national import check_national
from mappa_report.checks.edition.size import charts_that_fit, compared_that_fit
from mappa_report.problems.problem import Problem
from mappa_report.readers.markdown_reader import read_inline
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.nodes import MapNode
from mappa_report.source.place import Source
from tests.checks.edition.test_edition import change, check
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("workspace", "no_hang")


def lines(prefix: str, count: int) -> str:
    """So many lines of a form, below one another."""
    return "".join(f"      {prefix}{number}: {prefix} {number}\n" for number in range(count))


def table(key: str, rows: int, columns: int, total: str = "") -> str:
    head = f"  - key: {key}\n    title: More\n    stub: Row\n    rows:\n"
    return f"{head}{lines('r', rows)}{total}    columns:\n{lines('c', columns)}"


def told(more: str) -> list[tuple[str, str, str]]:
    """What is told of the form with ``more`` tables before its own, which then makes no edition."""
    change("form.yaml", "tables:\n", f"tables:\n{more}")
    edition, problems = check()
    assert edition is None
    return [(problem.code, problem.message, str(problem.place)) for problem in problems]


FORM = "boilerplate/tiny/form.yaml"


def test_a_table_has_no_more_rows_and_columns_than_a_page() -> None:
    assert told(table("more", 201, 13)) == [
        ("file-too-large", "201 rows are listed here, where a table may have 200", f"{FORM}:206:7"),
        ("file-too-large", "13 columns are listed here, where a table may have 12", f"{FORM}:220:7"),
    ]


def test_a_form_asks_for_no_more_figures_than_anybody_could_return() -> None:
    assert told(table("more", 200, 12) + table("most", 60, 12)) == [
        ("file-too-large", "with this table the form asks for more than 3,000 figures", f"{FORM}:219:5"),
    ]


def test_totals_add_up_no_more_figures_than_a_form_has() -> None:
    totals = "".join(f"      total{number}: {{label: Total, sum: all}}\n" for number in range(30))
    assert told(table("more", 150, 12, totals)) == [
        ("file-too-large", "with this table the totals of the form add up more than 30,000 figures", f"{FORM}:2:5"),
    ]


def group(text: str) -> tuple[MapNode, list[Problem]]:
    """The group that ``text`` is, in a file of its own, and a list for Problems."""
    node = read_yaml(Source("s.yaml", text), [])
    assert isinstance(node, MapNode)
    return node, []


def seen(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.message, str(problem.place)) for problem in problems]


def test_an_edition_has_no_more_charts_than_anybody_looks_at() -> None:
    node, problems = group("".join(f"c{number}: {{title: A}}\n" for number in range(41)))

    assert charts_that_fit(node, problems) == {}
    assert seen(problems) == [
        ("file-too-large", "41 charts are listed here, where an edition may have 40", "s.yaml:41:1")
    ]


def test_tables_of_the_nation_have_no_more_cells_than_a_form_has_figures() -> None:
    rows = "".join(f"      r{number}: Row\n" for number in range(200))
    column = "{label: A, from: a, year: 2023, shows: count}"
    columns = "".join(f"      c{number}: {column}\n" for number in range(12))
    whole = f"    title: T\n    stub: S\n    decimals: 0\n    rows:\n{rows}    columns:\n{columns}"
    figures = "".join(f"    r{number}: {{2023: 1}}\n" for number in range(200))
    node, problems = group(f"figures:\n  a:\n{figures}tables:\n  one:\n{whole}  two:\n{whole}")

    check_national(node, read_inline, problems)

    message = "with this table, those of the nation have more than 3,000 cells"
    assert seen(problems) == [("file-too-large", message, "s.yaml:423:5")]


def test_hundreds_of_sums_of_the_nation_do_not_take_long() -> None:
    figures = "".join(
        f"  g{number}:\n" + "".join(f"    r{row}: {{2023: 1}}\n" for row in range(200)) for number in range(9)
    )
    parts = ", ".join(f"g{number % 9}.r{number % 200}" for number in range(300))
    sums = f"  - {{total: g0.r0, parts: [{parts}]}}\n" * 20
    node, problems = group(f"figures:\n{figures}sums:\n{sums}")

    check_national(node, read_inline, problems)

    assert {problem.code for problem in problems} == {"total-differs"}


def test_rules_hold_no_more_figures_than_can_be_held_against_others() -> None:
    rule = "  - {each: more, among: more, because: It is}\n"
    whole = table("more", 100, 12)
    change("form.yaml", "tables:\n", f"rules:\n{rule * 9}tables:\n{whole}")

    _, problems = check()

    message = "with this rule the rules of the form hold more than 10,000 figures against others"
    assert seen(problems) == [("file-too-large", message, f"{FORM}:10:5")]


def test_a_comparison_has_no_more_figures_than_a_page() -> None:
    node, problems = group("figures:\n" + "  - {figure: a, label: A}\n" * 101)

    assert compared_that_fit(node, problems) == ()
    message = "101 figures are listed here, where a comparison may have 100"
    assert seen(problems) == [("file-too-large", message, "s.yaml:102:5")]


def test_an_area_has_no_more_units_than_a_table_shows(run: Run) -> None:
    area = Path("areas/testshire/area.yaml")
    units = "".join(f"    u{number}: Unit {number}\n" for number in range(61))
    area.write_text(area.read_text("utf-8") + f"units:\n  2023:\n{units}", "utf-8")

    problems = json.loads(run("check", "testshire", "2023", "--format", "json").out)["problems"]

    told = [(problem["code"], problem["message"], problem["line"]) for problem in problems]
    assert told == [("file-too-large", "61 units are listed here, where 60 are the most", 13)]
