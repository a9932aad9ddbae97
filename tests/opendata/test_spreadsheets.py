"""The spreadsheets: what stands in them, that both formats say the same, and what the guidance asks for."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openxml_audit import OdfValidator, OpenXmlValidator

from mappa_report.opendata import ods_format, xlsx_format
from mappa_report.opendata.dataset import Dataset, dataset_of
from mappa_report.opendata.dimensions import heights_of
from mappa_report.opendata.ods_format import ods_of
from mappa_report.opendata.sheets import workbook_of_return, workbook_of_returns
from mappa_report.opendata.workbook import Grid, GridColumn, GridRow, Link, Sheet, Workbook
from mappa_report.opendata.xlsx_format import xlsx_of
from tests.opendata.samples import (
    NUMBER,
    OFFICE,
    REPORTS,
    STYLE,
    TABLE,
    TEXT,
    Cells,
    dataset,
    ods_sheets,
    part,
    parts,
    sample,
    table_refs,
    xlsx_sheets,
)

ODF = OdfValidator(semantic_validation=False, relaxng_validation=True, require_schema_routes=False)
"""Judges by the schema of OpenDocument 1.3."""

KENT = workbook_of_return(dataset("kent", "2023"))
ALL = workbook_of_returns([dataset(*each) for each in REPORTS], [("essex", "2023")])
WORKBOOKS = [workbook_of_return(dataset(*each)) for each in REPORTS] + [ALL]
NAMES = [*map("-".join, REPORTS), "all"]

OPENING = [
    ["Testshire report 2022–23: statistics"],
    ["The figures of the annual report of the Testshire Strategic Management Board for 1 April 2022 to 31 March 2023."],
    ["About these figures"],
    ["Area: Testshire, England"],
    ["Reporting year: 1 April 2022 to 31 March 2023"],
    ["Form of the return: edition tiny (digest 0123456789ab)"],
    ["Not yet published: until then the figures may change."],
    ["How to use this workbook"],
    ["The Contents worksheet lists the other worksheets, with a link to each. Each of them contains one table."],
    ["Notes, such as [note 1], and shorthand, such as [x], are explained in the Notes worksheet."],
    ["A 0 is a number: there were none. It is never written for a figure that is not available."],
    ["The same figures come as CSV and JSON, for use by other programs."],
    ["Contents"],
    ["Notes"],
]


def small() -> Dataset:
    return dataset_of(sample("testshire", "2023"), "0123456789abcdef")


def test_the_worksheets_of_a_return() -> None:
    assert xlsx_sheets(xlsx_of(workbook_of_return(small()))) == {
        "Cover": OPENING,
        "Contents": [
            ["Contents"],
            ["This worksheet contains one table."],
            ["Worksheet", "What it contains"],
            ["Notes", "Notes and shorthand"],
            ["Table_1", "Table 1: People on 31 March 2023"],
            ["Table_2", "Table 2: Orders"],
            ["Table_3", "Table 3: Reviews"],
        ],
        "Notes": [
            ["Notes"],
            ["This worksheet contains one table."],
            ["Back to the contents"],
            ["Mark", "What it means", "Where it stands"],
            ["[x]", "Not available: the area returned no figure.", "No worksheet"],
            ["[z]", "Not applicable: no figure can be given here.", "Table_1"],
            ["[c]", "Confidential: a small number is not shown, as it could show who somebody is.", "No worksheet"],
            ["[note 1]", "Worked out on the population of mid-2021.", "Table_3"],
        ],
        "Table_1": [
            ["Table 1: People on 31 March 2023"],
            ["This worksheet contains one table."],
            ["Some shorthand is used in this table: [z] = not applicable (Blue is only ever near)."],
            ["Back to the contents"],
            ["Distance", "Red", "Blue", "Total"],
            ["Near", 10, 5, 15],
            ["Far", 2, "[z]", 2],
            ["Total", 12, 5, 17],
        ],
        "Table_2": [
            ["Table 2: Orders"],
            ["This worksheet contains one table."],
            ["Back to the contents"],
            ["Order", "Number"],
            ["First order", 3],
            ["Second order", 0],
        ],
        "Table_3": [
            ["Table 3: Reviews [note 1]"],
            ["This worksheet contains one table."],
            ["Notes in square brackets are explained in the Notes worksheet."],
            ["Back to the contents"],
            ["Over the year", "Number"],
            ["Cases reviewed", 4],
            ["Rate per 100,000", 2.4],
        ],
    }


def test_many_returns_are_one_long_table() -> None:
    sheets = xlsx_sheets(xlsx_of(workbook_of_returns([small()], [("essex", "2023")])))

    assert list(sheets) == ["Cover", "Contents", "Notes", "Statistics"]
    assert sheets["Cover"][:6] == [
        ["MAPPA statistics of areas in England and Wales"],
        ["The figures of the annual reports of MAPPA areas: 1 return in one table, one figure in each row."],
        ["Returns in this workbook"],
        ["Testshire, 2022–23"],
        ["Returns left out, because errors were found in them"],
        ["essex 2023"],
    ]
    assert sheets["Notes"][4:] == [
        ["[x]", "Not available: the area returned no figure.", "No worksheet"],
        ["[z]", "Not applicable: no figure can be given here.", "Statistics"],
        ["[c]", "Confidential: a small number is not shown, as it could show who somebody is.", "No worksheet"],
        ["[note 1]", "Not applicable: Blue is only ever near.", "Statistics"],
    ]
    people = ["Testshire", "2022–23", "People on 31 March 2023"]
    assert sheets["Statistics"][4:11] == [
        ["Area", "Reporting year", "Table", "Row", "Column", "Figure", "Measure", "Value", "Notes"],
        [*people, "Near", "Red", "people.near.red", "Count", 10, "none"],
        [*people, "Near", "Blue", "people.near.blue", "Count", 5, "none"],
        [*people, "Near", "Total", "people.near.total", "Count", 15, "none"],
        [*people, "Far", "Red", "people.far.red", "Count", 2, "none"],
        [*people, "Far", "Blue", "people.far.blue", "Count", "[z]", "[note 1]"],
        [*people, "Far", "Total", "people.far.total", "Count", 2, "none"],
    ]
    assert sheets["Statistics"][-1] == [
        "Testshire", "2022–23", "Reviews", "Rate per 100,000", "Number", "share", "Rate", 2.4, "none",
    ]  # fmt: skip


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=NAMES)
def test_both_formats_say_the_same(workbook: Workbook) -> None:
    assert ods_sheets(ods_of(workbook)) == xlsx_sheets(xlsx_of(workbook))


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=NAMES)
def test_the_validators_find_nothing(workbook: Workbook, tmp_path: Path) -> None:
    for name, data in {"data.xlsx": xlsx_of(workbook), "data.ods": ods_of(workbook)}.items():
        (tmp_path / name).write_bytes(data)

    office = OpenXmlValidator().validate(str(tmp_path / "data.xlsx"))
    open_document = ODF.validate(str(tmp_path / "data.ods"))

    assert [each.description for each in (*office.errors, *open_document.errors)] == []


def test_the_validator_of_ods_finds_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "data.ods"
    with zipfile.ZipFile(io.BytesIO(ods_of(KENT))) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"<table:table-row ", b"<table:tablerow "))

    assert ODF.validate(str(file)).errors


@pytest.mark.parametrize(("area", "year"), REPORTS)
def test_every_figure_of_the_return_is_in_its_table(area: str, year: str) -> None:
    sheets = xlsx_sheets(xlsx_of(workbook_of_return(dataset(area, year))))
    figures = [
        figure for table in dataset(area, year).tables for figure in (each.figure for each in table.observations)
    ]

    rows = [row for name, cells in sheets.items() if name.startswith("Table_") for row in body(cells)]
    shown = [cell for row in rows for cell in row[1:]]

    shorthand = {"not_returned": "[x]", "not_applicable": "[z]"}
    assert shown == [
        shorthand[figure.state.value] if figure.value is None else float(figure.value) for figure in figures
    ]


def body(cells: Cells) -> Cells:
    """The rows below the headings of a worksheet's table."""
    start = cells.index(["Back to the contents"]) + 2
    return cells[start:]


def test_a_break_in_series_is_marked_on_the_columns_that_it_concerns() -> None:
    sheets = xlsx_sheets(xlsx_of(KENT))

    assert sheets["Table_1"][5] == [
        "Level",
        "Category 1: subject to sex offender notification requirements",
        "Category 2: violent offenders [note 1]",
        "Category 3: other dangerous offenders [note 1]",
        "Total [note 1]",
    ]
    assert sheets["Table_8"][0] == ["Table 8: Rate per 100,000 people aged ten and over [note 2] [note 3] [note 4]"]
    assert sheets["Notes"][7] == [
        "[note 1]",
        "Break in series, not comparable with 2014–15: Category 4, which areas do not publish, was made in 2022, and "
        "may hold people who would have been in Category 2 or 3 before.",
        "Table_1, Table_2, Table_6",
    ]


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=NAMES)
def test_each_worksheet_has_one_table_that_is_marked_as_one(workbook: Workbook) -> None:
    with_tables = [sheet for sheet in workbook.sheets if sheet.grid]
    marked = dict(table_refs(xlsx_of(workbook)))
    content = part(ods_of(workbook), "content.xml")
    ranges = {
        each.get(f"{TABLE}name"): each.get(f"{TABLE}target-range-address", "")
        for each in content.iter(f"{TABLE}database-range")
    }

    assert workbook.sheets[0].grid is None
    assert len(with_tables) == len(workbook.sheets) - 1 == len(marked)
    for sheet in with_tables:
        assert sheet.grid
        top, width, height = len(sheet.lines) + 2, len(sheet.grid.columns), len(sheet.grid.rows)
        first, last = f"A{top}", f"{'ABCDEFGHI'[width - 1]}{top + height}"
        assert marked[sheet.grid.name] == f"{first}:{last}"
        assert ranges[sheet.grid.name] == f"'{sheet.name}'.{first}:'{sheet.name}'.{last}"
        headings = [column.heading.casefold() for column in sheet.grid.columns]
        assert len(set(headings)) == len(headings)
        assert {len(row.cells) for row in sheet.grid.rows} == {width}


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=NAMES)
def test_nothing_is_merged_hidden_frozen_or_filtered(workbook: Workbook) -> None:
    data = xlsx_of(workbook)
    text = "".join((*written(data), *written(ods_of(workbook))))

    assert (
        re.findall(r"<mergeCell|<pane|autoFilter|hidden=|headerFooter|<drawing|number-columns-spanned|<f>", text) == []
    )
    assert not [name for name in parts(data) if re.search("vba|media|drawing|comment|externalLink", name)]


def written(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode("utf-8") for name in archive.namelist()]


def test_names_of_worksheets_suit_every_program() -> None:
    names = [sheet.name for workbook in WORKBOOKS for sheet in workbook.sheets]

    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,30}", name) for name in names)


def test_the_contents_lead_to_every_worksheet() -> None:
    links = part(xlsx_of(KENT), "xl/worksheets/sheet2.xml").iterfind("{*}hyperlinks/{*}hyperlink")
    content = part(ods_of(KENT), "content.xml")
    contents = list(content.iter(f"{TABLE}table"))[1]
    targets = [str(each.get("{http://www.w3.org/1999/xlink}href")) for each in contents.iter(f"{TEXT}a")]

    names = [sheet.name for sheet in KENT.sheets[2:]]
    assert [each.get("location") for each in links] == [f"'{name}'!A1" for name in names]
    assert targets == [f"#{name}.A1" for name in names]


def test_the_file_says_what_it_is() -> None:
    core = {child.tag.rpartition("}")[2]: child.text for child in part(xlsx_of(KENT), "docProps/core.xml")}
    meta = part(ods_of(KENT), "meta.xml")
    about = [(child.tag.rpartition("}")[2], child.text) for child in meta[0]]

    keywords = ["Kent", "2022–23", "edition 2023", dataset("kent", "2023").digest[:12]]
    assert core == {
        "title": "Kent MAPPA annual report 2022–23: statistics",
        "creator": "Kent Strategic Management Board",
        "lastModifiedBy": "Kent Strategic Management Board",
        "keywords": ", ".join(keywords),
        "description": "The figures of the annual report of the Kent Strategic Management Board for 1 April 2022 to "
        "31 March 2023.",
        "created": "2023-03-31T00:00:00Z",
        "modified": "2023-03-31T00:00:00Z",
        "language": "en-GB",
    }
    assert about == [
        ("generator", "mappa-report"),
        ("title", core["title"]),
        ("description", core["description"]),
        *(("keyword", word) for word in keywords),
        ("initial-creator", core["creator"]),
        ("creator", core["creator"]),
        ("creation-date", "2023-03-31T00:00:00Z"),
        ("date", "2023-03-31T00:00:00Z"),
        ("language", "en-GB"),
    ]


def test_numbers_show_commas_and_their_own_decimals() -> None:
    rows = (GridRow(("whole", 12345)), GridRow(("fine", Decimal("2.40"))), GridRow(("none", "[x]")))
    workbook = one_table(Grid("table_1", (GridColumn("What"), GridColumn("Value", has_figures=True)), rows))
    data = xlsx_of(workbook)
    styles = part(data, "xl/styles.xml")
    formats = {each.get("numFmtId"): each.get("formatCode") for each in styles.iterfind("{*}numFmts/{*}numFmt")}
    looks = list(styles.iterfind("{*}cellXfs/{*}xf"))
    used = [looks[int(str(cell.get("s")))] for cell in part(data, "xl/worksheets/sheet1.xml").iter("{*}c")]
    values = [look for look in used if (look.find("{*}alignment") is not None and look[0].get("horizontal") == "right")]
    numbers = [
        cell
        for cell in part(ods_of(workbook), "content.xml").iter(f"{TABLE}table-cell")
        if cell.get(f"{OFFICE}value-type") == "float"
    ]
    shown = [("".join(cell.itertext()), ods_decimals(workbook, cell.get(f"{TABLE}style-name", ""))) for cell in numbers]

    assert [formats.get(look.get("numFmtId"), "") for look in values] == ["", "#,##0", "#,##0.00", "#,##0"]
    assert shown == [("12,345", "0"), ("2.40", "2")]


def ods_decimals(workbook: Workbook, style: str) -> str:
    """How many decimals the cells of a style show."""
    content = part(ods_of(workbook), "content.xml")
    (cell,) = (each for each in content.iter(f"{STYLE}style") if each.get(f"{STYLE}name") == style)
    (number,) = (
        each
        for each in content.iter(f"{NUMBER}number-style")
        if each.get(f"{STYLE}name") == cell.get(f"{STYLE}data-style-name")
    )
    return str(number[0].get(f"{NUMBER}decimal-places"))


def test_totals_are_bold() -> None:
    data = xlsx_of(workbook_of_return(small()))
    styles = part(data, "xl/styles.xml")
    fonts = [font.find("{*}b") is not None for font in styles.iterfind("{*}fonts/{*}font")]
    bold = [fonts[int(look.get("fontId", ""))] for look in styles.iterfind("{*}cellXfs/{*}xf")]
    rows = list(part(data, "xl/worksheets/sheet4.xml").iterfind("{*}sheetData/{*}row"))[5:]
    of_ods = [
        [cell.get(f"{TABLE}style-name", "").endswith("Bold") for cell in row]
        for row in list(list(part(ods_of(workbook_of_return(small())), "content.xml").iter(f"{TABLE}table"))[3])[-3:]
    ]

    expected = [[False, False, False, True], [False, False, False, True], [True, True, True, True]]
    assert [[bold[int(cell.get("s", ""))] for cell in row] for row in rows] == expected
    assert of_ods == expected


def one_table(grid: Grid) -> Workbook:
    sheet = Sheet("Table_1", "One", "One", (Link("Up", "Table_1"),), grid)
    return Workbook("T", "A", "D", ("k",), "cy", datetime(2024, 2, 29, tzinfo=UTC), (sheet,))


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "https://www.gov.uk", "mailto:a@b.c", "1945", "a < b & c"])
def test_text_stays_text(text: str) -> None:
    workbook = one_table(Grid("table_1", (GridColumn(text),), (GridRow((text,)),)))

    expected = {"Table_1": [["One"], ["Up"], [text], [text]]}
    assert xlsx_sheets(xlsx_of(workbook)) == expected
    assert ods_sheets(ods_of(workbook)) == expected
    assert b"<f>" not in xlsx_of(workbook)


def test_columns_of_the_same_name_are_told_apart() -> None:
    table = small().tables[0]
    same = replace(table, columns=tuple(replace(column, label="Value") for column in table.columns))

    grid = workbook_of_return(replace(small(), tables=(same,))).sheets[-1].grid

    assert grid
    assert [column.heading for column in grid.columns] == ["Distance", "Value", "Value (2)", "Value (3)"]


def test_a_heading_is_no_longer_than_excel_allows() -> None:
    table = small().tables[0]
    long = replace(table, columns=tuple(replace(column, label="word " * 100) for column in table.columns))

    grid = workbook_of_return(replace(small(), tables=(long,))).sheets[-1].grid

    assert grid
    headings = [column.heading for column in grid.columns]
    assert [len(heading) for heading in headings] == [8, 240, 244, 244]
    assert headings[1].endswith("word…")


def test_a_row_is_high_enough_for_its_longest_cell() -> None:
    rows = (GridRow(("short", "x " * 200)), GridRow(("short", "short")))
    sheet = Sheet("Table_1", "One", "One", (), Grid("table_1", (GridColumn("A"), GridColumn("B")), rows))

    heading, _, high, low = heights_of(sheet)

    assert (low, heading) == (15.6, 28.8)
    assert high == 6 * low


@pytest.mark.parametrize("module", [xlsx_format, ods_format])
def test_the_same_figures_make_the_same_bytes(module: object) -> None:
    assert module.write_return(small()) == module.write_return(small())  # type: ignore[attr-defined]


def test_the_ods_tells_its_type_in_its_first_bytes() -> None:
    data = ods_of(KENT)

    assert data[30:38] == b"mimetype"
    assert data[38:84] == b"application/vnd.oasis.opendocument.spreadsheet"


def test_a_date_that_is_asked_for_is_the_file_s() -> None:
    dated = workbook_of_return(dataset_of(sample("testshire", "2023"), "digest", created=1_700_000_000))

    assert b"2023-11-14T22:13:20Z" in zipfile.ZipFile(io.BytesIO(xlsx_of(dated))).read("docProps/core.xml")
    assert b"2023-11-14T22:13:20Z" in zipfile.ZipFile(io.BytesIO(ods_of(dated))).read("meta.xml")
