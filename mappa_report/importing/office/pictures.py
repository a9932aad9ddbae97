"""The pictures in an office file, each decoded once and without what a camera notes in it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Protocol

from mappa_report.document.blocks import Picture
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.picture_files import clean_picture
from mappa_report.readers.picture_decoding import PictureFault

if TYPE_CHECKING:
    from mappa_report.importing.telling import Telling
    from mappa_report.readers.picture_decoding import Decoded
    from mappa_report.unpacking.docx.relations import Relation

MAX_PIXELS = 40_000_000
"""Of all the pictures of a file, each counted once: to decode them takes some seconds."""

MAX_BYTES = 40 * 1024 * 1024
_DRAWN = {
    ".emf": "an EMF drawing",
    ".wmf": "a WMF drawing",
    ".svg": "an SVG drawing",
    ".gif": "a GIF",
    ".tif": "a TIFF",
}


class Parts(Protocol):
    """What holds pictures by the names of its parts."""

    def content(self, name: str) -> bytes | None:
        """The bytes of the part ``name``; None where there is none, or it is too large."""


class Pictures:
    """The pictures of ``package``, which is a file of ``kind``; what can't be taken over is told."""

    def __init__(self, package: Parts, telling: Telling, kind: str) -> None:
        self._remedy = f"save it from the {kind} as PNG or JPEG, and put it in by hand"
        self._package = package
        self._telling = telling
        self._decoded: dict[str, Decoded | PictureFault] = {}
        self._pixels = self._bytes = 0

    def picture(self, relation: Relation | None, alternative: str, where: str) -> Picture | None:
        """The picture that ``relation`` leads to; None where it is told why there is none."""
        if relation is None or relation.is_outside:
            words = "a picture that lies outside the file was left out: it was not looked for; put it in by hand"
            many = "{} pictures that lie outside the file were left out: they were not looked for; put them in by hand"
            self._telling.tell(ToldKind.PICTURE, where, words, many)
            return None
        if relation.target not in self._decoded:
            self._decoded[relation.target] = self._decode(relation.target)
        decoded = self._decoded[relation.target]
        if isinstance(decoded, PictureFault):
            named = f" (“{alternative[:100]}”)" if alternative else ""
            self._telling.tell(
                ToldKind.PICTURE, where, f"a picture{named} was left out, as it {decoded.message}: {decoded.hint}"
            )
            return None
        if not alternative:
            words = "a picture has no alternative text: say what it shows"
            self._telling.tell(
                ToldKind.PICTURE, where, words, "{} pictures have no alternative text: say what each shows"
            )
        return Picture(alternative, decoded.data, decoded.media_type, decoded.width, decoded.height)

    def _decode(self, part: str) -> Decoded | PictureFault:
        kind = _DRAWN.get(posixpath.splitext(part)[1].lower()[:4])
        if kind:
            return PictureFault(f"is {kind}, which a report can't show", self._remedy)
        data = self._package.content(part)
        if data is None:
            return PictureFault("is missing from the file, or too large", self._remedy)
        self._bytes += len(data)
        if self._bytes > MAX_BYTES:
            return PictureFault("has, with those before it, more bytes than are read of one file", self._remedy)
        try:
            decoded = clean_picture(data, MAX_PIXELS - self._pixels)
        except PictureFault as fault:
            return PictureFault(fault.message, self._remedy)
        self._pixels += decoded.pixels
        return decoded
