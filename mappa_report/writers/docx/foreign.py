"""What a Word template may not bring into reports: code, other files, and whatever Word would fetch from elsewhere."""

import re
from collections.abc import Iterator
from typing import cast

from docx.document import Document as WordFile
from docx.opc.part import Part, XmlPart
from docx.opc.rel import _Relationship
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

from mappa_report.writers import TemplateFault

_FOREIGN = {
    "aFChunk": "another document",
    "vbaProject": "a macro",
    "wordVbaData": "a macro",
    "attachedToolbars": "a toolbar",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "subDocument": "another document",
    "mailMergeSource": "a source for letters",
    "mailMergeHeaderSource": "a source for letters",
    "frame": "a frame",
}
"""Kinds of relationship, by the end of their names, and what they bring in."""

_LEFT = ("hyperlink", "attachedTemplate")
"""What may lead elsewhere: links to follow, and the way to a template on somebody's disk, which isn't written."""

_FIELDS = set(
    "= AUTHOR COMMENTS CREATEDATE DATE DOCPROPERTY EDITTIME FILENAME HYPERLINK KEYWORDS LASTSAVEDBY LISTNUM NOTEREF "
    "NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET STYLEREF "
    "SUBJECT SYMBOL TC TIME TITLE TOC XE".split()
)
"""The fields that show what is in the document itself."""

_REMEDY = "remove it in Word, or start again from a copy of the packaged template."
_NAME = re.compile(r"\s*([A-Za-z]+|=|)")


def refuse_foreign(file: WordFile, template: str) -> None:
    """Raise TemplateFault of ``template`` for the first thing in ``file`` that brings in something foreign."""
    for what, part in _foreign(cast(Package, file.part.package)):
        raise TemplateFault(template, f"the template brings in {what}, in its part {part}", _REMEDY)


def _foreign(package: Package) -> Iterator[tuple[str, str]]:
    for link in package.rels.values():
        yield from ((what, "/") for what in _of_link(link))
    for part in package.parts:
        yield from ((what, str(part.partname)) for what in _of_part(part))


def _of_part(part: Part) -> Iterator[str]:
    for link in part.rels.values():
        yield from _of_link(link)
    if "macroEnabled" in part.content_type or part.partname.ext.lower() in ("bin", "exe", "vbs", "js", "html", "htm"):
        yield "code or a file of another program"
    if part.content_type.endswith("xml"):
        root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
        if root.getroottree().docinfo.doctype:
            yield "a document type"
        for field in _fields(root):
            if field not in _FIELDS:
                yield f"the field {field or 'without a name'}"


def _of_link(link: _Relationship) -> Iterator[str]:
    kind = link.reltype.rpartition("/")[2]
    if kind in _FOREIGN:
        yield _FOREIGN[kind]
    elif link.is_external and kind not in _LEFT:
        yield f"what lies elsewhere ({kind})"


def _fields(root: etree._Element) -> Iterator[str]:
    """The names of all fields. What one is told may stand in several runs, and fields within it."""
    told: list[str] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if element.tag == qn("w:fldSimple"):
            yield _name(element.get(qn("w:instr"), ""))
        elif element.tag != qn("w:fldChar"):
            told = [*told[:-1], told[-1] + (element.text or "")] if told else [element.text or ""]
        elif element.get(qn("w:fldCharType")) == "begin":
            told.append("")
        elif told:
            is_end = element.get(qn("w:fldCharType")) == "end"
            yield _name(told[-1])
            told = told[:-1] if is_end else told
    yield from map(_name, told)


def _name(told: str) -> str:
    match = _NAME.match(told)
    return match[1].upper() if match else ""
