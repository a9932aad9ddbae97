"""A PDF as a reader of it would see it: blocks with their places, and what is told."""

from __future__ import annotations

from mappa_report.importing.finished import Finished
from mappa_report.importing.office.finishing import finish
from mappa_report.importing.pdf.drawn import objects_drawn, objects_drawn_here
from mappa_report.importing.pdf.layout import laid_out
from mappa_report.importing.pdf.pages import opened
from mappa_report.importing.pdf.tags import by_tags
from mappa_report.importing.sent_file import read_sent
from mappa_report.importing.telling import Telling
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of
from mappa_report.unpacking.unreadable import Unreadable

_SCANNED = (
    "file-kind",
    "this PDF has no words, only pictures of them: it was scanned",
    "ask for the file that it was printed from, or have the words read with a program for that (OCR), then try again.",
)


def read_pdf(data: bytes, name: str) -> Finished:
    """What the PDF ``data``, which messages call ``name``, holds.

    Raises FileRefused for a file that can't be read, or would take too long or too much memory.
    """
    return read_sent(finished_pdf, data, name, first=finished_if_small)


def finished_if_small(data: bytes) -> Finished:
    """The same as ``finished_pdf``. Raises ReadApart where pdfium may need much memory, which it bounds nowhere."""
    return _finished(data, objects_drawn_here(data))


def finished_pdf(data: bytes) -> Finished:
    """What the PDF ``data`` holds, read in this process. Raises Unreadable for one that can't be read."""
    return _finished(data, objects_drawn(data))


def _finished(data: bytes, pdf: PdfObjects) -> Finished:
    telling = Telling()
    information = pdf.dictionary(pdf.trailer.get("/Info"))
    title = text_of(pdf.resolve(information.get("/Title")))
    language = text_of(pdf.resolve(pdf.root.get("/Lang")))
    with opened(data, len(pdf.page_names)) as document:
        walked = by_tags(document, pdf, telling, language) or laid_out(document, pdf, telling)
    if not walked:
        raise Unreadable(*_SCANNED)
    return finish(walked, title, language, telling)
