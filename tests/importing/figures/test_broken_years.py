"""Years in headings that a narrow cell broke apart."""

from tests.importing.layouts import figures_in

REPORT = """Hartshire MAPPA Annual Report 2022/23

Breach of SHPO

| | {last} | {this} |
| Level 2 | 5 | 3 |
| Level 3 | 2 | 1 |
| Total | 7 | 4 |
"""


def breaches(last: str, this: str) -> list[tuple[str, object, str]]:
    located = figures_in(REPORT.format(last=last, this=this), 2023).located
    return [(path[1], each.figure.value, each.doubt) for path, each in located.items() if path[0] == "shpo_breaches"]


def test_a_year_broken_within_its_heading_is_read_whole() -> None:
    assert breaches("2021/2 2", "2022/2 3") == [("level_2", 3, ""), ("level_3", 1, ""), ("total", 4, "")]


def test_figures_of_a_table_with_a_year_that_could_not_be_read_are_doubtful() -> None:
    report = """Hartshire MAPPA Annual Report 2022/23

MAPPA-eligible offenders in Levels 2 and 3 by category (yearly total)

| | Level 2 | | Level 3 | | Total | |
| | 2021/2 | 2022/2 | 2021/2 | 2022/2 | 2021/2 | 2022/2 |
| Category 1 | 48 | 41 | 13 | 6 | 61 | 47 |
| Category 2 | 59 | 52 | 11 | 4 | 70 | 56 |
| Category 3 | 44 | 37 | 14 | 7 | 58 | 44 |
| Total | 151 | 130 | 38 | 17 | 189 | 147 |
"""

    located = figures_in(report, 2023).located

    assert located
    assert [each for each in located.values() if each.figure.is_number and not each.doubt] == []
    assert "a heading of its table names a year that could not be read" in {each.doubt for each in located.values()}
