"""The bytes of pictures that stand in an RTF."""

from __future__ import annotations

import binascii

ENDINGS = {
    "pngblip": ".png",
    "jpegblip": ".jpg",
    "emfblip": ".emf",
    "wmetafile": ".wmf",
    "macpict": ".pict",
    "dibitmap": ".bmp",
    "wbitmap": ".bmp",
}
"""Control words for kinds of pictures, and how files of each end."""


class Shape:
    """A shape or picture whose group is open: what it shows, and what is said of it."""

    def __init__(self) -> None:
        self.alternative = ""
        self.pictures: list[tuple[bytes, str]] = []


class PictureData:
    """The pictures of a file by made-up names."""

    def __init__(self) -> None:
        self._data: list[bytes] = []

    def keep(self, data: bytes, ending: str) -> str:
        """The name under which ``data`` is kept."""
        self._data.append(data)
        return f"{len(self._data) - 1}{ending}"

    def content(self, name: str) -> bytes | None:
        """The bytes of the picture ``name``."""
        return self._data[int(name.partition(".")[0])]


def from_hex(text: str) -> bytes:
    """The bytes that ``text`` writes in sixteens; none if it is anything else."""
    try:
        return binascii.unhexlify("".join(text.split()))
    except (ValueError, binascii.Error):
        return b""
