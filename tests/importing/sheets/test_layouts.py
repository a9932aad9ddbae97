"""The published returns come back from every layout that people have, figure by figure."""

from __future__ import annotations

import pytest

from mappa_report.importing.sheets.figures import figures_of
from mappa_report.importing.sheets.reading import Wanted
from mappa_report.opendata.publish import files_of_return
from tests.importing.sheets.books import xlsx
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
