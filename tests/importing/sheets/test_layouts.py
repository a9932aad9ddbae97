"""The published returns come back from every layout that people have, figure by figure."""

from __future__ import annotations

from csv import DictReader, writer
from io import StringIO
from itertools import pairwise

import pytest

from mappa_report.importing.sheets.figures import figures_of
from mappa_report.importing.sheets.reading import Wanted
from mappa_report.opendata.publish import files_of_return
from tests.importing.sheets.books import Value, xlsx
from tests.importing.sheets.layouts import LAYOUTS, Layout
from tests.opendata.samples import REPORTS, dataset, sample


def figures(area: str, year: str, data: bytes, name: str) -> dict[str, object]:
    report = sample(area, year)
    reading = figures_of(name, data, report.edition.form, Wanted(area, report.area.name, int(year)))
    assert reading.problems == ()
    return {".".join(path): each.figure.value or each.figure.state for path, each in reading.figures.items()}


def published(area: str, year: str) -> dict[str, object]:
    returned = sample(area, year).statistics.figures
    return {".".join(path): figure.value or figure.state for path, figure in returned.items()}


@pytest.mark.parametrize(("area", "year"), REPORTS)
@pytest.mark.parametrize("style", ["csv", "xlsx", "ods"])
def test_what_data_has_written_comes_back(area: str, year: str, style: str) -> None:
    data = files_of_return(dataset(area, year), [style])[style]

    assert figures(area, year, data, f"return.{style}") == published(area, year)


@pytest.mark.parametrize(("area", "year"), REPORTS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_tables_laid_out_by_hand_come_in(area: str, year: str, layout: Layout) -> None:
    assert figures(area, year, xlsx(layout(area, year)), "return.xlsx") == published(area, year)


def test_labels_are_told_in_the_order_of_the_form_wherever_their_tables_stand() -> None:
    report = sample("kent", "2023")
    rows: list[list[Value]] = [["Breach of licence", "L2", "L3"], ["Cat 2", 12.0, 0.0], ["Cat 1", 5.0, 2.0], []]
    rows += [["Managed at Levels 2 and 3 (yearly total)", "L3", "L2"], ["Cat 2", 1.0, 20.0], ["Cat 1", 5.0, 33.0]]

    reading = figures_of("r.xlsx", xlsx({"S": rows}), report.edition.form, Wanted("kent", report.area.name, 2023))

    labels = [taken.label for taken in reading.taken if " " not in taken.where]
    assert labels == ["L2", "L3", "Cat 1", "Cat 2"] * 2
    assert [taken.where for taken in reading.taken if taken.label == "L2"] == ["S!C5", "S!B1"]


def list_of(area: str, year: str, names: tuple[str, ...], heads: tuple[str, ...], *, repeats: bool) -> bytes:
    """The columns ``names`` of our own CSV, under other ``heads``; a title in each row of its table, or the first."""
    data = files_of_return(dataset(area, year), ["csv"])["csv"]
    cut = [{name: row[name] for name in names} for row in DictReader(StringIO(data.decode("utf-8-sig")))]
    for above, row in reversed([*pairwise(cut)]):
        if row["table"] == above["table"] and not repeats:
            row["table"] = ""
    written = StringIO()
    writer(written).writerows([heads, *(row.values() for row in cut)])
    return written.getvalue().encode()


@pytest.mark.parametrize(("area", "year"), REPORTS)
@pytest.mark.parametrize("repeats", [True, False], ids=["titles in all rows", "titles once"])
def test_a_list_that_names_tables_rows_and_columns_in_words_comes_in(area: str, year: str, *, repeats: bool) -> None:
    names = ("table", "row", "column", "value", "shorthand")
    data = list_of(area, year, names, names, repeats=repeats)

    assert figures(area, year, data, "return.csv") == published(area, year)


@pytest.mark.parametrize(("area", "year"), REPORTS)
@pytest.mark.parametrize("repeats", [True, False], ids=["titles in all rows", "titles once"])
def test_of_a_list_without_names_of_its_columns_no_row_is_taken_for_another_tables(
    area: str, year: str, *, repeats: bool
) -> None:
    data = list_of(area, year, ("table", "row", "column", "value"), ("Measure", "Of", "By", "Number"), repeats=repeats)

    came_in = figures(area, year, data, "return.csv")

    assert came_in.items() <= published(area, year).items()
