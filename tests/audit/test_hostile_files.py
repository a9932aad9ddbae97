"""Files that are broken, locked, huge or made to do harm: each is told plainly, and none stops the audit."""

from __future__ import annotations

import io
import zipfile
import zlib

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mappa_report.audit import audit_file
from mappa_report.unpacking import zip_parts
from mappa_report.unpacking.bounds import TooLarge
from mappa_report.unpacking.pdf import objects as pdf_objects
from tests.audit.files import built, zipped

FORMATS = ("docx", "pdf", "html")
TYPES = "[Content_Types].xml"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

pytestmark = pytest.mark.usefixtures("no_hang")


def told(name: str, data: bytes) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in audit_file(name, data)]


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_file(name: str) -> None:
    assert told(f"report.{name}", b"") == [("file-empty", "this file is empty")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("report.pdf", b"PK\x03\x04 and so on", "this is no PDF"),
        ("report.docx", b"%PDF-1.7", "this is no Word file"),
        ("report.html", b"%PDF-1.7", "this is no HTML but a PDF"),
        ("report.html", b"PK\x03\x04", "this is no HTML but a ZIP or Word file"),
        ("report.html", b"just words", "this is no HTML: it has no tags"),
        ("report.docx", zipped({"mimetype": b"text"}), "this is no Word document"),
        ("report.docx", zipped({"word/document.xml": b"<x/>"}), "this is no Word document"),
    ],
)
def test_a_file_of_another_kind(name: str, data: bytes, message: str) -> None:
    assert told(name, data) == [("file-unlike-name", message)]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("report.docx", built("docx")[:-40], "this Word file is broken off or damaged"),
        (
            "report.docx",
            zipped({"word/document.xml": b"<w:document"}),
            "the part word/document.xml of this Word file is damaged",
        ),
        (
            "report.docx",
            zipped(
                {
                    "word/document.xml": b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
                    + f"<w:document {WORD}>&b;</w:document>".encode()
                }
            ),
            "the part word/document.xml of this Word file sets up entities, which no Word file does",
        ),
        ("report.pdf", b"%PDF-1.7\nnothing", "this PDF is broken off or damaged"),
    ],
)
def test_a_damaged_file(name: str, data: bytes, message: str) -> None:
    assert told(name, data) == [("file-damaged", message)]


@pytest.mark.parametrize(
    "part", [TYPES, "word/_rels/document.xml.rels", "word/numbering.xml", "word/settings.xml", "word/header1.xml"]
)
def test_a_part_of_a_word_file_that_is_damaged_or_missing(part: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(built("docx")))
    parts = {name: package.read(name) for name in package.namelist()}
    damaged = zipped({**parts, part: b"\x00\xff garbage"})
    lacking = zipped({name: data for name, data in parts.items() if name != part})

    assert told("report.docx", zipped(parts)) == []
    assert ("file-damaged", f"the part {part} of this Word file is damaged") in told("report.docx", damaged)
    assert ("file-damaged", f"the part {part} of this Word file is missing") in told("report.docx", lacking)


def test_what_a_word_file_refers_to_outside_itself_is_not_missed() -> None:
    package = zipfile.ZipFile(io.BytesIO(built("docx")))
    parts = {name: package.read(name) for name in package.namelist()}
    relations = parts["word/_rels/document.xml.rels"]
    web = b'<Relationship Id="w" Type="x" Target="https://example.org/a.xml" TargetMode="External"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = relations.replace(b"</Relationships>", web)

    assert told("report.docx", zipped(parts)) == []


def test_parts_of_a_word_file_that_unpack_to_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "MAX_XML_BYTES", 5_000)

    message = "too large to audit: more than 5,000 bytes in the XML parts of this Word file"
    assert told("report.docx", built("docx")) == [("file-too-large", message)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_another_encoding(encoding: str) -> None:
    page = "<!DOCTYPE html><title>People</title>".encode(encoding)

    assert told("report.html", page) == [("not-utf-8", "this file is UTF-16 text, not UTF-8")]


def test_a_pdf_that_is_broken_off_is_audited_as_far_as_it_goes() -> None:
    problems = told("report.pdf", built("pdf")[:-200])

    assert ("file-damaged", "this PDF is damaged; what could be read of it was audited") in problems or problems == [
        ("file-damaged", "this PDF is broken off or damaged")
    ]


def test_an_old_word_file_or_one_with_a_password() -> None:
    message = "this file is locked by a password, or was saved by an old Word"

    assert told("report.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == [("file-locked", message)]


def test_no_part_of_a_word_file_unpacks_to_more_than_any_has() -> None:
    bomb = zipped({"word/document.xml": b" " * (16 * 1024 * 1024 + 1)})

    assert len(bomb) < 20_000
    assert told("report.docx", bomb) == [
        ("file-too-large", "too large to audit: more than 16,777,216 bytes in the XML parts of this Word file")
    ]


def test_no_entity_of_a_word_file_reads_another_file() -> None:
    attack = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document {WORD}>&a;</w:document>'

    assert [code for code, _ in told("report.docx", zipped({"word/document.xml": attack.encode()}))] == ["file-damaged"]


@pytest.mark.skipif(not hasattr(pikepdf.settings, "set_qpdf_limits"), reason="this pikepdf, for macOS, has no bounds")
def test_no_stream_of_a_pdf_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_objects, "MAX_STREAM_BYTES", 100_000)
    made = pikepdf.open(io.BytesIO(built("pdf")))
    bomb = pikepdf.Stream(made, b"")
    bomb.write(zlib.compress(b"\n" * 1_000_000), filter=pikepdf.Name.FlateDecode)
    made.pages[0].obj.Contents = bomb
    stream = io.BytesIO()
    made.save(stream, compress_streams=False, recompress_flate=False)

    content = pdf_objects.PdfObjects(stream.getvalue()).content(0)

    assert content == b""


@pytest.mark.skipif(not hasattr(pikepdf.settings, "set_qpdf_limits"), reason="this pikepdf, for macOS, has no bounds")
def test_a_stream_that_can_t_be_unpacked_is_tried_once_and_there_may_be_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_objects, "MAX_STREAM_BYTES", 100_000)
    made = pikepdf.open(io.BytesIO(built("pdf")))
    packed = zlib.compress(b"\n" * 1_000_000)
    bombs = [made.make_stream(b"") for _ in range(31)]
    for bomb in bombs:
        bomb.write(packed, filter=pikepdf.Name.FlateDecode)
    made.pages[0].obj.Contents = pikepdf.Array(bombs[:1] * 500)
    made.pages[1].obj.Contents = pikepdf.Array(bombs)
    stream = io.BytesIO()
    made.save(stream, compress_streams=False, recompress_flate=False)
    objects = pdf_objects.PdfObjects(stream.getvalue())

    assert objects.content(0).strip() == b""
    with pytest.raises(TooLarge, match="streams that can't be unpacked in this PDF"):
        objects.content(1)


def test_tags_that_hang_in_themselves_are_walked_once() -> None:
    made = pikepdf.open(io.BytesIO(built("pdf")))
    tree = made.Root.StructTreeRoot
    tree.K[0].K = pikepdf.Array([*tree.K[0].K, tree.K[0], tree])
    stream = io.BytesIO()
    made.save(stream)

    assert told("report.pdf", stream.getvalue()) == []


def test_a_page_with_everything_inside_everything() -> None:
    page = b"<html lang=en><title>People</title><body><main><h1>People</h1>" + b"<div>" * 100_000 + b"</main>"

    assert told("report.html", page) == []


def test_a_table_that_says_it_is_endless() -> None:
    page = (
        b"<html lang=en><title>People</title><main><h1>People</h1><table><caption>People</caption>"
        b"<tr><th scope=col colspan=9999 rowspan=9999>Near</th></tr><tr><td colspan=99999999999>1</td></tr></table>"
    )

    assert [code for code, _ in told("report.html", page)] == ["table-uneven"]


@given(st.sampled_from(FORMATS), st.binary(max_size=2000), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_bytes_at_all_are_told_of(name: str, noise: bytes, has_start: bool) -> None:
    start = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7\n", "html": b"<html>"}[name] if has_start else b""

    audit_file(f"report.{name}", start + noise)


@given(st.sampled_from(FORMATS), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_report_with_a_stretch_changed_or_cut_off_is_told_of(name: str, data: st.DataObject) -> None:
    report = built(name)
    start = data.draw(st.integers(0, len(report)))
    end = data.draw(st.integers(start, min(len(report), start + 200)))
    noise = data.draw(st.binary(max_size=60))
    tail = report[end:] if data.draw(st.booleans()) else b""

    audit_file(f"report.{name}", report[:start] + noise + tail)


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_word_file_whose_xml_is_changed_is_told_of(data: st.DataObject) -> None:
    package = zipfile.ZipFile(io.BytesIO(built("docx")))
    parts = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(["word/document.xml", "word/styles.xml", "_rels/.rels", TYPES]))
    words = [
        "w:val",
        "w:p",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:style",
        "w:rPr",
        "w:pPr",
        "w:body",
        "w:basedOn",
        "12436D",
        '"1"',
    ]
    old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from([*words, "w:x", '""', '"-9"']))
    parts[name] = parts[name].replace(old.encode(), new.encode(), data.draw(st.integers(1, 40)))

    audit_file("report.docx", zipped(parts))


_PLAIN = pikepdf.open(io.BytesIO(built("pdf")))
_STREAM = io.BytesIO()
_PLAIN.save(_STREAM, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, qdf=True)
PLAIN_PDF = _STREAM.getvalue()


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_pdf_whose_values_are_changed_is_told_of(data: st.DataObject) -> None:
    words = [
        b"/K",
        b"/S ",
        b"/P ",
        b"/Pg",
        b"/MCID",
        b"/Type",
        b"/TR",
        b"/TD",
        b"/Kids",
        b"/A ",
        b"/Obj",
        b"/Font",
        b"0 R",
    ]
    others = [b"/K", b"/S ", b"[]", b"<<>>", b"null", b"true", b"-1", b"(x)", b"/TH", b"1 0 R", b"[[["]
    old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(others))
    start = data.draw(st.integers(0, len(PLAIN_PDF)))
    tail = PLAIN_PDF[start:].replace(old, new, data.draw(st.integers(1, 200)))

    audit_file("report.pdf", PLAIN_PDF[:start] + tail)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("report.html", b"<html>" + b"<p>" * 250_000, "250,001 tags in this page, where at most 250,000 are read"),
        (
            "report.html",
            b"<html><p " + b" ".join(b"a%d" % number for number in range(101)) + b">",
            "a tag with more than 100 attributes",
        ),
        (
            "report.html",
            b"<html><table>" + b"<tr>" + b"<td colspan=1000>1" * 301,
            "more than 300,000 cells in tables, each counted at all places that it covers",
        ),
        (
            "report.docx",
            zipped(
                {"word/document.xml": f"<w:document {WORD}><w:body>{'<w:p/>' * 250_000}</w:body></w:document>".encode()}
            ),
            "more than 250,000 tags in the parts of this Word file",
        ),
    ],
)
def test_a_file_that_makes_too_much_is_refused(name: str, data: bytes, message: str) -> None:
    assert told(name, data) == [("file-too-large", f"too large to audit: {message}")]


def test_what_fails_often_is_told_a_hundred_times() -> None:
    page = b"<html lang=en><title>People</title><main><h1>People</h1>" + b"<img>" * 1_234

    problems = told("report.html", page)

    assert len(problems) == 101
    assert problems[-1] == (
        "alternative-missing",
        "1,134 more of the same kind are not listed, this the first of them",
    )


def test_a_page_with_large_pictures_in_it_is_looked_at_without_them() -> None:
    data = built("html")
    picture = b'<p><img alt="Plan" src="data:image/png;base64,' + b"A" * 12_000_000 + b'"></p></main>'

    assert told("report.html", data.replace(b"</main>", picture)) == told("report.html", data)
