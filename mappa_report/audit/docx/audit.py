"""The audit of a Word file."""

from collections.abc import Iterator

from mappa_report.audit.docx.contrast import check_contrast
from mappa_report.audit.docx.document import WordDocument
from mappa_report.audit.docx.parts import check_parts
from mappa_report.audit.docx.rules import check_document
from mappa_report.audit.rules import check_outline
from mappa_report.problems.problem import Problem
from mappa_report.unpacking.docx.package import Package
from mappa_report.unpacking.unreadable import Unreadable


def audit(name: str, data: bytes) -> Iterator[Problem]:
    """What fails in the Word file ``data``."""
    package = Package(data)
    package.document()  # where there is none, all else is beside the point
    damage = list(check_parts(name, package))
    yield from damage
    try:
        document = WordDocument(name, package)
    except Unreadable:
        if damage:  # which tells of it already
            return
        raise
    yield from check_outline(document.outline())
    yield from check_document(document)
    yield from check_contrast(document)
