"""Pictures in files that people send: taken over as they are where nothing in them needs a change, else decoded.

To decode and encode a picture takes longer than to read all words of a file. One that is taken over is decoded when a
report shows it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from mappa_report.document.bounds import MAX_SIDE
from mappa_report.readers.picture_decoding import COLOURS, Decoded, decode
from mappa_report.readers.picture_parts import is_in_too_many_parts

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_KEPT = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"))
"""The chunks of a PNG that make the picture; others say when it was made, with what, or by whom."""

_PLAIN_SEGMENTS = frozenset((0xE0, 0xEE))
"""Of what stands before the data of a JPEG: how its colours are meant. Others may hold what a camera notes."""


def clean_picture(data: bytes, room: int) -> Decoded:
    """The PNG or JPEG ``data`` without metadata. ``room`` is how many pixels the pictures of a file may still have.

    Raises PictureFault for what is no picture, or one that a report can't show.
    """
    return _as_it_is(data, room) or decode(data, room)


def _as_it_is(data: bytes, room: int) -> Decoded | None:
    """The picture, if it can be taken over; None where it has to be decoded to be sure, made smaller or refused."""
    cleaned = _cleaned(data)
    if cleaned is None or is_in_too_many_parts(data):
        return None
    from PIL import Image

    try:
        with Image.open(io.BytesIO(cleaned), formats=("PNG", "JPEG")) as image:
            size, mode, is_png = image.size, image.mode, image.format == "PNG"
    except Exception:  # of many kinds, which decoding puts into words
        return None
    pixels = size[0] * size[1]
    if max(size) > MAX_SIDE or pixels > room or mode not in COLOURS:
        return None
    return Decoded(cleaned, f"image/{'png' if is_png else 'jpeg'}", *size, pixels)


def _cleaned(data: bytes) -> bytes | None:
    if data.startswith(_PNG):
        return _png_without_notes(data)
    return data if data.startswith(_JPEG) and _is_plain_jpeg(data) else None


def _png_without_notes(data: bytes) -> bytes | None:
    """The PNG with the chunks alone that make the picture; None if one is damaged or the end is missing."""
    parts = [_PNG]
    start = len(_PNG)
    while start + 12 <= len(data):
        length = int.from_bytes(data[start : start + 4], "big")
        end = start + 12 + length
        name = data[start + 4 : start + 8]
        if int.from_bytes(data[end - 4 : end], "big") != zlib.crc32(data[start + 4 : end - 4]) or end > len(data):
            return None
        if name in _KEPT:
            parts.append(data[start:end])
        if name == b"IEND":
            return b"".join(parts)
        start = end
    return None


def _is_plain_jpeg(data: bytes) -> bool:
    """True if nothing is noted in the JPEG, and it is whole."""
    return data.endswith(b"\xff\xd9") and all(
        not (0xE0 <= kind <= 0xEF or kind == 0xFE) or kind in _PLAIN_SEGMENTS for kind in _segments(data)
    )


def _segments(data: bytes) -> Iterator[int]:
    """The kind of each segment before the data; of a JPEG that can't be followed, one that is not plain."""
    start = len(_JPEG)
    while start + 4 <= len(data):
        if data[start] != 0xFF:
            break
        kind = data[start + 1]
        if kind == 0xDA:
            return
        yield kind
        start += 2 + int.from_bytes(data[start + 2 : start + 4], "big")
    yield 0xFE
