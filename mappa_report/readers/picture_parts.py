"""What a picture's file is made of, counted before anything of it is decoded.

A file of some kilobytes can be a hundred thousand passes over one picture, or a million parts with nothing in them.
"""

from collections.abc import Iterator

MAX_PARTS = 10_000
"""Chunks of a PNG, or segments before the data of a JPEG. A camera writes some ten, a PNG of 10 MB some thousand."""

MAX_PASSES = 64
"""Times that a JPEG goes over the picture, from coarse to fine. Programs that save such pictures use some ten."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PASS = b"\xff\xda"
"""What begins each pass. Within the data of a pass, 0xFF is always followed by nought or the number of a restart."""


def is_in_too_many_parts(data: bytes) -> bool:
    """Whether the file whose bytes are ``data`` would take long to read, for a picture of its size."""
    if data.startswith(_PNG):
        return _exceeds(_png_chunks(data))
    if data.startswith(_JPEG):
        return data.count(_PASS) > MAX_PASSES or _exceeds(_jpeg_segments(data))
    return False


def _exceeds(starts: Iterator[int]) -> bool:
    return any(number >= MAX_PARTS for number, _ in enumerate(starts))


def _png_chunks(data: bytes) -> Iterator[int]:
    """Where each chunk starts, which is its length, its name of four letters, its content and a checksum."""
    start = len(_PNG)
    while start < len(data):
        yield start
        start += 12 + int.from_bytes(data[start : start + 4], "big")


def _jpeg_segments(data: bytes) -> Iterator[int]:
    """Where each segment before the first pass starts: two bytes of a marker, then its length, itself included."""
    start = len(_JPEG)
    while start < len(data) and data[start : start + 2] != _PASS:
        yield start
        start += 2 + int.from_bytes(data[start + 2 : start + 4], "big") if data[start] == 0xFF else 1
