"""The JSON: the layout that ``docs/open-data.md`` promises, and that it has every figure."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from mappa_report.model.annual_report import StatisticalReturn
from mappa_report.model.figure import Figure, FigureState
from mappa_report.opendata.dataset import dataset_of
from mappa_report.opendata.json_format import write_return, write_returns
from tests.opendata.samples import REPORTS, dataset, sample


def test_the_layout() -> None:
    layout = json.loads(write_return(dataset("testshire", "2023")))
    tables = layout.pop("tables")

    assert layout == {
        "layout": 1,
        "shorthand": {
            "[x]": "Not available: the area returned no figure.",
            "[z]": "Not applicable: no figure can be given here.",
            "[c]": "Confidential: a small number is not shown, as it could show who somebody is.",
            "[b]": "Break in series: the figure was counted in another way than the one before it.",
        },
        "title": "Testshire report 2022–23: statistics",
        "language": "en-GB",
        "area": {
            "key": "testshire",
            "name": "Testshire",
            "board": "Testshire Strategic Management Board",
            "nation": "England",
        },
        "year": {
            "number": 2023,
            "label": "2022–23",
            "start": "2022-04-01",
            "end": "2023-03-31",
        },
        "published": None,
        "edition": {"key": "tiny", "digest": dataset("testshire", "2023").digest},
        "population": {"mid_year": 2021, "aged": "ten and over", "released": "2022-12-21", "count": 500000},
    }
    assert [table["title"] for table in tables] == ["People on 31 March 2023", "Orders", "Reviews"]
    assert tables[1] == {
        "number": 2,
        "key": "orders",
        "title": "Orders",
        "row_heading": "Order",
        "rows": [
            {"key": "first", "label": "First order", "is_total": False},
            {"key": "second", "label": "Second order", "is_total": False},
        ],
        "columns": [{"key": None, "label": "Number", "is_total": False}],
        "notes": [],
        "figures": [
            figure("orders.first", "first", None, 3),
            figure("orders.second", "second", None, 0),
        ],
    }
    assert [row["is_total"] for row in tables[0]["rows"]] == [False, False, True]
    assert [column["key"] for column in tables[0]["columns"] if column["is_total"]] == ["total"]
    assert tables[2]["key"] is None
    assert tables[2]["notes"] == ["Worked out on the population of mid-2021."]
    assert tables[0]["figures"][4] == {
        **figure("people.far.blue", "far", "blue", None),
        "state": "not_applicable",
        "shorthand": "[z]",
        "notes": ["Not applicable: Blue is only ever near."],
    }


def figure(name: str, row: str, column: str | None, value: int | None) -> dict[str, object]:
    return {
        "figure": name,
        "row": row,
        "column": column,
        "measure": "count",
        "state": "number",
        "value": value,
        "shorthand": None,
        "notes": [],
    }


@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_every_figure_is_there_once(area: str, year: str) -> None:
    tables = json.loads(write_return(dataset(area, year)))["tables"]
    written = [(each["figure"], each["state"], each["value"]) for table in tables for each in table["figures"]]

    assert written == [
        (".".join(path), figure.state.value, None if figure.value is None else float(figure.value))
        for path, figure in sample(area, year).statistics.figures.items()
    ]


@pytest.mark.parametrize(("rate", "written"), [("59", b"59,"), ("112.50", b"112.5,"), ("999999.9999", b"999999.9999,")])
def test_a_rate_is_a_number(rate: str, written: bytes) -> None:
    report = sample("testshire", "2023")
    figures = {**report.statistics.figures, ("share",): Figure(FigureState.NUMBER, Decimal(rate))}
    rated = replace(report, statistics=StatisticalReturn(figures))

    assert b'"value": ' + written in write_return(dataset_of(rated, "digest"))


def test_many_returns_and_those_left_out() -> None:
    both = [dataset("kent", "2015"), dataset("kent", "2023")]

    layout = json.loads(write_returns(both, [("norfolk", "2019")]))

    alone = [json.loads(write_return(each)) for each in both]
    shared = {"layout": 1, "shorthand": alone[0]["shorthand"]}
    assert layout == {
        **shared,
        "left_out": [{"area": "norfolk", "year": 2019}],
        "returns": [{key: value for key, value in each.items() if key not in shared} for each in alone],
    }


def test_the_day_of_publication() -> None:
    published = replace(sample("testshire", "2023"), published=date(2023, 10, 26))

    assert b'"published": "2023-10-26"' in write_return(dataset_of(published, "digest"))
