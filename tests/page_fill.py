"""How full the pages of a PDF are, by what is drawn on them."""

from __future__ import annotations

import pypdfium2
from msgspec import Struct
from PIL import Image, ImageChops

_SCALE = 0.5
"""Pixels for a point."""

_TOP, _BOTTOM = 24 / 297, 274 / 297
"""Where the running head ends and the foot begins, as shares of a page."""

_WHITE = 24
"""How much darker than paper a pixel is that counts as drawn."""


class PageFill(Struct, frozen=True):
    """``number`` of a page, counted from 1, and which ``share`` of its room is filled, from its top to what is last."""

    number: int
    share: float


def page_fills(pdf: bytes) -> list[PageFill]:
    """Every page of ``pdf``."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [PageFill(number, _share(document[number - 1])) for number in range(1, len(document) + 1)]
    finally:
        document.close()


def _share(page: pypdfium2.PdfPage) -> float:
    drawn = page.render(scale=_SCALE, grayscale=True).to_pil()
    top, bottom = (round(drawn.height * share) for share in (_TOP, _BOTTOM))
    body = drawn.crop((0, top, drawn.width, bottom))
    darker = ImageChops.difference(body, Image.new("L", body.size, 255)).point(lambda depth: 255 * (depth > _WHITE))
    box = darker.getbbox()
    return round(box[3] / body.height, 2) if box else 0
