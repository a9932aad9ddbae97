"""The audit of a PDF."""

from collections.abc import Iterator

from mappa_report.audit.outline import Location
from mappa_report.audit.pdf.annotations import Annotations
from mappa_report.audit.pdf.catalogue import check_catalogue
from mappa_report.audit.pdf.content import check_content
from mappa_report.audit.pdf.fonts import check_fonts
from mappa_report.audit.pdf.kinds import check_kinds
from mappa_report.audit.pdf.languages import check_languages
from mappa_report.audit.pdf.metadata import check_metadata, old_title, read_metadata
from mappa_report.audit.pdf.nesting import check_nesting
from mappa_report.audit.pdf.tag_tables import TagTables
from mappa_report.audit.pdf.tags import TagTree
from mappa_report.audit.rules import check_outline
from mappa_report.problems.problem import Problem
from mappa_report.source.place import Place, Source
from mappa_report.unpacking.pdf.objects import PdfObjects


def audit(name: str, data: bytes) -> Iterator[Problem]:
    """What fails in the PDF ``data``."""
    pdf = PdfObjects(data)
    tree = TagTree(Source(name), pdf)
    whole = Location(Place(tree.source))
    metadata = read_metadata(pdf)
    annotations = Annotations(pdf, tree)
    yield from check_outline(tree.outline(metadata.title or old_title(pdf), TagTables(pdf, tree).tables()))
    unspoken = list(check_languages(pdf, tree, annotations, metadata))
    yield from unspoken
    yield from check_catalogue(pdf, tree, whole)
    yield from check_metadata(pdf, metadata, whole, tree.has_tags)
    yield from check_kinds(pdf, tree)
    yield from check_nesting(tree)
    yield from annotations.check()
    yield from check_fonts(pdf, whole)
    if tree.has_tags:
        yield from check_content(pdf, tree, is_spoken="/Lang" in pdf.root or bool(unspoken))
