"""Every word of a finished file, what an import leaves aside too: contents, cover, words for pictures, properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.importing.sent_file import read_sent
from mappa_report.signing.pdf_words import once, words_if_small, words_of_pdf
from mappa_report.unpacking.unreadable import Unreadable

_SPOKEN = ("alt", "aria-label", "title", "content", "href")
_BESIDE = ("header", "footer", "footnotes", "endnotes")
_CORE = "docProps/core.xml"
_PROPERTIES = ("title", "subject", "creator", "description", "keywords")


def every_word(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Where they stand, and the words there, of the DOCX, PDF or web page ``data``, called ``name``.

    Of what another program puts in another order, each is named once, by the alphabet. Raises FileRefused for a PDF
    that can't be read.
    """
    try:
        match format_shown(data) or format_named(name):
            case Format.DOCX:
                yield from _of_docx(data)
            case Format.PDF:
                yield from read_sent(words_of_pdf, data, name, first=words_if_small)
            case Format.HTML:
                yield from _of_page(data)
            case _:
                return
    except Unreadable:
        return


def _of_docx(data: bytes) -> Iterator[tuple[str, str]]:
    """Runs are put together: another program cuts them anew."""
    from mappa_report.unpacking.docx.package import Package, W
    from mappa_report.unpacking.docx.relations import relations_of

    package = Package(data)
    for number, paragraph in enumerate(package.document().iter(f"{W}p"), 1):
        yield (
            f"paragraph {number} of the Word file",
            "".join(
                each.text or "" if each.tag == f"{W}t" else each.get("descr") or ""
                for each in paragraph.iter()
                if each.tag == f"{W}t" or str(each.tag).endswith("}docPr")
            ),
        )
    relations = relations_of(package, package.document_name).values()
    parts = (package.part(each.target) for each in relations if each.kind in _BESIDE and not each.is_outside)
    beside = (paragraph for part in parts if part is not None for paragraph in part.iter(f"{W}p"))
    yield from once("the headers, footers and notes of the Word file", (_unfilled(each, W) for each in beside))
    core = package.part(_CORE)
    said = (each for each in (core if core is not None else ()) if str(each.tag).rpartition("}")[2] in _PROPERTIES)
    yield from once("the properties of the Word file", (each.text or "" for each in said))


def _unfilled(paragraph: Any, w: str) -> str:
    """The words of ``paragraph`` but those of fields, such as the number of the page, which every program fills in."""
    depth, words = 0, []
    for each in paragraph.iter(f"{w}t", f"{w}fldChar"):
        if each.tag == f"{w}fldChar":
            depth += {"begin": 1, "end": -1}.get(str(each.get(f"{w}fldCharType")), 0)
        elif not depth:
            words.append(each.text or "")
    return "".join(words)


def _of_page(data: bytes) -> Iterator[tuple[str, str]]:
    from mappa_report.unpacking.html_page import parsed_page

    root, _ = parsed_page(data)
    for element in root.iter():
        where = "the web page"
        if isinstance(element.tag, str):
            yield where, " ".join([element.text or "", *(str(element.get(key) or "") for key in _SPOKEN)])
        yield where, element.tail or ""
