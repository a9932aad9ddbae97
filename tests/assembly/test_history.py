"""The returns of earlier years: which there are, and whose."""

from __future__ import annotations

import shutil
from pathlib import Path

from mappa_report.assembly.history import history_of
from mappa_report.model.history import History
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import ROOT

CATEGORY_1 = ("eligible", "total", "category_1")


def history(root: Path) -> History:
    workspace = Workspace(root)
    report = check_report(workspace, "kent", "2023").report
    assert report
    return history_of(workspace, report, [])


def test_the_samples_that_ship_have_a_history_oldest_first() -> None:
    found = history(ROOT)

    figures = [(past.year.ends_in, found.figure(past, CATEGORY_1)) for past in found.returns]
    assert [(year, figure and figure.value) for year, figure in figures] == [(2006, 941), (2015, 1560)]


def test_they_are_no_part_of_the_history_of_an_area_in_a_workspace(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "areas/kent/2023", tmp_path / "areas/kent/2023")

    assert history(tmp_path).returns == ()


def test_years_of_the_workspace_are(tmp_path: Path) -> None:
    for year in ("2015", "2023"):
        shutil.copytree(ROOT / "areas/kent" / year, tmp_path / "areas/kent" / year)

    assert [past.year.ends_in for past in history(tmp_path).returns] == [2015]


def test_a_return_that_can_not_be_read_is_left_out(tmp_path: Path) -> None:
    for year in ("2006", "2015", "2023"):
        shutil.copytree(ROOT / "areas/kent" / year, tmp_path / "areas/kent" / year)
    (tmp_path / "areas/kent/2015/statistics.yaml").write_text("edition: none\n", "utf-8")

    assert [past.year.ends_in for past in history(tmp_path).returns] == [2006]
