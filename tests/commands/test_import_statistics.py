"""``mappa-report import-statistics``: what it shows before it writes, what it writes, and when it writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.importing.sheets.books import Formula, Rows, changed, csv, xlsx
from tests.test_architecture import RUN, loaded_by

STATISTICS = Path("areas/testshire/2023/statistics.yaml")
COMMAND = ("--area", "testshire", "--year", "2023")

pytestmark = pytest.mark.usefixtures("workspace")

PEOPLE: Rows = [
    ["People, 31 March 2023"],
    ["", "Red", "Blu", "Total"],
    ["Near", 11, 5, Formula("=B3+C3", 16)],
    ["Far", 2, "-", 2],
    ["All", 13, 5, 18],
]


def test_what_would_change_is_shown_and_nothing_written_unless_somebody_agrees(run: Run) -> None:
    before = STATISTICS.read_bytes()
    Path("return.xlsx").write_bytes(xlsx({"People": PEOPLE}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
return.xlsx has 8 of the 12 figures that the form asks for.

Taken for labels of the form:
  People!A5  All → Total
  People!C2  Blu → Blue

Not in the file:
  orders.first
  orders.second
  reviews
  share

Changed: 4
  people.near.red                              10 → 11  (People!B3)
  people.near.total                            15 → 16  (People!D3)
  people.total.red                             12 → 13  (People!B5)
  people.total.total                           17 → 18  (People!D5)

Unchanged: 5

Nothing was written. To write this, run the same command with --yes.
"""
    )
    assert STATISTICS.read_bytes() == before


def test_with_yes_the_values_alone_are_changed_and_a_check_is_told_in_short(run: Run) -> None:
    before = STATISTICS.read_text("utf-8")
    Path("return.xlsx").write_bytes(xlsx({"People": PEOPLE}))

    result = run("import-statistics", "return.xlsx", *COMMAND, "--yes")

    assert result.code == 0
    assert result.out.endswith(
        "Unchanged: 5\n\nwrote areas/testshire/2023/statistics.yaml\nA check now finds no problems.\n"
    )
    assert STATISTICS.read_text("utf-8") == (
        before.replace("red: 10", "red: 11").replace("total: 15", "total: 16").replace("red: 12", "red: 13")
    ).replace("total: 17", "total: 18")
    again = run("import-statistics", "return.xlsx", *COMMAND, "--yes")
    assert again.out.endswith("Unchanged: 9\n\nThe return has all of this already: there is nothing to write.\n")


def test_figures_that_contradict_come_in_and_the_check_says_so(run: Run) -> None:
    Path("return.csv").write_bytes(csv([["figure", "value"], ["people.near.total", 18]]))

    result = run("import-statistics", "return.csv", *COMMAND, "--yes")

    assert result.code == 0
    assert "wrote areas/testshire/2023/statistics.yaml\n  areas/testshire/2023/statistics.yaml:6:" in result.out
    assert "[total-differs]\nA check now finds 1 error, 0 warnings. `mappa-report check testshire 2023`" in result.out


def test_somebody_at_a_terminal_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("return.csv").write_bytes(csv([["figure", "value"], ["reviews", 5]]))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []
    answers = [False, True]

    def confirm(question: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr("click.confirm", confirm)

    assert run("import-statistics", "return.csv", *COMMAND).out.endswith(
        "Nothing was written. To write this, run the same command with --yes.\n"
    )
    assert "wrote areas/testshire/2023/statistics.yaml" in run("import-statistics", "return.csv", *COMMAND).out
    assert asked == ["Write this to areas/testshire/2023/statistics.yaml?"] * 2


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (7.5, "error: 7.5 is not a whole number"),
        (Formula("=1/0", "#DIV/0!"), "error: #DIV/0! stands here, as the formula in this cell has gone wrong"),
        (Formula("='[1]B'!A1", 5), "error: the formula in this cell takes its value from another file"),
        ("[b]", "error: [b] says how a number was counted, and no number stands before it"),
        ("-", "error: a dash stands here, which may mean that there were none, or that no figure was returned"),
    ],
)  # fmt: skip
def test_a_wanted_cell_that_is_no_figure_keeps_all_from_being_written(
    value: float | str | Formula, told: str, run: Run
) -> None:
    before = STATISTICS.read_bytes()
    Path("return.xlsx").write_bytes(xlsx({"Orders": [["Orders"], ["First order", 3], ["Second order", value]]}))

    result = run("import-statistics", "return.xlsx", *COMMAND, "--yes")

    assert result.code == 1
    assert result.out.startswith(told)
    assert "return.xlsx    Orders!B3 › orders.second\n" in result.out
    assert result.out.endswith("1 error, 0 warnings. Nothing was written.\n")
    assert STATISTICS.read_bytes() == before


def test_the_year_of_each_table_decides_where_a_workbook_has_two(run: Run) -> None:
    last: Rows = [["People, 31 March 2022"], PEOPLE[1], *([row[0], 1, 1, 2] for row in PEOPLE[2:])]
    Path("return.xlsx").write_bytes(xlsx({"2021-22": last, "2022-23": PEOPLE}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert "Tables of 2021–22 are left aside, as 2022–23 is wanted: those at 2021-22!A3.\n" in result.out
    assert "10 → 11  (2022-23!B3)" in result.out


def test_a_figure_that_looks_like_a_year_sets_no_table_aside(run: Run) -> None:
    rows: Rows = [["Meetings held", 1926], ["Letters sent", 2019], [], ["People"], *PEOPLE[1:]]
    Path("return.xlsx").write_bytes(xlsx({"Sheet": rows}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert "left aside" not in result.out
    assert "10 → 11  (Sheet!B6)" in result.out


@pytest.mark.parametrize("above", [["2022"], ["Year", 2022], ["Year ending 31 March 2022"]])
def test_a_year_above_a_table_sets_it_aside(run: Run, above: list[str | int]) -> None:
    Path("return.xlsx").write_bytes(xlsx({"Sheet": [above, [], ["People"], *PEOPLE[1:]]}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert "10 → 11" not in result.out
    assert "2021–22" in result.out


def test_a_workbook_of_another_year_or_area_is_refused(run: Run) -> None:
    other_area = [["Area: Norfolk, England"], *PEOPLE]
    Path("year.xlsx").write_bytes(xlsx({"People": [["People, 31 March 2022"], *PEOPLE[1:]]}))
    Path("area.xlsx").write_bytes(xlsx({"People": other_area}))

    assert run("import-statistics", "year.xlsx", *COMMAND).out.startswith(
        "error: the tables in this file are of 2021–22, and those of 2022–23 are wanted"
    )
    assert run("import-statistics", "area.xlsx", *COMMAND).out.startswith(
        "error: this file says that its figures are those of Norfolk, and those of Testshire are wanted"
    )


def test_an_area_may_be_called_by_another_of_its_names(run: Run) -> None:
    about = Path("areas/testshire/area.yaml")
    about.write_text(about.read_text("utf-8") + "known_as: [Old Testshire]\n", "utf-8")
    Path("return.xlsx").write_bytes(xlsx({"People": [["Area: Old Testshire, England"], *PEOPLE]}))

    assert "10 → 11  (People!B4)" in run("import-statistics", "return.xlsx", *COMMAND).out


def test_dashes_and_blanks_are_what_the_form_and_the_sums_make_of_them(run: Run) -> None:
    head: Rows = [["People"], ["", "Red", "Blue", "Total"]]
    table: Rows = [*head, ["Near", 10, None, "10"], ["Far", "-", 0, "-"], ["Total", 10, None, 10]]
    Path("return.xlsx").write_bytes(xlsx({"2022-23": table}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert "The dash in 2022-23!B4 is taken for 0, as people.total.red adds up so.\n" in result.out
    assert "The dash in 2022-23!D4 is taken for 0, as people.total.total adds up so.\n" in result.out
    assert "Blank in the file, and left as they are:\n  people.near.blue\n  people.total.blue\n" in result.out
    assert "people.far.red                               2 → 0  (2022-23!B4)" in result.out


def test_labels_that_the_form_does_not_have_are_told(run: Run) -> None:
    Path("return.xlsx").write_bytes(xlsx({"2023": [[*row, "Green" if row[1] == "Red" else 4] for row in PEOPLE[1:]]}))

    result = run("import-statistics", "return.xlsx", *COMMAND)

    assert "Not in the form, and left out:\n  2023!E1  Green\n" in result.out


def test_a_value_that_became_stale_in_another_program_is_told(run: Run) -> None:
    data = changed(xlsx({"People": PEOPLE}), "xl/worksheets/sheet1.xml", ("<v>16</v>", "<v>15</v>"))
    Path("return.xlsx").write_bytes(data)

    assert (
        "The formula in People!D3 gives 15, and its parts add up to 16: if they were changed by a program other than "
        "Excel or LibreOffice, open the file in one of these and save it.\n"
    ) in run("import-statistics", "return.xlsx", *COMMAND).out


def test_a_year_that_has_not_been_begun_is_told_how_to_begin(run: Run) -> None:
    Path("return.csv").write_bytes(csv([["figure", "value"], ["reviews", 5]]))

    result = run("import-statistics", "return.csv", "--area", "testshire", "--year", "2024")

    assert result.code == 1
    assert "`mappa-report new testshire 2024` starts one" in " ".join(result.out.split())
    assert result.out.endswith("Nothing was written.\n")


def test_a_byte_order_mark_and_line_ends_stay(run: Run) -> None:
    before = b"\xef\xbb\xbf" + STATISTICS.read_bytes().replace(b"\n", b"\r\n")
    STATISTICS.write_bytes(before)
    Path("return.csv").write_bytes(csv([["figure", "value"], ["reviews", 5]], ";"))

    run("import-statistics", "return.csv", *COMMAND, "--yes")

    assert STATISTICS.read_bytes() == before.replace(b"reviews: 4", b"reviews: 5")


def test_help_loads_no_heavy_library() -> None:
    assert loaded_by(RUN.format(arguments=["import-statistics", "--help"])) == set()


def test_what_may_be_private_in_the_file_is_not_shown(run: Run) -> None:
    header = ["area", "year", "figure", "value"]
    rows: Rows = [header, ["Testshire", 2023, "reviews", 4], ["jo.bloggs@testshire.example", 2023, "reviews", 9]]
    Path("return.csv").write_bytes(csv(rows))

    result = run("import-statistics", "return.csv", *COMMAND)

    assert "1 row of other areas or years left aside: ••• 2023.\n" in result.out
    assert "jo.bloggs" not in result.out + result.err
