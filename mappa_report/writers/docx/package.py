"""The file round the text: what it says of itself, and the same bytes on every run."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import _ContentTypesItem
from docx.oxml.ns import qn
from docx.package import Package

from mappa_report.document.document import PROOF_PROPERTY, Document
from mappa_report.writers.docx.xml import parsed, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FIRST_PROPERTY = 2  # the numbers below are kept for Office's own

_PERSONAL = (
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
)


def describe(document: Document, file: WordFile) -> None:
    """Say what the file is and in which language, and drop what the template's author left of themselves."""
    package = cast(Package, file.part.package)
    for identity in [key for key, link in package.rels.items() if link.reltype in _PERSONAL]:
        del package.rels[identity]
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _core(document), package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    if document.draft and document.draft.identity:
        name, kind = PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
        custom = Part(name, kind, _custom({PROOF_PROPERTY: document.draft.identity}), package)
        package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    _forget_the_author(file)
    _set_language(document.language, file)


def _core(document: Document) -> bytes:
    """The core properties. Without ``created`` there is no date, since today's would make each run differ."""
    words = {
        "dc:title": document.title,
        "dc:subject": document.description,
        "dc:creator": document.author,
        "dc:language": document.language,
        "cp:keywords": ", ".join(document.keywords),
    }
    lines = [f"<{tag}>{escape(text)}</{tag}>" for tag, text in words.items() if text]
    if document.created is not None:
        moment = datetime.fromtimestamp(document.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines += [
            f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DUBLIN}/elements/1.1/"'
        f' xmlns:dcterms="{_DUBLIN}/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(lines)}</cp:coreProperties>'
    ).encode()


def _custom(properties: Mapping[str, str]) -> bytes:
    """Properties of our own, which Word and LibreOffice keep when they save the file anew."""
    each = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), _FIRST_PROPERTY)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{each}</Properties>'
    ).encode()


def _forget_the_author(file: WordFile) -> None:
    """Editing sessions, and the path of the template on someone's disk."""
    settings = file.settings.element
    for trace in settings.xpath("./w:rsids | ./w:attachedTemplate | ./w:mailMerge"):
        settings.remove(trace)
    links = file.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for identity in [key for key, link in links.items() if link.is_external]:
        del links[identity]


def _set_language(language: str, file: WordFile) -> None:
    styles = file.styles.element
    for marked in styles.xpath(".//w:lang[@w:val]"):
        marked.set(qn("w:val"), language)
    for defaults in styles.xpath("./w:docDefaults/w:rPrDefault/w:rPr[not(w:lang)]"):
        defaults.extend(parsed(w("lang", val=language)))
    for theme in file.settings.element.xpath("./w:themeFontLang"):
        theme.set(qn("w:val"), language)


def packed(file: WordFile) -> bytes:
    """The file's bytes, free of the time and the machine: parts sorted, the list of their kinds first."""
    neat = io.BytesIO()
    with zipfile.ZipFile(neat, "w") as archive:
        for uri, data in sorted(_files(file).items(), key=lambda each: (each[0] != CONTENT_TYPES_URI, each[0])):
            entry = zipfile.ZipInfo(uri.membername, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 6)
    return neat.getvalue()


def _files(file: WordFile) -> dict[PackURI, bytes]:
    """All that `file.save` would put into an archive: that one would be read and compressed a second time here."""
    package = cast(Package, file.part.package)
    parts = package.parts
    kinds = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]
    files = {CONTENT_TYPES_URI: kinds.blob, PACKAGE_URI.rels_uri: package.rels.xml}
    files |= {part.partname: part.blob for part in parts}
    return files | {part.partname.rels_uri: part.rels.xml for part in parts if part.rels}
