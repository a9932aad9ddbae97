"""Breaks in series: read with their places, and nothing compared across one, whichever year comes first."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_report.assembly.editions import load_edition
from mappa_report.checks.series import check_breaks
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.series import ANY_KEY, SeriesBreak, break_between
from mappa_report.model.year import ReportingYear
from mappa_report.problems.problem import Problem
from mappa_report.problems.show import as_text
from mappa_report.readers.yaml_reader import read_yaml
from mappa_report.source.place import Source
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

EDITIONS = ("2006", "2015", "2019", "2023")


def breaks_in(text: str, problems: list[Problem]) -> tuple[SeriesBreak, ...] | None:
    node = read_yaml(Source("boilerplate/breaks.yaml", text), problems)
    return check_breaks(node, problems) if node else None


@cache
def shipped() -> tuple[SeriesBreak, ...]:
    problems: list[Problem] = []
    breaks = breaks_in((ROOT / "boilerplate/breaks.yaml").read_text("utf-8"), problems)
    assert breaks
    assert problems == []
    return breaks


def paths_of_editions() -> dict[str, set[FigurePath]]:
    paths = {}
    for key in EDITIONS:
        edition = load_edition(Workspace(ROOT), key, [])
        assert edition
        paths[key] = set(edition.form.types)
    return paths


def are_compared(path: str, one: int, other: int) -> bool:
    years = ReportingYear(one), ReportingYear(other)
    there = break_between(shipped(), tuple(path.split(".")), *years)
    back = break_between(shipped(), tuple(path.split(".")), *reversed(years))
    assert there == back
    return there is None


BREAKS = [
    ("violent_and_other_sexual", 2003, 2004),
    ("violent_and_other_sexual", 2008, 2009),
    ("other_offenders", 2008, 2009),
    ("outcomes.serious_offence.level_2", 2008, 2009),
    ("rso_rate", 2006, 2007),
    ("rso_rate", 2009, 2010),
    ("rate", 2008, 2009),
    ("orders.sopo.full", 2014, 2015),
    ("restrictive_orders.sopo", 2015, 2016),
    ("restrictive_orders.foreign_travel_order", 2014, 2016),
    ("restrictive_orders.shpo", 2015, 2016),
    ("restrictive_orders.shpo_foreign_travel", 2015, 2016),
    ("sopo_breaches.level_2.category_1", 2015, 2016),
    ("shpo_breaches.level_2", 2014, 2016),
    ("sexual_risk_order_breaches", 2015, 2016),
    ("rate", 2021, 2022),
    ("rate", 2021, 2023),
    ("rate", 2022, 2023),
    ("eligible.total.category_2", 2003, 2004),
    ("eligible.level_1.category_2", 2008, 2009),
    ("eligible.level_3.category_3", 2008, 2009),
    ("eligible.total.total", 2008, 2009),
    ("eligible.level_1.category_2", 2022, 2023),
    ("managed.level_2.category_3", 2022, 2023),
    ("managed.level_2.total", 2008, 2009),
    ("managed.level_2.total", 2010, 2011),
    ("eligible.level_1.category_1", 2008, 2011),
    ("returned_to_custody.level_3.category_1", 2006, 2015),
    ("outcomes.breach_of_licence.level_2", 2006, 2015),
    ("returned_to_custody.total.total", 2022, 2023),
    ("eligible.level_1.category_2", 2024, 2025),
    ("eligible.total.total", 2024, 2025),
    ("managed.level_2.category_2", 2024, 2025),
    ("managed.total.total", 2025, 2026),
    ("returned_to_custody.level_3.category_2", 2025, 2026),
]


@pytest.mark.parametrize(("path", "before", "after"), BREAKS)
def test_nothing_is_compared_across_a_break(path: str, before: int, after: int) -> None:
    assert not are_compared(path, before, after)
    assert not are_compared(path, before - 20, after + 20)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("rso", 2003, 2004),
        ("violent_and_other_sexual", 2005, 2006),
        ("rate", 2010, 2011),
        ("rate", 2023, 2024),
        ("restrictive_orders.sopo", 2013, 2014),
        ("restrictive_orders.notification_order", 2015, 2016),
        ("restrictive_orders.shpo", 2016, 2017),
        ("eligible.level_1.category_1", 2022, 2023),
        ("eligible.total.category_1", 2008, 2009),
        ("eligible.level_1.category_2", 2023, 2024),
        ("eligible.level_1.category_2", 2025, 2026),
        ("eligible.level_3.category_3", 2024, 2025),
        ("managed.level_2.category_1", 2024, 2025),
        ("managed.total.total", 2026, 2027),
    ],
)
def test_what_was_counted_the_same_way_is_compared(path: str, before: int, after: int) -> None:
    assert are_compared(path, before, after)


def test_each_example_stands_in_an_edition_and_each_pattern_fits_a_figure_of_one() -> None:
    paths = set().union(*paths_of_editions().values())

    assert {tuple(path.split(".")) for path, _, _ in BREAKS} <= paths
    for each in shipped():
        for pattern in each.patterns:
            alone = SeriesBreak(each.last_before, each.first_after, (pattern,), each.because)
            assert any(alone.concerns(path) for path in paths), pattern


def test_every_break_says_why() -> None:
    assert all(len(each.because) > 40 and not each.because.endswith(".") for each in shipped())


YEARS = st.integers(1990, 2050)
KEYS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple)


@given(YEARS, st.integers(1, 5), YEARS, YEARS)
def test_two_years_compare_where_both_lie_wholly_on_one_side(last: int, gap: int, one: int, other: int) -> None:
    each = SeriesBreak(ReportingYear(last), ReportingYear(last + gap), (("a",),), "")
    same_side = one == other or max(one, other) <= last or min(one, other) >= last + gap

    assert each.separates(ReportingYear(one), ReportingYear(other)) is not same_side


@given(KEYS, KEYS, st.data())
def test_a_pattern_stands_for_all_below_it_and_a_star_for_any_key(
    pattern: FigurePath, below: FigurePath, data: st.DataObject
) -> None:
    starred = tuple(data.draw(st.sampled_from((key, ANY_KEY))) for key in pattern)
    each = SeriesBreak(ReportingYear(2014), ReportingYear(2015), (starred,), "")

    assert each.concerns(pattern)
    assert each.concerns((*pattern, *below))
    assert not each.concerns(("z", *pattern)) or starred[0] == ANY_KEY
    assert not each.concerns(pattern[:-1])


@pytest.mark.parametrize(
    ("written", "last_before", "first_after"),
    [
        ("since: 2009", 2008, 2009),
        ("since: 2010\n    until: 2006", 2006, 2010),
        ("since: 2010\n    until:", 2009, 2010),
        ("since: 2015-03-08", 2014, 2016),
        ("since: 2025-02-03", 2024, 2026),
        ("since: 2022-06-28", 2022, 2024),
        ("since: 2022-04-01", 2022, 2023),
        ("since: 2022-03-31", 2021, 2023),
    ],
)
def test_a_day_within_a_year_leaves_that_year_on_neither_side(written: str, last_before: int, first_after: int) -> None:
    problems: list[Problem] = []

    breaks = breaks_in(f"breaks:\n  - {written}\n    figures: [a.*, b]\n    because: why\n", problems)

    assert problems == []
    assert breaks == (
        SeriesBreak(ReportingYear(last_before), ReportingYear(first_after), (("a", ANY_KEY), ("b",)), "why"),
    )


def test_a_break_may_be_one_that_nobody_knows() -> None:
    problems: list[Problem] = []

    breaks = breaks_in("breaks:\n  - {since: 2009, figures: [a], because: why, comparable: not known}\n", problems)

    assert problems == []
    assert breaks == (SeriesBreak(ReportingYear(2008), ReportingYear(2009), (("a",),), "why", is_known=False),)


def test_the_levels_are_not_known_to_be_comparable_across_the_guidance_of_2009() -> None:
    (levels,) = (each for each in shipped() if not each.is_known)

    assert levels.separates(ReportingYear(2006), ReportingYear(2015))
    assert levels.concerns(("managed", "level_2", "total"))
    assert not levels.concerns(("eligible", "total", "category_1"))


def test_a_workspace_may_have_no_breaks() -> None:
    assert breaks_in("breaks: []", []) == ()


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        ("since: soon\n    figures: [a]", "3:12", "soon is no year"),
        ("since: 2015-02-30\n    figures: [a]", "3:12", "2015-02-30 is no date"),
        ("figures: [a]", "2:5", "since is missing"),
        ("since: 2015\n    figures: []", "4:5", "figures is empty"),
        ("since: 2015\n    figures: [a, eligible..total]", "4:18", "eligible..total does not lead to a figure"),
        ("since: 2015\n    figures: [A b]", "4:15", "A b does not lead to a figure"),
        ("since: 2015\n    until: 2015\n    figures: [a]", "4:12", "the old way of counting can't end with 2015"),
        ("since: 2015\n    until: x\n    figures: [a]", "4:12", "x is no year"),
        ("since: 2015\n    figures: [a]\n    when: x", "5:5", "has no place for when"),
        ("since: 2015\n    figures: [a]\n    comparable: yes", "5:17", "comparable can't be yes"),
    ],
)
def test_a_break_that_can_not_be_read_is_a_problem_with_a_place(written: str, place: str, message: str) -> None:
    problems: list[Problem] = []

    breaks = breaks_in(f"breaks:\n  - because: why\n    {written}\n", problems)

    assert breaks is None
    assert len(problems) == 1
    assert f"boilerplate/breaks.yaml:{place}" in as_text(problems)
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("because", "message"),
    [
        ("the form of {{ year.label }} is new", "because has a placeholder in it"),
        ("x" * 201, "a word of 201 letters stands here"),
    ],
)
def test_the_reason_prints_as_it_is_written(because: str, message: str) -> None:
    problems: list[Problem] = []

    assert breaks_in(f'breaks:\n  - {{since: 2009, figures: [a], because: "{because}"}}\n', problems) is None
    assert [(problem.message, problem.place.line) for problem in problems] == [(message, 2)]
