"""Where a PDF draws: pages, the forms on them, and the looks of fields and notes; and which fonts write there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from mappa_report.audit.pdf.instructions import writing
from mappa_report.unpacking.bounds import Tally
from mappa_report.unpacking.pdf.objects import PdfObjects

_INVISIBLE = 3
_MAX_DEEP = 8
_MAX_LISTED = 300_000
_MAX_BYTES = 6 * 1024 * 1024
_LOOKS = ("/N", "/D", "/R")


class Place(Struct, frozen=True):
    """``thing`` is the number of a page or the reference to a form; ``fonts`` are its fonts by the names they have in
    it.
    """

    thing: Any
    fonts: dict[str, Any]


class Shown(Struct, frozen=True):
    """Letters that are written: with which font, as which bytes, and whether to be seen."""

    font: Any
    codes: bytes
    is_seen: bool


def places(pdf: PdfObjects) -> Iterator[Place]:
    """Every place of ``pdf`` that has fonts, each once."""
    seen: set[str] = set()
    counted = Tally("fonts and forms that the pages of this PDF list", _MAX_LISTED)
    for index, name in enumerate(pdf.page_names):
        page = pdf.dictionary(name)
        resources = pdf.dictionary(pdf.inherited(page, "/Resources"))
        waiting: list[tuple[Any, dict[str, Any], int]] = [(index, resources, 0)]
        for each in pdf.array(page.get("/Annots")):
            waiting += [(look, resources, 1) for look in _looks(pdf, pdf.dictionary(each))]
        while waiting:
            thing, around, depth = waiting.pop()
            if isinstance(thing, str) and thing in seen:
                continue
            seen.add(str(thing))
            counted.add(1)
            own = (
                around if isinstance(thing, int) else pdf.dictionary(pdf.dictionary(thing).get("/Resources")) or around
            )
            fonts = pdf.dictionary(own.get("/Font"))
            counted.add(len(fonts))
            if fonts:
                yield Place(thing, fonts)
            drawn = pdf.dictionary(own.get("/XObject")).values() if depth < _MAX_DEEP else ()
            counted.add(len(drawn))
            waiting += [(each, own, depth + 1) for each in drawn if pdf.dictionary(each).get("/Subtype") == "/Form"]


def _looks(pdf: PdfObjects, annotation: dict[str, Any]) -> Iterator[str]:
    for kind in _LOOKS:
        look = pdf.dictionary(annotation.get("/AP")).get(kind)
        if "/Length" in pdf.dictionary(look):
            yield str(look)
        else:
            yield from (str(each) for each in pdf.dictionary(look).values() if "/Length" in pdf.dictionary(each))


class Reader:
    """Reads what is written at places, up to so much."""

    def __init__(self, pdf: PdfObjects) -> None:
        self._pdf = pdf
        self._bytes = Tally("bytes that write with doubtful fonts", _MAX_BYTES)

    def shown(self, place: Place) -> Iterator[Shown]:
        """What is written at ``place``, in its order."""
        is_page = isinstance(place.thing, int)
        self._bytes.add(len(self._pdf.content(place.thing) if is_page else self._pdf.stream(place.thing)))
        font, mode = None, 0
        kept: list[tuple[Any, int]] = []
        for operands, operator in writing(self._pdf.drawing(place.thing)):
            if operator == "q":
                kept.append((font, mode))
            elif operator == "Q":
                font, mode = kept.pop() if kept else (font, mode)
            elif operator == "Tf":
                font = place.fonts.get(str(operands[0])) if operands else None
            elif operator == "Tr":
                mode = operands[0] if operands else 0
            elif font is not None:
                yield Shown(font, b"".join(each for each in operands if isinstance(each, bytes)), mode != _INVISIBLE)
