"""For each code that only a Word file or only a PDF shows: the built report with that one thing broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Name

from tests.audit.files import DOCUMENT, docx, docx_with, objects, paragraph, pdf, tags

FLOATING = (
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="900" name="Map" descr="The county by distance"/></wp:anchor></w:drawing></w:r></w:p>'
)
CELLS = (
    '<w:tbl><w:tblPr><w:tblLook w:firstColumn="1"/><w:tblCaption w:val="People by distance"/></w:tblPr>'
    "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/>{}</w:tc><w:tc><w:tcPr/>{}</w:tc></w:tr>"
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
).format(*(paragraph(words, "TableText") for words in ("Distance", "Red", "Near and far")))
TYPED_CAPTION = (
    "<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>" + paragraph("Near and far", "TableText") + "</w:tc></w:tr></w:tbl>"
)


def _no_bookmarks(opened: Any) -> None:
    del opened.Root.Outlines


def _no_claim(opened: Any) -> None:
    opened.Root.Metadata.write(
        opened.Root.Metadata.read_bytes().replace(b"http://www.aiim.org/pdfua/ns/id/", b"http://example.org/")
    )


def _loose_words(opened: Any) -> None:
    opened.pages[0].contents_add(b"q 0 0 10 10 re f Q", prepend=False)


def _no_font(opened: Any) -> None:
    descriptor = objects(opened, "/FontDescriptor")[0]
    for each in objects(opened, "/Font"):
        inner = each.DescendantFonts[0] if "/DescendantFonts" in each else each
        if "/FontDescriptor" in inner and inner.FontDescriptor.FontName == descriptor.FontName:
            each.BaseFont = Name("/Arial")
    for file in ("/FontFile2", "/FontFile3"):
        if file in descriptor:
            del descriptor[file]


def _no_letters(opened: Any) -> None:
    font = next(each for each in objects(opened, "/Font") if each.get("/Subtype") == "/Type0")
    del font.ToUnicode
    font.BaseFont = Name("/Arial")


def _links(opened: Any) -> list[Any]:
    return [each for page in opened.pages for each in page.get("/Annots", [])]


def _no_description(opened: Any) -> None:
    del _links(opened)[0].Contents


def _no_object(opened: Any) -> None:
    link = tags(opened, "/Link")[0]
    link.K = pikepdf.Array([kid for kid in link.K if not (isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)])


def _no_tags(opened: Any) -> None:
    del opened.Root.StructTreeRoot


def _no_order(opened: Any) -> None:
    del next(page for page in opened.pages if "/Annots" in page).Tabs


def _odd_tag(opened: Any) -> None:
    tags(opened, "/P")[0].S = Name("/Absatz")


def _no_title_shown(opened: Any) -> None:
    opened.Root.ViewerPreferences.DisplayDocTitle = False


def _nameless_file(opened: Any) -> None:
    file = pikepdf.Dictionary(Type=Name.Filespec, EF=pikepdf.Dictionary(F=opened.make_stream(b"figures")))
    opened.Root.AF = pikepdf.Array([opened.make_indirect(file)])


def _other_codes(opened: Any) -> None:
    font = next(each for each in objects(opened, "/Font") if each.get("/Subtype") == "/Type0")
    font.BaseFont = Name("/Arial")
    font.Encoding = Name.H


def _made_when_shown(opened: Any) -> None:
    form = b"<xdp><config><acrobat7><dynamicRender>required</dynamicRender></acrobat7></config></xdp>"
    opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=opened.make_stream(form))


def _layers(opened: Any) -> None:
    opened.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary(Order=pikepdf.Array()))


def _loose_row(opened: Any) -> None:
    tags(opened, "/P")[0].S = Name.TR


def _nothing(_: Any) -> None:
    pass


LOCK = pikepdf.Encryption(owner="owner", user="user")

DOCX_ONLY: dict[str, Callable[[], bytes]] = {
    "caption-typed": lambda: docx_with(paragraph("Table 9: Reviews", "BodyText") + TYPED_CAPTION),
    "cells-merged": lambda: docx_with(CELLS),
    "contents-missing": lambda: docx(
        (DOCUMENT, " TOC ", " PAGE "), (DOCUMENT, "<w:sectPr", paragraph("More", "Heading1") * 10 + "<w:sectPr")
    ),
    "contrast-low": lambda: docx_with(paragraph("People meet.", "BodyText", '<w:color w:val="BBBBBB"/>')),
    "empty-paragraphs": lambda: docx_with(paragraph("", "BodyText") * 2 + paragraph("People meet.", "BodyText")),
    "floating-object": lambda: docx_with(FLOATING),
    "heading-typed": lambda: docx_with(paragraph("How it works", "BodyText", "<w:b/>")),
    "list-typed": lambda: docx_with(paragraph("• Police", "BodyText") + paragraph("• Probation", "BodyText")),
}

PDF_ONLY: dict[str, Callable[[], bytes]] = {
    "attachment-unnamed": lambda: pdf(_nameless_file),
    "bookmarks-missing": lambda: pdf(_no_bookmarks),
    "conformance-unsaid": lambda: pdf(_no_claim),
    "content-untagged": lambda: pdf(_loose_words),
    "file-locked": lambda: pdf(_nothing, encryption=LOCK),
    "font-broken": lambda: pdf(_other_codes),
    "font-not-embedded": lambda: pdf(_no_font),
    "font-unreadable": lambda: pdf(_no_letters),
    "form-dynamic": lambda: pdf(_made_when_shown),
    "layers-unclear": lambda: pdf(_layers),
    "link-undescribed": lambda: pdf(_no_description),
    "link-untagged": lambda: pdf(_no_object),
    "not-tagged": lambda: pdf(_no_tags),
    "tab-order": lambda: pdf(_no_order),
    "tag-misplaced": lambda: pdf(_loose_row),
    "tag-unknown": lambda: pdf(_odd_tag),
    "title-hidden": lambda: pdf(_no_title_shown),
}
