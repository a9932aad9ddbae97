"""Dates of the year before: right beside a figure of its return, or over a column beside this year's."""

from __future__ import annotations

import pytest

from mappa_report.checks.narrative import Passage
from mappa_report.checks.words.dates import check_dates
from mappa_report.checks.words.phrases import Reading
from mappa_report.readers.markdown_blocks import BlockReader
from mappa_report.source.place import Source
from tests.checks.sentences.scoring import kent
from tests.checks.words.test_words import vocabulary


def told(page: str) -> list[str]:
    report = kent()
    reader = BlockReader(Source("1.md", page), None, [])
    reader.blocks(page)
    readings = [Reading(Passage(prose, report.sections[0])) for prose in reader.prose]
    assert report.last_year
    last_year = report.last_year.figures.values()
    return [problem.message for problem in check_dates(readings, vocabulary(), report.year, last_year)]


@pytest.mark.parametrize(
    "page",
    [
        "In 2021-22, 117 people were managed at Levels 2 and 3.",
        "On 31 March 2022 there were 1,923 people in Category 1.",
        "Twenty-six people were returned to custody in 2021-22, and 28 in 2022-23.",
        "| | 2021-22 | 2022-23 |\n|---|---|---|\n| Returned to custody | 26 | 28 |",
    ],
)
def test_a_date_beside_a_figure_of_its_year_is_right(page: str) -> None:
    assert told(page) == []


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ("In 2021-22, 119 people were managed at Levels 2 and 3.", "2021-22"),
        ("On 31 March 2022 there were 1,923 people in Category 1, 20 more than a year before.", "31 March 2022"),
        ("On 31 March 2022 there were 2,706 people under MAPPA, up from the year before.", "31 March 2022"),
        ("| | 2021-22 |\n|---|---|\n| Returned to custody | 28 |", "2021-22"),
    ],
)
def test_last_years_date_is_told_where_nothing_says_why_it_stands_there(page: str, date: str) -> None:
    assert told(page) == [f"“{date}” is not in the year that this report is about"]
