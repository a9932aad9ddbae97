"""The year at a glance: what is said of two years is so, and without a year before nothing is said of one."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.assembly.history import history_of
from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import BulletList, Chart, Heading, KeyFigures, Paragraph, ParagraphRole
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.document.panels import BarPanel
from mappa_report.model.annual_report import AnnualReport, StatisticalReturn
from mappa_report.model.correction import Correction
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.figure import Path as FigurePath
from mappa_report.model.history import History
from mappa_report.model.series import SeriesBreak
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE
from tests.two_years import add_year_before

TOTAL, RED, BLUE = (("people", "total", key) for key in ("total", "red", "blue"))
FIRST, SHARE = ("orders", "first"), ("share",)
FIGURES = (TOTAL, RED, BLUE, FIRST, SHARE)
NOT_RETURNED, SUPPRESSED = Figure(FigureState.NOT_RETURNED), Figure(FigureState.SUPPRESSED)
Value = int | Figure
APART = "The rate can't be compared with 2021–22"
NO_BREAK = "\N{NO-BREAK SPACE}"

counts = st.integers(0, 60) | st.integers(0, 20_000)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> AnnualReport:
    """The tiny report and its year before, with a page that sums them up."""
    folder = tmp_path_factory.mktemp("two") / "workspace"
    shutil.copytree(BASE, folder)
    add_year_before(folder, at_a_glance=True)
    workspace = Workspace(Path(folder))
    report = check_report(workspace, "testshire", "2023").report
    assert report
    return replace(report, history=history_of(workspace, report, []))


def with_years(report: AnnualReport, **years: tuple[Value, Value]) -> AnnualReport:
    """``report`` with figures of last year and this, those of orders and the rate being left out if not given."""
    names = dict(zip(("total", "red", "blue", "first", "share"), FIGURES, strict=True))
    given_years = {path: years.get(name, (NOT_RETURNED, NOT_RETURNED)) for name, path in names.items()}
    (past,) = report.history.returns
    then, now = ({path: figure(values[at]) for path, values in given_years.items()} for at in (0, 1))
    history = History((replace(past, figures={**past.figures, **then}),), report.history.breaks)
    return replace(report, statistics=StatisticalReturn({**report.statistics.figures, **now}), history=history)


def figure(value: Value) -> Figure:
    return value if isinstance(value, Figure) else Figure(FigureState.NUMBER, value)


def composed(report: AnnualReport) -> Document:
    return compose_report(report, digest="")


def figures_of(document: Document) -> list[tuple[str, str, str]]:
    """Each key figure, its words and its change."""
    (shown,) = (block for block in document.front if isinstance(block, KeyFigures))
    return [(each.value, words(each.words), words(each.change)) for each in shown.figures]


def words(content: Inlines) -> str:
    return plain_text(content).replace(NO_BREAK, " ")


def sentences_of(document: Document) -> list[str]:
    lists = [block for block in document.front if isinstance(block, BulletList)]
    items = (item for each in lists for item in each.items)
    return [words(block.content) for item in items for block in item if isinstance(block, Paragraph)]


def notes_of(document: Document) -> list[str]:
    paragraphs = (block for block in document.front if isinstance(block, Paragraph))
    notes = [words(block.content) for block in paragraphs if block.role is ParagraphRole.NOTE]
    return [note for note in notes if not note.startswith("From: ")]


def chart_of(document: Document) -> tuple[str, list[tuple[str, str]]] | None:
    """The chart's title, and its bars, each with its label below its heading, and its words."""
    charts = [block for block in document.front if isinstance(block, Chart)]
    if not charts:
        return None
    (panel,) = charts[0].panels
    assert isinstance(panel, BarPanel)
    bars = [(f"{group.heading} {bar.label}".strip(), bar.words) for group in panel.groups for bar in group.bars]
    return words(charts[0].caption.text), bars


def test_each_figure_has_its_change_and_what_moved_most_is_told_in_per_cent(report: AnnualReport) -> None:
    document = composed(with_years(report, total=(1000, 1100), red=(800, 920), blue=(200, 180), first=(7, 9)))

    assert figures_of(document) == [
        ("1,100", "people on 31 March 2023", "Up 10%, from 1,000"),
        ("920", "people who are red", "Up 15%, from 800"),
        ("180", "people who are blue", "Down 10%, from 200"),
        ("9", "first orders", "Up from 7"),
    ]
    assert sentences_of(document) == [
        "In per cent, the number of red people rose most, by 15%: from 800 to 920.",
        "The number of blue people fell by 10%, from 200 to 180.",
        "Red are 920 of 1,100.",
    ]
    assert notes_of(document) == ["No percentage of fewer than 50."]
    assert chart_of(document) == (
        "People rose from 1,000 to 1,100",
        [("Red 2021–22", "800"), ("Red 2022–23", "920"), ("Blue 2021–22", "200"), ("Blue 2022–23", "180")],
    )


def test_it_stands_before_the_contents_and_leads_to_the_tables_of_its_figures(report: AnnualReport) -> None:
    document = composed(with_years(report, total=(1000, 1100), red=(800, 920), blue=(200, 180)))

    assert document.contents[0].text == "The year at a glance"
    assert document.front[0] == Heading(1, (Text("The year at a glance"),), "the-year-at-a-glance")
    last = document.front[-1]
    assert isinstance(last, Paragraph)
    assert words(last.content) == "From: Table 1; Table 2; Table 3."
    assert not [block for block in document.text if isinstance(block, KeyFigures)]


def test_without_a_year_before_nothing_is_said_of_one(report: AnnualReport) -> None:
    """A sentence on a figure that was not returned, as that of reviews, is left out too."""
    alone = replace(with_years(report, total=(0, 1100), red=(0, 920), blue=(0, 180)), history=History())
    document = composed(alone)

    assert [change for _, _, change in figures_of(document)] == ["", "", ""]
    assert sentences_of(document) == ["Red are 920 of 1,100."]
    assert notes_of(document) == []
    assert chart_of(document) == ("Red made up 84% of 1,100", [("Red", "920"), ("Blue", "180")])


def test_a_year_before_without_any_of_the_figures_is_as_none(report: AnnualReport) -> None:
    none = (NOT_RETURNED, 920)
    document = composed(with_years(report, total=(NOT_RETURNED, 1100), red=none, blue=(NOT_RETURNED, 180)))

    assert [change for _, _, change in figures_of(document)] == ["", "", ""]
    assert sentences_of(document) == ["Red are 920 of 1,100."]


@pytest.mark.parametrize(("hidden", "change"), [(NOT_RETURNED, "Nothing to compare"), (SUPPRESSED, "Suppressed then")])
def test_a_figure_that_was_not_shown_shows_in_no_change(report: AnnualReport, hidden: Figure, change: str) -> None:
    document = composed(with_years(report, total=(1000, 1100), red=(hidden, 920), blue=(200, hidden)))

    assert figures_of(document) == [
        ("1,100", "people on 31 March 2023", "Up 10%, from 1,000"),
        ("920", "people who are red", change),
    ]
    assert sentences_of(document) == [
        "The number of people rose by 10%, from 1,000 to 1,100.",
        "Red are 920 of 1,100.",
    ]
    assert chart_of(document) is None


def test_where_all_is_broken_off_each_reason_is_told_once(report: AnnualReport) -> None:
    def broken(patterns: tuple[FigurePath, ...], because: str) -> SeriesBreak:
        return SeriesBreak(ReportingYear(2022), ReportingYear(2023), patterns, because)

    years = with_years(report, total=(1000, 1100), red=(800, 920), blue=(200, 180), first=(7, 9))
    breaks = (broken((("people",),), "people are counted otherwise"), broken((FIRST,), "orders are new"))
    document = composed(replace(years, history=replace(years.history, breaks=breaks)))

    assert [change for _, _, change in figures_of(document)] == ["Not comparable"] * 4
    assert sentences_of(document) == [
        "The number of people, the number of red people and the number of blue people can't be compared with 2021–22, "
        "because people are counted otherwise; nor can the number of first orders, because orders are new.",
        "Red are 920 of 1,100.",
    ]
    assert notes_of(document) == []
    assert chart_of(document) == ("Red made up 84% of 1,100", [("Red", "920"), ("Blue", "180")])


def test_a_break_that_nobody_knows_of_is_told_as_such(report: AnnualReport) -> None:
    years = with_years(report, total=(1000, 1100), red=(800, 920))
    unknown = SeriesBreak(ReportingYear(2021), ReportingYear(2024), (("people",),), "nobody knows", is_known=False)
    known = replace(unknown, because="red was made anew", patterns=(RED,), is_known=True)
    document = composed(replace(years, history=replace(years.history, breaks=(unknown, known))))

    assert [change for _, _, change in figures_of(document)] == ["Perhaps not comparable", "Not comparable"]
    assert sentences_of(document) == [
        "The number of people may not be comparable with 2021–22: nobody knows; the number of red people can't be "
        "compared with 2021–22, because red was made anew.",
        "Red are 920 of 1,100.",
    ]


def test_noughts_are_told_as_such(report: AnnualReport) -> None:
    document = composed(with_years(report, total=(60, 0), red=(0, 0), blue=(0, 12), first=(3, 3)))

    assert figures_of(document) == [
        ("0", "people on 31 March 2023", "Down from 60"),
        ("0", "people who are red", "None then either"),
        ("12", "people who are blue", "Up from none"),
        ("3", "first orders", "As in 2021–22"),
    ]
    assert sentences_of(document) == [
        "The number of blue people rose from 0 to 12.",
        "The number of people fell by 100%, from 60 to 0.",
        "Red are 0 of 0.",
    ]
    assert chart_of(document) is None, "no figure is as large as twenty"


def test_a_rise_from_nothing_is_told_even_where_no_percentage_may_be_given(report: AnnualReport) -> None:
    alone = composed(with_years(report, total=(60, 60), red=(0, 13), first=(2, 9)))
    assert sentences_of(alone)[:2] == ["The number of red people rose from 0 to 13.", "Nothing fell."]

    with_others = composed(with_years(report, total=(60, 66), red=(50, 60), blue=(10, 50)))
    assert sentences_of(with_others)[0] == "In per cent, the number of red people rose most, by 20%: from 50 to 60."


def test_that_nothing_rose_is_told_where_several_could_have(report: AnnualReport) -> None:
    falling = composed(with_years(report, total=(1000, 900), red=(800, 700), blue=(200, 200)))
    assert sentences_of(falling)[:2] == [
        "Nothing rose.",
        "The number of red people fell most, by 13%: from 800 to 700.",
    ]

    alone = composed(with_years(report, total=(1000, 900)))
    assert sentences_of(alone)[0] == "The number of people fell by 10%, from 1,000 to 900."


def test_all_that_rose_by_what_prints_as_one_percentage_are_named(report: AnnualReport) -> None:
    """Rounding does not decide which of them rose most."""
    document = composed(with_years(report, total=(1000, 1100), red=(500, 546), blue=(500, 554)))
    assert sentences_of(document)[:2] == [
        "The number of blue people rose most, by 11%: from 500 to 554.",
        "Nothing fell.",
    ]

    alike = composed(with_years(report, total=(2000, 2201), red=(1000, 1104), blue=(1000, 1097), first=(90, 91)))
    assert sentences_of(alike)[:2] == [
        "The number of people, the number of red people and the number of blue people each rose by 10%.",
        "Nothing fell.",
    ]


def test_of_two_that_moved_alike_the_first_stands_alone_where_there_are_no_words_for_both(report: AnnualReport) -> None:
    document = composed(with_years(report, total=(1000, 900), red=(500, 450), blue=(500, 450)))

    assert sentences_of(document)[:2] == ["Nothing rose.", "The number of people fell by 10%, from 1,000 to 900."]


def test_no_note_tells_why_there_is_no_percentage_where_nothing_moved(report: AnnualReport) -> None:
    document = composed(with_years(report, total=(1000, 1000), red=(7, 7)))

    assert (sentences_of(document)[:2], notes_of(document)) == (["Nothing rose.", "Nothing fell."], [])


@pytest.mark.parametrize(
    ("aged", "change", "sentence"),
    [
        ("ten and over", "Up from 110", "Nothing fell."),
        (
            "all ages",
            "Not comparable",
            "The rate can't be compared with 2021–22, because the rates are on people of other ages.",
        ),
    ],
)
def test_rates_on_other_people_are_not_compared(report: AnnualReport, aged: str, change: str, sentence: str) -> None:
    rates = (Figure(FigureState.NUMBER, Decimal("110")), Figure(FigureState.NUMBER, Decimal("121")))
    years = with_years(report, total=(1000, 1050), red=(800, 840), blue=(200, 210), share=rates)
    assert years.population
    (past,) = years.history.returns
    past = replace(past, population=replace(years.population, aged=aged))
    document = composed(replace(years, history=replace(years.history, returns=(past,))))

    assert figures_of(document)[-1] == ("121", "per 100,000", change)
    assert sentence in sentences_of(document)


@given(red=st.tuples(counts, counts), blue=st.tuples(counts, counts))
def test_what_is_said_to_have_risen_has_and_fell_has(
    report: AnnualReport, red: tuple[int, int], blue: tuple[int, int]
) -> None:
    total = (red[0] + blue[0], red[1] + blue[1])
    said = " ".join(sentences_of(composed(with_years(report, total=total, red=red, blue=blue))))

    years = {"The number of people": total, "The number of red people": red, "The number of blue people": blue}
    for name, (then, now) in years.items():
        if f"{name} rose" in said:
            assert now > then
        if f"{name} fell" in said:
            assert then > now
    if " rose most, " in said and "In per cent, " not in said:
        assert all(then >= 50 for then, now in years.values() if now > then)
    if "Nothing rose." in said:
        assert all(now <= then for then, now in years.values())
    if "Nothing fell." in said:
        assert all(now >= then for then, now in years.values())


def test_behind_corrections_it_stands_in_the_text_and_no_page_of_its_own_begins_with_them(
    report: AnnualReport,
) -> None:
    correction = Correction(date(2023, 11, 4), "A number was put right.")
    document = compose_report(replace(report, corrections=(correction,)), digest="")

    headings = [plain_text(block.content) for block in document.blocks if isinstance(block, Heading)]
    assert (document.front, headings[:2]) == ((), ["Corrections", "The year at a glance"])
