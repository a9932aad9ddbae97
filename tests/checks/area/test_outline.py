"""What an area leaves out of the edition's outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.charts import lay_charts
from tests.conftest import ROOT


def left_out(root: Path, text: str) -> tuple[tuple[str, ...], list[str]]:
    """What the report leaves out, and the codes of the problems with ``text`` as its outline.yaml."""
    (root / "areas" / "testshire" / "2023" / "outline.yaml").write_text(text, "utf-8")
    checked = check_report(Workspace(root), "testshire", "2023")
    return checked.report.omitted if checked.report else (), [problem.code for problem in checked.problems]


def test_charts_may_be_left_out(workspace: Path) -> None:
    lay_charts(workspace)

    assert left_out(workspace, "leave_out: [people-by-distance]\n") == (("people-by-distance",), [])
    assert left_out(workspace, "leave_out: []\n") == ((), [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("leave_out: [statistics]\n", ["unknown-value"]),
        ("leave_out: [front]\n", ["unknown-value"]),
        ("leave_out: people-by-distance\n", ["wrong-shape"]),
        ("leave_out:\n", ["wrong-shape"]),
        ("leav_out: [people-by-distance]\n", ["unknown-key"]),
        ("[people-by-distance]\n", ["wrong-shape"]),
        ("# ask 07700 900123\nleave_out: []\n", ["telephone-number"]),
    ],
)
def test_all_else_is_a_problem(workspace: Path, text: str, codes: list[str]) -> None:
    lay_charts(workspace)

    assert left_out(workspace, text)[1] == codes


@pytest.mark.parametrize(
    ("area", "year", "names"),
    [
        ("kent", "2006", {"national-chart-1", "national-chart-2", "people-at-levels-2-and-3"}),
        ("kent", "2023", {"people-at-level-1", "levels-over-the-years", "key-figures", "comparison"}),
    ],
)
def test_the_packaged_editions_let_charts_and_summaries_go(area: str, year: str, names: set[str]) -> None:
    report = check_report(Workspace(ROOT), area, year).report
    assert report

    assert names <= {entry.name for entry in report.edition.outline if entry.may_be_left_out}
    assert "statistics" not in {entry.name for entry in report.edition.outline if entry.may_be_left_out}
