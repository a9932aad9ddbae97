"""Values put into a return: all that its author typed besides stays, to the letter."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mappa_report.intake.yaml_edit import with_values
from mappa_report.model.area import Area
from mappa_report.model.figure import Path
from mappa_report.model.year import ReportingYear
from mappa_report.scaffold.blanks import statistics_file
from mappa_report.wording.facts import gather_facts
from tests.conftest import ROOT
from tests.importing.sheets.books import tiny_form
from tests.opendata.samples import REPORTS, sample

AREA = Area("testshire", "Testshire", "", (), "", {})
FACTS = gather_facts(AREA, ReportingYear(2023), {})


def edited(text: str, values: Mapping[str, str | None]) -> str | None:
    by_path = {tuple(name.split(".")): value for name, value in values.items()}
    return with_values(text, by_path, tiny_form(), FACTS)


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ("reviews: 4\n", {"reviews": "5"}, "reviews: 5\n"),
        ("reviews:   4   # of 2023\n", {"reviews": "5"}, "reviews:   5   # of 2023\n"),
        ('"reviews": "4" # quoted\n', {"reviews": "5"}, '"reviews": 5 # quoted\n'),
        ("reviews: 4 # a\n", {"reviews": ""}, "reviews: # a\n"),
        ("reviews:\n", {"reviews": "5"}, "reviews: 5\n"),
        ("reviews:  # to come\nshare: 2\n", {"reviews": "5"}, "reviews: 5  # to come\nshare: 2\n"),
        ("reviews: ~\n", {"reviews": "5"}, "reviews: 5\n"),
        ("reviews: 4", {"reviews": "5"}, "reviews: 5"),
        ("reviews: 4\r\nshare: 2\r\n", {"reviews": "15"}, "reviews: 15\r\nshare: 2\r\n"),
        ("orders: {first: 3, second: 0} # both\n", {"orders.second": "1"}, "orders: {first: 3, second: 1} # both\n"),
        ("orders: {first: 3}\n", {"orders.second": "1"}, "orders: {first: 3, second: 1}\n"),
        ("orders:\n    second: 0\n", {"orders.first": "3"}, "orders:\n    first: 3\n    second: 0\n"),
        ("orders:\n  first: 3\n# end\n", {"orders.second": "1"}, "orders:\n  first: 3\n  second: 1\n# end\n"),
        ("orders:\n  first: 3", {"orders.second": "1"}, "orders:\n  first: 3\n  second: 1"),
        ("orders:\n  #first:  # First order\n", {"orders.first": "3"}, "orders:\n  first: 3  # First order\n"),
        ("orders:\n  # first: 2 # old\nshare: 1\n", {"orders.first": "3"}, "orders:\n  first: 3  # old\nshare: 1\n"),
        ("orders:\nshare: 1\n", {"orders.first": "3"}, "orders:\n  first: 3\nshare: 1\n"),
        (
            "people:\n  near:\n    red: 1\n    #blue:\nshare: 1\n",
            {"people.far.red": "2"},
            "people:\n  near:\n    red: 1\n    #blue:\n  far:\n    red: 2\nshare: 1\n",
        ),
    ],
)
def test_only_the_value_changes(before: str, values: dict[str, str], after: str) -> None:
    assert edited(before, values) == after


def test_a_table_that_is_missing_is_laid_out_as_new_does() -> None:
    before = "edition: tiny\nreviews: 4\nshare: 2.4\n"

    assert edited(before, {"orders.second": "1", "people.near.red": "10"}) == (
        "edition: tiny\nreviews: 4\nshare: 2.4\n"
        "\n# Orders\norders:\n  #first:  # First order\n  second: 1  # Second order\n"
        "\n# People on 31 March 2023\npeople:\n  near:\n    red: 10  # Red\n    #blue:  # Blue\n    #total:  # Total\n"
        "  far:\n    #red:  # Red\n    blue: n/a  # Blue is only ever near\n    #total:  # Total\n"
        "  total:\n    #red:  # Red\n    #blue:  # Blue\n    #total:  # Total\n"
    )


def test_a_file_in_which_no_value_can_be_put_is_left_alone() -> None:
    assert edited("reviews:\n  a: 1\n", {"reviews": "4"}) is None
    assert edited("reviews: >\n  4\n", {"reviews": "5"}) is None
    assert edited("- 1\n", {"reviews": "5"}) is None
    assert edited("reviews: [\n", {"reviews": "5"}) is None


@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_a_new_return_takes_every_published_figure(area: str, year: str) -> None:
    report = sample(area, year)
    new = statistics_file(report.area, report.year, report.edition)
    values = {path: str(figure.value) for path, figure in report.statistics.figures.items() if figure.is_number}

    text = with_values(new, values, report.edition.form, gather_facts(report.area, report.year, {}))

    assert text
    changed = [after for before, after in zip(new.splitlines(), text.splitlines(), strict=True) if before != after]
    assert len(changed) == len(values)
    assert not any(line.lstrip().startswith("#") for line in changed)


@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_each_single_value_of_a_published_return_can_be_changed(area: str, year: str) -> None:
    report = sample(area, year)
    before = (ROOT / f"areas/{area}/{year}/statistics.yaml").read_text("utf-8")
    paths: list[Path] = [path for path, figure in report.statistics.figures.items() if figure.place]

    for path in paths:
        after = with_values(before, {path: "98765"}, report.edition.form, {})
        assert after
        lines = [each for each in zip(before.splitlines(), after.splitlines(), strict=True) if each[0] != each[1]]
        assert [new.split("#")[0].strip() for _, new in lines] == [f"{path[-1]}: 98765"]
        assert [old.partition("#")[2] for old, _ in lines] == [new.partition("#")[2] for _, new in lines]


@pytest.mark.parametrize(
    ("before", "taken_out", "after"),
    [
        ("reviews: 4\nshare: 2\n", "reviews", "#reviews:\nshare: 2\n"),
        ("reviews: 4  # of 2023\nshare: 2\n", "reviews", "#reviews:  # of 2023\nshare: 2\n"),
        ("orders:\n  first: 3\n  second: 0\n", "orders.first", "orders:\n  #first:\n  second: 0\n"),
        ("orders:\n  first: 3\nshare: 2\n", "orders.first", "orders:\n  #first:\nshare: 2\n"),
        ("share: 2\n", "reviews", "share: 2\n"),
        ("orders:\nshare: 2\n", "orders.first", "orders:\nshare: 2\n"),
        ("orders: {first: 3, second: 0}\n", "orders.first", None),
    ],
)
def test_a_figure_that_is_still_to_come_is_left_as_a_comment(before: str, taken_out: str, after: str | None) -> None:
    assert edited(before, {taken_out: None}) == after


def test_a_figure_taken_out_goes_back_where_it_was() -> None:
    before = "orders:\n  first: 3  # as counted\n  second: 0\n"
    without = edited(before, {"orders.first": None})

    assert without is not None
    assert edited(without, {"orders.first": "3"}) == before
