"""The pages of a PDF as pdfium reads them: opened with what they may hold bounded, and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mappa_report.unpacking.unreadable import Unreadable

MAX_LETTERS = 3_000_000
"""Letters and other signs on all pages: a hundred times those of the longest report."""

_DAMAGED = (
    "file-damaged",
    "this PDF is broken off or damaged",
    "make it anew from what it was made from, then try again.",
)


@contextmanager
def opened(data: bytes, pages: int) -> Iterator[Any]:
    """The PDF ``data``, of whose ``pages`` it is known how much they draw, as pdfium has it.

    Raises Unreadable where pdfium can't read it, be it a page that is asked for meanwhile, or finds other pages.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            if len(document) != pages:
                raise Unreadable(*_DAMAGED)
            yield document
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(*_DAMAGED) from error
