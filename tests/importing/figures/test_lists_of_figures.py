"""Figures typed as lists under headings."""

from tests.importing.layouts import figures_in, written

REPORT = """Hartshire MAPPA Annual Report 2022/23

MAPPA-eligible offenders on 31 March 2023

Level 1

Category 1: 1,204

Category 2: 688

Category 3: not applicable

Total: 1,892

Level 2

Category 1: 9

Category 2: 14

Category 3: 6

Total: 29
"""


def test_words_behind_a_colon_stand_for_a_figure_and_cut_no_list_short() -> None:
    located = figures_in(REPORT, 2023).located

    assert {".".join(path): written(each.figure) for path, each in located.items()} == {
        "eligible.level_1.category_1": 1204,
        "eligible.level_1.category_2": 688,
        "eligible.level_1.category_3": "n/a",
        "eligible.level_1.total": 1892,
        "eligible.level_2.category_1": 9,
        "eligible.level_2.category_2": 14,
        "eligible.level_2.category_3": 6,
        "eligible.level_2.total": 29,
    }


def test_a_total_that_is_not_in_the_list_is_not_found_rather_than_blank() -> None:
    report = REPORT.replace("Total: 1,892", "Altogether there were somewhat fewer than last year.")

    assert ("eligible", "level_1", "total") not in figures_in(report, 2023).located
