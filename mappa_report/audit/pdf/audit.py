"""The audit of a PDF."""

import re
from collections.abc import Iterator
from html import unescape

from mappa_report.audit.pdf.content import check_content
from mappa_report.audit.pdf.objects import PdfObjects, text_of
from mappa_report.audit.pdf.rules import check_pdf
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.audit.rules import check_outline
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Source

_XMP_TITLE = re.compile(
    r"<dc:title\b[^<>]*+>[^<]*+(?:<(?!rdf:li\b|/dc:title\b)[^<>]*+>[^<]*+){0,5}<rdf:li\b[^<>]*+>([^<]{0,10000}+)"
)
"""The first title in the metadata; each part of it stops at the next tag, so that no text is read again and again."""


def audit(name: str, data: bytes) -> Iterator[Problem]:
    """What fails in the PDF ``data``."""
    pdf = PdfObjects(data)
    tree = TagTree(Source(name), pdf)
    yield from check_outline(tree.outline(_title(pdf), text_of(pdf.resolve(pdf.root.get("/Lang")))))
    yield from check_pdf(pdf, tree)
    if tree.has_tags:
        yield from check_content(pdf, tree)


def _title(pdf: PdfObjects) -> str:
    """The title that programs show: that in the metadata, or else the one of older files."""
    match = _XMP_TITLE.search(pdf.metadata)
    title = unescape(match[1]).strip() if match else ""
    return title or text_of(pdf.resolve(pdf.dictionary(pdf.trailer.get("/Info")).get("/Title")))
