"""What a spreadsheet shows, what a reader of values would not see, and what is refused before it can do harm."""

from __future__ import annotations

import re

import pytest

from mappa_report.importing.sheets.cells import CellFlaw, SheetFile, address, column_number
from mappa_report.importing.sheets.reader import read_sheets
from mappa_report.opendata.publish import files_of_return
from mappa_report.workspace.refusals import FileRefused
from tests.importing.sheets.books import Formula, cells, changed, packed, unpacked, xlsx
from tests.opendata.samples import dataset

SHEET = "xl/worksheets/sheet1.xml"
BOOK = xlsx({"T": [["a", 1], ["b", Formula("=B1+1", 2)]]})
ODS = files_of_return(dataset("testshire", "2023"), ["ods"])["ods"]


def flaws(file: SheetFile) -> list[tuple[str, CellFlaw]]:
    return [(cell.text, cell.flaw) for sheet in file.sheets for row in sheet.rows for cell in row if cell.flaw]


def refusal(data: bytes, name: str = "return.xlsx") -> str:
    with pytest.raises(FileRefused) as stop:
        read_sheets(name, data)
    problem = stop.value.problem
    assert problem.place.file == name
    return f"{problem.code}: {problem.message} ({problem.hint})"


def ods_with(cell: str) -> bytes:
    """The ODS with another cell in place of the first figure, which is 10."""
    content = unpacked(ODS)["content.xml"].decode()
    before = re.search(r'<table:table-cell [^>]*office:value="10"><text:p>10</text:p></table:table-cell>', content)
    assert before
    return changed(ODS, "content.xml", (before[0], cell))


def test_cells_have_the_names_that_people_know() -> None:
    assert [address(0, 0), address(6, 25), address(9, 26), address(1_048_575, 16_383)] == [
        "A1",
        "Z7",
        "AA10",
        "XFD1048576",
    ]
    assert [column_number(name) for name in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16_383]


def test_numbers_formulas_and_words_of_a_workbook() -> None:
    read = read_sheets("return.xlsx", BOOK)

    assert cells(read) == {"T": [["a", "1"], ["b", "2"]]}
    assert [cell.is_formula for cell in read.sheets[0].rows[1]] == [False, True]
    assert read.told == ()


def test_a_strict_workbook_reads_the_same() -> None:
    spaces = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }
    parts = unpacked(BOOK)
    for before, after in spaces.items():
        parts = {name: data.replace(before, after) for name, data in parts.items()}

    assert cells(read_sheets("return.xlsx", packed(parts))) == {"T": [["a", "1"], ["b", "2"]]}


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (xlsx({"T": [["a", Formula("=1/0", "#DIV/0!")]]}), ("#DIV/0!", CellFlaw.ERROR)),
        (changed(BOOK, SHEET, ("<v>2</v>", "")), ("", CellFlaw.UNWORKED)),
        (xlsx({"T": [["a", Formula("='[1]Other'!B1", 5)]]}), ("5", CellFlaw.OUTSIDE)),
        (
            changed(
                changed(BOOK, SHEET, ("<f>B1+1</f>", "<f>Last+1</f>")),
                "xl/workbook.xml",
                ("</sheets>", '</sheets><definedNames><definedName name="LAST">[1]S!$A$1</definedName></definedNames>'),
            ),
            ("2", CellFlaw.OUTSIDE),
        ),
        (
            ods_with(
                '<table:table-cell table:formula="of:=1/0" office:value-type="string">'
                "<text:p>#DIV/0!</text:p></table:table-cell>"
            ),
            ("#DIV/0!", CellFlaw.ERROR),
        ),
        (ods_with('<table:table-cell table:formula="of:=1+1"/>'), ("", CellFlaw.UNWORKED)),
        (
            ods_with(
                '<table:table-cell table:formula="of:=\'file:///x.ods\'#$A.B1" office:value-type="float" '
                'office:value="5"><text:p>5</text:p></table:table-cell>'
            ),
            ("5", CellFlaw.OUTSIDE),
        ),
        (b"a,=SUM(B1)\r\n", ("=SUM(B1)", CellFlaw.UNWORKED)),
    ],
    ids="error unworked outside name-outside ods-error ods-unworked ods-outside csv".split(),
)
def test_what_is_no_value_is_told_from_a_blank(data: bytes, flaw: tuple[str, CellFlaw]) -> None:
    assert flaws(read_sheets("return", data)) == [flaw]


def test_what_people_do_not_see_is_told() -> None:
    hidden = xlsx({"T": [["a", 1]], "H": [["b", 2]]}, hidden=["H"])
    row = changed(BOOK, SHEET, ('<row r="1"', '<row r="1" hidden="1"'))
    more = packed({**unpacked(BOOK), "xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"})

    assert read_sheets("return.xlsx", hidden).told == ("The worksheet H is hidden, and left out.",)
    assert read_sheets("return.xlsx", row).told == ("1 hidden row or column of T are read too.",)
    assert read_sheets("return.xlsm", more).told == (
        "It has formulas that point to other files. None of those is opened.",
        "It has macros, which are not read or run.",
    )


@pytest.mark.parametrize(
    "data",
    [
        b"figure,value\r\nx,1\r\n",
        b"\xef\xbb\xbffigure;value\nx;1\n",
        "figure\tvalue\r\nx\t1\r\n".encode("utf-16"),
        b'"figure","value"\n"x","1"',
    ],
    ids=["commas", "semicolons", "unicode-text", "quoted"],
)
def test_text_is_taken_apart_by_what_stands_between_its_values(data: bytes) -> None:
    assert cells(read_sheets("return.csv", data)) == {"": [["figure", "value"], ["x", "1"]]}


def test_letters_of_an_old_code_page_are_read() -> None:
    assert cells(read_sheets("return.csv", "a;b\r\né;1".encode("cp1252"))) == {"": [["a", "b"], ["é", "1"]]}


TOO_FAR = "delete all rows and columns beyond the tables, save the file, then try again."
RIGHT_FILE = "check that it is the right file."
SAVE_ANEW = "open it in Excel or LibreOffice, save it anew as .xlsx or .ods, then try again."
TOO_LARGE = "file-too-large: too large to read: "
DAMAGED = f"file-damaged: this spreadsheet is broken off or damaged ({SAVE_ANEW})"
DISTRUSTED = "file-damaged: this spreadsheet "
DO_NOT_TRUST = ", which no program for spreadsheets writes (do not trust this file; ask for another.)"
UNLIKE, NO_SPREADSHEET = (
    "file-unlike-name: this file is ",
    ", and no spreadsheet (give a spreadsheet: .xlsx, .ods or .csv.)",
)
LOCKED = (
    "file-locked: this file is locked by a password, or was saved in the old format of Excel (.xls) "
    "(open it, and save it as .xlsx without a password.)"
)


def rows(inner: str, count: int) -> bytes:
    """The workbook with ``count`` rows that are all ``inner``."""
    parts = unpacked(BOOK)
    data = f"<sheetData>{inner * count}</sheetData>".encode()
    parts[SHEET] = re.sub(rb"<sheetData>.*</sheetData>", data, parts[SHEET])
    return packed(parts)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (changed(BOOK, SHEET, ('r="B1"', 'r="XFD1048576"')), TOO_LARGE + f"a cell at XFD1048576 ({TOO_FAR})"),
        (rows("<row><c><v>1</v></c></row>", 1_000_000), TOO_LARGE + f"it unpacks to more than 24 MB ({RIGHT_FILE})"),
        (rows("<row><c/></row>", 400_000), TOO_LARGE + f"more than 1,000,000 tags in the part {SHEET} ({RIGHT_FILE})"),
        (
            changed(BOOK, SHEET, ("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
            DISTRUSTED + "sets up entities" + DO_NOT_TRUST,
        ),
        (
            packed(
                {**unpacked(BOOK), SHEET: unpacked(BOOK)[SHEET].decode().replace("UTF-8", "UTF-16").encode("utf-16")}
            ),
            DISTRUSTED + "is not written in UTF-8" + DO_NOT_TRUST,
        ),
        (
            packed({**unpacked(BOOK), SHEET.upper(): b"<x/>"}),
            DISTRUSTED + "has two parts of the same name" + DO_NOT_TRUST,
        ),
        (
            changed(
                BOOK,
                "xl/sharedStrings.xml",
                ('count="2"', 'count="4294967295"'),
                ('uniqueCount="2"', 'uniqueCount="4294967295"'),
            ),
            TOO_LARGE + f"reading it took too much memory ({RIGHT_FILE})",
        ),
        (changed(BOOK, SHEET, ("<v>0</v>", "<v>99999</v>")), DAMAGED),
        (
            changed(BOOK, "xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "../../../etc/passwd")),
            DAMAGED,
        ),
        (BOOK[:1500], DAMAGED),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            LOCKED,
        ),
        (
            packed({**unpacked(ODS), "META-INF/manifest.xml": b'<m xmlns="urn:m"><e><encryption-data/></e></m>'}),
            LOCKED,
        ),
        (b"%PDF-1.7\n", UNLIKE + "a PDF" + NO_SPREADSHEET),
        (b"<html><table>", UNLIKE + "a web page or other XML" + NO_SPREADSHEET),
        (packed({"word/document.xml": b"<x/>"}), UNLIKE + "a packed file of another kind" + NO_SPREADSHEET),
        (packed({"xl/workbook.bin": b"x"}), UNLIKE + "a binary workbook of Excel (.xlsb)" + NO_SPREADSHEET),
        (b"a,b\x00c", UNLIKE + "of another kind" + NO_SPREADSHEET),
        (b" \r\n", f"file-empty: this file is empty ({RIGHT_FILE})"),
        (b"a,1\r\n" * 60_000, TOO_LARGE + f"more than 50,000 rows, 200 columns or 600,000 cells ({RIGHT_FILE})"),
        (b'"' + b"a" * 40_000 + b'"', f"file-damaged: this table is broken off or damaged ({SAVE_ANEW})"),
        (
            ods_with(
                '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="5"/>'
            ),
            TOO_LARGE + f"a cell at XFE6 ({TOO_FAR})",
        ),
    ],
    ids=(
        "far-cell million-rows tags doctype utf-16 two-parts strings-that-lie no-such-string outside cut-off xls "
        "ods-password pdf html docx xlsb binary empty long-text long-cell ods-repeated"
    ).split(),
)
def test_a_file_that_is_none_or_hostile_is_refused_in_words(data: bytes, told: str) -> None:
    assert refusal(data) == told


def test_blank_rows_to_the_end_of_a_worksheet_are_no_reach() -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    styled = changed(BOOK, SHEET, ("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'))

    assert cells(read_sheets("a.ods", changed(ODS, "content.xml", ("</table:table>", blank))))["Table_2"][4:] == [
        ["First order", "3"],
        ["Second order", "0"],
    ]
    assert cells(read_sheets("a.xlsx", styled)) == {"T": [["a", "1"], ["b", "2"]]}
