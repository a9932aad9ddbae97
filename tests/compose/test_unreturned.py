"""National text goes without what needs a figure that was not returned, and says everything else as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mappa_report.compose.unreturned import without_unreturned
from mappa_report.document.inlines import plain_text
from mappa_report.document.walk import inlines_of
from mappa_report.model.figure import Figure, FigureState
from mappa_report.readers.markdown_reader import read_page
from mappa_report.source.place import Source
from mappa_report.wording.facts import facts_of_figures
from tests.conftest import ROOT, Run

FACTS = facts_of_figures(
    {
        ("a",): Figure(FigureState.NUMBER, 5),
        ("b",): Figure(FigureState.NOT_RETURNED),
        ("none",): Figure(FigureState.NUMBER, 0),
    }
)


def left(body: str) -> list[str]:
    page = read_page(Source("p.md", body), None, [])
    assert page
    return [plain_text(content) for content in inlines_of(without_unreturned(page.blocks, FACTS))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Most ({{ figures.b }} this year) are managed.", ["Most are managed."]),
        ("Most ({{ figures.a | percent_of(figures.b) }} now) are. More.", ["Most are. More."]),
        ("Most ({{ figures.a | percent_of(figures.none) }} now) are.", ["Most are."]),
        ("There were {{ figures.b }} people. They were met.", ["They were met."]),
        ("They were met.[^1]\n\n[^1]: All {{ figures.b }} of them.", ["They were met."]),
        ("They were **met**.[^1]\n\n[^1]: Often. All {{ figures.b }} of them.", ["They were met.", "Often."]),
        ("There were {{ figures.b }} people.[^1] They were met.\n\n[^1]: Often.", ["They were met."]),
        ("They were met. There were {{ figures.b }} of them.", ["They were met."]),
        ("Met 2.5 times, *{{ figures.b }}* in all. Yes!", ["Yes!"]),
        ("There were {{ figures.b }}.", []),
        ("## Of {{ figures.b }}\n\nWords.", ["Words."]),
        ("- There were {{ figures.b }}.\n- Two.", ["Two."]),
        ("> There were {{ figures.b }}.", []),
        ("|a|\n|-|\n|{{ figures.b }}|", ["a", ""]),
        ("There were {{ figures.a }} (all).", ["There were {{ figures.a }} (all)."]),
        ("There were {{ figures.c }}.", ["There were {{ figures.c }}."]),
    ],
)
def test_only_what_needs_the_figure_goes(body: str, expected: list[str]) -> None:
    assert left(body) == expected


def test_a_blank_level_stops_no_report_of_2015(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    year = tmp_path / "areas/kent/2015"
    shutil.copytree(ROOT / "areas/kent/2015", year)
    shutil.copy(ROOT / "areas/kent/area.yaml", year.parent)
    (tmp_path / "mappa-report.yaml").write_text("layout: 1\n", "utf-8")
    returned = year / "statistics.yaml"
    lines = returned.read_text("utf-8").splitlines()
    start = lines.index("  level_1:")
    lines[start + 1] = "    category_1:"
    lines = [line for at, line in enumerate(lines) if not (start < at < start + 6 and "total:" in line)]
    returned.write_text("\n".join(lines) + "\n", "utf-8")
    for section in (year / "sections").glob("*.md"):
        words = section.read_text("utf-8").replace("{{ figures.eligible.level_1.total }}", "most")
        section.write_text(words.replace("{{ figures.eligible.total.total }}", "some"), "utf-8")
    monkeypatch.chdir(tmp_path)

    result = run("build", "kent", "2015", "--pdf-engine", "typst")

    assert result.code == 0, result.out
    page = next(tmp_path.rglob("*.html")).read_text("utf-8")
    assert "Most of them are in fact managed at Level 1" in " ".join(page.split())
