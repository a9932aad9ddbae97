"""This year's figures against last year's: what is told, what is left alone, and what is never compared."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mappa_report.assembly.report import assemble_report
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.history import PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.problems.codes import FAMILIES
from mappa_report.problems.problem import Problem, Severity
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT

CODES = FAMILIES["last-year"]

Values = dict[str, int | str]
USUAL: Values = {"red": 30, "blue": 50, "far": 7, "first": 3, "second": 1, "reviews": 4, "share": "2.4"}


def figures(**changed: int | str) -> str:
    """``statistics.yaml`` of the tiny form, its totals left out."""
    values = USUAL | changed
    return """\
edition: tiny
people: {{near: {{red: {red}, blue: {blue}}}, far: {{red: {far}}}}}
orders: {{first: {first}, second: {second}}}
reviews: {reviews}
share: {share}
""".format(**values)


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """The tiny workspace with a year before; its rate is of red people, and area.yaml gives no count."""
    root = tmp_path / "two"
    shutil.copytree(BASE, root)
    edit(root / "boilerplate/tiny/edition.yaml", "years: .*", "years: [2022, 2023]")
    edit(root / "boilerplate/tiny/form.yaml", "type: rate", "type: rate, of: people.total.red")
    edit(root / "areas/testshire/area.yaml", "    count: 500000", "")
    (root / "areas/testshire/2022").mkdir()
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text), "utf-8")


def write(root: Path, last: str, this: str) -> None:
    for year, text in (("2022", last), ("2023", this)):
        (root / "areas/testshire" / year / "statistics.yaml").write_text(text, "utf-8")


def assemble(root: Path, area: str = "testshire", year: int = 2023) -> tuple[AnnualReport, list[Problem]]:
    problems: list[Problem] = []
    report = assemble_report(Workspace(root), area, ReportingYear(year), problems)
    assert report
    return report, problems


def told(root: Path, last: str, this: str) -> list[tuple[str, str]]:
    """Code and record of each problem that comes of comparing the two years. There is no other."""
    write(root, last, this)
    problems = assemble(root)[1]
    assert [problem for problem in problems if problem.code not in CODES] == []
    return [(problem.code, ".".join(problem.record)) for problem in problems]


def last_of(report: AnnualReport) -> PastReturn:
    assert report.last_year
    return report.last_year


def compared(report: AnnualReport) -> set[str]:
    return {".".join(path) for path in last_of(report).figures}


@pytest.mark.parametrize(
    ("last", "this"),
    [
        # A caseload that grows by 5% a year.
        ({"red": 2000, "share": 250}, {"red": 2100, "share": 262}),
        ({"red": 20_000, "share": 250}, {"red": 21_000, "share": 262}),
        # What few cases do by chance.
        ({"reviews": 0}, {"reviews": 5}),
        ({"first": 9, "second": 4}, {"first": 1, "second": 12}),
        ({"red": 130, "share": 2}, {"red": 100, "share": 2}),
        # Few enough to be the same by chance, or large and all but the same.
        ({"red": 12, "blue": 5, "far": 2, "share": 1}, {"red": 12, "blue": 5, "far": 2, "share": 1}),
        ({"blue": 790}, {"blue": 790, "far": 9}),
        ({"blue": 5000}, {"blue": 5001, "far": 9}),
        # Numbers in the place of none.
        ({"reviews": ""}, {"reviews": 400}),
        ({"reviews": ""}, {"reviews": ""}),
        # Two that differ much and have changed little, or have changed much and fit neither way.
        ({"first": 90, "second": 12}, {"first": 95, "second": 13}),
    ],
)
def test_what_chance_and_growth_bring_about_is_left_alone(two_years: Path, last: Values, this: Values) -> None:
    this = {"blue": 61, "far": 8, "share": last.get("share", "2.4")} | this if "blue" not in last else this

    assert told(two_years, figures(**last), figures(**this)) == []


@pytest.mark.parametrize(
    ("last", "this", "code", "record"),
    [
        ({"blue": 50}, {"blue": 5}, "change-beyond-chance", "people.near.blue"),
        ({"blue": 5}, {"blue": 50}, "change-beyond-chance", "people.near.blue"),
        ({"reviews": 0}, {"reviews": 20, "blue": 60}, "change-beyond-chance", "reviews"),
        ({"blue": 1945}, {"blue": 19450}, "change-beyond-chance", "people.near.blue"),
        ({"first": 151}, {"first": 85, "blue": 60}, "change-beyond-chance", "orders.first"),
        ({"blue": 800}, {"blue": 800, "far": 9}, "unchanged-figure", "people.near.blue"),
        ({"reviews": 400}, {"reviews": "", "blue": 60}, "figure-blank", "reviews"),
        ({"reviews": 0}, {"reviews": "", "blue": 60}, "figure-blank", "reviews"),
        ({"first": 12}, {"first": "", "blue": 60}, "figure-blank", "orders.first"),
        ({"reviews": 40_000}, {"reviews": 40_000, "blue": 60}, "unchanged-figure", "reviews"),
        ({}, {}, "unchanged-table", "people"),
        ({"first": 151, "second": 53}, {"first": 151, "second": 53, "blue": 60}, "unchanged-table", "orders"),
        ({"red": 1800, "share": 119}, {"red": 1953, "share": 119}, "rate-out-of-step", "share"),
        ({"red": 1953, "share": 119}, {"red": 1990, "share": 117}, "rate-out-of-step", "share"),
        ({"red": 1953, "share": 119}, {"red": 1960, "share": 191}, "rate-out-of-step", "share"),
    ],
)
def test_what_chance_and_growth_do_not_bring_about_is_told_once(
    two_years: Path, last: Values, this: Values, code: str, record: str
) -> None:
    assert told(two_years, figures(**last), figures(**this)) == [(code, record)]


def test_a_figure_is_a_warning_unless_it_only_is_the_same(two_years: Path) -> None:
    write(two_years, figures(first=0, blue=900), figures(first=40, blue=900, far=9))

    severities = {problem.code: problem.severity for problem in assemble(two_years)[1]}

    assert severities == {"change-beyond-chance": Severity.WARNING, "unchanged-figure": Severity.INFO}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.integers(0, 900), st.integers(0, 900), st.integers(0, 9), st.sampled_from(["red", "blue", "far"]))
def test_one_figure_that_leaps_is_told_and_the_totals_above_it_are_not(
    two_years: Path, red: int, blue: int, far: int, leaps: str
) -> None:
    last: Values = {"red": red, "blue": blue, "far": far, "share": ""}
    this = last | {leaps: 9_999}
    place = "people.far.red" if leaps == "far" else f"people.near.{leaps}"

    changes = [each for each in told(two_years, figures(**last), figures(**this)) if each[0] == "change-beyond-chance"]

    assert changes == [("change-beyond-chance", place)]


def test_a_total_that_is_the_same_because_its_parts_are_is_not_told(two_years: Path) -> None:
    last, this = (figures(red=900, blue=5, far=far, share="").replace("}, far", ", total: 905}, far") for far in (2, 3))
    assert "total: 905" in this

    assert told(two_years, last, this) == [("unchanged-figure", "people.near.red")]


def test_a_total_whose_parts_each_change_a_little_is_told(two_years: Path) -> None:
    last, this = figures(red=400, blue=400, share=""), figures(red=495, blue=495, share="")

    assert told(two_years, last, this) == [("change-beyond-chance", "people.near.total")]


def test_a_rate_on_a_population_whose_count_is_known_is_held_against_that_alone(two_years: Path) -> None:
    edit(two_years / "areas/testshire/area.yaml", "(?m)^    released: .*", "    count: 820000")

    assert told(two_years, figures(red=900, share=110), figures(red=967, share=119)) == []


def test_one_estimate_for_both_years_leaves_a_rate_no_room_but_for_rounding(two_years: Path) -> None:
    last, this = figures(red=1953, share=119), figures(red=1980, share=119)
    assert told(two_years, last, this) == []

    about = two_years / "areas/testshire/area.yaml"
    entry = "  - {rate_year: 2022, mid_year: 2021, aged: ten and over, released: 2022-12-21}\n"
    about.write_text(about.read_text("utf-8").rstrip() + "\n" + entry, "utf-8")

    assert told(two_years, last, this) == [("rate-out-of-step", "share"), ("population-unchanged", "")]


@pytest.mark.parametrize(
    ("entry", "is_basis"),
    [
        ("mid_year: 2020, aged: ten and over, census: 2021", True),
        ("mid_year: 2021, aged: ten and over, released: 2023-11-23", True),
        ("mid_year: , aged: ten and over", True),
        ("mid_year: 2021, aged: all ages", False),
        ("mid_year: 2020, aged: ten and over", False),  # that one starts from the Census of 2011
        ("mid_year: 2021, aged: ten and over, census: 2011", False),
        ("mid_year: 2019, aged: ten and over, census: 2021", False),
    ],
)
def test_another_estimate_is_no_stale_one_and_one_that_does_not_compare_is_no_basis(
    two_years: Path, entry: str, is_basis: bool
) -> None:
    about = two_years / "areas/testshire/area.yaml"
    about.write_text(f"{about.read_text('utf-8').rstrip()}\n  - {{rate_year: 2022, {entry}}}\n", "utf-8")

    found = told(two_years, figures(red=1800, share=119), figures(red=1953, share=119))

    assert found == ([("rate-out-of-step", "share")] if is_basis else [])


def test_a_figure_with_a_problem_last_year_is_not_compared_and_the_problem_not_told(two_years: Path) -> None:
    last = figures(blue="no", reviews=400)

    assert told(two_years, last, figures(blue=9, reviews=4, first=9)) == [("change-beyond-chance", "reviews")]
    assert "people.near.red" in compared(assemble(two_years)[0])
    assert "people.near.blue" not in compared(assemble(two_years)[0])


@pytest.mark.parametrize("shares", [("999999", "0.0001"), ("0.0001", "999999"), ("0", "1"), ("1", "0")])
def test_the_largest_figures_there_may_be_are_compared_too(two_years: Path, shares: tuple[str, str]) -> None:
    last, this = figures(red=1, share=shares[0]), figures(red=999_999_999, share=shares[1])

    found = told(two_years, last, this)

    assert ("change-beyond-chance", "people.near.red") in found
    # A rate of nought is none to divide by.
    assert (("rate-out-of-step", "share") in found) == ("0" not in shares)


def test_a_total_that_was_wrong_last_year_is_not_compared(two_years: Path) -> None:
    last = figures().replace("far: {red", "total: {total: 9999}, far: {red")

    assert told(two_years, last, figures(blue=61)) == []
    assert not any("total" in path for path in compared(assemble(two_years)[0]) if path.startswith("people.total."))


@pytest.mark.parametrize("last", ["", "edition: [", "edition: none\n", "- a list\n", "\x00"])
def test_a_return_that_can_not_be_read_is_said_once(two_years: Path, last: str) -> None:
    assert told(two_years, last, figures()) == [("last-year-not-compared", "")]


def test_without_a_return_of_last_year_nothing_is_said(two_years: Path) -> None:
    (two_years / "boilerplate/breaks.yaml").write_text("not read", "utf-8")

    report, found = assemble(two_years)

    assert report.last_year is None
    assert found == []


def test_the_workspace_s_own_breaks_come_first_even_where_text_was_kept(two_years: Path) -> None:
    write(two_years, figures(reviews=400, blue=60), figures())
    (two_years / "boilerplate/breaks.yaml").write_text(
        "breaks: [{since: 2023, figures: [people, reviews], because: all is new}]", "utf-8"
    )
    for year in ("2022", "2023"):
        kept = two_years / "areas/testshire" / year / "edition/boilerplate"
        shutil.copytree(two_years / "boilerplate/tiny", kept / "tiny")

    report, found = assemble(two_years)

    assert found == []
    assert compared(report) == {"orders.first", "orders.second", "share"}


@pytest.mark.parametrize("reviews", ["", "      reviews: {label: Reviews for each, type: rate}\n"])
@pytest.mark.parametrize("key", ["old", "tiny"])
def test_last_year_is_read_by_the_edition_that_was_kept_for_it(two_years: Path, key: str, reviews: str) -> None:
    """One without this year's figure of reviews, or with a rate in its place."""
    last = figures(reviews=400) if reviews else figures().replace("reviews: 4\n", "")
    write(two_years, last.replace("edition: tiny", f"edition: {key}"), figures(blue=61))
    kept = two_years / "areas/testshire/2022/edition/boilerplate" / key
    shutil.copytree(two_years / "boilerplate/tiny", kept)
    edit(kept / "edition.yaml", "edition: tiny", f"edition: {key}")
    edit(kept / "form.yaml", "      reviews: .*\n", reviews)

    report, found = assemble(two_years)

    assert found == []
    assert "orders.first" in compared(report)
    assert "reviews" not in compared(report)
    assert last_of(report).form.types != report.edition.form.types


def real_years(root: Path, edition: str, area: str, *years: int) -> None:
    """A workspace with the published figures of ``area`` in each of ``years``, under an edition that covers them."""
    (root / "boilerplate" / edition).mkdir(parents=True)
    text = (ROOT / "boilerplate" / edition / "edition.yaml").read_text("utf-8")
    covered = re.sub("(?m)^years: .*", f"years: {list(years)}", text)
    (root / "boilerplate" / edition / "edition.yaml").write_text(covered, "utf-8")
    shutil.copytree(ROOT / "areas" / area, root / "areas" / area)
    for year in years:
        shutil.copytree(ROOT / "areas" / area / edition, root / "areas" / area / str(year), dirs_exist_ok=True)


LEVELS = r"(managed|outcomes|returned_to_custody)\..*|eligible\.level_[1-3]\..*"
"""What is not known to be comparable across the guidance of 2009."""


@pytest.mark.parametrize(
    ("edition", "area", "year", "broken"),
    [
        ("2006", "kent", 2004, r"violent_and_other_sexual"),
        ("2006", "kent", 2007, r"rso_rate"),
        ("2006", "kent", 2009, rf"rso_rate|violent_and_other_sexual|other_offenders|{LEVELS}"),
        ("2006", "kent", 2015, r"orders\.(sopo|foreign_travel_order)\..*|outcomes\.breach_of_order\..*"),
        ("2015", "kent", 2010, rf"rate|{LEVELS}"),
        ("2015", "kent", 2014, r""),
        ("2015", "kent", 2016, r"restrictive_orders\.(sopo|foreign_travel_order)|sopo_breaches\..*"),
        ("2019", "norfolk", 2016, r"restrictive_orders\.shpo.*|sopo_breaches\..*|sexual_risk_order_breaches"),
        ("2019", "norfolk", 2019, r""),
        ("2023", "west-midlands", 2022, r"rate"),
        ("2023", "kent", 2023, r"rate|(eligible|managed|returned_to_custody)\.\w+\.(category_2|category_3|total)"),
        ("2023", "kent", 2024, r""),
        ("2023", "kent", 2025, r"(eligible|managed|returned_to_custody)\.\w+\.(category_2|total)"),
        ("2023", "kent", 2026, r"(managed|returned_to_custody)\.\w+\.(category_2|total)"),
    ],
)
def test_real_returns_are_compared_but_for_what_a_break_separates(
    tmp_path: Path, edition: str, area: str, year: int, broken: str
) -> None:
    real_years(tmp_path, edition, area, year - 1, year)

    report, _ = assemble(tmp_path, area, year)

    units = "rso_by_unit"  # area.yaml names them for one year
    asked = {".".join(path) for path in report.edition.form.types if path[0] != units}
    assert {path for path in compared(report) if not path.startswith(units)} == {
        path for path in asked if not re.fullmatch(broken, path)
    }
    assert last_of(report).year == ReportingYear(year - 1)


@pytest.mark.parametrize("path", sorted((ROOT / "areas").glob("*/20*")), ids=lambda path: path.name)
def test_the_published_returns_have_no_year_before_them(path: Path) -> None:
    report, found = assemble(ROOT, path.parent.name, int(path.name))

    assert report.last_year is None
    assert [problem for problem in found if problem.code in CODES] == []
