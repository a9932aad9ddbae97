"""What a finished file says of itself, outside its pages: its keywords, where a published file bears its sign-off."""

from __future__ import annotations

from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.unpacking.unreadable import Unreadable

_CORE = "docProps/core.xml"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def keywords_of(data: bytes, name: str) -> str:
    """The keywords of the DOCX, PDF or web page ``data``, called ``name``; none where they can't be read."""
    try:
        match format_shown(data) or format_named(name):
            case Format.DOCX:
                return _of_docx(data)
            case Format.PDF:
                return _of_pdf(data)
            case Format.HTML:
                return _of_page(data)
            case _:
                return ""
    except Unreadable:
        return ""


def _of_docx(data: bytes) -> str:
    from mappa_report.unpacking.docx.package import Package

    core = Package(data).part(_CORE)
    return "" if core is None else core.findtext(_KEYWORDS, "")


def _of_pdf(data: bytes) -> str:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return str(document.get_metadata_value("Keywords"))
    finally:
        document.close()


def _of_page(data: bytes) -> str:
    from mappa_report.unpacking.html_page import parsed_page

    root, _ = parsed_page(data)
    return next((str(each.get("content", "")) for each in root.iter("meta") if each.get("name") == "keywords"), "")
