"""Charts of the area's own figures: what they draw, say and note, and when they are left out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from tests.charts import CHARTS, charts_of, composed, lay_charts, lay_plain_section, lay_return, table_after

BREAKS = """\
breaks:
  - {since: 2021, figures: [people.*.blue], because: blue is counted anew}
  - {since: 2022-06-01, figures: [people], because: people are counted anew}
"""


def lay_breaks(root: Path, breaks: str = BREAKS) -> None:
    (root / "boilerplate" / "breaks.yaml").write_text(breaks, "utf-8")


def cells(root: Path) -> list[list[str]]:
    document = composed(root)
    rows = table_after(document, charts_of(document)[1]).rows
    return [[plain_text(cell) for cell in row.cells] for row in rows]


def notes(chart: Chart) -> list[str]:
    return [plain_text(note) for note in chart.notes]


# From a table of the return


def test_a_chart_of_a_table_draws_its_figures_says_them_and_leads_to_them(workspace: Path) -> None:
    lay_charts(workspace)

    (chart,) = charts_of(composed(workspace))

    assert chart.caption.words == "Chart 1: People on 31\xa0March 2023 by distance"
    assert chart.panels == (
        BarPanel(
            (
                BarGroup((Bar("Red", 10, "10", 0), Bar("Blue", 5, "5", 1)), "Near"),
                BarGroup((Bar("Red", 2, "2", 0),), "Far"),
            )
        ),
    )
    # The second sentence would need a figure that does not apply.
    assert chart.alternative == (
        "People on 31 March 2023 by distance. The longest bar is 10. 15 were near. Near, Red: 10; Blue: 5. Far, Red: 2."
    )
    assert chart.notes == (
        (Text("The longest bar is 10."),),
        (Text("See "), Link((Text("Table\xa01"),), "#table-1"), Text(".")),
    )


def test_what_was_not_returned_is_drawn_as_words_and_nought_as_nought(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, "", 0)

    (chart,) = charts_of(composed(workspace))

    (panel,) = chart.panels
    assert isinstance(panel, BarPanel)
    assert panel.groups[0] == BarGroup((Bar("Red", None, "not returned", 0), Bar("Blue", 0, "0", 1)), "Near")
    assert "Near, Red: not returned; Blue: 0." in chart.alternative


def test_a_chart_without_any_number_is_left_out(workspace: Path) -> None:
    lay_charts(workspace)
    lay_plain_section(workspace)
    lay_return(workspace, 2023, "", "", "")

    assert charts_of(composed(workspace)) == []


# Over the years


def test_a_chart_over_the_years_needs_two_of_them(workspace: Path) -> None:
    lay_charts(workspace, years="2020, 2023")
    assert len(charts_of(composed(workspace))) == 1

    lay_return(workspace, 2020, 8, 4)
    lay_breaks(workspace, "breaks: []\n")
    assert len(charts_of(composed(workspace))) == 2


def test_years_are_drawn_said_and_listed_and_breaks_between_them_told(workspace: Path) -> None:
    lay_charts(workspace, years="2019, 2020, 2021, 2022, 2023")
    lay_breaks(workspace)
    for year, red, blue in ((2019, 8, 4), (2020, 9, 3), (2021, 1_200, 5)):
        lay_return(workspace, year, red, blue)

    document = composed(workspace)
    _, chart = charts_of(document)

    assert chart.panels == (
        YearsPanel(
            "Red people",
            2019,
            2023,
            (
                *(YearFigure(2019, 8, "8"), YearFigure(2020, 9, "9"), YearFigure(2021, 1_200, "1,200")),
                YearFigure(2023, 12, "12"),
            ),
            # The year of the change, of which there is no return, is counted neither way.
            (BreakMark(2022, 2023, "Break 2"),),
            0,
        ),
        YearsPanel(
            "Blue",
            2019,
            2023,
            (YearFigure(2019, 4, "4"), YearFigure(2020, 3, "3"), YearFigure(2021, 5, "5"), YearFigure(2023, 5, "5")),
            (BreakMark(2020, 2021, "Break 1"), BreakMark(2022, 2023, "Break 2")),
            1,
        ),
    )
    assert chart.alternative == (
        "People over the years, 2019 to 2023. Each has its own scale. Nothing for 2022. "
        "Red: 8 in 2019, 9 in 2020, 1,200 in 2021; then a break; 12 in 2023. "
        "Blue: 4 in 2019, 3 in 2020; then a break; 5 in 2021; then a break; 5 in 2023."
    )
    assert notes(chart) == [
        "Each has its own scale. Nothing for 2022. Years on either side of a break can’t be compared.",
        "Break\xa01: blue is counted anew.",
        "Break\xa02: people are counted anew.",
        "See Table\xa04.",
    ]
    table = table_after(document, chart)
    assert table.caption
    assert chart.caption.words == "Chart 2: People over the years, 2019 to 2023"
    assert table.caption.words == "Table 4: People over the years, 2019 to 2023"
    assert [plain_text(column.heading) for column in table.columns] == ["31 March", "Red", "Blue"]
    assert cells(workspace) == [
        ["2019", "8", "4"],
        ["2020", "9", "3 [b1]"],
        ["2021", "1,200 [b2]", "5 [b2]"],
        ["2023", "12", "5"],
    ]
    assert [plain_text(note) for note in table.notes] == [
        "[b1]: a break follows: blue is counted anew.",
        "[b2]: a break follows: people are counted anew.",
    ]


def test_years_without_figures_are_told_in_runs(workspace: Path) -> None:
    lay_charts(workspace, years="2003, 2005, 2010, 2013, 2023")
    lay_breaks(workspace, "breaks: []\n")
    for year in (2003, 2005, 2010, 2013):
        lay_return(workspace, year, 8, 4)

    _, chart = charts_of(composed(workspace))

    assert notes(chart)[0] == ("Each has its own scale. Nothing for 2004, 2006 to 2009, 2011, 2012 and 2014 to 2022.")


def test_a_neutral_chart_takes_the_colour_of_no_series(workspace: Path) -> None:
    lay_charts(workspace, CHARTS.replace("    stub: 31 March\n", "    stub: 31 March\n    colour: neutral\n"))
    lay_return(workspace, 2001, 8, 4)
    lay_breaks(workspace, "breaks: []\n")

    _, chart = charts_of(composed(workspace))

    assert [panel.series for panel in chart.panels if isinstance(panel, YearsPanel)] == [None, None]


def test_two_breaks_at_one_place_have_one_mark(workspace: Path) -> None:
    lay_charts(workspace, years="2021, 2023")
    lay_breaks(
        workspace, BREAKS.replace("2022-06-01", "2022").replace("2021", "2022").replace("[people]", "[people.*.blue]")
    )
    lay_return(workspace, 2021, 8, 4)

    _, chart = charts_of(composed(workspace))

    assert [panel.breaks for panel in chart.panels if isinstance(panel, YearsPanel)] == [
        (),
        (BreakMark(2021, 2022, "Break 1, 2"),),
    ]
    assert cells(workspace)[0] == ["2021", "8", "4 [b1, 2]"]


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
    _, chart = charts_of(document)

    assert chart.alternative == (
        "People over the years, 2001 to 2023. Each has its own scale. Nothing for 2002 to 2022. "
        "Red: 7 in 2001, 12 in 2023. Blue: 5 in 2023."
    )
    assert cells(workspace) == [["2001", "7", "–"], ["2023", "12", "5"]]
    assert [plain_text(note) for note in table_after(document, chart).notes] == ["“–”: not asked for."]


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
    lay_charts(workspace, years="2021, 2022, 2023")
    lay_breaks(workspace, "breaks: []\n")
    lay_return(workspace, 2021, 8, 4)
    lay_return(workspace, 2022, "", 0)

    document = composed(workspace)
    _, chart = charts_of(document)

    red, blue = (panel for panel in chart.panels if isinstance(panel, YearsPanel))
    assert red.figures[1] == YearFigure(2022, None, "not returned")
    assert blue.figures[1] == YearFigure(2022, 0, "0")
    assert chart.alternative == (
        "People over the years, 2021 to 2023. Each has its own scale. "
        "Red: 8 in 2021, not returned in 2022, 12 in 2023. Blue: 4 in 2021, 0 in 2022, 5 in 2023."
    )
    assert cells(workspace)[1] == ["2022", "not returned", "0"]
    assert [plain_text(note) for note in table_after(document, chart).notes] == ["not returned: no figure was given."]


# The sentence


def known(values: dict[int, int], breaks: tuple[int, ...] = ()) -> KnownSeries:
    figures = {ReportingYear(year): Figure(FigureState.NUMBER, value) for year, value in sorted(values.items())}
    listed = tuple(
        SeriesBreak(ReportingYear(year - 1), ReportingYear(year), (("people",),), f"reason {year}") for year in breaks
    )
    return KnownSeries(Series(("people",), (), ()), 0, figures, History(breaks=listed))


def say(key: str, facts: Facts) -> str:
    match key, facts:
        case "told", {"name": name, "told": told}:
            return f"{name}: {told}"
        case "then_break", _:
            return "BREAK"
        case "each", {"each": {"figure": figure, "year": year}}:
            return f"{year}={figure}"
    points = (f"{fact['year']}={fact['figure']}" for fact in facts.values() if isinstance(fact, dict))
    return f"{key} {' '.join(points)}"


def prints(figure: Figure) -> str:
    return str(figure.value)


MANY = {year: year % 7 for year in range(2005, 2024)}


@pytest.mark.parametrize(
    ("values", "breaks", "said"),
    [
        ({2021: 5, 2022: 9}, (), "A: 2021=5, 2022=9"),
        ({2022: 5}, (), "A: 2022=5"),
        ({2006: 3, 2015: 8, 2023: 7}, (2009, 2023), "A: 2006=3; BREAK; 2015=8; BREAK; 2023=7"),
        ({2006: 3, 2015: 8, 2023: 7}, (2009, 2010), "A: 2006=3; BREAK; 2015=8, 2023=7"),
        (dict.fromkeys(range(2016, 2024), 1), (), f"A: {', '.join(f'{year}=1' for year in range(2016, 2024))}"),
        ({year: year for year in range(2015, 2024)}, (), "A: span 2015=2015 2023=2023"),
        (MANY, (), "A: span 2005=3 2023=0, extremes 2008=6 2009=0"),
        (
            {**MANY, 2008: 3},
            (2007, 2010),
            "A: 2005=3, 2006=4; BREAK; span 2007=5 2009=0; BREAK; span 2010=1 2023=0, extremes 2015=6 2016=0",
        ),
    ],
)
def test_a_sentence_tells_each_figure_in_order_of_time_and_of_many_those_that_matter(
    values: dict[int, int], breaks: tuple[int, ...], said: str
) -> None:
    assert known(values, breaks).sentence("A", say, prints) == said


VALUES = st.dictionaries(st.integers(2001, 2025), st.integers(0, 50), min_size=1, max_size=15)


@settings(deadline=None)
@given(VALUES, st.sets(st.integers(2002, 2025), max_size=4))
def test_no_stretch_reaches_over_a_break_and_none_is_lost(values: dict[int, int], breaks: set[int]) -> None:
    stretches = known(values, tuple(sorted(breaks))).stretches()

    assert [year.ends_in for stretch in stretches for year in stretch] == sorted(values)
    for stretch in stretches:
        assert not any(stretch[0].ends_in < at <= stretch[-1].ends_in for at in breaks)
    for one, other in pairwise(stretches):
        assert any(one[-1].ends_in < at <= other[0].ends_in for at in breaks)


@settings(deadline=None)
@given(VALUES, st.sets(st.integers(2002, 2025), max_size=4))
def test_a_sentence_tells_every_break_and_each_of_a_few_figures(values: dict[int, int], breaks: set[int]) -> None:
    series = known(values, tuple(sorted(breaks)))

    said = series.sentence("A", say, prints).removeprefix("A: ")

    stretches = said.split("; BREAK; ")
    assert len(stretches) == len(series.stretches())
    if len(values) <= 8:
        each = [point for stretch in stretches for point in stretch.split(", ")]
        assert each == [f"{year}={value}" for year, value in sorted(values.items())]
    else:
        assert len(said.split("=")) - 1 <= 4 * len(stretches)


# What an area leaves out


def test_an_area_leaves_charts_out_and_the_others_are_numbered_on(workspace: Path) -> None:
    lay_charts(workspace, years="2022, 2023")
    lay_breaks(workspace, "breaks: []\n")
    lay_return(workspace, 2022, 8, 4)
    outline = workspace / "areas" / "testshire" / "2023" / "outline.yaml"

    outline.write_text("leave_out: [people-by-distance]\n", "utf-8")
    assert [chart.caption.words for chart in charts_of(composed(workspace))] == [
        "Chart 1: People over the years, 2022 to 2023"
    ]

    outline.write_text("leave_out:\n  - people-by-distance\n  - people-over-the-years\n", "utf-8")
    document = composed(workspace)
    assert charts_of(document) == []
    assert not any("over the years" in str(block) for block in document.blocks)
