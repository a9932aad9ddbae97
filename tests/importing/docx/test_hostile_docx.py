"""Word files that are damaged, locked, huge or made to do harm: each is refused in words, or read without harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from mappa_report.importing import sent_file
from mappa_report.importing.docx import word_file
from mappa_report.importing.docx.reader import read_docx
from mappa_report.workspace.refusals import FileRefused
from tests.importing.docx.word import box, level, p, packed, part, read, relations, run, tbl, tc, tr, word
from tests.importing.shown import shown, told

RIGHT_FILE = "check that it is the right file."
RESAVE = "open it in Word, save it anew, then try again."
UNLOCK = "open it in Word and save it as .docx, without a password."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"

pytestmark = pytest.mark.usefixtures("no_hang")


def refused(data: bytes) -> tuple[str, str, str, str]:
    with pytest.raises(FileRefused) as refusal:
        read_docx(data, "contributions/police.docx")
    problem = refusal.value.problem
    return problem.place.file, problem.code, problem.message, problem.hint


@pytest.mark.parametrize(
    ("data", "code", "message", "hint"),
    [
        (b"", "file-empty", "this file is empty", RIGHT_FILE),
        (b"%PDF-1.7", "file-unlike-name", "this is no Word file", RIGHT_FILE),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "file-locked",
            "this file was saved by an old Word, as .doc",
            UNLOCK,
        ),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file-locked", "this file is locked by a password", UNLOCK),
        (word(p("a"))[:-30], "file-damaged", "this Word file is broken off or damaged", RESAVE),
        (packed({"mimetype": b"text"}), "file-unlike-name", "this is no Word document", RIGHT_FILE),
        (
            packed({DOCUMENT: b"<w:document"}),
            "file-damaged",
            "the part word/document.xml of this Word file is damaged",
            RESAVE,
        ),
        (
            packed({DOCUMENT: b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'}),
            "file-damaged",
            "the part word/document.xml of this Word file sets up entities, which no Word file does",
            "do not trust this file; ask for another.",
        ),
        (
            packed({DOCUMENT: b" " * (17 * 1024 * 1024)}),
            "file-too-large",
            "too large to read: more than 16,777,216 bytes in the XML parts of this Word file",
            "check that it is the right file; if it is, cut it into several.",
        ),
        (
            word("<w:p/>" * 300_000),
            "file-too-large",
            "too large to read: more than 250,000 tags in the parts of this Word file",
            "check that it is the right file; if it is, cut it into several.",
        ),
    ],
    ids=["empty", "pdf", "old", "password", "cut", "no document", "no xml", "entity", "bomb", "paragraphs"],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str, message: str, hint: str) -> None:
    assert refused(data) == ("contributions/police.docx", code, message, hint)


def test_a_file_of_500_megabytes_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent_file, "MAX_BYTES", 1_000)

    assert refused(bytes(1_001))[2] == "this file is too large: 1,001 bytes, where at most 1,000 are read"


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(word(p("a")))
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(DOCUMENT, part("document", f"<w:body>{p('another')}</w:body>"))

    assert refused(stream.getvalue())[1:3] == ("file-damaged", "two parts of this Word file have the same name")


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    data = word(p("a" * 5_000))
    place = data.rindex(DOCUMENT.encode()) - 46 + 24  # where the list of parts gives its size
    lying = data[:place] + (100).to_bytes(4, "little") + data[place + 4 :]

    assert refused(lying)[1] == "file-damaged"


def test_tables_within_each_other_without_end_are_refused_or_read() -> None:
    inner = "a"
    for _ in range(80):
        inner = tbl(tr("x", tc(inner)))
    finished = read(inner)

    assert len(shown(finished)) == 80
    assert told(finished) == ["nested table [table 1 and table 1, row 1] 79 tables within tables were set after them"]

    for _ in range(3_000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert refused(word(inner))[1] == "file-damaged"


def test_boxes_within_each_other_are_read() -> None:
    inner = p("deep")
    for _ in range(5):
        inner = p(box(inner))

    assert shown(read(inner)) == ["deep"]


def test_styles_based_on_each_other_in_a_ring_are_read() -> None:
    assert shown(read(p("a", style="Loop"))) == ["a"]


def test_numbers_without_end_are_read() -> None:
    wild = "9" * 5_000
    large = run("a", f'<w:sz w:val="{wild}"/>')
    body = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{wild}"/><w:numId w:val="{wild}"/></w:numPr><w:ind w:left="{wild}"/>'
        f'<w:outlineLvl w:val="{wild}"/></w:pPr>{large}</w:p>'
        + tbl(tr(tc("b", properties=f'<w:gridSpan w:val="-{wild}"/>'), properties=f'<w:gridBefore w:val="{wild}"/>'))
        + f'<w:p><w:r><w:sym w:char="{wild}"/><w:sym w:char="zz"/></w:r></w:p>'
    )

    assert shown(read(body)) == ["a", "| b |"]


def test_more_cells_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "_MAX_CELLS", 5)

    assert refused(word(tbl(tr("a", "b", "c"), tr("d"))))[2] == (
        "too large to read: more than 5 cells in the tables of this Word file"
    )


def test_a_file_with_parts_missing_or_strange_is_read() -> None:
    bare = packed({DOCUMENT: part("document", p("a")), "_rels/.rels": relations(("r", "officeDocument", DOCUMENT))})

    assert shown(read_docx(bare, "a.docx")) == ["a"]


def test_a_strict_file_is_read_like_any_other() -> None:
    parts = zipfile.ZipFile(io.BytesIO(word(p("Heading", style="H2") + p("text"))))
    strict = {
        name: parts.read(name)
        .replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        )
        .replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name in parts.namelist()
    }

    assert shown(read_docx(packed(strict), "a.docx")) == ["## Heading", "text"]


def test_a_large_file_is_read_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent_file, "_LARGE", 10)

    assert shown(read_docx(word(p("a")), "a.docx")) == ["a"]
    assert refused(b"PK" + bytes(100))[2] == "this Word file is broken off or damaged"


def test_wild_lists_are_read() -> None:
    numbering = part(
        "numbering", f"<w:abstractNum>{level(0, 'decimal', '%1%9')}</w:abstractNum><w:num/><w:num w:numId='1'/>"
    )

    assert shown(
        read(p("a", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), parts={"word/numbering.xml": numbering})
    ) == ["a"]


ENTRIES = "".join(f"<w:p><w:r><w:t>word{each} alpha\t{each // 100}</w:t></w:r></w:p>" for each in range(20_000))
LINES = "".join(f"<w:p><w:r><w:t>alpha word{each} b</w:t></w:r></w:p>" for each in range(20_000))
FIELDS = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' + run("a")


@pytest.mark.parametrize("body", [ENTRIES + LINES, p(FIELDS * 30_000)], ids=["contents", "fields"])
def test_as_much_of_a_kind_as_is_read_at_all_is_read_soon(body: str) -> None:
    assert read(body).pieces
