"""Open data: nothing for the makers of the formats to find, and the same figures in LibreOffice."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.full import judges
from tests.full.reports import DATA, Files

pytestmark = pytest.mark.full

Sheets = dict[str, list[list[str]]]

# All sheets, each as a file of its own, in UTF-8 and with their cells as they are shown.
_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def judged(data: dict[str, Files]) -> judges.Findings:
    return judges.open_xml_sdk([files["xlsx"] for files in data.values()])


@pytest.mark.parametrize("name", DATA)
def test_the_open_xml_sdk_finds_nothing_in_spreadsheets(
    name: str, data: dict[str, Files], judged: judges.Findings
) -> None:
    assert judged[data[name]["xlsx"]] == []


@pytest.fixture(scope="module")
def opened(data: dict[str, Files], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Sheets]:
    """The cells of every sheet as LibreOffice shows them, by report and kind of file."""
    folder = tmp_path_factory.mktemp("sheets")
    copies = {
        (name, kind): Path(shutil.copy(files[kind], folder / f"{number}{kind}.{kind}"))
        for number, (name, files) in enumerate(data.items())
        for kind in ("xlsx", "ods")
    }
    judges.libreoffice(list(copies.values()), _AS_CSV, folder)
    return {key: _sheets(folder, f"{copy.stem}-") for key, copy in copies.items()}


def _sheets(folder: Path, start: str) -> Sheets:
    return {sheet.stem.removeprefix(start): _rows(sheet) for sheet in folder.glob(f"{start}*.csv")}


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


@pytest.mark.parametrize("name", DATA)
def test_libreoffice_shows_the_same_in_both_kinds_of_spreadsheet(
    name: str, opened: dict[tuple[str, str], Sheets]
) -> None:
    sheets = opened[name, "xlsx"]

    assert {"Cover", "Contents", "Notes", "Table_1"} <= sheets.keys()
    assert opened[name, "ods"] == sheets


@pytest.mark.parametrize("name", DATA)
def test_libreoffice_shows_every_figure_of_the_csv(
    name: str, data: dict[str, Files], opened: dict[tuple[str, str], Sheets]
) -> None:
    head, *rows = _rows(data[name]["csv"])
    values = Counter(float(row[head.index("value")]) for row in rows if row[head.index("value")])

    shown = [
        cell
        for sheet, lines in opened[name, "ods"].items()
        if sheet.startswith("Table")
        for line in lines
        for cell in line[1:]
    ]

    assert Counter(float(cell.replace(",", "")) for cell in shown if re.fullmatch(r"-?[\d,.]+", cell)) == values
