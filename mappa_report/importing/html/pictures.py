"""The pictures of a page that stand in the page itself; no other is looked for."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from mappa_report.document.blocks import Picture
from mappa_report.importing.finished import ToldKind
from mappa_report.importing.picture_files import clean_picture
from mappa_report.importing.telling import Telling
from mappa_report.readers.picture_decoding import PictureFault

_DATA = re.compile(rb"(data:image/[\w+.-]{1,40};base64,)([A-Za-z0-9+/=]+)")
_KEPT = re.compile(r"data:image/[\w+.-]{1,40};base64,@(\d{1,6})", re.ASCII)
_MAX_PIXELS = 40_000_000
_REMEDY = "save it as PNG or JPEG, and put it in by hand"


class Pictures:
    """The pictures of the page ``data``. ``bare`` is the page with a number in place of the data of each."""

    def __init__(self, data: bytes, telling: Telling) -> None:
        self._telling = telling
        self._data: list[bytes] = []
        self._room = _MAX_PIXELS
        self.bare = _DATA.sub(self._taken, data)

    def picture(self, element: Any, where: str) -> Picture | None:
        """The picture that ``element`` shows; None where it is told why there is none."""
        kept = _KEPT.fullmatch(str(element.get("src", ""))[:100])
        alternative = " ".join(str(element.get("alt", "")).split())
        named = f" (“{alternative[:100]}”)" if alternative else ""
        if not kept or int(kept[1]) >= len(self._data):
            words = (
                f"a picture{named} that lies outside the page was left out: it was not looked for; put it in by hand"
            )
            self._telling.tell(ToldKind.PICTURE, where, words)
            return None
        try:
            decoded = clean_picture(base64.b64decode(self._data[int(kept[1])]), self._room)
        except (PictureFault, binascii.Error) as fault:
            why = f"it {fault.message}" if isinstance(fault, PictureFault) else "it is damaged"
            self._telling.tell(ToldKind.PICTURE, where, f"a picture{named} was left out, as {why}: {_REMEDY}")
            return None
        self._room -= decoded.pixels
        if not alternative:
            words = "a picture has no alternative text: say what it shows"
            self._telling.tell(
                ToldKind.PICTURE, where, words, "{} pictures have no alternative text: say what each shows"
            )
        return Picture(alternative, decoded.data, decoded.media_type, decoded.width, decoded.height)

    def _taken(self, match: re.Match[bytes]) -> bytes:
        self._data.append(match[2])
        return match[1] + b"@%d" % (len(self._data) - 1)
