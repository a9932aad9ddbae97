"""How much the pages of a PDF draw. pdfium unpacks without a bound, and draws a form as often as it is named."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from mappa_report.importing.sent_file import ReadApart
from mappa_report.unpacking.bounds import Tally, TooLarge
from mappa_report.unpacking.pdf.objects import PdfObjects

_MAX_DRAWN = 48 * 1024 * 1024
_DEEPEST = 12
_NAMED = re.compile(rb"/([^\s/\[\]<>(){}%]{1,127})\s{1,20}Do\b")


_MOST_DRAWN_HERE = 320 * 1024
"""Bytes that draw the pages: pdfium takes up to 260 for each. The longest sample has 256 KiB."""


def objects_drawn_here(data: bytes) -> PdfObjects:
    """The PDF ``data``, to be read in this process. Raises ReadApart where pdfium, which bounds nothing, may need much
    memory, and TooLarge as ``objects_drawn`` does."""
    objects = PdfObjects(data)
    if drawn_bytes(objects) > _MOST_DRAWN_HERE or objects.has_refused:
        raise ReadApart
    return objects


def objects_drawn(data: bytes) -> PdfObjects:
    """The PDF ``data``, to be read in a process with limits. Raises TooLarge where its pages draw too much."""
    objects = PdfObjects(data)
    drawn_bytes(objects)
    return objects


def drawn_bytes(objects: PdfObjects) -> int:
    """How many bytes the pages draw, each form as often as it is drawn. Raises TooLarge where they are more than those
    of any report."""
    drawn = Tally("bytes that draw the pages of this PDF, with what they name", _MAX_DRAWN)
    weights: dict[str, int] = {}
    total = 0
    for number, name in enumerate(objects.page_names):
        page = objects.dictionary(name)
        content = objects.content(number)
        size = len(content) + _named(objects, objects.inherited(page, "/Resources"), content, weights, 0)
        drawn.add(size)
        total += size
    return total


def _named(objects: PdfObjects, resources: Any, content: bytes, weights: dict[str, int], depth: int) -> int:
    """How many bytes the forms have that ``content`` draws, and those that they draw."""
    if depth > _DEEPEST:
        raise TooLarge(f"forms more than {_DEEPEST} deep in each other in this PDF")
    forms = objects.dictionary(objects.dictionary(resources).get("/XObject"))
    if not forms:
        return 0
    counts = Counter(match[1].decode("latin-1") for match in _NAMED.finditer(content))
    total = 0
    for name, count in counts.items():
        reference = forms.get(f"/{name}")
        form = objects.dictionary(reference)
        if isinstance(reference, str) and form.get("/Subtype") == "/Form":
            if reference not in weights:
                inner = objects.stream(reference)
                below = form.get("/Resources", resources)
                weights[reference] = len(inner) + _named(objects, below, inner, weights, depth + 1)
            total += count * weights[reference]
    return total
