"""Charts as Word's own: what they draw, the figures in their workbook, and that both are sound."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from mappa_report.document.blocks import Caption, Chart
from mappa_report.document.panels import Bar, BarGroup, BarPanel, BreakMark, YearFigure, YearsPanel
from mappa_report.writers.docx.chart_xml import COLOURS, NEUTRAL
from mappa_report.writers.docx.writer import write_docx
from tests.documents import BARS, empty, text

TEMPLATES = Path(__file__).parents[3] / "templates"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

GROUPS = (
    BarGroup((Bar("Red", 28, "28", 0), Bar("Blue <&>", None, "not returned", 1)), "Near"),
    BarGroup((Bar("Red", 0, "0", 0), Bar("Blue <&>", 1_200, "1,200 (63%)", 1)), "Far"),
)
GROUPED = Chart((BarPanel(GROUPS),), "Far is farthest.", Caption("Chart", 1, text("Most were far")))
YEARS = Chart(
    (
        YearsPanel(
            "",
            2018,
            2022,
            (
                *(YearFigure(2018, 5, "5", "2017–18"), YearFigure(2019, 6, "6", "2018–19")),
                *(YearFigure(2021, None, "not returned", "2020–21"), YearFigure(2022, 7, "7", "2021–22")),
            ),
            (BreakMark(2019, 2021, "Break 1"),),
            None,
        ),
    ),
    "Highest in 2021–22.",
    Caption("Chart", 1, text("They rose")),
)


def parts(chart: Chart) -> dict[str, bytes]:
    data = write_docx(replace(empty(), blocks=(chart,)), TEMPLATES.joinpath)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drawn(chart: Chart) -> etree._Element:
    (data,) = (data for name, data in parts(chart).items() if re.fullmatch(r"word/charts/chart\d+\.xml", name))
    return etree.fromstring(data)


def worksheets(chart: Chart) -> list[list[list[object]]]:
    books = (data for name, data in parts(chart).items() if name.endswith(".xlsx"))
    sheets = (CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Figures") for book in books)
    return [[list(row) for row in sheet.to_python()] for sheet in sheets]


def points(holder: etree._Element) -> dict[str, str]:
    return {point.get("idx"): point.findtext(f"{C}v") for point in holder.iter(f"{C}pt")}


def colours(root: etree._Element) -> list[str]:
    return [each.find(f".//{A}srgbClr").get("val") for each in root.iter(f"{C}dPt")]


def test_the_figures_of_a_chart_stand_in_a_workbook_within_it() -> None:
    assert worksheets(GROUPED) == [
        [
            ["", "", "Most were far"],
            ["Near", "Red", 28],
            ["", "Blue <&>: not returned", ""],
            ["Far", "Red", 0],
            ["", "Blue <&>", 1200],
        ]
    ]


def test_a_chart_draws_the_cells_of_its_workbook() -> None:
    root = drawn(GROUPED)
    assert [each.text for each in root.iter(f"{C}f")] == ["Figures!$C$1", "Figures!$A$2:$B$5", "Figures!$C$2:$C$5"]
    inner, outer = root.iter(f"{C}lvl")
    assert points(inner) == {"0": "Red", "1": "Blue <&>: not returned", "2": "Red", "3": "Blue <&>"}
    assert points(outer) == {"0": "Near", "2": "Far"}
    assert points(root.find(f".//{C}val")) == {"0": "28", "2": "0", "3": "1200"}
    assert [each.text for each in root.iter(f"{A}t")] == ["1,200 (63%)"]
    assert colours(root) == [COLOURS[0], COLOURS[1], COLOURS[0], COLOURS[1]]


def test_columns_stand_where_they_are_in_time_with_a_gap_for_a_break() -> None:
    root = drawn(YEARS)
    names = {"0": "2017–18", "1": "2018–19", "3": "Break 1", "4": "2020–21: not returned", "5": "2021–22"}
    assert points(root.find(f".//{C}cat")) == names
    assert points(root.find(f".//{C}val")) == {"0": "5", "1": "6", "5": "7"}
    assert set(colours(root)) == {NEUTRAL}


def test_the_colours_are_those_of_the_drawing_in_other_formats() -> None:
    template = (TEMPLATES / "chart.svg.j2").read_text("utf-8")
    assert [f"#{NEUTRAL}", *(f"#{colour}" for colour in COLOURS)] == re.findall(r'"(#[0-9A-F]{6})"', template)


def test_each_panel_of_an_older_proof_is_a_drawing_of_its_own_with_words_for_it() -> None:
    (panel,) = YEARS.panels
    assert isinstance(panel, YearsPanel)
    both = replace(YEARS, panels=(panel, replace(panel, heading="Category 2")))
    document = parts(both)["word/document.xml"].decode()
    assert re.findall(r'<wp:docPr [^>]*?name="([^"]*)" descr="([^"]*)"', document) == [
        ("Chart 1", "Highest in 2021–22."),
        ("Chart 1", "Category 2"),
    ]
    assert len(worksheets(both)) == 2


@pytest.mark.parametrize("chart", [BARS, GROUPED, YEARS])
def test_the_validator_of_word_files_finds_nothing_in_a_chart(chart: Chart, tmp_path: Path) -> None:
    path = tmp_path / "chart.docx"
    path.write_bytes(write_docx(replace(empty(), blocks=(chart,)), TEMPLATES.joinpath))

    result = OpenXmlValidator().validate(str(path))

    assert [error.description for error in result.errors] == []


def test_a_chart_is_the_same_bytes_each_time() -> None:
    assert parts(GROUPED) == parts(GROUPED)
