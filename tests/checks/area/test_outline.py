"""What an area leaves out of the edition's outline, and puts in another order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.compose.report_document import compose_report
from mappa_report.document.blocks import Heading, Table
from mappa_report.document.inlines import plain_text
from mappa_report.pipeline import CheckResult, check_report
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


def kent(root: Path, text: str) -> CheckResult:
    """Kent 2023 with ``text`` as its outline.yaml."""
    shutil.copytree(ROOT / "areas" / "kent" / "2023", root / "areas" / "kent" / "2023")
    shutil.copy(ROOT / "areas" / "kent" / "area.yaml", root / "areas" / "kent")
    (root / "areas" / "kent" / "2023" / "outline.yaml").write_text(text, "utf-8")
    return check_report(Workspace(root), "kent", "2023")


def test_parts_stand_in_the_order_that_an_area_gives_and_all_else_where_it_was(tmp_path: Path) -> None:
    report = kent(tmp_path, "order: [about, local, definitions, statistics]\n").report
    assert report

    names = [entry.name for entry in report.edition.outline]
    assert names[:3] == ["key-figures", "front", "what-is-mappa"]
    assert names.index("local") < names.index("commentary") < names.index("definitions") < names.index("comparison")
    assert names[-1] == "closing"
    titles = [block.content for block in compose_report(report, "").blocks if isinstance(block, Heading)]
    assert [plain_text(title) for title in titles][-2:] == ["MAPPA statistics", "About this report"]
    captions = [
        block.caption.number
        for block in compose_report(report, "").blocks
        if isinstance(block, Table) and block.caption
    ]
    assert captions == list(range(1, len(captions) + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "order: [about, statistics]\n",
            ("missing", 1, "this order does not say where definitions and local stand"),
        ),
        ("order: []\n", ("missing", 1, "this order does not say where about, statistics, definitions and local stand")),
        ("order: [about, local, statistics, about]\n", ("duplicate-key", 1, "about stands in this order twice")),
        (
            "order:\n  - about\n  - front\n",
            ("unknown-value", 3, "there is nothing named front that may be put in another order"),
        ),
        ("{}\n", ("missing", 1, "nothing is left out or put in order here")),
    ],
)
def test_an_order_names_each_part_of_the_edition_once(
    text: str, expected: tuple[str, int, str], tmp_path: Path
) -> None:
    problems = kent(tmp_path, text).problems

    assert [(each.code, each.place.line, each.message) for each in problems] == [expected]
