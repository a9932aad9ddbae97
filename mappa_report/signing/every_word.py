"""Every word of a finished file, what an import leaves aside too: contents, cover, words for pictures, properties.

And what can be told as surely as words: where links lead, which pictures and charts a Word file shows and which words
it strikes through, what every element of a web page is given, what a PDF does by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mappa_report.importing.formats import Format, format_named, format_shown
from mappa_report.importing.sent_file import read_sent
from mappa_report.signing.pdf_words import once, words_if_small, words_of_pdf
from mappa_report.unpacking.unreadable import Unreadable

if TYPE_CHECKING:
    from mappa_report.unpacking.docx.package import Package
    from mappa_report.unpacking.docx.relations import Relation

_SPOKEN = ("alt", "aria-label", "title", "content", "href")
_STRUCK = ("strike", "dstrike")
_OFF = ("0", "false", "off")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "chart"
_OF_CHARTS = ("v", "t", "min", "max")
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
    relations = relations_of(package, package.document_name)
    for number, paragraph in enumerate(package.document().iter(f"{W}p"), 1):
        yield (
            f"paragraph {number} of the Word file",
            "".join(
                each.text or "" if each.tag == f"{W}t" else each.get("descr") or ""
                for each in paragraph.iter()
                if each.tag == f"{W}t" or str(each.tag).endswith("}docPr")
            ),
        )
        yield f"behind paragraph {number} of the Word file", " ".join(_behind(paragraph, package, relations))
    within = (relations.get(str(each.get(f"{_R}id"))) for each in package.document().iter(f"{W}altChunk"))
    targets = (each.target if each else "" for each in within)
    yield from (("a file within the Word file", _digest(package, target)) for target in targets)
    named = relations.values()
    parts = (package.part(each.target) for each in named if each.kind in _BESIDE and not each.is_outside)
    beside = (paragraph for part in parts if part is not None for paragraph in part.iter(f"{W}p"))
    yield from once("the headers, footers and notes of the Word file", (_unfilled(each, W) for each in beside))
    core = package.part(_CORE)
    said = (each for each in (core if core is not None else ()) if str(each.tag).rpartition("}")[2] in _PROPERTIES)
    yield from once("the properties of the Word file", (each.text or "" for each in said))


def _behind(paragraph: Any, package: Package, relations: Mapping[str, Relation]) -> Iterator[str]:
    """Where the links of ``paragraph`` lead, digests of its pictures, what charts say, and its words struck through."""
    from mappa_report.unpacking.docx.package import W

    for each in paragraph.iter():
        relation = relations.get(str(each.get(f"{_R}embed") or each.get(f"{_R}id")))
        if relation and relation.is_outside:
            yield relation.target.rstrip("/")  # which Word adds to the name of a site
        elif relation and relation.kind == _CHART:
            yield from _of_chart(relation.target, package)
        elif relation:
            yield _digest(package, relation.target)
    yield "".join(
        each.text or ""
        for each in paragraph.iter(f"{W}t")
        if any(mark.get(f"{W}val") not in _OFF for kind in _STRUCK for mark in each.iterfind(f"../{W}rPr/{W}{kind}"))
    )


def _digest(package: Package, part: str) -> str:
    return hashlib.sha256(package.content(part) or b"").hexdigest()


def _of_chart(name: str, package: Package) -> Iterator[str]:
    """The words and numbers of a chart, where its scale begins and ends, and the digests of what it is made from.

    Another program writes the rest of the part anew whenever it saves the file.
    """
    from mappa_report.unpacking.docx.relations import relations_of

    part = package.part(name)
    for each in part.iter() if part is not None else ():
        tag = str(each.tag).rpartition("}")[2]
        if tag in _OF_CHARTS:
            yield f"{tag} {each.text or each.get('val', '')}"
    for relation in relations_of(package, name).values():
        yield _digest(package, relation.target)


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
            spoken = [element.text or "", *(element.get(key, "") for key in _SPOKEN)]
            given = (f"{key}={value}" for key, value in sorted(element.items()) if key not in _SPOKEN)
            yield where, " ".join([*spoken, *given])
        yield where, element.tail or ""
