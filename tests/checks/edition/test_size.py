"""Forms, charts and tables larger than any edition has: refused where they are listed, before they are multiplied."""

from __future__ import annotations

import pytest

from tests.checks.edition.test_edition import change, check

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
