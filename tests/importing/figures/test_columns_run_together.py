"""Tables as a PDF without tags gives them: labels and figures run together, heads in another order or none."""

from mappa_report.importing.figures import Figures
from tests.importing.layouts import figures_in

TITLE = "MAPPA-eligible offenders in Levels 2 and 3 by category (yearly total)"
BY_CATEGORY = {
    "level_2.category_1": 41,
    "level_2.category_2": 52,
    "level_2.category_3": 37,
    "level_2.total": 130,
    "level_3.category_1": 6,
    "level_3.category_2": 4,
    "level_3.category_3": 7,
    "level_3.total": 17,
    "total.category_1": 47,
    "total.category_2": 56,
    "total.category_3": 44,
    "total.total": 147,
}


def managed(found: Figures) -> dict[str, object]:
    return {".".join(path[1:]): each.figure.value for path, each in found.located.items() if path[0] == "managed"}


def doubts(found: Figures) -> set[str]:
    return {each.doubt for path, each in found.located.items() if path[0] == "managed"}


def test_a_label_that_runs_into_the_first_figure_moves_no_figure_to_another_column() -> None:
    report = f"""Hartshire MAPPA Annual Report 2022/23

{TITLE}

| Category 1: Registered sexual offenders | Category 2: Violent offenders | Category 3: Other offenders | Total |
| Level 2 41 | 52 | 37 | 130 |
| Level 3 6 | 4 | 7 | 17 |
| Total 47 | 56 | 44 | 147 |
"""

    found = figures_in(report, 2023)

    assert managed(found) == BY_CATEGORY
    assert doubts(found) == {""}


def test_columns_are_taken_in_the_order_in_which_the_words_over_them_name_them() -> None:
    report = f"""Hartshire MAPPA Annual Report 2022/23

{TITLE}

Total Cat 3 Cat 2 Cat 1

| Total 147 | 44 | 56 | 47 |
| Level 3 17 | 7 | 4 | 6 |
| Level 2 130 | 37 | 52 | 41 |
"""

    found = figures_in(report, 2023)

    assert managed(found) == BY_CATEGORY
    assert doubts(found) == {""}


def test_figures_under_no_headings_that_add_up_in_no_column_are_doubtful() -> None:
    report = f"""Hartshire MAPPA Annual Report 2022/23

{TITLE}

| Level 2 41 | 52 | 37 | 131 |
| Level 3 6 | 4 | 7 | 17 |
| Total 47 | 56 | 44 | 147 |
"""

    found = figures_in(report, 2023)

    assert managed(found) == {**BY_CATEGORY, "level_2.total": 131}
    assert doubts(found) == {"the headings of its columns were not recognised, and its sums do not add up"}


def test_figures_that_are_more_than_the_columns_are_doubtful() -> None:
    report = f"""Hartshire MAPPA Annual Report 2022/23

{TITLE}

| Level 2 41 | 52 | 37 | 130 | 12 | 9 |
| Level 3 6 | 4 | 7 | 17 | 2 | 1 |
| Total 47 | 56 | 44 | 147 | 14 | 10 |
"""

    found = figures_in(report, 2023)

    assert managed(found) == BY_CATEGORY
    assert doubts(found) == {
        "its rows have more figures than the form has columns, and their headings were not recognised"
    }


def test_figures_under_no_headings_of_which_rows_are_missing_are_doubtful() -> None:
    report = f"""Hartshire MAPPA Annual Report 2022/23

{TITLE}

| Level 2 41 | 52 | 37 | 130 |
| Total 47 | 56 | 44 | 147 |
"""

    found = figures_in(report, 2023)

    assert found.located
    assert "" not in doubts(found)
