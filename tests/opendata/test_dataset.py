"""The words that open data say of figures are those of the report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mappa_report.compose.report_document import compose_report
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.opendata.publish import checked_dataset
from tests.opendata.samples import EDITIONS, sample


def with_usual_mid_year(edition: str) -> AnnualReport:
    """The sample of ``edition``, its rate worked out on the last mid-year before the snapshot."""
    report = sample(*EDITIONS[edition])
    year, area = report.year.ends_in, report.area
    usual = replace(area.populations[year], mid_year=year - 1)
    return replace(report, area=replace(area, populations={**area.populations, year: usual}))


@pytest.mark.parametrize("edition", EDITIONS)
def test_notes_of_the_usual_mid_year_are_those_that_the_report_prints(edition: str) -> None:
    report = with_usual_mid_year(edition)

    notes = [note for table in checked_dataset(report, "").tables for note in table.notes]

    printed = " ".join(" ".join(plain_text(each).split()) for each in inlines_of(compose_report(report, "").blocks))
    assert [note for note in notes if note not in printed] == []
    assert not any("In earlier reports" in note for note in notes)


def test_a_note_keeps_the_paragraph_that_can_be_told() -> None:
    (note,) = (each for table in checked_dataset(with_usual_mid_year("2023"), "").tables for each in table.notes)

    assert note.startswith("The rate uses an estimate by the Office for National Statistics (ONS)")
    assert "mid-2022." in note
