"""Which year a report is of, and which edition has its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.assembly.editions import load_edition
from mappa_report.importing.figures import Dating, date_report, edition_for, is_two_reports, likeliest_edition
from mappa_report.importing.lines import lines_of
from mappa_report.model.edition import Edition
from tests.importing.layouts import WORKSPACE, pieces_of, return_of

REPORTS = sorted((Path(__file__).parent / "other_hands").glob("*.txt"))
IDS = [report.stem for report in REPORTS]


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    loaded = (load_edition(WORKSPACE, key, []) for key in WORKSPACE.editions())
    return [edition for edition in loaded if edition is not None]


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_a_report_is_of_the_year_that_its_title_and_figures_name(report: Path) -> None:
    _, _, year = return_of(report.with_suffix(".yaml"))

    assert date_report("", lines_of(pieces_of(report.read_text("utf-8")))).year == year


def test_a_report_without_a_year_has_none_and_the_edition_whose_form_it_fits_best(editions: list[Edition]) -> None:
    text = REPORTS[IDS.index("each_cell_a_line")].read_text("utf-8")
    lines = lines_of(pieces_of(text.replace("2014-15", "").replace("31 March 2015", "the last day")))

    assert date_report("", lines) == Dating(0, 0, is_sure=False)
    assert likeliest_edition(editions, lines, ()).key == "2015"


def test_a_year_that_no_edition_covers_has_the_nearest_one(editions: list[Edition]) -> None:
    nearest, is_covered = edition_for(editions, 2017)

    assert (nearest.key, is_covered) == ("2015" if 2015 in nearest.years else "2019", False)
    assert edition_for(editions, 2019)[1] is True


def test_two_reports_in_one_file_are_told_from_one_with_last_years_figures_beside(editions: list[Edition]) -> None:
    texts = {name: REPORTS[IDS.index(name)].read_text("utf-8") for name in ("turned_round", "cut_by_a_page")}
    both = lines_of(pieces_of("\n\n\n".join(texts.values())))
    beside = lines_of(pieces_of(REPORTS[IDS.index("last_year_beside")].read_text("utf-8")))

    assert is_two_reports(editions, both, ()) is True
    assert is_two_reports(editions, beside, ()) is False
