"""The bytes of a PNG or JPEG into those of one that every format shows: its size is looked at before it is decoded."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from mappa_report.document.bounds import MAX_SIDE
from mappa_report.readers.picture_parts import is_in_too_many_parts

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 40_000_000
MAX_PIXELS_IN_PASSES = 25_000_000
"""Of a JPEG that is saved in passes, from coarse to fine, all is kept in memory until the last."""
MAX_DECODED = 16_000_000
"""Pixels in memory: of a PNG all that it has, of a large JPEG those of the half, quarter or eighth that is read."""
_COMPRESSION = 2
"""Of PNG, from 0 to 9: beyond it, files become a twentieth smaller, and take five times as long."""
COLOURS = ("1", "L", "LA", "P", "RGB", "RGBA")
"""Pillow's names for the kinds of colour that every format can show: 8 bits, on a screen."""


class Decoded(Struct, frozen=True):
    """A picture encoded again, its bytes with it. ``pixels`` are how many it had in its file."""

    data: bytes
    media_type: str
    width: int
    height: int
    pixels: int


class PictureFault(Exception):
    """A picture that can't be shown: ``message`` says why, to be read after its name, and ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def decode(data: bytes, room: int) -> Decoded:
    """The picture whose file holds ``data``, decoded once to be sure of it.

    ``room`` is how many pixels the pictures of a report may still have. Raises PictureFault for what is no picture,
    for one that not every format can show, and, before it is decoded, for one that is too large.
    """
    with _opened(data) as image:
        pixels = image.width * image.height
        _refuse_faults(image, room)
        return _reencoded(image, pixels)


def is_as_decoded(decoded: Decoded) -> bool:
    """Whether the bytes of ``decoded`` are the picture that it says, in a form that every format shows."""
    try:
        with _opened(decoded.data) as image:
            said = (decoded.media_type, decoded.width, decoded.height)
            if (f"image/{image.format}".lower(), *image.size) != said:
                return False
            _refuse_faults(image, decoded.width * decoded.height)
            image.load()
            return True
    except PictureFault:
        return False


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """The picture whose file holds ``data``, not decoded yet. What goes wrong with it within is a PictureFault."""
    from PIL import Image, ImageFile

    is_lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        if is_in_too_many_parts(data):
            raise PictureFault("is saved in too many parts", "open it in a picture editor and save it as PNG or JPEG.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                yield image
    except PictureFault:
        raise
    # Pillow raises many kinds for a damaged file, some of them not its own.
    except Exception as error:
        hint = "open it in a picture editor and save it as PNG or JPEG."
        raise PictureFault("is not a PNG or JPEG that can be read", hint) from error
    finally:
        # The PDF library lets half a picture pass, and Pillow keeps that for the whole program.
        ImageFile.LOAD_TRUNCATED_IMAGES = is_lenient


def _refuse_faults(image: Image, room: int) -> None:
    """Raises PictureFault for a picture that can be decoded and not shown, or that would take too much to decode."""
    pixels, size = image.width * image.height, f"{image.width:,} by {image.height:,} pixels"
    if pixels > MAX_SIDE**2:
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # of a JPEG, read a half, a quarter or an eighth of its size
    most = MAX_PIXELS_IN_PASSES if "progressive" in image.info else MAX_PIXELS
    if pixels > most or image.width * image.height > MAX_DECODED:
        raise PictureFault(f"is too large: {size}", "save a smaller copy: 2,000 pixels across is enough for print.")
    if pixels > room:
        hint = "save smaller copies of the pictures: 2,000 pixels across is enough for print."
        message = f"has {pixels:,} pixels, where those before it leave a report {max(room, 0):,}"
        raise PictureFault(message, hint)
    if image.mode not in COLOURS:
        hint = "save it in a picture editor as RGB with 8 bits for each colour."
        raise PictureFault(f"has colours that not every format can show ({image.mode})", hint)
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise PictureFault("moves", "save one still picture of it.")


def _reencoded(image: Image, pixels: int) -> Decoded:
    """The picture encoded again: upright, in a form that every format reads, and without its metadata.

    Metadata may say where it was taken, and name a person. ``pixels`` are how many it has in its file.
    """
    from PIL import ImageOps

    is_png = image.format == "PNG"
    if pixels > MAX_SIDE**2:
        image.thumbnail((MAX_SIDE, MAX_SIDE))
    upright = ImageOps.exif_transpose(image)
    if is_png and "transparency" in image.info:
        upright = upright.convert("RGBA")  # else it would go with the metadata, of which it is part
    cleaned = upright if is_png else upright.convert("RGB")
    cleaned.info.clear()
    stream = io.BytesIO()
    if is_png:
        cleaned.save(stream, "PNG", compress_level=_COMPRESSION)
    else:
        cleaned.save(stream, "JPEG", quality=92)
    media_type = f"image/{'png' if is_png else 'jpeg'}"
    return Decoded(stream.getvalue(), media_type, cleaned.width, cleaned.height, pixels)
