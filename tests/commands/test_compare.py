"""``mappa-report compare``, and the same comparison in the report."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.two_years import EDITION, add_year_before

YEAR = Path("areas/testshire/2023/statistics.yaml")
YEAR_BEFORE = Path("areas/testshire/2022/statistics.yaml")
AREA = Path("areas/testshire/area.yaml")
BREAKS = Path("boilerplate/breaks.yaml")

Change = Callable[[Path, str, str], None]


@pytest.fixture
def two_years(workspace: Path) -> Path:
    add_year_before(workspace)
    return workspace


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


COMPARED = """\
Compared with 2021–22

There were 113 people on 31 March 2023, 11 more than a year before (11%). 1
person was blue, 9 fewer than the year before.

Figure              2021–22       2022–23        Change   Change in %
---------------------------------------------------------------------
People on 31 March      102           113           +11          +11%
Blue                     10             1            −9           [u]
Far and red              12            12             0           [u]
Far and blue              -             -             -             -
First orders              0             3            +3           [u]
Second orders             7             0            −7           [u]
Reviews                   4  not returned  not returned  not returned
Rate per 100,000        2.1           2.4          +0.3           [u]

[u]: of too few.
“-”: does not apply.
not returned: no figure was given.
"""


@pytest.mark.usefixtures("two_years")
def test_a_year_is_set_beside_the_one_before(run: Run) -> None:
    result = run("compare", "testshire", "2023")

    assert (result.code, result.out, result.err) == (0, COMPARED, "")
    assert max(map(len, COMPARED.splitlines())) <= 80


@pytest.mark.usefixtures("two_years")
def test_the_report_says_the_same_after_its_tables(run: Run) -> None:
    assert run("build", "testshire", "2023", "--to", "text").code == 0
    built = Path("build/testshire/2023/testshire-mappa-annual-report-2023.txt").read_text("utf-8")

    start = built.index("## Compared with 2021–22")
    assert built[start : built.index("\n# ", start)].splitlines() == [
        "## Compared with 2021–22",
        "",
        "There were 113 people on 31 March 2023, 11 more than a year before (11%). "
        "1 person was blue, 9 fewer than the year before.",
        "",
        "Table 4: Figures of 2021–22 and 2022–23",
        "Figure | 2021–22 | 2022–23 | Change | Change in %",
        "People on 31 March | 102 | 113 | +11 | +11%",
        "Blue | 10 | 1 | −9 | [u]",
        "Far and red | 12 | 12 | 0 | [u]",
        "Far and blue | - | - | - | -",
        "First orders | 0 | 3 | +3 | [u]",
        "Second orders | 7 | 0 | −7 | [u]",
        "Reviews | 4 | not returned | not returned | not returned",
        "Rate per 100,000 | 2.1 | 2.4 | +0.3 | [u]",
        "  [u]: of too few.",
        "  “-”: does not apply.",
        "  not returned: no figure was given.",
    ]
    assert "  Compared with 2021–22" in built, "the contents list has it"


@pytest.mark.usefixtures("two_years")
def test_a_report_without_the_year_before_says_nothing_of_others(run: Run) -> None:
    Path("areas/testshire/2022").rename("areas/testshire/2021")
    change(EDITION, "2022, 2023", "2021, 2022, 2023")

    assert run("build", "testshire", "2023", "--to", "text").code == 0
    assert "Compared" not in Path("build/testshire/2023/testshire-mappa-annual-report-2023.txt").read_text("utf-8")

    told = run("compare", "testshire", "2023", "2020-21").out
    assert "\nThere were 113 people on 31 March 2023, 11 more than on 31 March 2021 (11%). 1\n" in told
    assert "person was blue, 9 fewer than in 2020–21.\n" in told


@pytest.mark.usefixtures("two_years")
def test_no_figure_is_compared_across_a_break_and_the_reason_is_told_once(run: Run) -> None:
    BREAKS.write_text(
        "breaks:\n"
        "  - {since: 2023, figures: [people.*.total], because: the counting of people was changed}\n"
        "  - {since: 2023, figures: [orders], because: the orders are others}\n"
        "  - {since: 2022, figures: [people.*.blue], because: this was before both years}\n"
    )

    told = run("compare", "testshire", "2023").out

    assert "There were 113 people on 31 March 2023, which can't be compared with a year\nbefore." in told
    assert "People on 31 March      102           113           [b]           [b]\n" in told
    assert "First orders              0             3           [b]           [b]\n" in told
    assert "Blue                     10             1            −9           [u]\n" in told
    assert ("[b]: not counted in the same way; the counting of people was changed; the orders\nare others.\n") in told


@pytest.mark.usefixtures("two_years")
@pytest.mark.parametrize(
    ("then", "now", "reason"),
    [
        ("mid_year: 2020", "mid_year: 2021", "the rates start from other censuses"),
        ("mid_year: 2021, census: 2011", "mid_year: 2021", "the rates start from other censuses"),
        ("mid_year: 2019, census: 2021", "mid_year: 2021", "the rates are on mid-years that do not match"),
        ("mid_year: 2020, census: 2021", "mid_year: 2021", ""),
        ("mid_year: 2021", "mid_year: 2021", ""),
        ("mid_year: ", "mid_year: 2021", ""),
    ],
)
def test_rates_on_estimates_that_do_not_compare_are_not_compared(then: str, now: str, reason: str, run: Run) -> None:
    about = AREA.read_text("utf-8").partition("populations:")[0]
    last, this = (f"  - {{rate_year: {y}, aged: ten, {made}}}\n" for y, made in ((2022, then), (2023, now)))
    AREA.write_text(f"{about}populations:\n{last}{this}", "utf-8")

    told = run("compare", "testshire", "2023").out

    compared = "[b]           [b]" if reason else "+0.3           [u]"
    assert f"Rate per 100,000        2.1           2.4{compared:>28}\n" in told
    assert (f"[b]: not counted in the same way; {reason}.\n" in told) == bool(reason)


@pytest.mark.usefixtures("two_years")
def test_rates_on_people_of_other_ages_are_not_compared(run: Run) -> None:
    about = AREA.read_text("utf-8")
    ages = "populations:\n  - {{rate_year: 2022, aged: {}}}\n  - {{rate_year: 2023, aged: ten and over}}\n"

    AREA.write_text(about.partition("populations:")[0] + ages.format("all ages"), "utf-8")
    told = run("compare", "testshire", "2023").out
    assert "Rate per 100,000        2.1           2.4           [b]           [b]\n" in told
    assert "[b]: not counted in the same way; the rates are on people of other ages.\n" in told

    AREA.write_text(about.partition("populations:")[0] + ages.format("Ten and over"), "utf-8")
    assert (
        "Rate per 100,000        2.1           2.4          +0.3           [u]\n"
        in run("compare", "testshire", "2023").out
    )


@pytest.mark.usefixtures("two_years")
def test_a_rate_has_a_percentage_where_enough_people_stand_behind_it(run: Run) -> None:
    change(Path("boilerplate/tiny/form.yaml"), "type: rate}", "type: rate, of: people.total.total}")

    assert (
        "Rate per 100,000        2.1           2.4          +0.3          +14%\n"
        in run("compare", "testshire", "2023").out
    )


@pytest.mark.usefixtures("two_years")
def test_figures_of_the_earlier_year_that_do_not_add_up_are_not_compared(run: Run) -> None:
    change(YEAR_BEFORE, "red: 92", "red: 93")

    told = run("compare", "testshire", "2023").out

    assert "People on 31 March      [x]           113           [x]           [x]\n" in told
    assert "[x]: not in the earlier return.\n" in told
    assert "There were 113" not in told


MISTAKES = {
    ("testshire", "2022"): ("Testshire has no year 2021 to compare 2022 with", "there is no earlier year."),
    ("testshire", "2023", "2015"): (
        "Testshire has no year 2015 to compare 2023 with",
        "the years before 2023 are: 2022.",
    ),
    ("testshire", "2022", "2023"): ("2023 is not before 2022", "name the later year first; there is no earlier year."),
    ("testshire", "2023", "2023"): (
        "2023 is not before 2023",
        "name the later year first; the years before 2023 are: 2022.",
    ),
    ("testshire", "2023", "soon"): ("soon is no reporting year", "give the calendar year in which it ends:"),
    ("testshir", "2023"): ("there is no area testshir", "did you mean testshire"),
}


@pytest.mark.usefixtures("two_years")
@pytest.mark.parametrize("arguments", MISTAKES)
def test_what_can_not_be_compared_is_told_with_what_can(arguments: tuple[str, ...], run: Run) -> None:
    result = run("compare", *arguments)
    message, hint = MISTAKES[arguments]

    assert result.code == 1
    assert result.out.startswith(f"error: {message} ")
    assert f"  hint: {hint}" in result.out
    assert result.out.endswith(" compared.\n")


@pytest.mark.usefixtures("two_years")
def test_a_return_that_can_not_be_read_is_not_compared(run: Run) -> None:
    YEAR_BEFORE.write_text("people: [", "utf-8")

    result = run("compare", "testshire", "2023")

    assert result.code == 1
    assert result.out.startswith("error: the return of 2022 can't be read, so the figures of 2023 are not compared")
    assert "`mappa-report check testshire 2022` says what is wrong with it." in result.out


@pytest.mark.usefixtures("two_years")
def test_this_year_may_have_errors_and_they_are_pointed_to(run: Run) -> None:
    change(YEAR, "total: 113", "total: 114")

    result = run("compare", "testshire", "2023")

    assert result.code == 0
    assert "There were 114 people" in result.out
    assert result.out.endswith("\nThe report has errors: `mappa-report check testshire 2023` tells which.\n")


def test_an_edition_that_names_no_figures_to_compare_says_so(workspace: Path, run: Run) -> None:
    add_year_before(workspace)
    text = EDITION.read_text("utf-8")
    EDITION.write_text(text[: text.index("comparison:\n")].replace("  - comparison: all\n", ""), "utf-8")

    result = run("compare", "testshire", "2023")

    assert result.code == 1
    assert "error: the edition tiny does not say which figures to compare" in result.out


def test_kent_of_two_editions_is_compared_figure_by_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    shutil.copytree(ROOT / "areas", tmp_path / "areas")
    monkeypatch.chdir(tmp_path)

    told = run("compare", "kent", "2015", "2006").out
    assert "There were 1,560 offenders in Category 1, up 66%, from 941 on 31 March 2006.\n" in told, (
        "rso in the form of 2006"
    )
    assert "Category 3: other dangerous offenders           45        4     [b]          [b]\n" in told
    assert (
        "Offenders cautioned or convicted for\n"
        "breach of notification requirements             56       37     −19         −34%\n"
    ) in told

    told = run("compare", "kent", "2023", "2015").out
    assert "There were 1,953 individuals in Category 1, up 25%, from\n1,560 on 31 March 2015. " in told
    assert "the year. Nor can this be compared with the number in 2014–15.\n" in told
    assert "MAPPA-eligible individuals on 31 March       2,357    2,706     [b]          [b]\n" in told
