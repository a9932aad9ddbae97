"""A workspace's Word template: what it would bring into reports is refused, and a broken one said to be broken."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from mappa_report.writers import TemplateFault
from mappa_report.writers.docx.writer import write_docx
from tests.conftest import ROOT
from tests.documents import empty

TEMPLATES = ROOT / "templates"
LINKS, HEADER, KINDS = "word/_rels/document.xml.rels", "word/header1.xml", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NOT_WORD = "the template is not a Word document"
LACKS = "the template lacks what every Word document has"


def with_part(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the packaged template with ``new`` in place of the first ``old`` in its part ``name``."""
    made = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / "report.docx") as source, zipfile.ZipFile(made, "w") as target:
        for each in source.namelist():
            text = source.read(each).decode()
            assert each != name or old in text
            target.writestr(each, text.replace(old, new, 1) if each == name else text)
    path = folder / "report.docx"
    path.write_bytes(made.getvalue())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(TemplateFault) as refused:
        write_docx(empty(), lambda name: path if name == path.name else TEMPLATES / name)
    return str(refused.value)


def link(kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'


@pytest.mark.parametrize(
    ("kind", "target", "what"),
    [
        ("aFChunk", "theme/theme1.xml", "another document"),
        ("subDocument", "http://host/x", "another document"),
        ("vbaProject", "theme/theme1.xml", "a macro"),
        ("oleObject", "http://host/x", "an embedded object"),
        ("package", "theme/theme1.xml", "an embedded file"),
        ("control", "theme/theme1.xml", "an ActiveX control"),
        ("image", "http://host/x.png", "what lies elsewhere (image)"),
        ("image", "file:///c:/x.png", "what lies elsewhere (image)"),
    ],
)
def test_what_it_relates_to_elsewhere_is_refused(kind: str, target: str, what: str, tmp_path: Path) -> None:
    path = with_part(tmp_path, LINKS, "</Relationships>", link(kind, target))

    assert refusal(path) == (f"templates/report.docx: the template brings in {what}, in its part /word/document.xml")


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate"])
def test_links_to_follow_stay(kind: str, tmp_path: Path) -> None:
    path = with_part(tmp_path, LINKS, "</Relationships>", link(kind, "https://www.gov.uk/"))

    assert write_docx(empty(), lambda name: path if name == path.name else TEMPLATES / name)


def runs(*texts: str) -> str:
    told = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in texts)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{told}{end}</w:p>"


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('<w:p><w:fldSimple w:instr=" includepicture &quot;http://host&quot;"/></w:p>', "INCLUDEPICTURE"),
        (runs(" INCLUDE", "TEXT x"), "INCLUDETEXT"),
        (runs("DDE", "AUTO", " c"), "DDEAUTO"),
        (runs(" PAGE ").replace("</w:p>", runs("LINK x")[5:]), "LINK"),
    ],
)
def test_a_field_that_shows_what_lies_elsewhere_is_refused(field: str, told: str, tmp_path: Path) -> None:
    path = with_part(tmp_path, HEADER, "</w:hdr>", f"{field}</w:hdr>")

    assert refusal(path) == (
        f"templates/report.docx: the template brings in the field {told}, in its part /word/header1.xml"
    )


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        (KINDS, MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml", NOT_WORD),
        (KINDS, "<Types", "<Tips", NOT_WORD),
        (LINKS, "<Relationships", "", NOT_WORD),
        ("word/document.xml", "<w:body>", "<w:body>" + "<w:p>" * 5000, NOT_WORD),
        ("word/theme/theme1.xml", "<a:theme", "<a:team", LACKS),
        (
            "word/document.xml",
            '<w:pgSz w:w="11906" w:h="16838"/>',
            '<w:pgSz w:w="9" w:h="9"/>',
            "the page of the template leaves its text no room, or more than any page in Word has",
        ),
    ],
)
def test_a_broken_one_is_said_to_be_so(part: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    assert refusal(with_part(tmp_path, part, old, new)) == f"templates/report.docx: {message}"


def test_no_document_type_gets_into_a_report(tmp_path: Path) -> None:
    path = with_part(tmp_path, "word/theme/theme1.xml", "<a:theme", "<!DOCTYPE a SYSTEM 'http://host'><a:theme")

    assert refusal(path) == (
        "templates/report.docx: the template brings in a document type, in its part /word/theme/theme1.xml"
    )
