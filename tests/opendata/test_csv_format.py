"""The CSV, and that what was published can be read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mappa_report.checks.statistics import check_return
from mappa_report.document.inlines import Text
from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Figure, FigureState, FigureType, Path
from mappa_report.model.form import Form, Line
from mappa_report.opendata import publish
from mappa_report.opendata.csv_format import write_return, write_returns
from mappa_report.opendata.csv_reader import read_csv, return_of
from mappa_report.opendata.dataset import dataset_of
from mappa_report.opendata.publish import RoundTripFailed, checked_dataset
from mappa_report.problems.problem import Problem
from mappa_report.source.nodes import MapNode, Node, TextNode
from mappa_report.source.place import Place, Source
from tests.conftest import ROOT
from tests.opendata.samples import EDITIONS, REPORTS, dataset, sample

HEADER = "area,area_name,year,period_start,period_end,edition,table,row,column,figure,measure,value,shorthand,note"
START = "testshire,Testshire,2023,2022-04-01,2023-03-31,tiny"


def test_every_figure_is_a_row() -> None:
    assert write_return(dataset("testshire", "2023")).decode("utf-8").split("\r\n") == [
        HEADER,
        f"{START},People on 31 March 2023,Near,Red,people.near.red,count,10,,",
        f"{START},People on 31 March 2023,Near,Blue,people.near.blue,count,5,,",
        f"{START},People on 31 March 2023,Near,Total,people.near.total,count,15,,",
        f"{START},People on 31 March 2023,Far,Red,people.far.red,count,2,,",
        f"{START},People on 31 March 2023,Far,Blue,people.far.blue,count,,[z],Not applicable: Blue is only ever near.",
        f"{START},People on 31 March 2023,Far,Total,people.far.total,count,2,,",
        f"{START},People on 31 March 2023,Total,Red,people.total.red,count,12,,",
        f"{START},People on 31 March 2023,Total,Blue,people.total.blue,count,5,,",
        f"{START},People on 31 March 2023,Total,Total,people.total.total,count,17,,",
        f"{START},Orders,First order,Number,orders.first,count,3,,",
        f"{START},Orders,Second order,Number,orders.second,count,0,,",
        f"{START},Reviews,Cases reviewed,Number,reviews,count,4,,",
        f'{START},Reviews,"Rate per 100,000",Number,share,rate,2.4,,',
        "",
    ]


def test_the_manual_explains_every_column_in_its_order() -> None:
    manual = (ROOT / "docs/open-data.md").read_text("utf-8")
    section = manual.partition("## CSV")[2].partition("\n## ")[0]
    explained = [
        name
        for line in section.splitlines()
        if line.startswith("| `")
        for name in re.findall("`([a-z_]+)`", line.split("|")[1])
    ]

    assert ",".join(explained) == HEADER


def rows_of(area: str, year: str) -> dict[str, dict[str, str]]:
    text = write_return(dataset(area, year)).decode("utf-8")
    return {row["figure"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_a_break_in_series_is_marked_beside_the_number() -> None:
    row = rows_of("kent", "2023")["eligible.total.category_2"]

    assert (row["value"], row["shorthand"]) == ("743", "[b]")
    assert row["note"] == (
        "Break in series, not comparable with 2014–15: Category 4, which areas do not publish, was made in 2022, and "
        "may hold people who would have been in Category 2 or 3 before."
    )


def test_an_area_without_earlier_returns_is_held_against_the_year_before() -> None:
    rows = rows_of("west-midlands", "2023")

    assert "not comparable with 2021–22: Category 4" in rows["eligible.total.category_2"]["note"]
    assert rows["rate"]["note"].startswith("Break in series, not comparable with 2021–22: the population estimate ")
    assert rows["lifetime_revocations"]["shorthand"] == ""


def test_a_year_that_has_no_number_is_not_the_one_before() -> None:
    report = sample("kent", "2023")
    (first, last) = report.history.returns
    path = ("eligible", "total", "category_2")
    blank = replace(last, figures={**last.figures, path: Figure(FigureState.NOT_RETURNED)})
    history = replace(report.history, returns=(first, blank))

    tables = dataset_of(replace(report, history=history), "digest").tables

    (breaks,) = (each.breaks for table in tables for each in table.observations if each.path == path)
    assert all("not comparable with 2005–06: " in each for each in breaks)
    assert len(breaks) == 2


def test_a_figure_that_is_not_returned_is_not_a_nought() -> None:
    row = rows_of("kent", "2023")["sexual_risk_order_breaches"]

    assert (row["value"], row["shorthand"], row["note"]) == ("", "[x]", "")


def test_text_that_a_spreadsheet_would_run_stands_behind_an_apostrophe() -> None:
    hostile = replace(sample("testshire", "2023").area, name='=HYPERLINK("http://x","y")')
    report = replace(sample("testshire", "2023"), area=hostile)

    row = write_return(dataset_of(report, "digest")).decode("utf-8").split("\r\n")[1]

    assert row.startswith("""testshire,"'=HYPERLINK(""http://x"",""y"")",2023,""")


def said(figures: Mapping[Path, Figure]) -> Mapping[Path, object]:
    return {path: (figure.state, figure.value) for path, figure in figures.items()}


@pytest.mark.parametrize(("area", "year"), [*REPORTS, ("testshire", "2023")])
def test_reading_it_back_gives_the_same_return(area: str, year: str) -> None:
    report = sample(area, year)
    problems: list[Problem] = []

    (written,) = read_csv(Source("data.csv", write_return(dataset(area, year)).decode("utf-8")), problems)
    again = return_of(written, report.edition.form, problems)

    assert (written.area, written.year, written.edition) == (area, year, report.edition.key)
    assert said(again.figures) == said(report.statistics.figures)
    assert problems == []


def test_the_long_table_reads_back_as_every_return_in_order() -> None:
    text = write_returns([dataset(*each) for each in REPORTS]).decode("utf-8")
    problems: list[Problem] = []

    returns = read_csv(Source("data.csv", text), problems)

    assert [(each.area, each.year) for each in returns] == list(REPORTS)
    for each in returns:
        report = sample(each.area, each.year)
        assert said(return_of(each, report.edition.form, problems).figures) == said(report.statistics.figures)
    assert text.count(HEADER) == 1
    assert problems == []


PLACE = Place(Source("statistics.yaml"))
COUNTS = st.integers(0, 999_999_999).map(str)
RATES = st.decimals(0, 999_999, places=4).map(lambda rate: f"{rate:f}")


WRITTEN = {FigureState.NOT_RETURNED: "", FigureState.MISSING: "", FigureState.NOT_APPLICABLE: "n/a"}


def checked(texts: Mapping[Path, str], form: Form) -> StatisticalReturn:
    """The return that has ``texts`` for its figures."""
    root: dict[str, Any] = {"edition": "any"}
    for path, text in texts.items():
        branch = root
        for key in path[:-1]:
            branch = branch.setdefault(key, {})
        branch[path[-1]] = text
    return check_return(placed(root), form, [])


def placed(tree: str | dict[str, Any]) -> Node:
    if isinstance(tree, str):
        return TextNode(tree, PLACE)
    return MapNode({key: placed(value) for key, value in tree.items()}, {}, PLACE)


@st.composite
def returns(draw: st.DrawFn, form: Form) -> StatisticalReturn:
    """Any return that a check lets pass: numbers or none, totals of any kind. What is missing has been left blank."""
    texts = {
        path: draw(st.just("") | (COUNTS if kind is FigureType.COUNT else RATES))
        for path, kind in form.types.items()
        if path not in form.inapplicable and draw(st.booleans())
    }
    figures = checked(texts, form).figures
    return checked({path: WRITTEN.get(each.state, str(each.value)) for path, each in figures.items()}, form)


@pytest.mark.parametrize("edition", EDITIONS)
@settings(deadline=None)
@given(data=st.data())
def test_any_return_reads_back_the_same(edition: str, data: st.DataObject) -> None:
    report = sample(*EDITIONS[edition])
    statistics = data.draw(returns(report.edition.form))

    dataset = checked_dataset(replace(report, statistics=statistics, table_notes=()), "digest", None)

    published = {each.path: each.figure for table in dataset.tables for each in table.observations}
    assert published == statistics.figures


def test_a_csv_that_says_something_else_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: object) -> bytes:
        return write_return(dataset("testshire", "2023")).replace(b"count,10,", b"count,11,")

    monkeypatch.setattr(publish, "write_return", wrong)

    with pytest.raises(RoundTripFailed):
        checked_dataset(sample("testshire", "2023"), "digest", None)


def test_a_rate_keeps_the_decimals_that_it_was_given_with() -> None:
    report = sample("testshire", "2023")
    figures = {**report.statistics.figures, ("share",): Figure(FigureState.NUMBER, Decimal("112.50"))}
    rated = replace(report, statistics=StatisticalReturn(figures))

    assert b",rate,112.50,," in write_return(checked_dataset(rated, "digest", None))


def test_a_unit_may_have_any_name() -> None:
    report = sample("kent", "2006")
    odd = '=St. Mary\'s, "Old" Town\n\u2028'
    form = report.edition.form.with_units((Line(odd, (Text(odd),)),))
    statistics = checked({("rso_by_unit", odd): "7"}, form)
    blank = checked({path: WRITTEN.get(each.state, str(each.value)) for path, each in statistics.figures.items()}, form)
    named = replace(report, edition=replace(report.edition, form=form), statistics=blank)

    dataset = checked_dataset(named, "digest", None)

    published = {each.path: each.figure.value for table in dataset.tables for each in table.observations}
    assert published["rso_by_unit", odd] == published["rso_by_unit", "total"] == 7
