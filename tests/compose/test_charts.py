"""Charts of the area's own figures: what they draw, say and note, and when they are left out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_report.compose.findings import finding_over_years
from mappa_report.compose.series import KnownSeries
from mappa_report.document.blocks import Chart
from mappa_report.document.inlines import Link, Text, plain_text
from mappa_report.document.panels import Bar, BarGroup, BarPanel, BreakMark, YearFigure, YearsPanel
from mappa_report.model.chart import Series
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import History
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.wording.facts import Facts
from tests.charts import (
    CHARTS,
    ENTRIES,
    charts_of,
    composed,
    lay_charts,
    lay_plain_section,
    lay_return,
    table_over_years,
)
from tests.conftest import HERE

BREAKS = """\
breaks:
  - {since: 2012, figures: [people.*.blue], because: blue is counted anew}
  - {since: 2014-06-01, figures: [people], because: people are counted anew}
"""

LATEST = range(2018, 2024)
"""Years enough for a chart, all after the BREAKS."""


def lay_breaks(root: Path, breaks: str = BREAKS) -> None:
    (root / "boilerplate" / "breaks.yaml").write_text(breaks, "utf-8")


def cells(root: Path) -> list[list[str]]:
    document = composed(root)
    rows = table_over_years(document).rows
    return [[plain_text(cell) for cell in row.cells] for row in rows]


def notes(chart: Chart) -> list[str]:
    return [plain_text(note) for note in chart.notes]


# From a table of the return


def test_a_chart_of_a_table_is_called_by_its_finding_and_leads_to_its_figures(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, 40, 15, 5)

    (chart,) = charts_of(composed(workspace))

    assert chart.caption.words == "Chart 1: Red were 75% of 60, 45 in 2022–23"
    assert chart.panels == (
        BarPanel(
            (
                BarGroup((Bar("Red", 40, "40", 0), Bar("Blue", 15, "15", 1)), "Near"),
                BarGroup((Bar("Red", 5, "5", 0),), "Far"),
            )
        ),
    )
    assert chart.alternative == "Longest is Near, Red, then Near, Blue; Far, Red."
    assert chart.notes == ((Text("See "), Link((Text("Table\xa01"),), "#table-1"), Text(".")),)


@pytest.mark.parametrize(
    ("red", "blue"),
    [
        pytest.param(25, 21, id="fewer than 50 in all, of whom no percentage is given"),
        pytest.param(15, 45, id="a bar that has no finding"),
        pytest.param(40, 40, id="two bars alike"),
        pytest.param(51, 49, id="two bars nearly alike"),
        pytest.param(10_000, 1, id="a share that would be rounded to all"),
        pytest.param(60, "", id="a bar that nobody knows"),
    ],
)
def test_without_a_finding_a_chart_is_called_by_what_it_is_of(red: object, blue: object, workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, red, blue)

    (chart,) = charts_of(composed(workspace))

    assert chart.caption.words == "Chart 1: People on 31\xa0March\xa02023 by distance"


def test_a_total_among_the_bars_is_no_finding(workspace: Path) -> None:
    bars = "bars: {red: Red, total: All}"
    lay_charts(workspace, CHARTS.replace("bars: {red: Red, blue: Blue}", bars).replace('{red: "Red', '{total: "Red'))
    lay_plain_section(workspace)
    lay_return(workspace, 2023, 60, 10)

    (chart,) = charts_of(composed(workspace))

    assert chart.caption.words == "Chart 1: People on 31\xa0March\xa02023 by distance"


def test_a_chart_of_one_row_has_no_heading_over_its_bars(workspace: Path) -> None:
    lay_charts(workspace, CHARTS.replace("[near, far]", "[near]"))
    lay_plain_section(workspace)
    lay_return(workspace, 2023, 40, 40)

    (chart,) = charts_of(composed(workspace))

    assert chart.panels == (BarPanel((BarGroup((Bar("Red", 40, "40", 0), Bar("Blue", 40, "40", 1)), ""),)),)
    assert chart.alternative == "All are as long."


def test_what_was_not_returned_is_drawn_as_words_and_nought_as_nought(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, "", 0, 40)

    (chart,) = charts_of(composed(workspace))

    (panel,) = chart.panels
    assert isinstance(panel, BarPanel)
    assert panel.groups[0] == BarGroup((Bar("Red", None, "not returned", 0), Bar("Blue", 0, "0", 1)), "Near")
    assert chart.alternative == "Longest is Far, Red, then Near, Blue."


def test_bars_alike_are_named_together_to_people_who_can_not_see_them(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, 40, 15, 15)

    (chart,) = charts_of(composed(workspace))

    assert chart.alternative == "Longest is Near, Red, then Near, Blue and Far, Red."


@pytest.mark.parametrize(
    ("far", "leave_out", "drawn"),
    [
        pytest.param(6, "", [], id="nine in ten of those at the front"),
        pytest.param(7, "", ["Chart 1: Red were 74% of 54, 40 in 2022–23"], id="fewer than nine in ten"),
        pytest.param(6, "key-figures", ["Chart 1: Red were 74% of 54, 40 in 2022–23"], id="nothing at the front"),
    ],
)
def test_a_chart_of_nearly_all_the_people_in_the_one_at_the_front_is_left_out(
    far: int, leave_out: str, drawn: list[str], workspace: Path
) -> None:
    lay_charts(workspace, CHARTS.replace("[near, far]", "[near]"))
    lay_plain_section(workspace)
    edition = workspace / "boilerplate" / "tiny" / "edition.yaml"
    text = edition.read_text("utf-8").replace("outline:\n", "outline:\n  - key_figures: all\n")
    edition.write_text(text + (HERE / "two_years" / "key_figures.yaml").read_text("utf-8"), "utf-8")
    lay_return(workspace, 2023, 40, 14, far)
    outline = workspace / "areas" / "testshire" / "2023" / "outline.yaml"
    outline.write_text(f"leave_out: [{leave_out}]\n", "utf-8")

    assert [chart.caption.words for chart in charts_of(composed(workspace)) if chart.caption.number] == drawn


def test_a_chart_is_drawn_where_one_bar_is_long_though_the_others_are_short(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, 40, 19, 19)

    (chart,) = charts_of(composed(workspace))

    assert chart.caption.words == "Chart 1: Red were 76% of 78, 59 in 2022–23"


@pytest.mark.parametrize(("red", "blue", "far"), [("", "", ""), (19, 19, 19), (39, 19, 19), (60, "", "")])
def test_a_chart_of_few_people_or_of_one_number_is_left_out(
    red: object, blue: object, far: object, workspace: Path
) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, red, blue, far)

    assert charts_of(composed(workspace)) == []


def test_a_chart_tells_that_it_is_on_another_scale_than_the_one_before(workspace: Path) -> None:
    second = """\
  far:
    title: People far away
    table: people
    bars: {red: Red, blue: Blue, total: All}
    rows: [far]
"""
    lay_charts(workspace, CHARTS + second, entries=f"{ENTRIES}  - chart: far\n")
    lay_plain_section(workspace)

    lay_return(workspace, 2023, 40, 15, 30)
    assert [notes(chart) for chart in charts_of(composed(workspace))] == [
        ["See Table\xa01."],
        ["Another scale than Chart\xa01.", "See Table\xa01."],
    ]

    lay_return(workspace, 2023, 40, 15, 40)
    assert [notes(chart) for chart in charts_of(composed(workspace))] == [["See Table\xa01."]] * 2


# Over the years


def lay_years(root: Path, counts: Mapping[int, tuple[object, object]], breaks: str = "breaks: []\n") -> None:
    """Returns of so many red and blue people, in a workspace without a chart of one year alone."""
    charts = CHARTS[: CHARTS.index("  people-by-distance")] + CHARTS[CHARTS.index("  people-over-the-years") :]
    entries = ENTRIES.replace("  - chart: people-by-distance\n", "")
    lay_charts(root, charts, years=", ".join(map(str, counts)), entries=entries)
    lay_plain_section(root)
    lay_breaks(root, breaks)
    for year, (red, blue) in counts.items():
        lay_return(root, year, red, blue)


def test_fewer_than_five_years_stand_in_a_table_alone(workspace: Path) -> None:
    lay_years(workspace, {year: (100 + year, 40) for year in (2020, 2021, 2022, 2023)})

    document = composed(workspace)

    assert charts_of(document) == []
    table = table_over_years(document)
    assert table.caption
    assert table.caption.words == "Table 4: People over the years, 2019–20 to 2022–23"
    assert cells(workspace)[0] == ["2019–20", "2,120", "40"]


def test_one_year_has_no_table_over_the_years(workspace: Path) -> None:
    lay_years(workspace, {2023: (100, 40)})

    assert "over the years" not in str(composed(workspace).blocks)


def test_years_are_drawn_said_and_listed_and_breaks_between_them_told(workspace: Path) -> None:
    counts = {2010: (28, 24), 2011: (29, 23), 2013: (30, 25), **{year: (1_000 + year, 25) for year in LATEST}}
    lay_years(workspace, counts, BREAKS)

    document = composed(workspace)
    red, blue = charts_of(document)

    assert red.panels == (
        YearsPanel(
            "",
            2010,
            2023,
            (
                *(YearFigure(2010, 28, "28", "2009–10"), YearFigure(2011, 29, "29", "2010–11")),
                YearFigure(2013, 30, "30", "2012–13"),
                *(YearFigure(year, 1_000 + year, f"3,0{year - 2000}", f"{year - 1}–{year - 2000}") for year in LATEST),
            ),
            # The year of the change, of which there is no return, is counted neither way.
            (BreakMark(2014, 2016, "Break 2"),),
            0,
        ),
    )
    assert red.caption.words == "Chart 1: Red people rose from 3,018 in 2017–18 to 3,023 in 2022–23"
    assert red.alternative == (
        "Highest in 2022–23, lowest in 2017–18. Up to 2012–13 highest in 2012–13, lowest in 2009–10."
    )
    assert notes(red) == [
        "Nothing for 2011–12 and 2013–14 to 2016–17. Years on either side of a break can’t be compared.",
        "Break\xa02: people are counted anew.",
        "See Table\xa04.",
    ]
    (panel,) = blue.panels
    assert isinstance(panel, YearsPanel)
    assert panel.breaks == (BreakMark(2011, 2012, "Break 1"), BreakMark(2014, 2016, "Break 2"))
    assert panel.series == 1
    assert notes(blue) == [
        "Another scale than Chart\xa01.",
        "Nothing for 2011–12 and 2013–14 to 2016–17. Years on either side of a break can’t be compared.",
        "Break\xa01: blue is counted anew.",
        "Break\xa02: people are counted anew.",
        "See Table\xa04.",
    ]
    table = table_over_years(document)
    assert table.caption
    assert table.caption.words == "Table 4: People over the years, 2009–10 to 2022–23"
    assert [plain_text(column.heading) for column in table.columns] == ["31 March", "Red", "Blue"]
    assert cells(workspace)[:4] == [
        ["2009–10", "28", "24"],
        ["2010–11", "29", "23 [b1]"],
        ["2012–13", "30 [b2]", "25 [b2]"],
        ["2017–18", "3,018", "25"],
    ]
    assert [plain_text(note) for note in table.notes] == [
        "[b1]: a break follows: blue is counted anew.",
        "[b2]: a break follows: people are counted anew.",
    ]


def test_where_nobody_knows_whether_years_can_be_compared_that_is_said_and_they_are_not(workspace: Path) -> None:
    counts = {year: (year, 1) for year in (2015, *LATEST)}
    unsure = "breaks: [{since: 2018, until: 2015, figures: [people], because: a form changed, comparable: not known}]\n"
    lay_years(workspace, counts, unsure)

    document = composed(workspace)
    (chart,) = charts_of(document)

    assert chart.caption.words == "Chart 1: Red people rose from 2,018 in 2017–18 to 2,023 in 2022–23"
    assert notes(chart) == [
        "Nothing for 2015–16 and 2016–17.",
        "Break\xa01: nobody knows; a form changed.",
        "See Table\xa04.",
    ]
    assert [plain_text(note) for note in table_over_years(document).notes] == [
        "[b1]: perhaps a break follows; a form changed."
    ]


def test_too_few_years_since_a_break_are_in_the_table_alone(workspace: Path) -> None:
    lay_years(workspace, dict.fromkeys(LATEST, (40, 40)), BREAKS.replace("2014-06-01", "2020"))

    document = composed(workspace)

    assert charts_of(document) == []
    assert cells(workspace)[1] == ["2018–19", "40 [b]", "40 [b]"]


def test_a_series_of_few_people_or_few_years_is_in_the_table_alone(workspace: Path) -> None:
    counts: dict[int, tuple[object, object]] = dict.fromkeys(range(2018, 2024), (19, 100))
    lay_years(workspace, {**counts, 2018: (19, ""), 2019: (19, "")})

    assert charts_of(composed(workspace)) == []
    assert cells(workspace)[1:3] == [["2018–19", "19", "not returned"], ["2019–20", "19", "100"]]


def test_years_without_figures_are_told_in_runs(workspace: Path) -> None:
    lay_years(workspace, dict.fromkeys((2003, 2005, 2010, 2013, 2023), (28, 4)))

    (chart,) = charts_of(composed(workspace))

    assert notes(chart)[0] == "Nothing for 2003–04, 2005–06 to 2008–09, 2010–11, 2011–12 and 2013–14 to 2021–22."
    assert chart.caption.words == "Chart 1: Red people stayed at 28"
    assert chart.alternative == "All are as long."


def test_a_neutral_chart_takes_the_colour_of_no_series(workspace: Path) -> None:
    lay_years(workspace, {year: (year, year) for year in range(2019, 2024)})
    charts = workspace / "boilerplate" / "tiny" / "charts.yaml"
    charts.write_text(charts.read_text("utf-8").replace("    stub:", "    colour: neutral\n    stub:"), "utf-8")

    assert [panel.series for chart in charts_of(composed(workspace)) for panel in years_of(chart)] == [None, None]


def years_of(chart: Chart) -> list[YearsPanel]:
    return [panel for panel in chart.panels if isinstance(panel, YearsPanel)]


def test_two_breaks_at_one_place_have_one_mark(workspace: Path) -> None:
    breaks = BREAKS.replace("2014-06-01", "2018").replace("2012", "2018").replace("[people]", "[people.*.blue]")
    lay_years(workspace, dict.fromkeys((2016, 2017, *LATEST), (2, 40)), breaks)

    (chart,) = charts_of(composed(workspace))

    assert [panel.breaks for panel in years_of(chart)] == [(BreakMark(2017, 2018, "Break 1, 2"),)]
    assert cells(workspace)[1] == ["2016–17", "2", "40 [b1, 2]"]


def test_a_figure_under_another_name_in_an_older_form_counts(workspace: Path) -> None:
    lay_charts(workspace)
    old = workspace / "boilerplate" / "old"
    old.mkdir()
    for name in ("edition.yaml", "form.yaml"):
        text = (workspace / "boilerplate" / "tiny" / name).read_text("utf-8")
        (old / name).write_text(text, "utf-8")
    (old / "edition.yaml").write_text(OLD_EDITION.format(terms=_terms(workspace)), "utf-8")
    (old / "form.yaml").write_text(OLD_FORM, "utf-8")
    folder = workspace / "areas" / "testshire" / "2001"
    folder.mkdir()
    (folder / "statistics.yaml").write_text("edition: old\nscarlet: 7\n", "utf-8")
    lay_breaks(workspace, "breaks: []\nsame:\n  - [people.total.red, scarlet]\n")

    document = composed(workspace)

    assert cells(workspace) == [["2000–01", "7", "–"], ["2022–23", "12", "5"]]
    assert [plain_text(note) for note in table_over_years(document).notes] == ["“–”: not asked for."]


def _terms(root: Path) -> str:
    text = (root / "boilerplate" / "tiny" / "edition.yaml").read_text("utf-8")
    return text[text.index("terms:") : text.index("outline:")]


OLD_EDITION = """\
edition: old
years: [2001]
language: en-GB
{terms}
outline:
  - statistics: all
kinds: [foreword]
"""

OLD_FORM = """\
tables:
  - title: People
    stub: Question
    value: Answer
    rows:
      scarlet: Scarlet people
"""


def test_what_an_earlier_year_did_not_return_stands_as_words(workspace: Path) -> None:
    counts: dict[int, tuple[object, object]] = {year: (20 + year, 0) for year in range(2018, 2024)}
    lay_years(workspace, {**counts, 2022: ("", 0)})

    document = composed(workspace)
    (chart,) = charts_of(document)

    (panel,) = years_of(chart)
    assert panel.figures[4] == YearFigure(2022, None, "not returned", "2021–22")
    assert chart.alternative == "Highest in 2022–23, lowest in 2017–18."
    assert cells(workspace)[4] == ["2021–22", "not returned", "0"]
    assert [plain_text(note) for note in table_over_years(document).notes] == ["not returned: no figure was given."]


# The finding


def known(values: dict[int, int], breaks: tuple[int, ...] = ()) -> KnownSeries:
    figures = {ReportingYear(year): Figure(FigureState.NUMBER, value) for year, value in sorted(values.items())}
    listed = tuple(
        SeriesBreak(ReportingYear(year - 1), ReportingYear(year), (("people",),), f"reason {year}") for year in breaks
    )
    return KnownSeries(Series(("people",), (), ()), 0, figures, History(breaks=listed))


def say(key: str, facts: Facts) -> str:
    points = (f"{fact['year']}={fact['figure']}" for fact in facts.values() if isinstance(fact, dict))
    return f"{key} {facts['name']}: {' '.join(points)}"


@pytest.mark.parametrize(
    ("values", "breaks", "said"),
    [
        ({2021: 5, 2022: 9}, (), "rose A: 2020–21=5 2021–22=9 2021–22=9 2020–21=5"),
        ({2021: 9, 2022: 5}, (), "fell A: 2020–21=9 2021–22=5 2020–21=9 2021–22=5"),
        ({2021: 5, 2022: 5}, (), "same A: 2020–21=5 2021–22=5 2020–21=5 2020–21=5"),
        # Neither a rise nor a fall: what lies between was higher, or lower.
        ({2020: 5, 2021: 9, 2022: 7}, (), "varied A: 2019–20=5 2021–22=7 2020–21=9 2019–20=5"),
        ({2020: 5, 2021: 4, 2022: 5}, (), "varied A: 2019–20=5 2021–22=5 2019–20=5 2020–21=4"),
        # Nothing is told across a break.
        ({2020: 9, 2021: 5, 2022: 6}, (2021,), "rose A: 2020–21=5 2021–22=6 2021–22=6 2020–21=5"),
    ],
)
def test_a_finding_says_what_became_of_the_numbers_since_the_last_break(
    values: dict[int, int], breaks: tuple[int, ...], said: str
) -> None:
    assert finding_over_years("A", known(values, breaks).stretches()[-1], say) == said


VALUES = st.dictionaries(st.integers(2001, 2025), st.integers(0, 50), min_size=1, max_size=15)


@settings(deadline=None)
@given(VALUES, st.sets(st.integers(2002, 2025), max_size=4))
def test_no_stretch_reaches_over_a_break_and_none_is_lost(values: dict[int, int], breaks: set[int]) -> None:
    stretches = known(values, tuple(sorted(breaks))).stretches()
    assert [year.ends_in for stretch in stretches for year in stretch] == sorted(values)
    for stretch in stretches:
        assert not any(min(stretch).ends_in < each <= max(stretch).ends_in for each in breaks)
    for one, other in pairwise(stretches):
        assert any(max(one).ends_in < each <= min(other).ends_in for each in breaks)


# What an area leaves out


def test_an_area_leaves_charts_out_and_the_others_are_numbered_on(workspace: Path) -> None:
    lay_charts(workspace, years=", ".join(map(str, range(2018, 2024))))
    lay_plain_section(workspace)
    lay_breaks(workspace, "breaks: []\n")
    for year in range(2018, 2024):
        lay_return(workspace, year, year, 4)
    outline = workspace / "areas" / "testshire" / "2023" / "outline.yaml"

    outline.write_text("leave_out: [people-by-distance]\n", "utf-8")
    assert [chart.caption.words for chart in charts_of(composed(workspace))] == [
        "Chart 1: Red people rose from 2,018 in 2017–18 to 2,023 in 2022–23"
    ]

    outline.write_text("leave_out:\n  - people-by-distance\n  - people-over-the-years\n", "utf-8")
    document = composed(workspace)
    assert charts_of(document) == []
    assert not any("over the years" in str(block) for block in document.blocks)
