"""The pictures on the pages of a PDF, as the files that they were, or as PNG."""

from __future__ import annotations

import ctypes
import io
from typing import Any

from mappa_report.importing.finished import ToldKind
from mappa_report.importing.office.pictures import Pictures
from mappa_report.importing.office.walked import Shown
from mappa_report.importing.telling import Telling
from mappa_report.readers.picture_decoding import MAX_DECODED
from mappa_report.unpacking.docx.relations import Relation

_MAX_PIXELS = 40_000_000
_MAX_BYTES = 32 * 1024 * 1024
_SMALLEST = 16
"""Pixels across or down of a picture that can show anything."""

_BEHIND = 0.8
"""The share of a page that a picture covers which stands behind its words, as a scan does."""

_DEEPEST_FORM = 4
_FILTER = 32
_JPEG = b"DCTDecode\0"


class PagePictures:
    """Takes over the pictures of one file, each of them once; what can't be is told."""

    def __init__(self, telling: Telling) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._telling = telling
        self._data: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}
        self._pictures = Pictures(self, telling, "PDF")
        self._pixels = 0

    def content(self, name: str) -> bytes | None:
        """The bytes of the picture ``name``."""
        return self._data.get(name)

    def shown(self, name: str, alternative: str, page: int) -> Shown | None:
        """The picture ``name`` on ``page``; None where it is told why there is none."""
        relation = Relation("image", name)
        picture = self._pictures.picture(relation, " ".join(alternative.split()), f"page {page}")
        return Shown(picture, f"page {page}") if picture else None

    def on_page(self, page: Any, number: int) -> list[Shown]:
        """The pictures of ``page``, which is page ``number``, in the order in which they are drawn."""
        raw = self._raw
        images = (each.raw for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM))
        names = [name for each in images if (name := self.name(each, page, number))]
        return [shown for name in names if (shown := self.shown(name, "", number))]

    def name(self, drawn: Any, page: Any, number: int) -> str:
        """The name under which the picture ``drawn`` on ``page``, which is page ``number``, is kept; blank for none."""
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self._raw.FPDFImageObj_GetImagePixelSize(drawn, ctypes.byref(width), ctypes.byref(height))
        across, down = width.value, height.value
        if min(across, down) < _SMALLEST:
            self._tell(number, "too small to show anything")
        elif self._is_behind(drawn, page):
            self._tell(number, "behind the words of the page")
        elif across * down > MAX_DECODED or self._pixels + across * down > _MAX_PIXELS:
            self._tell(number, "larger than are read")
        else:
            return self._kept(drawn, page, across * down, number)
        return ""

    def _kept(self, drawn: Any, page: Any, pixels: int, number: int) -> str:
        data, ending = self._jpeg(drawn), ".jpg"
        if not data:
            self._pixels += pixels
            data, ending = self._png(drawn, page), ".png"
        if not data:
            self._tell(number, "that can't be read")
        elif data in self._names:
            one, many = "a picture that comes again was kept once", "{} pictures that come again were kept once"
            self._telling.tell(ToldKind.PICTURE, f"page {number}", one, many)
        else:
            name = self._names[data] = f"{len(self._names) + 1}{ending}"
            self._data[name] = data
            return name
        return ""

    def _jpeg(self, drawn: Any) -> bytes:
        """The JPEG that ``drawn`` is; nothing for another picture."""
        raw = self._raw
        name = ctypes.create_string_buffer(_FILTER)
        if raw.FPDFImageObj_GetImageFilterCount(drawn) != 1:
            return b""
        raw.FPDFImageObj_GetImageFilter(drawn, 0, name, _FILTER)
        if not name.raw.startswith(_JPEG):
            return b""
        length = raw.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
        if not 0 < length <= _MAX_BYTES:
            return b""
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFImageObj_GetImageDataRaw(drawn, buffer, length)
        return buffer.raw

    def _png(self, drawn: Any, page: Any) -> bytes:
        import pypdfium2

        try:
            image = pypdfium2.PdfImage(drawn, page=page).get_bitmap(render=False).to_pil()
        except (pypdfium2.PdfiumError, ValueError, RuntimeError):
            return b""
        stream = io.BytesIO()
        image.save(stream, "PNG", compress_level=1)
        return stream.getvalue()

    def _is_behind(self, drawn: Any, page: Any) -> bool:
        edges = [ctypes.c_float() for _ in range(4)]
        self._raw.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, edges))
        left, bottom, right, top = (each.value for each in edges)
        width, height = page.get_size()
        return bool((right - left) * (top - bottom) > _BEHIND * width * height)

    def _tell(self, number: int, why: str) -> None:
        one, many = f"a picture {why} was left out", f"{{}} pictures {why} were left out"
        self._telling.tell(ToldKind.PICTURE, f"page {number}", one, many)
