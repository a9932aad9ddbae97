"""The workbook to fill in: what is locked, what works itself out, what may be typed, and that it comes back."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mappa_report.importing.sheets.figures import figures_of
from mappa_report.importing.sheets.reading import Wanted
from mappa_report.intake.template import blank_template
from mappa_report.opendata.template_xlsx import write_template
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT, Run
from tests.importing.sheets.books import changed, unpacked
from tests.opendata.samples import REPORTS, part, parts, sample, xlsx_sheets

FIRST = "xl/worksheets/sheet2.xml"
FILE = Path("build/testshire/2023/testshire-mappa-return-2023.xlsx")


def template(area: str, year: str, root: Path = ROOT) -> bytes:
    made = blank_template(Workspace(root), area, year, [])
    assert made
    return write_template(made)


@pytest.fixture
def blank(tmp_path: Path) -> bytes:
    """The template of a year that has no figures yet."""
    folder = tmp_path / "blank"
    shutil.copytree(BASE, folder)
    (folder / "areas/testshire/2023/statistics.yaml").write_text("edition: tiny\n", "utf-8")
    return template("testshire", "2023", folder)


def cell(data: bytes, name: str, sheet: str = FIRST) -> tuple[str, str, bool]:
    """The formula of a cell, its value, and whether it is locked."""
    found = next(each for each in part(data, sheet).iter("{*}c") if each.get("r") == name)
    styles = part(data, "xl/styles.xml").findall("{*}cellXfs/{*}xf")
    protection = styles[int(found.get("s", "0"))].find("{*}protection")
    is_locked = protection is None or protection.get("locked") != "0"
    return found.findtext("{*}f") or "", found.findtext("{*}v") or "", is_locked


def test_every_worksheet_is_protected_and_only_figures_can_be_typed(blank: bytes) -> None:
    sheets = [name for name in parts(blank) if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]

    assert all(part(blank, name).find("{*}sheetProtection") is not None for name in sheets)
    assert [cell(blank, name)[2] for name in ("A1", "A4", "B4", "B5", "C5", "D5", "B6", "C6", "B7")] == [
        True, True, True, False, False, True, False, True, True,
    ]  # fmt: skip


def test_totals_work_themselves_out_once_all_parts_are_numbers(blank: bytes) -> None:
    full = template("testshire", "2023", BASE)

    assert cell(blank, "D5") == ('IF(COUNT(B5,C5)=2,B5+C5,"")', "", True)
    assert cell(blank, "D6")[0] == 'IF(COUNT(B6)=1,B6,"")'
    assert cell(full, "D5") == ('IF(COUNT(B5,C5)=2,B5+C5,"")', "15", True)
    assert cell(full, "D7")[1] == "17"


def test_what_may_be_typed_is_a_whole_number_or_shorthand(blank: bytes) -> None:
    rules = [each.findtext("{*}formula1") for each in part(blank, FIRST).iter("{*}dataValidation")]
    rates = [each.findtext("{*}formula1") for each in part(blank, "xl/worksheets/sheet4.xml").iter("{*}dataValidation")]

    assert rules[0] == 'OR(AND(ISNUMBER(B5),B5>=0,B5=INT(B5)),B5="[x]",B5="[c]")'
    assert len(rules) == 3
    assert rates[1] == 'OR(AND(ISNUMBER(B6),B6>=0),B6="[x]",B6="[c]")'


def test_a_worksheet_says_what_each_figure_means() -> None:
    meanings = xlsx_sheets(template("testshire", "2023", BASE))["What_figures_mean"]

    assert meanings[3:6] == [
        ["Table", "Row", "Column", "How to write it", "What is meant", "Name in statistics.yaml"],
        ["People on 31 March 2023", "Near", "Red", "A whole number, 0 or more.", meanings[4][4], "people.near.red"],
        ["People on 31 March 2023", "Near", "Blue", "A whole number, 0 or more.", meanings[4][4], "people.near.blue"],
    ]
    assert len(meanings) == 4 + len(sample("testshire", "2023").statistics.figures)


@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_the_figures_of_a_return_are_in_it_and_come_back(area: str, year: str) -> None:
    report = sample(area, year)
    data = template(area, year)

    reading = figures_of("return.xlsx", data, report.edition.form, Wanted(area, report.area.name, int(year)))

    assert reading.problems == ()
    assert {path: each.figure.value for path, each in reading.figures.items()} == {
        path: figure.value for path, figure in report.statistics.figures.items() if path not in reading.blank
    }
    # Only a total can be blank that the return gives without all its parts.
    assert {path[-1] for path in reading.blank} <= {"total"}
    assert (reading.taken, reading.unknown, reading.told) == ((), (), ())


def test_it_is_valid_and_says_its_language_and_title(blank: bytes, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(blank)
    core = part(blank, "docProps/core.xml")

    assert OpenXmlValidator().validate(path).errors == []
    assert core.findtext("{*}language") == "en-GB"
    assert core.findtext("{*}title") == "Testshire MAPPA, 2022–23: the statistical return to fill in"


@pytest.mark.usefixtures("workspace")
def test_filled_in_it_fills_a_return(run: Run) -> None:
    made = run("data", "testshire", "2023", "--template")
    assert (made.code, made.out) == (
        0,
        f"wrote {FILE}\nNo problems. Next: fill it in, save it, and run mappa-report import-statistics.\n",
    )
    data = FILE.read_bytes()
    before = re.search(r'<c r="B5"[^>]*><v>10</v>', unpacked(data)[FIRST].decode())
    assert before
    FILE.write_bytes(changed(data, FIRST, (before[0], before[0].replace("10<", "12<"))))

    result = run("import-statistics", str(FILE), "--area", "testshire", "--year", "2023")

    assert "Changed: 1\n  people.near.red                              10 → 12  (Table_1!B5)\n" in result.out
    assert "The formula in Table_1!D5 gives 15, and its parts add up to 17" in result.out


@pytest.mark.usefixtures("workspace")
def test_a_year_that_is_not_begun_has_a_template_if_an_edition_covers_it(run: Run) -> None:
    assert run("data", "essex", "2023", "--template").code == 0
    assert run("data", "essex", "2024", "--template").out.endswith("Nothing was written.\n")
    assert run("data", "--all", "--template").code == 2


def test_the_same_form_is_always_the_same_file() -> None:
    assert template("kent", "2023") == template("kent", "2023")
