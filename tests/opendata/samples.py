"""Reports that the tests of open data publish, and what stands in the spreadsheets made of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree
from msgspec.structs import replace

from mappa_report.assembly.editions import edition_digest
from mappa_report.assembly.history import history_of
from mappa_report.model.annual_report import AnnualReport
from mappa_report.opendata.dataset import Dataset, dataset_of
from mappa_report.pipeline import check_report
from mappa_report.workspace.workspace import Workspace
from tests.conftest import BASE, ROOT

REPORTS = (("kent", "2006"), ("kent", "2015"), ("kent", "2023"), ("norfolk", "2019"), ("west-midlands", "2023"))
EDITIONS = {"2006": ("kent", "2006"), "2015": ("kent", "2015"), "2019": ("norfolk", "2019"), "2023": ("kent", "2023")}

Cells = list[list[str | float]]


@cache
def sample(area: str, year: str) -> AnnualReport:
    """A report as it is published, with the returns of earlier years."""
    workspace = Workspace(BASE if area == "testshire" else ROOT)
    report = check_report(workspace, area, year).report
    assert report
    return replace(report, history=history_of(workspace, report, []))


@cache
def dataset(area: str, year: str) -> Dataset:
    report = sample(area, year)
    workspace = Workspace(BASE if area == "testshire" else ROOT)
    return dataset_of(report, edition_digest(workspace, report.edition.key))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def parts(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def xlsx_sheets(data: bytes) -> dict[str, Cells]:
    """What stands in each worksheet of an XLSX, a number as a number."""
    texts = ["".join(item.itertext()) for item in part(data, "xl/sharedStrings.xml")]
    names = [sheet.get("name", "") for sheet in part(data, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet")]
    sheets: dict[str, Cells] = {}
    for number, name in enumerate(names, start=1):
        rows = part(data, f"xl/worksheets/sheet{number}.xml").iterfind("{*}sheetData/{*}row")
        sheets[name] = [[_xlsx_value(cell, texts) for cell in row] for row in rows]
    return sheets


def _xlsx_value(cell: etree._Element, texts: list[str]) -> str | float:
    value = cell.findtext("{*}v")
    assert value is not None, "a blank cell"
    return texts[int(value)] if cell.get("t") == "s" else float(value)


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def ods_sheets(data: bytes) -> dict[str, Cells]:
    """What stands in each worksheet of an ODS, a number as a number."""
    return {
        sheet.get(f"{TABLE}name", ""): [[_ods_value(cell) for cell in row] for row in sheet.iter(f"{TABLE}table-row")]
        for sheet in part(data, "content.xml").iter(f"{TABLE}table")
    }


def _ods_value(cell: etree._Element) -> str | float:
    text = "".join(cell.itertext())
    assert text, "a blank cell"
    value = cell.get(f"{OFFICE}value")
    return text if value is None else float(value)


def table_refs(data: bytes) -> Iterator[tuple[str, str]]:
    """The name of each table that an XLSX marks as one, and its cells."""
    for name in sorted(filter(re.compile(r"xl/tables/").match, parts(data))):
        table = part(data, name)
        yield table.get("displayName", ""), table.get("ref", "")
