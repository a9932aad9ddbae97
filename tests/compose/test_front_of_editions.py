"""What the front of each shipped edition, and its comparison, say in its own words."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from mappa_report.assembly.history import history_of
from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import BulletList, Chart, Heading, Paragraph, Table
from mappa_report.document.document import Document
from mappa_report.document.inlines import Inlines, Text, plain_text
from mappa_report.document.panels import BarPanel
from mappa_report.model.annual_report import AnnualReport
from mappa_report.model.figure import Figure, FigureState
from mappa_report.model.history import History, PastReturn
from mappa_report.model.year import ReportingYear
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

Report = tuple[str, str]
NO_BREAK = "\N{NO-BREAK SPACE}"


@cache
def read(area: str, year: str) -> AnnualReport:
    report = check_report(Workspace(ROOT), area, year).report
    assert report
    return report


def alone(area: str, year: str) -> Document:
    """The report without any year before."""
    return compose_report(replace(read(area, year), history=History()), digest="")


def beside(area: str, year: str, **more: int) -> Document:
    """The report beside a return of the year before, in which the numbers named were larger by ``more``."""
    report = read(area, year)
    then = {
        path: Figure(each.state, each.value + more.get("__".join(path), 0)) if each.value is not None else each
        for path, each in report.statistics.figures.items()
    }
    past = PastReturn(ReportingYear(report.year.ends_in - 1), report.edition.form, then, report.population)
    history = replace(history_of(Workspace(ROOT), report, []), returns=(past,))
    return compose_report(replace(report, history=history), digest="")


def words(content: Inlines) -> str:
    return plain_text(content).replace(NO_BREAK, " ")


def sentences_of(document: Document) -> list[str]:
    lists = [block for block in document.front if isinstance(block, BulletList)]
    return [words(each.content) for one in lists for item in one.items for each in item if isinstance(each, Paragraph)]


def comparison_of(document: Document) -> tuple[str, Table]:
    """The sentences of the comparison, and its table."""
    headings = [words(block.content) if isinstance(block, Heading) else "" for block in document.text]
    start = next(at for at, heading in enumerate(headings) if heading.startswith("Compared with "))
    told, table = document.text[start + 1 : start + 3]
    assert isinstance(told, Paragraph)
    assert isinstance(table, Table)
    return words(told.content), table


@pytest.mark.parametrize(
    ("report", "counted"),
    [
        (("kent", "2006"), "sex offenders cautioned or convicted for breach of their registration requirement"),
        (("kent", "2015"), "offenders cautioned or convicted for breach of notification requirements"),
        (("norfolk", "2019"), "offenders cautioned or convicted for breach of notification requirements"),
        (("west-midlands", "2023"), "individuals cautioned or convicted for breach of notification requirements"),
    ],
    ids=str,
)
def test_people_cautioned_or_convicted_are_not_called_breaches(report: Report, counted: str) -> None:
    document = beside(*report, notification_breaches=60, rso_breaches=60)

    assert [each for each in sentences_of(document) if each.startswith(f"The number of {counted} fell by ")]
    _, table = comparison_of(document)
    assert [each for row in table.rows if (each := words(row.cells[0])).casefold() == counted]


def test_the_tables_named_are_those_of_the_sentences_and_the_chart_too() -> None:
    document = alone("kent", "2006")

    assert [each for each in sentences_of(document) if "to custody" in each]
    last = document.front[-1]
    assert isinstance(last, Paragraph)
    assert words(last.content) == "The tables behind these figures: Table 6; Table 8; Table 9; Table 10."


def test_a_reason_is_told_in_full_once_and_then_referred_to() -> None:
    sentences, table = comparison_of(beside("kent", "2023"))

    because = (
        "Category 4, which areas do not publish, was made in 2022, and may hold people who would have been in Category "
        "2 or 3 before"
    )
    assert sentences == (
        "There were 2,706 MAPPA-eligible individuals on 31 March 2023. This can’t be compared with the number a year "
        f"before, because {because}. There were 1,953 individuals in Category 1, the same number as a year before. "
        "There were 83 individuals managed at Level 2 or 3 during the year. Nor can this be compared with the number "
        "in the year before."
    )
    assert [words(note) for note in table.notes if "[u]" in words(note)] == [
        "[u]: percentages are not given for numbers below 50, or for rates based on them."
    ]


def test_a_year_with_a_year_before_is_summed_up_in_three_sentences() -> None:
    document = beside("kent", "2023", notification_breaches=13, eligible__total__category_1=-64)

    *moved, apart = sentences_of(document)
    assert moved == [
        "The number of individuals in Category 1 rose by 3%, from 1,889 to 1,953.",
        "The number of individuals cautioned or convicted for breach of notification requirements fell by 23%, from 57 "
        "to 44.",
    ]
    assert apart.endswith(
        " before; nor can the rate per 100,000 people, because the population estimate used for 31 March 2023 is the "
        "first known to start from the Census of 2021."
    )


def test_without_a_year_before_the_sentences_tell_what_the_chart_does_not() -> None:
    assert sentences_of(alone("kent", "2023")) == [
        "Of the MAPPA-eligible individuals on 31 March 2023, Level 1 accounted for 2,680, Level 2 for 23 and Level 3 "
        "for 3.",
        "On 31 March 2023, Level 1 included 1,945 of those subject to sex offender notification requirements, and 735 "
        "of the violent offenders.",
        "Of the individuals managed at Level 2 or 3 over the whole year, Level 2 accounted for 74 and Level 3 for 9.",
    ]


def test_sentences_are_right_of_one_and_of_nobody_too() -> None:
    report = read("west-midlands", "2023")
    figures = dict(report.statistics.figures)
    for level, value in (("level_1", 1), ("level_2", 0), ("level_3", 0)):
        figures["eligible", level, "total"] = figures["managed", level, "total"] = Figure(FigureState.NUMBER, value)
    statistics = replace(report.statistics, figures=figures)
    document = compose_report(replace(report, statistics=statistics, history=History()), digest="")

    first, _, last = sentences_of(document)
    assert (first, last) == (
        "Of the MAPPA-eligible individuals on 31 March 2023, Level 1 accounted for 1, Level 2 for 0 and Level 3 for 0.",
        "Of the individuals managed at Level 2 or 3 over the whole year, Level 2 accounted for 0 and Level 3 for 0.",
    )


def test_no_sentence_of_2006_sets_one_day_beside_the_whole_year() -> None:
    assert sentences_of(alone("kent", "2006")) == [
        "Of the offenders living in the area over the whole year, Category 2 accounted for 663 and Category 3 for 45.",
        "Of the offenders managed at Level 2 or 3 over the whole year, Level 2 accounted for 486 and Level 3 for 50.",
        "Over the whole year, returns to custody for breach of licence came to 37 among offenders at Level 2, and to "
        "11 among those at Level 3.",
    ]


def chart_of(document: Document) -> Chart:
    (chart,) = (block for block in document.front if isinstance(block, Chart))
    return chart


def bars_of(chart: Chart) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Each group of bars: its heading, and the bars with their words and the series of their colour."""
    groups = (group for panel in chart.panels if isinstance(panel, BarPanel) for group in panel.groups)
    return [(group.heading, [(bar.label, bar.words, bar.series) for bar in group.bars]) for group in groups]


def test_two_years_stand_in_pairs_each_under_its_name_and_the_title_tells_the_change() -> None:
    chart = chart_of(beside("kent", "2015", eligible__total__category_1=-40))

    labels = [
        f"Category {each}"
        for each in ("1: registered sexual offenders", "2: violent offenders", "3: other dangerous offenders")
    ]
    assert bars_of(chart) == [
        (labels[0], [("2013–14", "1,520", 1), ("2014–15", "1,560", 0)]),
        (labels[1], [("2013–14", "793", 1), ("2014–15", "793", 0)]),
        (labels[2], [("2013–14", "4", 1), ("2014–15", "4", 0)]),
    ]
    change = "MAPPA-eligible offenders rose from 2,317 to 2,357 in the year to 31 March 2015"
    assert words(chart.caption.text) == change
    assert words((Text(chart.alternative),)) == (
        f"{change}. The longest bar is that of {labels[0]}, 2014–15, followed by {labels[0]}, 2013–14; {labels[1]}, "
        f"2013–14 and {labels[1]}, 2014–15; {labels[2]}, 2013–14 and {labels[2]}, 2014–15."
    )


def test_the_chart_of_2006_is_of_the_whole_year_alone() -> None:
    chart = chart_of(alone("kent", "2006"))

    bars = [
        ("Category 1: registered sex offenders", "232", 0),
        ("Category 2: violent and other sexual offenders", "234", 1),
        ("Category 3: other offenders", "20", 2),
    ]
    assert bars_of(chart) == [("", bars)]
    assert words((Text(chart.alternative),)) == (
        "Offenders managed at Level 2 during 2005–06 by category. The longest bar is "
        "that of Category 2: violent and other sexual offenders, followed by Category 1: registered sex offenders; "
        "Category 3: other offenders."
    )


def test_two_years_that_are_compared_do_not_stand_in_tables_over_the_years_too() -> None:
    captions = [
        words(block.caption.text) for block in beside("kent", "2015").text if isinstance(block, Table) and block.caption
    ]

    assert "Main figures of 2013–14 and 2014–15" in captions
    assert [each for each in captions if "2013–14 to 2014–15" in each] == []
