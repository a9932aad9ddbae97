"""The parts of a spreadsheet, unpacked and parsed safely: bounded in size, without entities or any address followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from mappa_report.importing.sheets import refusals

MAX_XML_BYTES = 24 * 1024 * 1024
"""What all parts that are read may unpack to together: far above the figures of all areas in twenty years."""

MAX_TAGS = 1_000_000
"""How many times a part may open or close a tag. A row of a return has some twenty."""

_MAX_PARTS = 2_000
_ENTRY = b"PK\x01\x02"
"""With these bytes each part is listed at the end of a ZIP file."""

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError,
    IndexError, OverflowError, MemoryError,
)  # fmt: skip
"""What Python's zip reader raises for a damaged file, some of it not its own."""


class Package:
    """The parts of the ZIP file ``data``, which people call ``name``. Raises FileRefused for what can't be read."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if data.count(_ENTRY) > _MAX_PARTS:
            raise refusals.too_large(name, f"more than {_MAX_PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = [info.filename for info in self._zip.infolist()]
        except _BROKEN as error:
            raise refusals.damaged(name) from error
        # Two readers of the file would each see another of the two.
        if len({each.casefold() for each in names}) != len(names):
            raise refusals.untrustworthy(name, "has two parts of the same name")
        self.names = frozenset(names)
        self._left = MAX_XML_BYTES

    def root(self, part: str) -> Any | None:
        """The root element of the XML in ``part``; None where there is no such part."""
        from lxml import etree

        if part not in self.names:
            return None
        data = self._bytes(part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise refusals.damaged(self.name, f"the part {part:.80} of this spreadsheet") from error

    def elements(self, part: str, *tags: str) -> Iterator[Any]:
        """Each element of ``part`` that has one of ``tags``, once it ends; what it holds is dropped when asked on."""
        from lxml import etree

        stream = io.BytesIO(self._bytes(part))
        events = etree.iterparse(
            stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            for _, element in events:
                yield element
                element.clear()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise refusals.damaged(self.name, f"the part {part:.80} of this spreadsheet") from error

    def _bytes(self, part: str) -> bytes:
        """The bytes of ``part``, when nothing in it would keep a parser busy for long."""
        try:
            info = self._zip.getinfo(part)
            if info.compress_type not in _PACKED or info.flag_bits & 1:
                raise zipfile.BadZipFile
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except _BROKEN as error:
            raise refusals.damaged(self.name, f"the part {part:.80} of this spreadsheet") from error
        self._left -= len(data)
        if self._left < 0:
            raise refusals.too_large(self.name, f"it unpacks to more than {MAX_XML_BYTES // 1024 // 1024} MB")
        if b"\x00" in data[:400]:
            raise refusals.untrustworthy(self.name, "is not written in UTF-8")
        if data.count(b"<") > MAX_TAGS:
            raise refusals.too_large(self.name, f"more than {MAX_TAGS:,} tags in the part {part:.80}")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise refusals.untrustworthy(self.name, "sets up entities")
        return data
