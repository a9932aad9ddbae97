"""Every word of a PDF: line by line as its pages show them, and what it says besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mappa_report.importing.pdf.drawn import objects_drawn, objects_drawn_here
from mappa_report.importing.pdf.pages import opened
from mappa_report.unpacking.pdf.objects import PdfObjects, text_of

_KEYS = ("Alt", "ActualText", "E", "Title", "Subject", "Author", "Keywords", "Lang", "Contents", "URI")
_ACTS = ("AA", "ImportData", "JS", "JavaScript", "Launch", "OpenAction", "RichMedia", "SubmitForm")
_TAG = re.compile(r"<[^<>]*>")

Placed = tuple[tuple[str, str], ...]
"""Words, each behind where they stand."""


def words_if_small(data: bytes) -> Placed:
    """The same as ``words_of_pdf``. Raises ReadApart as a PDF that is imported does."""
    return tuple(_words(data, objects_drawn_here(data)))


def words_of_pdf(data: bytes) -> Placed:
    """The words of the PDF ``data``. Raises Unreadable for one that can't be read."""
    return tuple(_words(data, objects_drawn(data)))


def _words(data: bytes, pdf: PdfObjects) -> Iterator[tuple[str, str]]:
    with opened(data, len(pdf.page_names)) as document:
        for number in range(len(document)):
            where = f"page {document.get_page_label(number) or number + 1} of the PDF"
            for line in document[number].get_textpage().get_text_bounded().splitlines():
                yield where, line
    values = (pdf.resolve(each[f"/{key}"]) for key in _KEYS for each in pdf.all_with(f"/{key}"))
    yield from once("what the PDF says besides its pages", map(text_of, values))
    yield from once("what the PDF does by itself", (each for each in _ACTS if pdf.mentions(f"/{each}")))
    said = (each.partition("</dc:")[0].partition(">")[2] for each in pdf.metadata.split("<dc:")[1:])
    yield from once("the properties of the PDF", (_TAG.sub(" ", each) for each in said))


def once(where: str, pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """``pieces`` that stand at ``where``, each once, by the alphabet."""
    yield from ((where, words) for words in sorted({" ".join(each.split()) for each in pieces}))
