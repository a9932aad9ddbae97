"""The rules that hold in every format, broken in a Word file and in a PDF; web pages are in ``problems``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from mappa_report.audit import audit_file
from mappa_report.problems.problem import Problem
from tests.audit.files import DOCUMENT, docx, docx_with, paragraph, pdf, tags

PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="900" name="Map"{}/></wp:inline></w:drawing></w:r></w:p>'
)
DECORATIVE = PICTURE.format("").replace(
    "/></wp:inline>",
    '><d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</wp:docPr></wp:inline>",
)


def brief(problems: tuple[Problem, ...]) -> list[str]:
    """Severity, code, trail and message of each."""
    return [f"{each.severity.value} {each.code} [{' › '.join(each.record)}] {each.message}" for each in problems]


DOCX_CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "no title": (
        lambda: docx(("docProps/core.xml", "<dc:title>Testshire report 2022–23</dc:title>", "")),
        "error document-untitled [] the document has no title",
    ),
    "no language": (
        lambda: docx(
            ("word/styles.xml", '<w:lang w:val="en-GB"', "<w:lang"),
            ("docProps/core.xml", "<dc:language>en-GB</dc:language>", ""),
        ),
        "error language-missing [] the document does not say its language",
    ),
    "a skipped level": (
        lambda: docx_with(paragraph("Far away", "Heading3")),
        "error heading-skipped [Testshire Police] the heading “Far away” is of level 3 and follows one of level 1",
    ),
    "an empty heading": (
        lambda: docx_with(paragraph("", "Heading2", inner="<w:r><w:br/></w:r>")),
        "error heading-wordless [Testshire Police] a heading of level 2 has no words",
    ),
    "a picture": (
        lambda: docx_with(PICTURE.format("")),
        "error alternative-missing [Testshire Police] a picture has no alternative text",
    ),
    "a file name": (
        lambda: docx_with(PICTURE.format(' descr="IMG_0012.jpg"')),
        "warning alternative-unhelpful [Testshire Police] "
        "the alternative text of a picture does not say what it shows: “IMG_0012.jpg”",
    ),
    "no header row and column": (
        lambda: docx(
            (DOCUMENT, "<w:tblHeader/>", ""),
            (DOCUMENT, 'w:firstColumn="1"', 'w:firstColumn="0"'),
        ),
        "error table-without-headers [How it works › table 3] a table has no header cells",
    ),
    "a short row": (
        lambda: docx_with(
            '<w:tbl><w:tblPr><w:tblCaption w:val="People"/></w:tblPr>'
            f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{paragraph('Near')}</w:tc><w:tc>{paragraph('Far')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('10')}</w:tc></w:tr></w:tbl>"
        ),
        "error table-uneven [Testshire Police › table 4] the rows of a table differ in length: from 1 to 2 cells",
    ),
    "a link to nowhere": (
        lambda: docx_with(f'<w:p><w:hyperlink w:anchor="gone"><w:r><w:t>{"People"}</w:t></w:r></w:hyperlink></w:p>'),
        "error link-nowhere [Testshire Police] the link “People” leads to a place that the document does not have",
    ),
    "words that say nothing": (
        lambda: docx_with('<w:p><w:hyperlink w:anchor="_top"><w:r><w:t>Click here</w:t></w:r></w:hyperlink></w:p>'),
        "warning link-unclear [Testshire Police] the words of a link do not say where it leads: “Click here”",
    ),
    "a text box": (
        lambda: docx_with(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
            f"{paragraph('Read this')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        "warning floating-object [Testshire Police] a text box floats beside the text",
    ),
    "typed numbers": (
        lambda: docx_with(paragraph("(a) Near", "BodyText") + paragraph("(b) Far", "BodyText")),
        "info list-typed [Testshire Police] a list is made of typed numbers or letters, from “(a) Near”",
    ),
}


@pytest.mark.parametrize("case", DOCX_CASES)
def test_a_word_file_with_one_thing_broken(case: str) -> None:
    made, told = DOCX_CASES[case]

    assert brief(audit_file("report.docx", made())) == [told]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(DECORATIVE, id="a picture that is decoration"),
        pytest.param(paragraph("1. Near", "BodyText"), id="one number alone"),
        pytest.param(paragraph("", "ListBullet") + paragraph("Near", "ListBullet"), id="an empty item of a list"),
        pytest.param(paragraph("It meets.", "BodyText", "<w:b/>"), id="a sentence in bold"),
        pytest.param(paragraph("Near", "BodyText", '<w:color w:val="auto"/>'), id="a colour left to Word"),
        pytest.param(
            paragraph("Near", "BodyText", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>'),
            id="white words on black",
        ),
        pytest.param(
            paragraph("Near", "BodyText", '<w:color w:val="808080"/><w:sz w:val="48"/>'), id="large words in grey"
        ),
    ],
)
def test_what_a_word_file_may_have(body: str) -> None:
    assert brief(audit_file("report.docx", docx_with(body))) == []


def _retag(kind: str, other: str) -> Callable[[Any], None]:
    def edit(opened: Any) -> None:
        tags(opened, kind)[0].S = Name(other)

    return edit


def _no_scope(opened: Any) -> None:
    del tags(opened, "/TH")[0].A.Scope


def _headers_turned(opened: Any) -> None:
    """The first header row of all then stands for rows alone."""
    row = tags(opened, "/TR")[0]
    for cell in row.K:
        cell.A.Scope = Name("/Row")
    for cell in tags(opened, "/TD"):
        if "/Headers" in cell.A:
            del cell.A.Headers
    for cell in tags(opened, "/TH"):
        if cell.P.objgen != row.objgen and cell.A.Scope == "/Row":
            cell.A.Scope = Name("/Column")


def _no_header_cells(opened: Any) -> None:
    table = tags(opened, "/Table")[0]
    for cell in tags(opened, "/TH"):
        row = cell.P
        if (row.P if row.P.S == "/Table" else row.P.P).objgen == table.objgen:
            cell.S = Name("/TD")


def _short_row(opened: Any) -> None:
    row = tags(opened, "/TR")[1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def _loose_heading(opened: Any) -> None:
    heading = tags(opened, "/H1")[0]
    heading.P.K = pikepdf.Array([kid for kid in heading.P.K if kid.objgen != heading.objgen])


def _no_language(opened: Any) -> None:
    del opened.Root.Lang


def _unmarked(opened: Any) -> None:
    opened.Root.MarkInfo.Marked = False


def _untitled(opened: Any) -> None:
    opened.Root.Metadata.write(opened.Root.Metadata.read_bytes().replace(b"dc:title", b"dc:type"))
    opened.trailer.Info = pikepdf.Dictionary()


def _headings_gone(opened: Any) -> None:
    for level in range(1, 5):
        for heading in tags(opened, f"/H{level}"):
            heading.S = Name("/P")


def _hidden_link(opened: Any) -> None:
    link = next(link for page in opened.pages for link in page.get("/Annots", []))
    del link.Contents
    link.F = 2


PDF_CASES: dict[str, tuple[Callable[[Any], None], list[str]]] = {
    "no language": (_no_language, ["error language-missing [] the document does not say its language"]),
    "no title": (_untitled, ["error document-untitled [] the document has no title"]),
    "a skipped level": (
        _retag("/H2", "/H4"),
        ["error heading-skipped [page 2] a heading is of level 4 and follows one of level 1"],
    ),
    "no headings": (_headings_gone, ["error headings-missing [] the document has no headings"]),
    "a figure": (_retag("/H2", "/Figure"), ["error alternative-missing [page 2] a picture has no alternative text"]),
    "no scope": (
        _no_scope,
        ["info header-scope [{table}] a header cell of a table does not say whether for a column or a row"],
    ),
    "no header cells": (_no_header_cells, ["error table-without-headers [{table}] a table has no header cells"]),
    "a short row": (
        _short_row,
        [
            "error table-uneven [{table}] the rows of a table differ in length: from 3 to 4 cells",
            "error content-untagged [{page}] a piece of the page is marked for a tag that is not there",
        ],
    ),
    "a list of something else": (
        _retag("/TOC", "/L"),
        ["error list-broken [page 2] a list holds what it may not: TOCI"],
    ),
    "an item in no list": (
        _retag("/P", "/LI"),
        ["error list-broken [page 1] an item of a list stands outside any list"],
    ),
    "a heading out of the tree": (
        _loose_heading,
        [
            "error heading-skipped [page 2] the first heading is of level 2",
            # The title of the report, in which no line may end within the year.
            "error content-untagged [page 1] 2 pieces of the page are marked for a tag that is not there",
        ],
    ),
    "marked but not so said": (_unmarked, ["error not-tagged [] the PDF has tags but does not say so"]),
    "a link that is hidden": (_hidden_link, []),
}


@pytest.mark.parametrize("case", PDF_CASES)
def test_a_pdf_with_one_thing_broken(case: str) -> None:
    edit, told = PDF_CASES[case]
    page, table = audit_file("report.pdf", pdf(_short_row))[0].record  # wherever the first table has come to stand

    problems = brief(audit_file("report.pdf", pdf(edit)))

    assert problems == [each.format(page=page, table=f"{page} › {table}") for each in told]


def test_a_pdf_that_keeps_screen_readers_out() -> None:
    lock = pikepdf.Encryption(
        owner="owner", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False)
    )

    assert brief(audit_file("report.pdf", pdf(lambda _: None, encryption=lock))) == [
        "error file-locked [] this PDF keeps screen readers out"
    ]


@pytest.mark.parametrize(
    ("drawn", "loose"),
    [
        (b"/Artifact BMC q 0 0 9 9 re f Q EMC", 0),
        (b"/Artifact <</Type /Pagination>> BDC /Span BMC 0 0 9 9 re f EMC EMC", 0),
        (b"/Span /MC0 BDC 0 0 9 9 re f EMC", 1),
        (b"/Span BMC 0 0 9 9 re f EMC", 1),
        (b"/Span (none) BDC 0 0 9 9 re f 0 0 9 9 re S EMC", 2),
        (b"/Artifact BMC EMC EMC EMC 0 0 9 9 re f", 1),
        (b"0 0 9 9 re W n 1 0 0 rg", 0),
        (b"BT (EMC f) Tj ET", 1),
        (b"/Artifact <</BBox [0 0 9 9]>> BDC BT ( B) Tj /Span<</ActualText( )>>BDC (E) Tj EMC ET EMC", 0),
        (b"/Artifact BMC EMC /Span<</ActualText( )>>BDC 0 0 9 9 re f EMC", 1),
        (b"/Span<</ActualText( )>>BDC /Artifact BMC 0 0 9 9 re f EMC 0 0 9 9 re f EMC", 1),
        (b"/Artifact BMC /Span<</ActualText( )>>BDC (EMC) Tj EMC EMC BT (f) Tj ET", 1),
        (b"/Span <</Lang (en-GB)>> BDC /Span <</ActualText( )>> BDC BT (f) Tj ET EMC EMC", 1),
    ],
)
def test_what_a_page_draws_is_in_a_tag_or_an_artifact(drawn: bytes, loose: int) -> None:
    problems = audit_file("report.pdf", pdf(lambda opened: opened.pages[0].contents_add(drawn, prepend=False)))

    pieces = "a piece of the page is" if loose == 1 else f"{loose} pieces of the page are"
    assert brief(problems) == ([f"error content-untagged [page 1] {pieces} in no tag"] if loose else [])


STYLE = (
    '<w:style w:type="table" w:styleId="Pale"><w:name w:val="Pale"/>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:color w:val="BBBBBB"/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:color w:val="AAAAAA"/></w:rPr></w:tblStylePr></w:style>'
)


def styled_table(look: str, shade: str) -> bytes:
    """The Word file with a table whose style has pale colours for some of its parts."""
    cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="{shade}"/></w:tcPr>{{}}</w:tc>'
    rows = [
        "".join(cell.format(paragraph(words, "Normal")) for words in row)
        for row in (("Distance", "Red"), ("Near", "10"), ("Total", "20"))
    ]
    body = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' * (not number)}{row}</w:tr>" for number, row in enumerate(rows)
    )
    look = f'<w:tblStyle w:val="Pale"/><w:tblLook {look}/><w:tblCaption w:val="People"/>'
    table = f"<w:tbl><w:tblPr>{look}</w:tblPr>{body}</w:tbl>"
    return docx(("word/styles.xml", "</w:styles>", f"{STYLE}</w:styles>"), (DOCUMENT, "<w:sectPr", f"{table}<w:sectPr"))


@pytest.mark.parametrize(
    ("look", "shade", "told"),
    [
        ('w:val="0000"', "auto", []),
        ('w:firstRow="1"', "auto", ["the words “Distance” are #FFFFFF on #DDDDDD, a contrast of 1.4 to 1"]),
        ('w:val="0020"', "auto", ["the words “Distance” are #FFFFFF on #DDDDDD, a contrast of 1.4 to 1"]),
        ('w:lastRow="1"', "auto", ["the words “Total” are #BBBBBB on #FFFFFF, a contrast of 1.9 to 1"]),
        ('w:firstColumn="1"', "auto", ["the words “Distance” are #AAAAAA on #FFFFFF, a contrast of 2.3 to 1"]),
        ('w:lastRow="1"', "000000", []),
        ('w:firstRow="1"', "FFFFFF", ["the words “Distance” are #FFFFFF on #FFFFFF, a contrast of 1.0 to 1"]),
    ],
)
def test_the_colours_that_a_style_gives_to_parts_of_a_table(look: str, shade: str, told: list[str]) -> None:
    problems = audit_file("report.docx", styled_table(look, shade))

    assert [problem.message for problem in problems] == told
