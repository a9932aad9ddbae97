"""Bytes of an RTF into letters: each font has a code page, and two of them have signs in place of letters."""

from __future__ import annotations

import codecs

from msgspec import Struct

_BY_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437",
}  # fmt: skip
_OF_FILE = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOLS = 2
_PRIVATE = 0xF000
USUAL = "cp1252"


class Font(Struct, frozen=True):
    """A font: its ``name``, and the ``codec`` of its letters, blank for that of the file."""

    name: str = ""
    codec: str = ""
    has_signs: bool = False

    def text(self, data: bytes, usual: str) -> str:
        """The letters of ``data``, in the private area for signs; ``usual`` is the file's own codec."""
        if self.has_signs:
            return "".join(chr(_PRIVATE | code) for code in data)
        return data.decode(self.codec or usual, errors="replace")


def font_of(name: str, charset: int, page: int) -> Font:
    """The font ``name`` with a character set of Windows, and a code ``page`` where the file says one."""
    return Font(name, codec_of(page) or _BY_CHARSET.get(charset, ""), charset == _SYMBOLS)


def codec_of(page: int) -> str:
    """Python's name of a code page of Windows; blank for one that there is not."""
    name = "utf_8" if page == 65001 else "mac_roman" if page == 10000 else f"cp{page}"
    try:
        return codecs.lookup(name).name if page > 0 else ""
    except LookupError:
        return ""


def codec_named(word: str) -> str:
    """The codec of a file that begins with the control word ``word``; blank for another word."""
    return _OF_FILE.get(word, "")
